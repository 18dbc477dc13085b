"""What the certificate marks is what the lessons mark: fewer words, the same fields, options and answers."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from handbook.book import Book, load_rules
from handbook.leren.bewijs import certificate_view, short
from handbook.leren.sleutels import key_of, keyed
from widgets.leren import Opgave, build, check_lesson
from widgets.leren.bewaard import chosen_in
from widgets.rules import Regels

Json = dict[str, Any]


def _lessons(book: Book) -> dict[str, list[Json]]:
    found: dict[str, list[Json]] = json.loads(certificate_view(book)["data"])
    return found


def _shape(opgave: Opgave) -> list[Any]:
    return [
        (veld.naam, [(optie.id, optie.is_) for optie in veld.opties], veld.goed, veld.naar, veld.meer)
        for veld in opgave.velden
    ]


def test_a_shortened_exercise_has_the_same_fields_options_and_answers(book: Book) -> None:
    names = _lessons(book)
    assert sum(map(len, names.values())) > 70
    for name in names:
        for each, _ in keyed(book, name):
            assert _shape(build(book.regels, short(each))) == _shape(build(book.regels, each)), each["id"]


def test_every_path_asks_for_its_lessons_and_for_the_questions_after_them(book: Book) -> None:
    for path in certificate_view(book)["paden"]:
        pad = book.content.paden[path["naam"]]
        after = [f"{path['naam']}-eind"] if pad.toets else []
        assert path["nodig"].split() == [*pad.lessen, *after]


def test_what_is_kept_is_marked_as_when_it_was_chosen(book: Book) -> None:
    for name, short_ones in _lessons(book).items():
        chosen, kept = {}, {}
        for number, (each, key) in enumerate(keyed(book, name)):
            velden = build(book.regels, each).velden
            places = [number % len(veld.opties) for veld in velden]
            pairs = zip(velden, places, strict=True)
            chosen[each["id"]] = {veld.naam: [veld.opties[place].id] for veld, place in pairs}
            kept[key] = ";".join(map(str, places))
        full = [each for each, _ in keyed(book, name)]
        now = check_lesson(book.regels, {"les": full, "gekozen": chosen})["stand"]
        later = check_lesson(book.regels, {"les": short_ones, "bewaard": kept})["stand"]
        assert later == now, name
        assert now["gedaan"] > 0, name


def test_a_text_that_names_no_option_chooses_nothing(book: Book) -> None:
    opgave = build(book.regels, next(keyed(book, "zelfcheck"))[0])
    assert chosen_in(opgave, "0") == {"keuze": [opgave.velden[0].opties[0].id]}
    for text in ("", ";", "99", ".", ";1", "²"):
        assert chosen_in(opgave, text) == {}, text
    assert check_lesson(book.regels, {"les": [], "bewaard": {"aaaaaa": "1"}})["stand"]["gedaan"] == 0


def test_a_changed_rule_marks_what_was_kept_anew(change: Callable[[str, str, str], Path], book: Book) -> None:
    name = "waar-ligt-de-grens"
    data, key = next(pair for pair in keyed(book, name) if pair[0]["id"] == "past-een-sanctie")
    les = [short(data) | {"sleutel": key}]
    root = change(
        "content/beslissingen/sanctie.yml",
        "          uitkomst: waarschuwing\n          maatregelen:\n"
        "            - soort: schriftelijke-waarschuwing\n              modaliteit: en-of\n"
        "              werkingsgebied: [locatie, dienst]\n              beslisser: [leidinggevende]\n"
        "              source: [H-153, H-165]\n"
        "            - {soort: ordegesprek, modaliteit: en-of, zoals: verbaal, source: [H-153]}\n",
        "          uitkomst: pandverbod\n          maatregelen:\n            - soort: pandverbod\n"
        "              duur: pandverbod-overlast\n              werkingsgebied: [locatie, dienst]\n"
        "              beslisser: [leidinggevende]\n              source: [H-153]\n",
    )
    _, _, changed = load_rules(root)
    right = [
        next(place for place, optie in enumerate(veld.opties) if optie.id in veld.goed)
        for veld in build(book.regels, data).velden
    ]

    def score(regels: Regels) -> float:
        kept = {key: ";".join(map(str, right))}
        found: float = check_lesson(regels, {"les": les, "bewaard": kept})["stand"]["score"]
        return found

    assert key_of(build(changed, data), of=name) == key
    assert score(book.regels) == 1
    assert score(changed) < 1


def test_another_question_has_another_key(book: Book) -> None:
    data, key = next(keyed(book, "zelfcheck"))
    opgave = build(book.regels, data)
    assert key_of(opgave, of="zelfcheck") == key
    assert key_of(opgave, of="een-andere-les") != key
    casus = next(
        casus
        for casus in book.content.casussen.values()
        if casus.beslissing == data["beslissing"] and dict(casus.antwoorden) != data["antwoorden"]
    )
    other = {**data, "antwoorden": {name: [*values] for name, values in casus.antwoorden.items()}}
    assert key_of(build(book.regels, other), of="zelfcheck") != key
