"""Lessons: content -> exercises as data, checked against the rules, and shown on a page."""
