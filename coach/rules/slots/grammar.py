"""What may follow what in an English sentence, written by hand from a grammar; nothing in it is learned.

Tags: ^ beginning, . sign, D determiner, K fewer or more, A adjective, N name, S plural, V plain verb,
Z verb with -s, G with -ing, E with -ed, R adverb, P preposition, T to, M modal, B be or have, O pronoun,
J joint, Q opener of a clause, U number, X negation.
"""

from __future__ import annotations

FOLLOWS: dict[str, tuple[str, str]] = {
    "^": ("VGDAOPKXQ", "NSURMTEBWJ"),
    ".": ("VGDANSOPKQJ", "URMTEBXZ"),
    "D": ("ANS", "UKREG"),
    "K": ("NSA", "RPEGDT"),
    "A": ("NSA", "PTJ.GRUQ"),
    "N": ("PNSZJ.BMQT", "GERVODUKX"),
    "S": ("PJ.VBMQT", "GENRSODAKUX"),
    "V": ("DNSAPOKT", "UGERJ.VQB"),
    "Z": ("DNSAPOKT", "UGERJ.VQ"),
    "G": ("DNSAPK", "OTERUJ.QG"),
    "E": ("PNS", "DTAJ.RQOGKU"),
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
"""For each tag, the tags that are likely to follow it, and those that may."""

_LIKELY, _POSSIBLE, STRANGE = 0.0, -1.6, -4.2
"""Logarithms of how likely a step is; a step that stands nowhere is strange."""

_MORE_EXACTLY = {
    ("S", "V"): 0.2,
    ("S", "K"): -0.6,
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

END = {"Z": -1.0, "D": -4.0, "P": -2.5, "A": -0.7, "K": -1.5, "V": -0.4, "M": -2.0, "J": -2.0, "T": -2.0}
"""How likely each tag is to end a statement; those not named cost nothing."""


def _steps() -> dict[tuple[str, str], float]:
    steps: dict[tuple[str, str], float] = {}
    for before, (often, rarely) in FOLLOWS.items():
        steps.update({(before, after): _POSSIBLE for after in rarely})
        steps.update({(before, after): _LIKELY for after in often})
    return steps | _MORE_EXACTLY


STEPS = _steps()
"""The logarithm of each step from a tag to the next."""
