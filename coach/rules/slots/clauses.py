"""What the clauses of a statement say: which stretch is a result, which is a task or a thing provided?

Before/after test for *what changes*: a direction and a nameable object. Job-ad test for *how*: a stranger would
know what is done that day (advice 1d). A means marker makes a method, a result verb or a comparative a result,
and any other verb with a nameable object a task.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from coach.content.vocabulary import closed_class
from coach.rules.slots.groups import extent, living_kind, passes
from coach.rules.slots.masks import is_time_place_or_pay
from coach.rules.slots.phrases import (
    BREAKS,
    Phrase,
    concrete,
    empty,
    is_class,
    is_field,
    nameable,
    noun_phrase,
    verb_in,
)

if TYPE_CHECKING:
    from coach.rules.slots.words import Token

Mode = Literal["main", "result", "method"]
MEANS = frozenset({"by", "through", "with", "using", "via", "thanks"})
_SELF = frozenset({"i", "we", "i'd", "i'll", "i'm", "im", "id", "we'd", "we'll", "we're", "me", "us"})
_COPULA = frozenset({"is", "was", "are", "be", "that's", "it's"})
_LONGEST_RUN = 48
_PLACED = frozenset({"safe", "home", "back", "together", "out", "off", "away", "down", "up", "on", "in"})
_PARTICLES = frozenset({"in", "up", "out", "off", "down", "over", "on", "away"})
_LABELS = {
    **dict.fromkeys(("who", "for whom", "for", "group"), "who"),
    **dict.fromkeys(("what", "what changes", "change", "result", "outcome"), "change"),
    **dict.fromkeys(
        ("how", "method", "means", "by", "my part", "what i do", "what i would do", "task"), "how"
    ),
}
_GOAL_NOUNS = frozenset(
    "goal dream plan aim purpose ambition mission wish hope target job idea passion vision calling trade thing "
    "intention objective focus career work".split()
)


@dataclass
class Found:
    """The stretches found, as token ranges (stop exclusive)."""

    change: list[tuple[int, int]] = field(default_factory=list)
    how: list[tuple[int, int]] = field(default_factory=list)
    groups: list[Phrase] = field(default_factory=list)
    roles: list[tuple[int, int]] = field(default_factory=list)
    buzz: list[tuple[int, int]] = field(default_factory=list)


class Reader:
    """Reads the tokens of a statement from left to right."""

    def __init__(self, row: list[Token], hidden: list[bool], idle: set[int]) -> None:
        self.row = row
        self.hidden = hidden
        self.idle = idle
        self.found = Found()

    # ---- the walk -------------------------------------------------------------------------------

    def read(self) -> Found:
        """All stretches of the statement."""
        start, label = 0, ""
        for here in range(len(self.row) + 1):
            if here == len(self.row) or self.row[here].low in BREAKS:
                if not (label and self._labelled(label, start, here)):
                    self._segment(start, here)
                told = " ".join(token.low for token in self.row[start:here])
                label = _LABELS.get(told, "") if here < len(self.row) and self.row[here].low in ":-–—" else ""
                start = here + 1
        return self.found

    def _labelled(self, label: str, start: int, stop: int) -> bool:
        """A stretch behind "How:" or "For whom:" fills that slot, if it says anything."""
        if stop <= start or any(self.hidden[start:stop]):
            return False
        if label == "who":
            phrase = noun_phrase(self.row, start, stop)
            if phrase is None or not passes(self.row, phrase, stop):
                return False
            self.found.groups.append(phrase)
            return True
        if not nameable(self.row, start, stop):
            return False
        (self.found.change if label == "change" else self.found.how).append((start, stop))
        return True

    def _segment(self, at: int, end: int) -> None:
        mode: Mode = "main"
        here = at
        while here < end:
            if self.hidden[here]:
                here += 1
                continue
            mode, after = self._step(here, end, mode)
            here = max(after, here + 1)

    def _step(self, at: int, end: int, mode: Mode) -> tuple[Mode, int]:
        token = self.row[at]
        low, tag = token.low, token.tag
        if low in _SELF:
            return ("method" if mode == "method" else mode), self._speaker(at + 1, end, mode)
        if low == "because" or low == "when" or low == "where":
            if self._next_is_self(at + 1, end) and self.row[at + 1].low in _SELF:
                return "method", at + 1
            if (
                low != "where"
                and (self.found.change or self.found.groups)
                and (after := self._cause(at + 1, end))
            ):
                return mode, after
            return "result", at + 1
        if low.startswith(("whatever", "wherever", "whoever", "whichever")):
            return mode, self._past_sign(at, end)
        if low in ("if", "unless"):
            return "method", at + 1
        if low == "so" or (low == "until"):
            return "result", at + 1
        if tag == "Q" and low in ("that", "which") and at > 0:
            if is_class(self.row[at - 1], "role_words") and self.row[at - 1].tag in "NS":
                return mode, self._past_sign(at, end)
            return "result", at + 1
        if low == "in" and at + 2 < end and self.row[at + 1].low == "order":
            return "result" if mode == "method" else "main", at + 3
        if low in MEANS or (low == "starting" and at + 1 < end and self.row[at + 1].low == "with"):
            return self._means(at, end, mode)
        if tag == "T":
            if at + 1 < end and self.row[at + 1].tag in "VBR":
                return ("main" if mode == "method" else mode), self._verb(
                    self._skip_adverbs(at + 1, end), end, mode
                )
            return mode, at + 1
        if tag in "VGZ" or (tag == "M" and low in ("wanna", "gotta", "do")):
            return mode, self._verb(at, end, mode)
        if tag == "P":
            return mode, self._preposition(at, end)
        if low == ",":
            return ("main" if mode == "method" else mode), at + 1
        if tag in "DKAENSUO":
            return mode, self._noun(at, end, mode)
        return mode, at + 1

    def _past_sign(self, at: int, end: int) -> int:
        """The next comma after `at`."""
        while at < end and self.row[at].low != ",":
            at += 1
        return at

    def _cause(self, at: int, end: int) -> int:
        """A clause after "because" that says how a result comes about; 0 where it is none."""
        phrase = noun_phrase(self.row, at, end)
        verb = -1 if phrase is None else self._predicate(phrase.stop, end, wished=False)
        if phrase is None or verb < 0 or not nameable(self.row, at, end):
            return 0
        stop = self._run(verb, end, result=True)
        self.found.how.append((at, stop))
        return stop

    def _skip_adverbs(self, at: int, end: int) -> int:
        while at < end and self.row[at].tag in "RX":
            at += 1
        return at

    def _next_is_self(self, at: int, end: int) -> bool:
        return at < end and self.row[at].low in (*_SELF, "my", "our", "a", "the")

    # ---- the speaker ----------------------------------------------------------------------------

    def _speaker(self, at: int, end: int, mode: Mode) -> int:
        """After "I": what the speaker wants or does."""
        here = at
        while here < end and self.row[here].tag in "MRXB" and self.row[here].low not in ("have",):
            here += 1
        if here >= end:
            return here
        token = self.row[here]
        if token.low == "to":
            return here
        if token.tag in "AE" and here + 1 < end and self.row[here + 1].low in ("to", "about", "in", "on"):
            return here + 1
        if token.tag in "VGZ" and verb_in(token, "wish_verbs") and mode != "method":
            return self._wish(here, end, mode)
        if token.tag in "VGZE":
            return self._verb(here, end, "method" if mode == "method" else "main")
        if token.tag == "D" or token.tag == "N":
            phrase = noun_phrase(self.row, here, end)
            return phrase.stop if phrase else here + 1
        return here

    def _wish(self, at: int, end: int, mode: Mode) -> int:
        """After a verb of wishing: "to do", "doing", "somebody to do", "a thing"."""
        here = self._skip_adverbs(at + 1, end)
        while here < end and self.row[here].low in (
            "very",
            "much",
            "that",
            "really",
            "most",
            "about",
            "on",
            "for",
        ):
            here += 1
        if here >= end or self.row[here].tag in "TVG" or self.hidden[here]:
            return here
        phrase = noun_phrase(self.row, here, end)
        if phrase is None or self.row[phrase.head].low in _SELF:
            return here
        stop = extent(self.row, phrase, end) if living_kind(self.row[phrase.head]) != "-" else phrase.stop
        if (
            stop > phrase.stop
            and self._predicate(stop, end, wished=True) < 0
            and self.row[phrase.stop].tag == "G"
        ):
            stop = phrase.stop
        return self._clause(phrase, stop, end, mode, wished=True)

    # ---- clauses with a subject of their own ----------------------------------------------------

    def _clause(self, phrase: Phrase, stop: int, end: int, mode: Mode, *, wished: bool = False) -> int:
        """A subject with what it does; returns where reading goes on."""
        verb = self._predicate(stop, end, wished=wished)
        if verb < 0:
            return self._fragment(phrase, end, mode, wished=wished)
        subject = self.row[phrase.head]
        if self._is_goal(phrase):
            return verb + 1
        if self.row[verb].low in _COPULA and not self._predicative(verb, end):
            if self._names_activity(phrase) or passes(self.row, phrase, end):
                self._fragment(phrase, end, mode, wished=False)
            return verb + 1
        after = self._extent_of_result(verb, end)
        first = self.row[verb].low if self.row[verb].tag != "T" else self.row[verb + 1].low
        alive = living_kind(subject) != "-" or subject.tag == "O"
        body = verb + 1 if self.row[verb].tag == "T" else verb
        main_verb = self._main_verb(body, after)
        if main_verb >= 0 and verb_in(self.row[main_verb], "help_verbs"):
            self._fragment(phrase, end, mode, wished=False)
            return self._verb(main_verb, end, "result")
        if alive:
            if passes(self.row, phrase, end):
                self.found.groups.append(phrase)
            if self._result_passes(body, after) and first not in ("who",):
                self.found.change.append((body, after))
        elif subject.tag in "NS":
            if self._names_activity(phrase):
                self._fragment(phrase, verb, mode, wished=False)
                if self._result_passes(body, after):
                    self.found.change.append((body, after))
            elif (
                self._comparative(phrase)
                or nameable(self.row, phrase.start, phrase.stop)
                or self._result_passes(body, after)
            ):
                if not self._all_buzz(phrase.start, after):
                    self.found.change.append((phrase.start, after))
        return after

    def _main_verb(self, at: int, end: int) -> int:
        here = at
        while here < end and self.row[here].tag in "MRXBT":
            here += 1
        return here if here < end and self.row[here].tag in "VZGE" else -1

    def _predicate(self, at: int, end: int, *, wished: bool) -> int:
        """Where the verb of a clause begins, or -1: a finite verb, "can", "to" after a wish, an -ing word."""
        here = at
        while here < end and self.row[here].tag in "R":
            here += 1
        if here >= end:
            return -1
        token = self.row[here]
        if token.tag in "VZMB":
            return here
        if token.tag == "X" and here + 1 < end and self.row[here + 1].tag in "VG":
            return here
        if wished and (
            token.tag == "G" or (token.tag == "T" and here + 1 < end and self.row[here + 1].tag in "VBR")
        ):
            return here
        if wished and token.tag == "E":
            return here
        return -1

    def _predicative(self, verb: int, end: int) -> bool:
        """Whether "is" goes on as "is repaired" or "are able to": a result rather than a naming."""
        here = self._skip_adverbs(verb + 1, end)
        if here >= end:
            return False
        token = self.row[here]
        shaped = any(form.shape == "ed" for form in token.forms)
        return (
            token.tag == "E"
            or (token.tag == "A" and shaped)
            or token.low in ("able", "allowed")
            or (token.tag == "A" and any(form.shape == "er" for form in token.forms))
        )

    def _is_goal(self, phrase: Phrase) -> bool:
        return self.row[phrase.head].low in _GOAL_NOUNS and self.row[phrase.start].low in (
            "my",
            "the",
            "our",
            "one",
        )

    def _extent_of_result(self, at: int, end: int) -> int:
        """The end of a result: its objects and the prepositional phrases that belong to it."""
        return self._run(at, end, result=True)

    def _result_passes(self, start: int, stop: int) -> bool:
        """The before/after test on a verb phrase that has a subject of its own."""
        verb = self._main_verb(start, stop)
        if verb < 0:
            return nameable(self.row, start, stop)
        if any(
            self.row[here].tag == "O" and self.row[here].low in ("my", "me") for here in range(start, stop)
        ):
            return False
        if verb in self.idle:
            return False
        if nameable(self.row, verb + 1, stop):
            return True
        if any(
            word.low.endswith("n't") or word.low in ("dont", "not", "never") for word in self.row[start:verb]
        ):
            return True
        token = self.row[verb]
        if token.plain("v") == "do":
            return False
        if verb_in(token, "empty_verbs", "wish_verbs") and not verb_in(token, "weak_verbs"):
            return any(word.low in closed_class("better_words") for word in self.row[verb + 1 : stop])
        idle = ("all_purpose", "generic_groups", "role_words", "pay_words")
        return not any(is_class(word, *idle) for word in self.row[verb + 1 : stop] if word.tag in "NSA")

    def _all_buzz(self, start: int, stop: int) -> bool:
        content = [token for token in self.row[start:stop] if token.tag in "NSAVZ"]
        return all(empty(token) or verb_in(token, "empty_verbs") for token in content)

    # ---- verb phrases of the speaker -------------------------------------------------------------

    def _verb(self, at: int, end: int, mode: Mode) -> int:
        """A verb phrase at token `at`: help, teach, give, result or task."""
        if at >= end:
            return at
        token = self.row[at]
        if verb_in(token, "help_verbs"):
            return self._help(at, end, mode)
        if token.tag == "E" and self.row[at - 1].tag == "B":
            return at + 1
        if mode != "method" and token.plain("v") in (
            "want",
            "like",
            "love",
            "hope",
            "wish",
            "dream",
            "prefer",
        ):
            return self._wish(at, end, mode)
        if mode == "main" and self._wishes_again(at, end):
            return self._wish(at, end, mode)
        if token.plain("v") in ("see", "watch") and (seen := noun_phrase(self.row, at + 1, end)):
            if living_kind(self.row[seen.head]) != "-" and self._predicate(seen.stop, end, wished=True) >= 0:
                return self._wish(at, end, mode)
        if verb_in(token, "give_verbs") and (after := self._give(at, end)):
            return after
        if mode != "method" and self._is_result(at, end):
            stop = self._run(at, end, result=True)
            if self._object_passes(at, stop):
                self.found.change.append((at, stop))
            elif self._all_buzz(at, stop):
                self.found.buzz.append((at, stop))
            return stop
        stop = self._run(at, end, result=False)
        if self._is_task(at, stop, mode):
            self.found.how.append((at, stop))
            return stop
        if token.tag in "VZ" and self._may_be_noun(at):
            token.tag = "N"
            return self._noun(at, end, mode)
        if stop - at > 1 and self._all_buzz(at, stop) and not verb_in(token, "wish_verbs"):
            self.found.buzz.append((at, stop))
        return self._after_empty_verb(at, end)

    def _may_be_noun(self, at: int) -> bool:
        """Whether a word at the head of a stretch was taken for a verb but may name something."""
        first = at == 0 or self.row[at - 1].low in BREAKS or self.row[at - 1].low == ","
        token = self.row[at]
        return (
            first
            and any(form.part == "n" for form in token.forms)
            and not verb_in(token, "empty_verbs", "result_verbs")
        )

    def _wishes_again(self, at: int, end: int) -> bool:
        follows = self.row[at + 1] if at + 1 < end else None
        return (
            verb_in(self.row[at], "wish_verbs")
            and follows is not None
            and (follows.tag in "TG" or (follows.tag == "P" and follows.low in ("on", "about", "for")))
        )

    def _after_empty_verb(self, at: int, end: int) -> int:
        """Skips what an empty verb takes, but leaves a group it works with to be found."""
        token = self.row[at]
        here = at + 1
        if token.plain("v") in ("become", "be") or token.low in ("be", "being"):
            phrase = noun_phrase(self.row, self._skip_adverbs(here, end), end)
            if phrase and living_kind(self.row[phrase.head]) == "p":
                self.found.roles.append((phrase.start, phrase.stop))
                return phrase.stop
        if token.plain("v") in ("join", "leave", "quit") and (phrase := noun_phrase(self.row, here, end)):
            self.found.roles.append((phrase.start, phrase.stop))
            return phrase.stop
        return here

    def _help(self, at: int, end: int, mode: Mode) -> int:
        """ "help WHO (to) do": the group, and what it then does as the result."""
        phrase = noun_phrase(self.row, at + 1, end)
        if phrase is None:
            follows = at + 1
            if follows < end and self.row[follows].tag in "TVP":
                inner = follows + (self.row[follows].tag in "TP")
                if (
                    inner < end
                    and self.row[inner].tag in "VG"
                    and nameable(self.row, inner + 1, self._run(inner, end, result=True))
                ):
                    stop = self._run(inner, end, result=True)
                    self.found.change.append((inner, stop))
                    return stop
            return at + 1
        stop = extent(self.row, phrase, end)
        while (
            stop < end
            and self.row[stop].low in ("and", ",", "or", "maybe")
            and (other := noun_phrase(self.row, stop + 1, end))
            and living_kind(self.row[other.head]) != "-"
        ):
            if passes(self.row, phrase, end):
                self.found.groups.append(phrase)
            phrase, stop = other, extent(self.row, other, end)
        if passes(self.row, phrase, end):
            self.found.groups.append(phrase)
        here = self._skip_adverbs(stop, end)
        if (
            here < end
            and self.row[here].low in ("to", "for", "in")
            and here + 1 < end
            and self.row[here + 1].tag in "VGRA"
        ):
            here += 1
        if here < end and self.row[here].low in ("not", "who", "that"):
            here += 1
        if (
            here + 1 < end
            and self.row[here].low == "for"
            and any(f.part == "v" for f in self.row[here + 1].forms)
        ):
            if self.row[here + 1].tag not in "NS" and self.row[min(here + 2, end - 1)].tag in "DKRANS":
                here += 1
                self.row[here].tag = "V"
        if here < end and self.row[here].tag == "A" and self.row[here - 1].low in ("for", "to"):
            if any(form.part == "v" for form in self.row[here].forms) and here + 1 < end:
                self.row[here].tag = "V"
        if here < end and (
            self.row[here].tag in "VGRZ" or (self.row[here - 1].tag == "T" and self.row[here].tag != "D")
        ):
            after = self._run(here, end, result=True)
            narrow = passes(self.row, phrase, end) or self.row[phrase.head].tag == "O"
            if nameable(self.row, here, after) or (narrow and self._result_passes(here, after)):
                self.found.change.append((here, after))
            elif self._all_buzz(here, after):
                self.found.buzz.append((here, after))
            return after
        return here

    def _give(self, at: int, end: int) -> int:
        """ "give WHO a thing": the thing is the method; 0 where the verb is used otherwise."""
        phrase = noun_phrase(self.row, at + 1, end)
        if phrase is None or living_kind(self.row[phrase.head]) == "-":
            return 0
        stop = extent(self.row, phrase, end)
        thing = noun_phrase(self.row, stop, end)
        if thing is None or not nameable(self.row, thing.start, thing.stop):
            return 0
        if passes(self.row, phrase, end):
            self.found.groups.append(phrase)
        after = self._run(thing.start, end, result=False)
        self.found.how.append((thing.start, after))
        return after

    def _is_result(self, at: int, end: int) -> bool:
        """Whether the verb at `at` turns something one way: reduce, keep, make easier, get repaired."""
        token = self.row[at]
        plain = token.plain("v")
        phrase = noun_phrase(self.row, at + 1, end)
        if phrase is not None and self._comparative(phrase):
            return True
        if (
            plain in ("make", "keep", "get")
            and at + 2 < end
            and self.row[at + 1].tag == "G"
            and self.row[at + 2].tag == "A"
        ):
            return True
        if plain in ("get", "have", "make", "see", "keep", "let", "put", "watch"):
            return plain in ("keep", "let") or self._causes(at, phrase, end)
        if plain in closed_class("repair_verbs"):
            return phrase is not None and not self._on_the_bench(phrase)
        if plain in ("bring", "lift", "win", "drop"):
            return any(word.low in ("down", "back", "up", "out") for word in self.row[at + 1 : at + 5])
        if plain in ("close", "clear", "free", "cure", "warm", "cool", "shield", "heal", "return"):
            return phrase is not None and not (
                plain in ("clear", "close") and concrete(self.row, phrase.start, phrase.stop)
            )
        if plain in (
            "cut",
            "raise",
            "lower",
            "lift",
            "drop",
            "soften",
            "loosen",
            "tighten",
            "extend",
            "strengthen",
        ):
            return phrase is not None and not (
                concrete(self.row, phrase.start, phrase.stop) and plain in ("cut", "raise", "lift", "drop")
            )
        return plain in closed_class("result_verbs")

    def _comparative(self, phrase: Phrase) -> bool:
        for token in self.row[phrase.start : phrase.head]:
            if token.low in closed_class("better_words") or any(
                f.shape == "er" for f in token.forms if token.tag == "A"
            ):
                return not all(
                    empty(word) for word in self.row[phrase.bare_start : phrase.stop] if word.tag in "NS"
                )
        return False

    def _causes(self, at: int, phrase: Phrase | None, end: int) -> bool:
        """Whether "get", "make" or "have" is followed by an object and what becomes of it."""
        if phrase is None:
            return False
        stop = extent(self.row, phrase, end) if living_kind(self.row[phrase.head]) != "-" else phrase.stop
        if self.row[phrase.head].low in ("it", "sure"):
            return stop < end and self.row[stop].tag in "AE"
        if stop >= end:
            return False
        token = self.row[stop]
        alive = living_kind(self.row[phrase.head]) != "-"
        plain = self.row[at].plain("v")
        if token.tag in "AEG" or (token.tag == "R" and token.low in _PLACED):
            return plain != "see" or alive or token.tag in "EG"
        if token.tag == "V" and plain in ("make", "have", "see", "watch", "let"):
            return True
        if token.tag == "T" and plain == "get":
            return True
        return (
            alive
            and plain in ("get", "keep", "see", "put")
            and token.tag == "P"
            and token.low not in ("for", "with", "in")
        )

    def _on_the_bench(self, phrase: Phrase) -> bool:
        """Whether what is repaired is a thing (a task) rather than a place, species, right or service."""
        head = self.row[phrase.head]
        if living_kind(head) in ("a", "p", "o"):
            return False
        return head.entry is None or head.entry.kind in "FDIMO"

    def _object_passes(self, at: int, stop: int) -> bool:
        if at in self.idle:
            return False
        if self.row[at + 1 : stop] and self.row[at + 1].tag == "G" and not empty(self.row[at + 1]):
            return True
        return nameable(self.row, at + 1, stop) or any(
            passes(self.row, phrase, stop) and phrase.stop < stop
            for here in range(at + 1, stop)
            if (phrase := noun_phrase(self.row, here, stop))
        )

    def _is_task(self, at: int, stop: int, mode: Mode) -> bool:
        """The job-ad test on a verb phrase."""
        token = self.row[at]
        if at in self.idle:
            return False
        if any(word.low in ("myself", "yourself") for word in self.row[at + 1 : stop]):
            return False
        phrase = self._object(at, stop)
        if verb_in(token, "teach_verbs"):
            subject = [word for word in self.row[at + 1 : stop] if word.tag in "NSG"]
            if any(not empty(word) for word in subject):
                return True
            return phrase is not None and (nameable(self.row, at + 1, stop) or passes(self.row, phrase, stop))
        weak = verb_in(token, "empty_verbs") or token.tag == "B" or token.low == "being"
        if weak and not (mode == "method" and verb_in(token, "result_verbs", "weak_verbs")):
            return (
                verb_in(token, "weak_verbs")
                and phrase is not None
                and self._thing(phrase)
                and living_kind(self.row[phrase.head]) == "-"
            )
        if phrase is None:
            return self._bare_activity(at, stop)
        alive = living_kind(self.row[phrase.head]) != "-" and self.row[phrase.head].tag != "O"
        if alive and mode != "method" and not passes(self.row, phrase, stop):
            return False
        return self._object_told(phrase, stop)

    def _thing(self, phrase: Phrase) -> bool:
        """Whether an object is something one can touch, or is told apart by another name before it."""
        told = [
            token
            for token in self.row[phrase.bare_start : phrase.head]
            if token.tag == "N" and not empty(token)
        ]
        return self.row[phrase.start].low not in ("my", "our") and (
            concrete(self.row, phrase.start, phrase.stop)
            or (bool(told) and nameable(self.row, phrase.start, phrase.stop))
        )

    def _object_told(self, phrase: Phrase, stop: int) -> bool:
        """Whether the object itself, with its "of", says what is worked on."""
        last = phrase.stop
        while (
            last < stop
            and self.row[last].low in ("of", "and", ",", "into", "on", "in", "from")
            and (after := noun_phrase(self.row, last + 1, stop))
        ):
            last = after.stop
        return nameable(self.row, phrase.start, last)

    def _object(self, at: int, stop: int) -> Phrase | None:
        """The object of the verb at `at`, after adverbs and one particle ("fill in the forms")."""
        here = self._skip_adverbs(at + 1, stop)
        if here < stop and self.row[here].low in _PARTICLES and self.row[at].tag != "G":
            here += 1
        elif here < stop and self.row[here].low in _PARTICLES and here == at + 1:
            after = noun_phrase(self.row, here + 1, stop)
            here += (
                1 if after is not None and self.row[here].low in ("up", "out", "off", "down", "over") else 0
            )
        if here < stop and self.row[here].low in ("which", "what", "how", "whether", "where", "who"):
            here += 1
        return noun_phrase(self.row, self._skip_adverbs(here, stop), stop)

    def _bare_activity(self, at: int, stop: int) -> bool:
        """An act without an object, placed by a phrase after it: "interpreting at medical appointments"."""
        token = self.row[at]
        if token.tag != "G" or is_field(token) or empty(token):
            return False
        follows = self.row[stop].low if stop < len(self.row) else ""
        if follows in ("for", "with", "to") and stop == at + 1:
            return self._group_follows(stop, len(self.row))
        return nameable(self.row, at + 1, stop)

    def _run(self, at: int, end: int, *, result: bool) -> int:
        """Where the words that belong to the verb at `at` end (exclusive)."""
        here = at + 1
        end = min(end, at + _LONGEST_RUN)
        while here < end:
            token = self.row[here]
            low = token.low
            if (
                self.hidden[here]
                or (low == "where" and here > at + 1)
                or low
                in (
                    "so",
                    "because",
                    "until",
                    "while",
                    "when",
                    "using",
                    "via",
                    "through",
                    "thanks",
                    "but",
                    "instead",
                    "ideally",
                    "preferably",
                    "maybe",
                    "perhaps",
                )
            ):
                if low != "through" or not result or not self._through_belongs(here, end):
                    break
            if low in _SELF and not self._own_clause(here):
                break
            if low == "by" and not result and here + 1 < end and self.row[here + 1].tag in "NA":
                after = noun_phrase(self.row, here + 1, end)
                if after is None or is_time_place_or_pay(self.row, here + 1, after.stop):
                    break
                here += 1
                continue
            if low in ("by", "starting") or (
                low == "or"
                and here + 1 < end
                and (self.row[here + 1].tag in "VTG" or self.row[here + 1].low.endswith("ing"))
            ):
                break
            if low == "with" and (result or self._group_follows(here, end)):
                break
            if low in ("for", "to") and result and self.row[at + 1].low == "it" and token.tag in "PT":
                here += 1
                continue
            if low == "of" and result and self.row[here - 1].low == "out":
                here += 1
                continue
            if (
                low in ("for", "among", "amongst", "to", "of", "in", "at", "on")
                and self._group_follows(here, end)
                and not self._inside(at, here, low, result=result)
            ):
                break
            if (
                low == "to"
                and not result
                and here + 1 < end
                and self.row[here + 1].tag == "V"
                and self._purpose(at, here, end)
            ):
                break
            if low in ("that", "which") and here + 1 < end and self.row[here + 1].tag in "VZM" and not result:
                if self.row[here + 1].tag == "M" or verb_in(self.row[here + 1], "result_verbs", "help_verbs"):
                    break
                here += 2
                continue
            if (
                token.tag == "P"
                and low in ("in", "by", "before", "at", "on", "within", "around", "after")
                and self._time_or_name(here, end)
            ):
                break
            if low == ",":
                if not self._list_goes_on(here, end):
                    break
            if (
                token.tag == "Z"
                and not result
                and self.row[at].tag == "G"
                and self.row[here - 1].tag in "NS"
                and not any(word.tag == "Q" for word in self.row[at:here])
            ):
                break
            if token.tag == "J" and here + 1 < end and self._new_verb(at, here + 1, end):
                break
            if token.tag == "Q" and low in ("so", "as", "if", "since", "although", "though"):
                break
            here += 1
        while (
            here > at + 1
            and self.row[here - 1].tag in "JPTQR."
            and self.row[here - 1].low
            not in (
                "down",
                "up",
                "back",
                "out",
                "off",
                "early",
                "again",
                "over",
                "aloud",
                "apart",
                "home",
                "together",
                "longer",
                "sooner",
            )
        ):
            if self.row[here - 1].tag == "R" and result:
                break
            here -= 1
        return here

    def _through_belongs(self, at: int, end: int) -> bool:
        """Whether "through" goes with time or a test ("through the night") rather than with a means."""
        phrase = noun_phrase(self.row, at + 1, end)
        if phrase is None:
            return False
        head = self.row[phrase.head]
        return is_class(head, "time_words") or self.row[phrase.start].low in (
            "the",
            "their",
            "first",
            "his",
            "her",
        )

    def _own_clause(self, at: int) -> bool:
        """Whether "I" begins a clause that describes the noun before it: "videos I script"."""
        here = at + 1
        while (
            here < len(self.row)
            and self.row[here].tag in "MRT"
            or self.row[here : here + 1]
            and verb_in(self.row[here], "wish_verbs")
        ):
            here += 1
        with_object = here + 1 < len(self.row) and self.row[here + 1].tag in "DNSAK"
        return (
            self.row[at - 1].tag in "NS" and self.row[at].low not in ("i'm", "me", "us") and not with_object
        )

    def _group_follows(self, at: int, end: int) -> bool:
        phrase = noun_phrase(self.row, at + 1, end)
        return phrase is not None and self.row[phrase.head].tag != "O" and passes(self.row, phrase, end)

    def _inside(self, at: int, here: int, low: str, *, result: bool) -> bool:
        """Whether a group after a preposition belongs to the verb phrase itself."""
        if low == "to" and not result:
            return False
        if low in ("in", "at", "on") and living_kind(self.row[here + 1]) != "p":
            phrase = noun_phrase(self.row, here + 1, len(self.row))
            return (
                phrase is not None
                and living_kind(self.row[phrase.head]) == "o"
                and self.row[phrase.head].tag == "N"
            )
        return here == at + 1 and low not in ("for", "among", "amongst")

    def _purpose(self, at: int, here: int, end: int) -> bool:
        """Whether "to" begins an aim of its own rather than what is taught."""
        if verb_in(self.row[at], "teach_verbs"):
            return verb_in(self.row[here + 1], "result_verbs") and here > at + 3
        return verb_in(self.row[here + 1], "result_verbs", "help_verbs") or self._is_result(here + 1, end)

    def _time_or_name(self, at: int, end: int) -> bool:
        phrase = noun_phrase(self.row, at + 1, end)
        if phrase is None:
            return at + 1 < end and self.row[at + 1].tag == "U"
        if (
            self.row[at].low in ("in", "at", "by", "around")
            and self.row[phrase.bare_start].text[:1].isupper()
        ):
            return True
        months = closed_class("time_words")
        return (
            self.row[at].low in ("by", "before", "in")
            and self.row[phrase.head].low in months
            and self.row[phrase.start].tag in "NSAU"
        )

    def _list_goes_on(self, at: int, end: int) -> bool:
        """Whether a comma stands in a list ("a, b and c") or before an adjective's twin."""
        phrase = noun_phrase(self.row, at + 1, end)
        if phrase is None or self.row[phrase.head].tag == "O":
            return False
        after = phrase.stop
        return (
            after < end
            and self.row[after].low in ("and", "or", ",", "&")
            and self.row[at - 1].tag in "NS"
            and not (self.row[after].low == "," and after + 1 < end and self.row[after + 1].tag not in "NSAG")
        )

    def _new_verb(self, at: int, here: int, end: int) -> bool:
        """Whether "and" joins another act rather than another object."""
        here = self._skip_adverbs(here, end)
        if here >= end:
            return False
        token = self.row[here]
        if token.tag in "OM":
            return True
        if token.tag != self.row[at].tag or token.tag not in "VGZ":
            return (
                token.tag in "VZ"
                and self.row[at].tag in "VZG"
                and here + 1 < end
                and self.row[here + 1].tag in "DAKT"
            )
        if self.row[here + 1 : here + 2] and self.row[here + 1].tag in "NS" and verb_in(token, "empty_verbs"):
            return False
        return here + 1 < end and self.row[here + 1].tag in "DANSPKUOE"

    # ---- means, prepositions, fragments ----------------------------------------------------------

    def _means(self, at: int, end: int, mode: Mode) -> tuple[Mode, int]:
        """After "by", "through", "with", "using": a method, unless it is a time, a place, a wage or a quality."""
        low = self.row[at].low
        here = at + 1
        if low in ("thanks", "starting"):
            here += 1
        here = self._skip_adverbs(here, end)
        if here >= end:
            return mode, here
        if self.row[here].tag in "GV" or self.row[here].low in ("doing", "making"):
            return "method", self._method_verb(here, end)
        phrase = noun_phrase(self.row, here, end)
        if phrase is None:
            return mode, here
        if low == "by" and (is_time_place_or_pay(self.row, here, phrase.stop) or self.row[at - 1].tag == "E"):
            return mode, phrase.stop
        a_place = living_kind(self.row[phrase.head]) == "o" and (
            self.row[phrase.head].tag == "N" or low in ("by", "through", "using", "via")
        )
        if (passes(self.row, phrase, end) and not a_place) or self.row[phrase.head].tag == "O":
            if low == "with":
                return mode, at + 1
            return mode, phrase.stop
        leads = at == 0 or self.row[at - 1].low in BREAKS or self.row[at - 1].low == ","
        if low == "with" and (phrase.stop - phrase.start < 2 or not (leads or self.found.change)):
            return mode, phrase.stop
        if not nameable(self.row, phrase.start, phrase.stop) or is_time_place_or_pay(
            self.row, here, phrase.stop
        ):
            return mode, phrase.stop
        if self.row[phrase.start].low in ("my", "our") and not concrete(self.row, phrase.start, phrase.stop):
            return mode, phrase.stop
        stop = self._run(phrase.stop - 1, end, result=False)
        self.found.how.append((phrase.start, stop))
        return mode, stop

    def _method_verb(self, at: int, end: int) -> int:
        stop = self._run(at, end, result=False)
        if self._is_task(at, stop, "method"):
            self.found.how.append((at, stop))
            return stop
        return max(at + 1, self._verb(at, end, "main") if verb_in(self.row[at], "teach_verbs") else at + 1)

    def _preposition(self, at: int, end: int) -> int:
        """Skips the phrase of a preposition; groups in it are found by themselves."""
        if at + 1 < end and self.row[at + 1].tag == "G":
            return at + 1
        phrase = noun_phrase(self.row, at + 1, end)
        return phrase.stop if phrase else at + 1

    def _noun(self, at: int, end: int, mode: Mode) -> int:
        phrase = noun_phrase(self.row, at, end)
        if phrase is None:
            return at + 1
        alive = living_kind(self.row[phrase.head]) != "-"
        stop = extent(self.row, phrase, end) if alive else self._noun_extent(phrase, end)
        return self._clause(phrase, stop, end, mode)

    def _noun_extent(self, phrase: Phrase, end: int) -> int:
        """The phrase with its "of" part, where a verb may follow."""
        if phrase.stop + 1 < end and self.row[phrase.stop].low in ("of", "in"):
            after = noun_phrase(self.row, phrase.stop + 1, end)
            if after is not None and after.stop < end and self.row[after.stop].tag in "VZMB":
                return after.stop
        return phrase.stop

    def _names_activity(self, phrase: Phrase) -> bool:
        head = self.row[phrase.head]
        entry = head.entry
        act = head.low.endswith("ing") or (entry is not None and entry.deed and entry.kind in "CE")
        told = [t for t in self.row[phrase.bare_start : phrase.head] if t.tag in "NSAEG" and not empty(t)]
        return (act or is_class(head, "method_nouns")) and bool(told) and not is_field(head)

    def _fragment(self, phrase: Phrase, end: int, mode: Mode, *, wished: bool) -> int:
        """A noun phrase that stands alone: a result if it compares, a method if it names an act or a thing."""
        head = self.row[phrase.head]
        if self.row[phrase.bare_start].tag == "U" or self._for_me(phrase, end) or is_class(head, "pay_words"):
            return phrase.stop
        if self._comparative(phrase) or (is_class(head, "result_nouns") and self._of_something(phrase, end)):
            stop = self._run(phrase.head, end, result=True)
            if nameable(self.row, phrase.start, stop):
                self.found.change.append((phrase.start, stop))
            return stop
        provided = (
            living_kind(head) == "o" and phrase.stop < end and self.row[phrase.stop].low in ("for", "on")
        )
        if (living_kind(head) != "-" and not provided) or head.tag == "O":
            return self._living_fragment(phrase, end)
        if mode == "result" or empty(head) or self.row[phrase.start].low in ("my", "our", "any", "every"):
            return phrase.stop
        stop = self._run(phrase.head, end, result=False)
        also = noun_phrase(self.row, phrase.stop + 1, stop) if self.row[phrase.stop : stop] else None
        joined = also is not None and self.row[phrase.stop].tag in "J," and self._names_activity(also)
        if joined or self._names_activity(phrase) or self._activity_of(phrase, end):
            self.found.how.append((phrase.start, stop))
            return stop
        at_start = phrase.start == 0 or self.row[phrase.start - 1].low in BREAKS
        serves = (
            stop < end
            and self.row[stop].low in ("for", "to", "with", "so", "->", "that", "in")
            or (at_start and (end < len(self.row) - 1 or phrase.start > 1))
        )
        told = nameable(self.row, phrase.start, phrase.stop)
        told = told and (not is_field(head) or (head.tag == "S" and phrase.head > phrase.bare_start))
        narrow = head.tag == "S" or phrase.head > phrase.bare_start
        if stop < end and self.row[stop].low == "in":
            serves = any(self.row[k].low == "for" and self._group_follows(k, end) for k in range(stop, end))
        if at_start and stop < end and self.row[stop].low == ",":
            serves = serves or any(token.tag in "VZM" or token.low == "for" for token in self.row[stop:end])
        if told and serves and not wished and narrow and self._provided(head):
            self.found.how.append((phrase.start, stop))
            return stop
        return phrase.stop

    def _for_me(self, phrase: Phrase, end: int) -> bool:
        after = [word.low for word in self.row[phrase.stop : min(end, phrase.stop + 2)]]
        return (
            bool(after)
            and after[0] in ("for", "with", "to")
            and after[-1] in ("my", "me", "our", "us", "myself")
        )

    def _provided(self, head: Token) -> bool:
        entry = head.entry
        return entry is None or (
            (entry.kind in "FMCOVID" or entry.strength >= 6) and not is_class(head, "pay_words")
        )

    def _activity_of(self, phrase: Phrase, end: int) -> bool:
        head = self.row[phrase.head]
        entry = head.entry
        act = entry is not None and (
            entry.deed or (entry.kind == "C" and head.tag == "N") or head.low.endswith("graphy")
        )
        return act and not empty(head) and self._of_something(phrase, end)

    def _of_something(self, phrase: Phrase, end: int) -> bool:
        if phrase.stop + 1 < end and self.row[phrase.stop].low in ("of", "in", "for"):
            return nameable(self.row, phrase.stop + 1, min(end, phrase.stop + 7))
        return phrase.head > phrase.bare_start and nameable(self.row, phrase.bare_start, phrase.head)

    def _living_fragment(self, phrase: Phrase, end: int) -> int:
        first = (
            phrase.start == 0
            or self.row[phrase.start - 1].low in BREAKS
            or self.row[phrase.start - 1].low == ","
        )
        if first and self.row[phrase.head].tag == "S" and passes(self.row, phrase, end):
            self.found.groups.append(phrase)
        stop = extent(self.row, phrase, end)
        if first and self.row[phrase.head].tag == "N" and living_kind(self.row[phrase.head]) == "p":
            self.found.roles.append((phrase.start, stop))
        return stop
