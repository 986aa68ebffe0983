"""How a goal statement is read: for whom, what changes, how, and what is vague in it."""
