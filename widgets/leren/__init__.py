"""Exercises whose right answers the rules compute: the question, the mark and the feedback."""

from .nakijken import check_lesson
from .opgave import Opgave, Veld, build
from .score import Stand, stand

__all__ = ["Opgave", "Stand", "Veld", "build", "check_lesson", "stand"]
