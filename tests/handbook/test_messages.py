"""A problem is one line with a place; the advice names the nearest word, or all of a short list."""

import re
from pathlib import Path

import pytest

from handbook.problems import ContentError, Problem, instead

PROBLEMS = Path(__file__).parent / "problems"
ENGLISH = re.compile(
    r"\b(the|is not|should|expected|found|missing|invalid|must|value error)\b", re.IGNORECASE
)


def test_the_nearest_word_is_proposed() -> None:
    assert instead("pandverbot", ["pandverbod", "telefoonverbod"]) == "schrijf 'pandverbod'"


def test_without_a_near_word_the_list_is_shown_and_kept_short() -> None:
    assert instead("xyz", ["b", "a"]) == "kies uit: a, b"
    assert instead("xyz", [f"w{n:02}" for n in range(20)]).endswith("w11, ...")
    assert instead("xyz", []) == "er is nog niets om uit te kiezen"


def test_problems_come_in_the_order_of_their_places_and_once() -> None:
    first, second, third = (
        Problem(path=path, line=line, column=1, message="x") for path, line in (("a", 2), ("a", 10), ("b", 1))
    )
    assert str(ContentError([third, second, first, second])) == "a:2:1: x\na:10:1: x\nb:1:1: x"


@pytest.mark.parametrize("path", sorted(PROBLEMS.glob("*.yml")), ids=lambda path: path.stem)
def test_every_message_in_problems_is_dutch_and_says_what_to_do(path: Path) -> None:
    expected = path.read_text(encoding="utf-8").split("verwacht:")[1]
    for line in re.findall(r"\.(?:ya?ml|md):\d+:\d+: (.+)", expected):
        assert not ENGLISH.search(line), line
        assert re.search(
            r"schrijf|kies|zet|haal|voeg|maak|vul|noem|geef|kijk|begin|verander|spring|hier ho|kiezen", line
        ), line
