"""The shape of every file in content/, and what a value in it may be."""
