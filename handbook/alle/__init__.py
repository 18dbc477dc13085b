"""The sites of all editions: built beside each other, sharing what is equal, each failing alone."""

from .editions import publish_all

__all__ = ["publish_all"]
