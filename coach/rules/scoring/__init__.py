"""How each of the six practices is scored: before, during and after a conversation."""
