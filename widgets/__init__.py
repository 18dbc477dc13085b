"""All of our own Python that reaches the reader's machine: standard library only."""
