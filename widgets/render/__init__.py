"""The one renderer: an Advies as HTML, the same at build and in the browser."""

from .advies import render_advies, word_soort
from .marks import bron_href, render_bronnen, render_keuzes

__all__ = ["bron_href", "render_advies", "render_bronnen", "render_keuzes", "word_soort"]
