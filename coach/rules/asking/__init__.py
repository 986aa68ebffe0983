"""How a question is read: its parts, its form, and what speaks against asking it."""
