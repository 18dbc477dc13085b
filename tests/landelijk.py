"""The national book, read and proven once in a process: tests only look at it."""

from functools import cache
from pathlib import Path

from handbook.book import Book, load_book

ROOT = Path(__file__).resolve().parents[1]


@cache
def national_book() -> Book:
    """The real content, checked and proven."""
    return load_book(ROOT)
