"""A new edition: what it asks, what it writes, and what it says when it is done."""
