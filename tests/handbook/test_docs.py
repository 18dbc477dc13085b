"""Pages that cannot be read are told of with the place of the byte, all of them at once."""

from pathlib import Path

import pytest

from handbook.book import load_rules
from handbook.problems import ContentError

MESSAGE = "er staat een teken in dat niet kan; bewaar als UTF-8"


def test_pages_saved_in_another_encoding_are_told_with_their_places(copy: Path) -> None:
    for name in ("index.md", "wie-bel-je.md"):
        (copy / "docs" / name).write_bytes("# Kop\n\nBel één collega.\n".encode("cp1252"))
    with pytest.raises(ContentError) as caught:
        load_rules(copy)
    told = [str(problem) for problem in caught.value.problems]
    assert told[-2:] == [f"docs/{name}:3:5: {MESSAGE}" for name in ("index.md", "wie-bel-je.md")]
