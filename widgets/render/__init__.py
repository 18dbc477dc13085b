"""The one renderer: an Advies as HTML, the same at build and in the browser."""

from .advies import also, render_advies, word_soort
from .documenten import AFSCHRIFT, TERMIJNEN, render_documenten
from .dossier import render_dossier
from .marks import answers_fragment, bron_href, decision_href, render_bronnen, render_keuzes
from .verder import render_verder

__all__ = [
    "AFSCHRIFT",
    "TERMIJNEN",
    "also",
    "answers_fragment",
    "bron_href",
    "decision_href",
    "render_advies",
    "render_bronnen",
    "render_documenten",
    "render_dossier",
    "render_keuzes",
    "render_verder",
    "word_soort",
]
