"""What goes out of a notebook: one module a format, each making a text from records and never sending it."""
