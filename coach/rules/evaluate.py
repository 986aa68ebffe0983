"""How often is the coach right on labelled files: goals, pairs of goals, questions?

    python -m coach.rules.evaluate FILE…

Each FILE is YAML with a list of rows: goals (`text`, `level`, `elements`, `vague`), pairs (`vague`,
`specific`) or questions (`text`, `label`). A pair is won if the specific text scores higher; a tie counts
half. A found span is right if it shares at least half of the longer of the two spans with a labelled one.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coach.content.vocabulary.labelled import labelled_rows
from coach.rules.questions import review
from coach.rules.specificity import SLOTS, assess

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.rules.specificity import Assessment

Row = dict[str, Any]
Edges = tuple[int, int]


def overlaps(found: Edges, labelled: Edges, least: float = 0.5) -> bool:
    """Whether two spans share at least `least` of the longer one.

    >>> overlaps((0, 10), (4, 10)), overlaps((0, 10), (8, 30))
    (True, False)
    """
    shared = min(found[1], labelled[1]) - max(found[0], labelled[0])
    return shared > 0 and shared >= least * max(found[1] - found[0], labelled[1] - labelled[0])


def matched(found: Sequence[Edges], labelled: Sequence[Edges], least: float = 0.5) -> int:
    """How many found spans are right, each labelled one counting once."""
    left = list(labelled)
    right = 0
    for edges in found:
        hit = next((other for other in left if overlaps(edges, other, least)), None)
        if hit is not None:
            left.remove(hit)
            right += 1
    return right


def rank_correlation(left: Sequence[float], right: Sequence[float]) -> float:
    """Spearman's rank correlation, -1 to 1, ties sharing their mean rank; 0 where one side never varies.

    >>> rank_correlation([1, 2, 3], [10, 20, 30])
    1.0
    """
    first, second = _ranks(left), _ranks(right)
    mean = (len(first) + 1) / 2
    spread = sum((x - mean) ** 2 for x in first) * sum((y - mean) ** 2 for y in second)
    if not spread:
        return 0.0
    return float(sum((x - mean) * (y - mean) for x, y in zip(first, second, strict=True)) / spread**0.5)


def _ranks(values: Sequence[float]) -> list[float]:
    places = sorted(range(len(values)), key=lambda place: values[place])
    ranks = [0.0] * len(values)
    start = 0
    while start < len(places):
        stop = start
        while stop < len(places) and values[places[stop]] == values[places[start]]:
            stop += 1
        for place in places[start:stop]:
            ranks[place] = (start + stop + 1) / 2
        start = stop
    return ranks


def _edges(rows: Sequence[Row]) -> list[Edges]:
    return [(row["start"], row["end"]) for row in rows]


def goals(rows: Sequence[Row]) -> list[str]:
    """The figures of labelled statements: correlation, levels, F1 per slot, vague markers."""
    read = [assess(row["text"]) for row in rows]
    levels = [row["level"] for row in rows]
    empty = [found.level for found, level in zip(read, levels, strict=True) if level == 0]
    correlation = rank_correlation([found.score for found in read], levels)
    exact = sum(found.level == level for found, level in zip(read, levels, strict=True))
    lines = [
        f"{len(rows)} goals",
        f"rank correlation of score and level  {correlation:.3f}",
        f"level exactly right  {exact / max(len(rows), 1):.3f}",
        f"level 0 taken for 2 or more  {sum(level >= 2 for level in empty)} of {len(empty)}",
    ]
    lines += [_slot_line(slot, rows, read) for slot in SLOTS]
    lines.append(_vague_line(rows, read))
    return lines


def _slot_line(slot: str, rows: Sequence[Row], read: Sequence[Assessment]) -> str:
    right = found = labelled = 0
    filled: Counter[tuple[bool, bool]] = Counter()
    for row, seen in zip(rows, read, strict=True):
        ours, theirs = [(s.start, s.end) for s in getattr(seen, slot)], _edges(row["elements"][slot])
        right += matched(ours, theirs)
        found += len(ours)
        labelled += len(theirs)
        filled[bool(ours), bool(theirs)] += 1
    presence = _f1(filled[True, True], filled[True, False], filled[False, True])
    precision, recall = right / max(found, 1), right / max(labelled, 1)
    f1 = _f1(right, found - right, labelled - right)
    spans = f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}"
    return f"{slot:6}  {spans}  (slot filled or not: F1 {presence:.3f})"


def _f1(right: int, extra: int, missed: int) -> float:
    return 2 * right / max(2 * right + extra + missed, 1)


def _vague_line(rows: Sequence[Row], read: Sequence[Assessment]) -> str:
    met = found = labelled = right = 0
    for row, seen in zip(rows, read, strict=True):
        ours, theirs = [(v.start, v.end) for v in seen.vague], _edges(row["vague"])
        met += sum(any(overlaps(edges, other, 0.01) for edges in ours) for other in theirs)
        right += sum(any(overlaps(edges, other, 0.01) for other in theirs) for edges in ours)
        found += len(ours)
        labelled += len(theirs)
    return f"vague   precision {right / max(found, 1):.3f}  recall {met / max(labelled, 1):.3f}"


def pairs(rows: Sequence[Row]) -> list[str]:
    """The share of pairs won; a tie counts half."""
    won = 0.0
    lost = []
    for row in rows:
        vague, specific = assess(row["vague"]).score, assess(row["specific"]).score
        won += 1.0 if specific > vague else 0.5 * (specific == vague)
        if specific <= vague:
            lost.append(f"  {vague} against {specific}: {row['vague']} / {row['specific']}")
    return [f"{len(rows)} pairs", f"won  {won / max(len(rows), 1):.3f}", *lost]


def questions(rows: Sequence[Row]) -> list[str]:
    """The share of questions judged right, of good ones kept, and of weak tags found."""
    seen = [review(row["text"]) for row in rows]
    right = sum(found.verdict == row["label"] for row, found in zip(rows, seen, strict=True))
    good = [found.verdict == "good" for row, found in zip(rows, seen, strict=True) if row["label"] == "good"]
    weak = [(row, found) for row, found in zip(rows, seen, strict=True) if row["label"] == "weak"]
    tagged = sum(bool(set(row["tags"]) & set(found.tags)) for row, found in weak)
    return [
        f"{len(rows)} questions",
        f"right  {right / max(len(rows), 1):.3f}",
        f"good ones kept  {sum(good) / max(len(good), 1):.3f}",
        f"weak ones with a right tag  {tagged / max(len(weak), 1):.3f}",
    ]


def report(rows: Sequence[Row]) -> list[str]:
    """The figures of one file, by the kind of its rows."""
    if rows and "specific" in rows[0]:
        return pairs(rows)
    return questions(rows) if rows and "label" in rows[0] else goals(rows)


def main(files: Sequence[str]) -> int:
    """Prints the figures of each file; 2 where no file was named."""
    if not files:
        sys.stdout.write("python -m coach.rules.evaluate FILE…\n")
        return 2
    for name in files:
        rows = labelled_rows(Path(name))
        sys.stdout.write("\n".join([name, *(f"  {line}" for line in report(rows)), ""]) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
