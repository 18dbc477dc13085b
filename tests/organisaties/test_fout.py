"""Every file in fout/ is an edition of the small book, or of the real one with `boek: landelijk`.

These messages follow, and no more.
"""

from pathlib import Path

import pytest
import yaml

from tests.organisaties.helper import HERE, check_layer

WRONG = sorted((HERE / "fout").glob("*.yml"))


@pytest.mark.parametrize("path", WRONG, ids=[path.stem for path in WRONG])
def test_a_wrong_edition_gives_exactly_these_messages(path: Path, tmp_path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    national = case.get("boek") == "landelijk"
    assert check_layer(tmp_path / "boek", case["bestanden"], national=national) == case["verwacht"]
