"""Open data in: an export of rules is checked, and written back as content of this handbook."""

from .rules import Imported, import_rules

__all__ = ["Imported", "import_rules"]
