"""What do the clauses of a statement say, read from left to right?

The speaker's wish leads to what they would do; a subject of its own leads to a result; "so", "that" and
"until" lead to results, "because I" and the means markers to methods (advice 1d).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.rules.slots.found import SELF, Found, Mode
from coach.rules.slots.fragments import LABELS, read_fragment, read_job, read_labelled
from coach.rules.slots.groups import passes
from coach.rules.slots.helping import MEANS, last_of_several, read_gift, read_help, read_means
from coach.rules.slots.living import living_kind
from coach.rules.slots.narrowing import extent, past_place
from coach.rules.slots.phrases import (
    BREAKS,
    Phrase,
    compares,
    is_class,
    low_at,
    nameable,
    noun_phrase,
    skip_adverbs,
    tag_at,
    verb_in,
)
from coach.rules.slots.results import (
    all_purpose,
    becomes,
    has_direction,
    main_verb,
    object_passes,
    predicate,
    result_passes,
)
from coach.rules.slots.stretches import stretch
from coach.rules.slots.subjects import opens_subject
from coach.rules.slots.tasks import is_task, last_of_several_acts, may_be_noun, names_activity
from coach.rules.slots.verbless import comes_true

if TYPE_CHECKING:
    from coach.rules.slots.words import Token

_COPULA = frozenset({"is", "was", "are", "be", "that's", "it's"})
_RELATIVE = frozenset({"that", "which"})
_WANTING = frozenset({"want", "like", "love", "hope", "wish", "dream", "prefer"})
_AFTER_WISH = frozenset({"very", "much", "that", "really", "most", "about", "on", "for"})
_GOAL_NOUNS = frozenset(
    {
        "goal",
        "dream",
        "plan",
        "aim",
        "purpose",
        "ambition",
        "mission",
        "wish",
        "hope",
        "target",
        "job",
        "idea",
    }
    | {"passion", "vision", "calling", "trade", "thing", "intention", "objective", "focus", "career", "work"}
)


def _is_goal(row: list[Token], phrase: Phrase) -> bool:
    """Whether a phrase only announces the goal: "my dream", "the job I want"."""
    told = row[phrase.start].low in ("my", "the", "our", "one")
    return told and row[phrase.head].low in _GOAL_NOUNS


class Reader:
    """Reads the tokens of a statement and gathers what they say."""

    def __init__(self, row: list[Token]) -> None:
        self.row = row
        self.found = Found()

    def read(self) -> Found:
        """All stretches of the statement."""
        start, label = 0, ""
        for here in range(len(self.row) + 1):
            if here < len(self.row) and self.row[here].low not in BREAKS:
                continue
            if not (label and read_labelled(self.row, self.found, label, start, here)):
                self._segment(start, here)
            told = " ".join(token.low for token in self.row[start:here])
            colon = low_at(self.row, here, len(self.row)) in (":", "-", "–", "—")
            label = LABELS.get(told, "") if colon else ""
            start = here + 1
        return self.found

    def _segment(self, at: int, end: int) -> None:
        mode: Mode = "main"
        while at < end:
            after = at
            if not self.row[at].hidden:
                mode, after = self._step(at, end, mode)
            at = max(after, at + 1)

    def _step(self, at: int, end: int, mode: Mode) -> tuple[Mode, int]:
        """Reads what begins at `at`; gives the mode and where reading goes on."""
        token = self.row[at]
        led = {"starting": "with", "because": "of"}.get(token.low)
        if token.low in MEANS or (led and low_at(self.row, at + 1, end) == led):
            return read_means(self.row, self.found, at, end, mode)
        if token.tag == "Q" or token.low in ("so", "in"):
            joined = self._joint(at, end, mode)
            if joined is not None:
                return joined
        if token.low == "," or (token.tag == "T" and tag_at(self.row, at + 1, end) in "VBR"):
            mode = "main" if mode == "method" else mode
        return mode, self._by_tag(at, end, mode)

    def _by_tag(self, at: int, end: int, mode: Mode) -> int:
        """Reads a word by what it does in the sentence; gives where reading goes on."""
        token, follows = self.row[at], tag_at(self.row, at + 1, end)
        if token.low in SELF:
            return self._speaker(at + 1, end, mode)
        if token.tag == "T" and follows in "VBR":
            return self._verb(skip_adverbs(self.row, at + 1, end), end, mode)
        if token.tag in "VGZ" or token.low in ("wanna", "gotta", "do"):
            return (
                self._noun(at, end, mode) if opens_subject(self.row, at, end) else self._verb(at, end, mode)
            )
        if token.tag == "P":
            return self._preposition(at, end)
        return self._noun(at, end, mode) if token.tag in "DKAENSUO" else at + 1

    def _joint(self, at: int, end: int, mode: Mode) -> tuple[Mode, int] | None:
        """What a word that joins clauses leads to; None where the word is none."""
        low = self.row[at].low
        if low in ("because", "when", "where") or (low == "once" and low_at(self.row, at + 1, end) in SELF):
            return self._because(at, end, mode)
        if low == "in":
            return self._in_order(at, end, mode)
        job = at > 0 and is_class(self.row[at - 1], "role_words") and self.row[at - 1].tag in "NS"
        if low.startswith(("whatever", "wherever", "whoever", "whichever")) or (job and low in _RELATIVE):
            return mode, self._past_sign(at, end)
        if low in ("if", "unless"):
            return self._if_they_had(at, end, mode) or ("method", at + 1)
        leads = low in ("so", "until") or (low in _RELATIVE and at > 0)
        return ("result", at + 1) if leads else None

    def _in_order(self, at: int, end: int, mode: Mode) -> tuple[Mode, int] | None:
        """Past "in order to" and "in order that"; None where "in" leads elsewhere."""
        if low_at(self.row, at + 1, end) != "order":
            return None
        that = low_at(self.row, at + 2, end) == "that"
        return ("result" if mode == "method" or that else "main"), at + 3

    def _because(self, at: int, end: int, mode: Mode) -> tuple[Mode, int]:
        """Reads "because I" as a method, "because drivers call" perhaps as one, "where" as a result."""
        if low_at(self.row, at + 1, end) in SELF:
            return "method", at + 1
        caused = self.row[at].low != "where" and (self.found.change or self.found.groups)
        after = self._cause(at + 1, end) if caused else 0
        return (mode, after) if after else ("result", at + 1)

    def _if_they_had(self, at: int, end: int, mode: Mode) -> tuple[Mode, int] | None:
        """Reads "if they had drip lines" as what is provided; None where the clause says something else."""
        had = tag_at(self.row, at + 1, end) == "O" and low_at(self.row, at + 2, end) in ("had", "have", "got")
        phrase = noun_phrase(self.row, at + 3, end) if had else None
        if phrase is None or not nameable(self.row, phrase.start, phrase.stop):
            return None
        stop = stretch(self.row, phrase.head, end, result=False)
        self.found.how.append((phrase.start, stop))
        return mode, stop

    def _past_sign(self, at: int, end: int) -> int:
        """The next comma after `at`."""
        while at < end and self.row[at].low != ",":
            at += 1
        return at

    def _cause(self, at: int, end: int) -> int:
        """A clause after "because" that says how a result comes about; 0 where it is none."""
        phrase = noun_phrase(self.row, at, end)
        verb = -1 if phrase is None else predicate(self.row, phrase.stop, end, wished=False)
        if verb < 0 or not nameable(self.row, at, end):
            return 0
        stop = stretch(self.row, verb, end, result=True)
        self.found.how.append((at, stop))
        return stop

    def _speaker(self, at: int, end: int, mode: Mode) -> int:
        """After "I": what the speaker wants or does."""
        while tag_at(self.row, at, end) in "MRXB" and self.row[at].low != "have":
            at += 1
        tag = tag_at(self.row, at, end)
        if tag in "AE" and low_at(self.row, at + 1, end) in ("to", "about", "in", "on"):
            return at + 1
        if tag in "VGZ" and verb_in(self.row[at], "wish_verbs"):
            return self._wish(at, end, "main")
        if tag in "VGZE":
            return self._verb(at, end, "method" if mode == "method" else "main")
        if tag in "DN":
            phrase = noun_phrase(self.row, at, end)
            return phrase.stop if phrase else at + 1
        return at

    def _wish(self, at: int, end: int, mode: Mode) -> int:
        """After a verb of wishing: "to do", "doing", "somebody to do", "a thing"."""
        here = skip_adverbs(self.row, at + 1, end)
        while low_at(self.row, here, end) in _AFTER_WISH:
            here += 1
        if tag_at(self.row, here, end) in "TVG~" or self.row[here].hidden:
            return here
        phrase = noun_phrase(self.row, here, end)
        if phrase is None or self.row[phrase.head].low in SELF:
            return here
        if living_kind(self.row[phrase.head]) != "-":
            phrase = last_of_several(self.row, self.found, phrase, end)
        stop = extent(self.row, phrase, end) if living_kind(self.row[phrase.head]) != "-" else phrase.stop
        if self.row[phrase.stop - 1 : stop] and tag_at(self.row, phrase.stop, end) == "G":
            stop = stop if predicate(self.row, stop, end, wished=True) >= 0 else phrase.stop
        stop = past_place(self.row, stop, end)
        return self._clause(phrase, stop, end, mode, wished=True)

    def _clause(self, phrase: Phrase, stop: int, end: int, mode: Mode, *, wished: bool = False) -> int:
        """A subject with what it does; gives where reading goes on."""
        if (after := comes_true(self.row, self.found, phrase, end)) > 0:
            return after
        verb = predicate(self.row, stop, end, wished=wished)
        if verb < 0:
            return read_fragment(
                self.row, self.found, phrase, end, "wish" if wished and mode == "main" else mode
            )
        if _is_goal(self.row, phrase):
            return verb + 1
        if self.row[verb].low in _COPULA and not becomes(self.row, verb, end):
            if names_activity(self.row, phrase) or passes(self.row, phrase, end):
                read_fragment(self.row, self.found, phrase, end, mode)
            return verb + 1
        after = stretch(self.row, verb, end, result=True)
        body = verb + 1 if self.row[verb].tag == "T" else verb
        inner = main_verb(self.row, body, after)
        if inner >= 0 and verb_in(self.row[inner], "help_verbs"):
            read_fragment(self.row, self.found, phrase, end, mode)
            return self._verb(inner, end, "result")
        self._result(phrase, body, after, mode)
        return after

    def _result(self, phrase: Phrase, body: int, after: int, mode: Mode) -> None:
        """Notes what a subject and its verb phrase say: a group with its result, or a result as a whole."""
        subject = self.row[phrase.head]
        passed = result_passes(self.row, body, after)
        anybody = is_class(subject, "generic_groups") and not passes(self.row, phrase, after)
        if anybody and not nameable(self.row, body, after):
            return
        verb = main_verb(self.row, body, after)
        idle = subject.low == "it" and verb >= 0 and verb_in(self.row[verb], "empty_verbs")
        if idle or subject.low in ("something", "anything", "everything"):
            return
        if living_kind(subject) != "-" or subject.tag == "O":
            if passes(self.row, phrase, after):
                self.found.groups.append(phrase)
            if passed:
                fewer = compares(self.row, phrase)
                self.found.change.append((phrase.start if fewer else body, after))
        elif names_activity(self.row, phrase):
            read_fragment(self.row, self.found, phrase, body, mode)
            if passed:
                self.found.change.append((body, after))
        elif not all_purpose(self.row, phrase.start, after):
            told = nameable(self.row, phrase.start, phrase.stop)
            if passed or told or compares(self.row, phrase):
                self.found.change.append((phrase.start, after))

    def _verb(self, at: int, end: int, mode: Mode) -> int:
        """A verb phrase of the speaker: a wish, help, a gift, a result or a task."""
        if at < end and self.row[at].tag == "E" and self._is_named_deed(at):
            self.row[at].tag = "V"
        if at >= end or (self.row[at].tag == "E" and self.row[at - 1].tag == "B"):
            return at + 1
        token = self.row[at]
        if (last := last_of_several_acts(self.row, at, end)) > at:
            return self._several(at, last, end, mode)
        if verb_in(token, "help_verbs"):
            myself = low_at(self.row, at + 1, end) in SELF
            return self._verb(at + 2, end, mode) if myself else read_help(self.row, self.found, at, end)
        if self._wishes(at, end, mode):
            return self._wish(at, end, mode)
        if verb_in(token, "give_verbs") and (after := read_gift(self.row, self.found, at, end)):
            return after
        turns = mode != "method" and has_direction(self.row, at, end)
        return self._turn(at, end) if turns else self._task(at, end, mode)

    def _is_named_deed(self, at: int) -> bool:
        """Whether "is" leads to what one would do: "what I'd do all week is run evenings"."""
        asked = any(token.low == "what" for token in self.row[max(0, at - 12) : at])
        plain = any(form.part == "v" and form.plain == self.row[at].low for form in self.row[at].forms)
        return asked and plain and self.row[at - 1].low == "is"

    def _turn(self, at: int, end: int) -> int:
        """Notes a result if the object of the verb can be named."""
        stop = stretch(self.row, at, end, result=True)
        if object_passes(self.row, at, stop):
            self.found.change.append((at, stop))
        elif all_purpose(self.row, at, stop):
            self.found.buzz.append((at, stop))
        return stop

    def _several(self, at: int, last: int, end: int, mode: Mode) -> int:
        """Reads the last of several acts that share an object; what it gives begins with the first."""
        before = (len(self.found.how), len(self.found.change))
        stop = self._verb(last, end, mode)
        for ranges, known in zip((self.found.how, self.found.change), before, strict=True):
            if len(ranges) > known and ranges[known][0] == last:
                ranges[known] = (at, ranges[known][1])
        return stop

    def _task(self, at: int, end: int, mode: Mode) -> int:
        """Notes a task if the verb phrase is one."""
        token = self.row[at]
        stop = stretch(self.row, at, end, result=False)
        if is_task(self.row, at, stop, mode):
            self.found.how.append((at, stop))
            return stop
        if may_be_noun(self.row, at):
            token.tag = "N"
            return self._noun(at, end, mode)
        if stop - at > 1 and all_purpose(self.row, at, stop) and not verb_in(token, "wish_verbs"):
            self.found.buzz.append((at, stop))
        return read_job(self.row, self.found, at, end)

    def _wishes(self, at: int, end: int, mode: Mode) -> bool:
        """Whether the verb wishes again: "want", "hope to", "see drivers rest"."""
        plain = self.row[at].plain("v")
        if plain in ("see", "watch"):
            seen = noun_phrase(self.row, at + 1, end)
            alive = seen is not None and living_kind(self.row[seen.head]) != "-"
            return alive and seen is not None and predicate(self.row, seen.stop, end, wished=True) >= 0
        if mode == "method":
            return False
        follows = low_at(self.row, at + 1, end)
        led_on = tag_at(self.row, at + 1, end) in "TG" or follows in ("on", "about", "for")
        return plain in _WANTING or (mode == "main" and verb_in(self.row[at], "wish_verbs") and led_on)

    def _preposition(self, at: int, end: int) -> int:
        """Skips the phrase of a preposition; groups in it are found by themselves."""
        phrase = None if tag_at(self.row, at + 1, end) == "G" else noun_phrase(self.row, at + 1, end)
        if phrase is not None and living_kind(self.row[phrase.head]) != "-":
            return extent(self.row, phrase, end)
        return phrase.stop if phrase else at + 1

    def _noun(self, at: int, end: int, mode: Mode) -> int:
        phrase = noun_phrase(self.row, at, end)
        if phrase is None:
            return at + 1
        if living_kind(self.row[phrase.head]) != "-":
            phrase = last_of_several(self.row, self.found, phrase, end)
            return self._clause(phrase, past_place(self.row, extent(self.row, phrase, end), end), end, mode)
        stop = phrase.stop
        if low_at(self.row, stop, end) in ("of", "in") and (after := noun_phrase(self.row, stop + 1, end)):
            stop = after.stop if tag_at(self.row, after.stop, end) in "VZMB" else stop
        return self._clause(phrase, stop, end, mode)
