# ruff: noqa: INP001 - a script for freeze.js, no part of the package
"""Runs in Python when it has answered every message, just before its memory becomes the image."""

import gc

from widgets.runtime import bridge

# The tables of the rules remember what they found; the image starts without that.
bridge.load.cache_clear()
bridge.given.clear()
gc.collect()
bridge.load()
# What is here now is never garbage: collecting need not look at it again.
gc.freeze()
