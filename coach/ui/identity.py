"""Which identity a record gets when two presses on one button must make one record."""

from __future__ import annotations

import hashlib

_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


def identity(prefix: str, *facts: object) -> str:
    """An identity that follows from facts: the same facts give the same one.

    >>> identity("ac", "pe-aaaa", "thanks", 0) == identity("ac", "pe-aaaa", "thanks", 0)
    True
    """
    digest = hashlib.sha256("|".join(map(str, facts)).encode("utf-8", "surrogatepass")).digest()
    return f"{prefix}-" + "".join(_ALPHABET[byte % len(_ALPHABET)] for byte in digest[:8])
