"""What does each word do in its sentence: name, act, describe, join?

A small hidden Markov model: the lexicon says what a word may be, the table below what may follow what. The
table was written by hand from English grammar; nothing in it is learned from labelled statements.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from coach.content.vocabulary import lexicon
from coach.rules.slots.words import head

if TYPE_CHECKING:
    from coach.rules.slots.words import Token

FIXED: dict[str, str] = {
    word: tag
    for tag, words in {
        "D": "a an the this these those my our your his her its their every each any some all both another "
        "no many several enough whose half",
        "K": "fewer less more most",
        "O": "i we you he she it they me us him them myself ourselves themselves himself herself itself yourself "
        "i'd i'm i've i'll im id ive we'd we're we'll you'd they'd they're they'll it's he's she's someone anyone "
        "everyone nobody everybody everything nothing anything something there mine one",
        "P": "of in on at by for with from into onto through via without under over between among amongst across "
        "during within about against around towards toward behind near beside along off per despite inside outside "
        "beyond above below upon throughout except like alongside amid versus than out up down",
        "T": "to",
        "M": "can could will would shall should may might must do does did can't cannot won't wouldn't don't doesn't "
        "didn't couldn't shouldn't gonna wanna gotta dont cant",
        "B": "be am is are was were been being has had having isn't aren't wasn't that's what's",
        "J": "and or but nor & + plus",
        "Q": "that which who whom when where while because until till if as although though since whether why what "
        "how whatever whichever whoever once unless so before after",
        "X": "not never",
        "U": "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty ninety "
        "hundred hundreds thousand thousands million dozens",
        "S": "people men women children police folk folks kids",
        "R": "very too also just only really already again then now here back away together instead ideally actually "
        "either mostly mainly preferably still yet ever even once twice not-for-profit daily apart alone please else aloud pls",
    }.items()
    for word in words.split()
}
"""Words with one job; those with several are in `CHOICES`."""

CHOICES: dict[str, str] = {
    "have": "BV",
    "so": "QR",
    "like": "VP",
    "off": "PR",
    "up": "RP",
    "down": "RP",
    "out": "RP",
    "back": "R",
    "over": "PR",
    "as": "QP",
    "before": "QP",
    "after": "QP",
    "since": "QP",
    "until": "QP",
    "one": "UO",
    "that": "QD",
    "her": "DO",
    "his": "D",
    "need": "VN",
    "will": "MN",
    "can": "M",
    "might": "M",
    "may": "M",
    "must": "M",
    "close": "VAR",
    "open": "VA",
    "less": "KR",
    "more": "KR",
    "most": "KR",
    "then": "R",
    "one's": "D",
    "to": "T",
    "about": "PR",
    "along": "PR",
    "around": "PR",
    "through": "P",
    "inside": "P",
    "outside": "P",
    "own": "AV",
    "living": "GAN",
    "being": "BG",
    "long": "AR",
    "early": "RA",
    "late": "RA",
    "fast": "AR",
    "help": "VN",
    "work": "VN",
    "let": "V",
    "lead": "VA",
    "plus": "JA",
    "using": "G",
    "do": "MV",
    "foster": "AV",
    "home": "RN",
    "homes": "S",
    "doing": "G",
}
_PRIOR = {"first": 0.0, "other": -0.7}

# What follows what: for each tag, the tags that may follow it, likely (upper line), possible (lower line).
_FOLLOWS: dict[str, tuple[str, str]] = {
    "^": ("VGDAOPKXQ", "NSURMTEBWJ"),
    ".": ("VGDANSOPKQJ", "URMTEBXZ"),
    "D": ("ANS", "UKREG"),
    "K": ("NSA", "RPEGDT"),
    "A": ("NSA", "PTJ.GRUQ"),
    "N": ("PNSZJ.BMQT", "GERVODUKX"),
    "S": ("PJ.VBMQT", "GENRSODAKUX"),
    "V": ("DNSAPOKT", "GERUJ.VQB"),
    "Z": ("DNSAPOKT", "GERUJ.VQ"),
    "G": ("DNSAPK", "OTERUJ.QG"),
    "E": ("PNS", "DTAJ.RQOGK"),
    "R": ("VEGAPZ.", "DNSOTJRKQBMUX"),
    "P": ("DNSAGUKO", "ERQP"),
    "T": ("V", "DNSAORBUG"),
    "M": ("VRXO", "BDE"),
    "B": ("GEADRT", "PNSXUOKQ."),
    "O": ("VMBZE", "GTPRJ.QNSADX"),
    "J": ("NSAVGDE", "PORUKQZTMB"),
    "Q": ("OSNDAT", "VGZEPMBRUKQ"),
    "U": ("SNAP", ".JREUG"),
    "X": ("VGDEA", "PNSROTBMK"),
}
_LIKELY, _POSSIBLE, _STRANGE = 0.0, -1.6, -4.2
_STEP: dict[tuple[str, str], float] = {}
for _before, (_often, _rarely) in _FOLLOWS.items():
    for _tag in _rarely:
        _STEP[_before, _tag] = _POSSIBLE
    for _tag in _often:
        _STEP[_before, _tag] = _LIKELY
_STEP.update(
    {
        ("S", "V"): 0.2,
        ("N", "Z"): -1.4,
        ("N", "V"): -2.6,
        ("S", "Z"): -4.0,
        ("S", "S"): -2.6,
        ("S", "N"): -3.0,
        ("N", "N"): -0.5,
        ("N", "S"): -0.3,
        ("A", "N"): 0.4,
        ("A", "S"): 0.4,
        ("A", "V"): -4.0,
        ("T", "V"): 1.2,
        ("M", "V"): 1.2,
        ("D", "N"): 0.5,
        ("D", "S"): 0.5,
        ("D", "A"): 0.4,
        ("D", "V"): -6.0,
        ("P", "V"): -4.5,
        ("P", "G"): 0.1,
        ("^", "V"): 0.5,
        ("^", "G"): 0.6,
        ("^", "N"): -0.8,
        ("^", "S"): -0.3,
        ("^", "Z"): -3.5,
        (".", "Z"): -2.5,
        (".", "N"): -0.4,
        ("G", "G"): -2.5,
        ("V", "V"): -3.2,
        ("O", "V"): 0.6,
        ("O", "G"): -1.2,
        ("E", "N"): -0.4,
        ("E", "S"): -0.2,
        ("S", "E"): -1.2,
        ("S", "G"): -0.9,
        ("N", "G"): -1.3,
    }
)
_END = {"Z": -1.0, "D": -4.0, "P": -2.5, "A": -0.7, "K": -1.5, "V": -0.4, "M": -2.0, "J": -2.0, "T": -2.0}


def tag(row: list[Token]) -> None:
    """Gives every token its tag, the most likely row of tags as a whole."""
    if not row:
        return
    previous: dict[str, float] = {"^": 0.0}
    said_so, numbered, last_low = False, False, ""
    back: list[dict[str, str]] = []
    for token in row:
        current: dict[str, float] = {}
        source: dict[str, str] = {}
        choices = [("Q", 0.0)] if said_so and token.low == "that" else candidates(token)
        if token.low == "to" and last_low in ("thanks", "due", "according", "next", "close"):
            choices = [("P", 0.0)]
        if token.low == "example" and last_low == "for":
            choices = [(".", 0.0)]
        if token.text == "I" and numbered:
            choices = [("N", 0.0)]
        numbered = token.text[:1].isupper() and token.start > 0 and token.low != "i"
        said_so, last_low = token.low == "so", token.low
        for choice, weight in choices:
            score, before = max(
                (total + _STEP.get((last, choice), _STRANGE), last) for last, total in previous.items()
            )
            current[choice], source[choice] = score + weight, before
        previous = current
        back.append(source)
    best = max(previous, key=lambda last: previous[last] + _END.get(last, 0.0))
    for token, source in zip(reversed(row), reversed(back), strict=True):
        token.tag = best
        best = source[best]
    for token in row:
        token.entry = lexicon().get(token.plain({"N": "n", "S": "n", "A": "a", "R": "r"}.get(token.tag, "v")))


def candidates(token: Token) -> list[tuple[str, float]]:
    """The tags a token may have, each with the logarithm of how likely it is."""
    low = token.low
    if low in CHOICES:
        return [(choice, -0.5 * place) for place, choice in enumerate(CHOICES[low])]
    if low in FIXED:
        return [(FIXED[low], 0.0)]
    if not token.is_word:
        return [("U" if any(map(str.isdigit, low)) else "J" if low in "&+" else ".", 0.0)]
    if low.endswith("n't"):
        return [("M", 0.0)]
    if low.endswith("'s") or low.endswith("s'"):
        return [("D", 0.0), ("N", -2.5)]
    found: dict[str, float] = {}
    for form in token.forms:
        for choice in _choices(form.part, form.shape):
            weight = math.log((form.weight + 0.4) / 10)
            found[choice] = max(found.get(choice, -9.0), weight)
    if low.endswith("ing") and "G" in found and "A" in found:
        found["A"] -= 1.2
    if token.text[:1].isupper() and token.start > 0 and "N" not in found:
        found["N"] = -1.5
    if "-" in low and head(low) != low and not low.startswith(("re-", "co-", "pre-", "de-")):
        found = {choice: weight for choice, weight in found.items() if choice in "NSG"}
        found["A"] = -0.2 if "S" not in found else -1.5
    if low.endswith("ing") and len(low) > 4:
        found.pop("V", None)
        found.setdefault("G", -1.2)
    return list(found.items())


def _choices(part: str, shape: str) -> str:
    if part == "n":
        return "S" if shape == "s" else "N"
    if part == "v":
        return {"base": "V", "s": "Z", "ing": "G", "ed": "E"}[shape]
    return {"a": "A", "r": "R"}[part]
