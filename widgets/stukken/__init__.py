"""Documents that the reader keeps: a small model, and writers for the files that office programs read."""
