"""Feedback that was made beforehand is what Python would say, for whatever somebody answers."""

import json
import random
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from handbook.book import Book, load_rules
from handbook.environment import find_node
from handbook.leren.opgaven import built, set_names
from handbook.leren.uitgewerkt import answers, worked_out
from widgets.leren import Opgave, build, check_lesson
from widgets.leren.opgave import Veld
from widgets.rules import Regels

Json = dict[str, Any]
Chosen = dict[str, list[str]]
ASK = Path(__file__).with_name("tafel.mjs")


@pytest.fixture(scope="module")
def sets(book: Book) -> dict[str, list[tuple[Json, Opgave]]]:
    """All lessons, and the questions before and after every path."""
    return {
        name: [(each.data, each.opgave) for each in built(book.content, book.regels, name)]
        for name in set_names(book.content)
    }


def _table(regels: Regels, sets: Mapping[str, Sequence[tuple[Json, Opgave]]]) -> Json:
    return worked_out(regels, {name: [opgave for _, opgave in found] for name, found in sets.items()})


def _ask(table: Json, questions: Sequence[tuple[str, Json]]) -> list[str]:
    """Give the reply of the table to each question, as JSON text."""
    vragen = [{"naam": name, "vraag": vraag} for name, vraag in questions]
    done = subprocess.run(
        [str(find_node()), "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", str(ASK)],
        input=json.dumps({"tafel": table, "vragen": vragen}),
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def _text(reply: Json) -> str:
    """Give a reply as JavaScript writes it: 1, not 1.0."""
    numbers = json.loads(
        json.dumps(reply),
        parse_float=lambda text: int(float(text)) if float(text).is_integer() else float(text),
    )
    return json.dumps(numbers, ensure_ascii=False, separators=(",", ":"))


def _single(data: Json, opgave: Opgave) -> Iterator[Json]:
    """Yield every answer to every field alone: of a story only to its first point, where it begins."""
    for veld in opgave.velden[:1] if opgave.soort == "scenario" else opgave.velden:
        for chosen in answers(veld):
            yield {"les": [data], "gekozen": {opgave.id: {veld.naam: [*chosen]}}, "laatste": opgave.id}


def _some(luck: random.Random, veld: Veld) -> list[str]:
    return [*luck.choice([*answers(veld)])]


def _sequence(luck: random.Random, found: Sequence[tuple[Json, Opgave]]) -> Iterator[Json]:
    """Yield what is asked while somebody answers a set in any order, also what is left on a way not taken."""
    chosen: dict[str, Chosen] = {}
    for _ in range(2 * len(found)):
        _, opgave = luck.choice(found)
        velden = luck.sample(opgave.velden, luck.randint(1, len(opgave.velden)))
        chosen = {**chosen, opgave.id: {veld.naam: _some(luck, veld) for veld in velden}}
        yield {"les": [data for data, _ in found], "gekozen": chosen, "laatste": opgave.id}


def test_every_single_answer_gets_what_python_says(
    book: Book, sets: dict[str, list[tuple[Json, Opgave]]]
) -> None:
    questions = [
        (name, vraag)
        for name, found in sets.items()
        for data, opgave in found
        for vraag in _single(data, opgave)
    ]
    assert len(questions) > 500
    replies = _ask(_table(book.regels, sets), questions)
    for (name, vraag), reply in zip(questions, replies, strict=True):
        assert reply == _text(check_lesson(book.regels, vraag)), (name, vraag["gekozen"])


def test_any_order_of_answers_gets_what_python_says(
    book: Book, sets: dict[str, list[tuple[Json, Opgave]]]
) -> None:
    luck = random.Random(7)  # noqa: S311 - the same cases in every run
    questions = [
        (name, vraag)
        for name, found in sets.items()
        for _ in range(6)
        if found
        for vraag in _sequence(luck, found)
    ]
    stories = [vraag for _, vraag in questions if any(each["soort"] == "scenario" for each in vraag["les"])]
    assert len(stories) > 300
    replies = _ask(_table(book.regels, sets), questions)
    for (name, vraag), reply in zip(questions, replies, strict=True):
        assert reply == _text(check_lesson(book.regels, vraag)), (name, vraag["gekozen"])


def test_nothing_answered_is_not_begun(book: Book, sets: dict[str, list[tuple[Json, Opgave]]]) -> None:
    vraag = {"les": [data for data, _ in sets["zelfcheck"]], "gekozen": {}, "laatste": ""}
    (reply,) = _ask(_table(book.regels, sets), [("zelfcheck", vraag)])
    assert reply == _text(check_lesson(book.regels, vraag))
    assert json.loads(reply)["stand"]["score"] is None


def test_no_text_is_there_twice(book: Book, sets: dict[str, list[tuple[Json, Opgave]]]) -> None:
    texts = _table(book.regels, sets)["teksten"]
    assert len(texts) == len(set(texts))


def test_any_ticks_together_have_their_feedback(
    book: Book, sets: dict[str, list[tuple[Json, Opgave]]]
) -> None:
    table = _table(book.regels, {"eerste-minuten": sets["eerste-minuten"]})
    field = table["lessen"]["eerste-minuten"]["nu-gevaar"]["keuze"]
    assert len(field["opties"]) == 5
    assert len(field["antwoorden"]) == 2**5 - 1


def test_a_changed_rule_changes_feedback_and_marks_of_the_table(
    change: Callable[[str, str, str], Path], book: Book, sets: dict[str, list[tuple[Json, Opgave]]]
) -> None:
    data = next(data for data, _ in sets["zelfcheck"] if data["id"] == "dreigen")
    root = change(
        "content/beslissingen/sanctie.yml",
        "then: {uitkomst: altijd}\n        because: Bij bedreiging van een mens",
        "then: {uitkomst: overleg}\n        because: Eerst praten. Bij bedreiging van een mens",
    )
    _, _, regels = load_rules(root)

    def mark(rules: Regels, choice: str) -> tuple[float, str]:
        vraag = {"les": [data], "gekozen": {data["id"]: {"keuze": [choice]}}, "laatste": data["id"]}
        (reply,) = _ask(_table(rules, {"les": [(data, build(rules, data))]}), [("les", vraag)])
        found = json.loads(reply)["oefeningen"][data["id"]]
        return found["punten"], found["html"]["keuze"]

    altijd, overleg = "k4", "k3"
    assert (mark(book.regels, altijd)[0], mark(book.regels, overleg)[0]) == (1, 0)
    assert (mark(regels, altijd)[0], mark(regels, overleg)[0]) == (0, 1)
    assert "Eerst praten." in mark(regels, altijd)[1]
