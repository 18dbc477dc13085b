"""Everything of our own that reaches the reader's machine."""
