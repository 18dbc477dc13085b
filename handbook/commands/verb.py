"""What the verbs of build.py share: how one is declared, and the codes they give back."""

import argparse
from collections.abc import Callable

OK, WRONG_CONTENT, WRONG_USE = 0, 1, 2

Verb = Callable[..., argparse.ArgumentParser]
"""Adds one command: its name, its function, its help, and its folder for --out if it has one."""
