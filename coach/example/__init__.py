"""What does a made-up notebook of any size look like: the same seed and day always give the same one."""

from __future__ import annotations

from coach.example.story import make
from coach.example.writing import CONVERSATIONS, SEED, NotAnExample, fresh, write

__all__ = ["CONVERSATIONS", "SEED", "NotAnExample", "fresh", "make", "write"]
