"""A template with values: what is known is filled in, what is not stays open, what was typed stays text."""

from collections.abc import Mapping

import pytest
from pydantic import ValidationError

from handbook.schema.stukken import Stuk as Sjabloon
from widgets.stukken.invullen import maak, namen, vul
from widgets.stukken.model import Alinea, Blok, Deel, Kop, Lijst, Tabel


def _blokken(waarden: Mapping[str, str], *blokken: Mapping[str, object]) -> tuple[Blok, ...]:
    return maak({"titel": "T", "onderwerp": "O", "blokken": blokken}, waarden).blokken


def test_what_is_known_is_filled_in_and_what_is_not_stays_open() -> None:
    text = "Tot {einde|datum}, namens {organisatie}. [Handtekening] {ingang|dag}"
    assert vul(text, {"ingang": "1 maart"}) == (
        Deel("Tot "),
        Deel("datum", open=True),
        Deel(", namens "),
        Deel("organisatie", open=True),
        Deel(". "),
        Deel("Handtekening", open=True),
        Deel(" "),
        Deel("1 maart"),
    )


def test_a_name_without_words_becomes_words() -> None:
    assert vul("{notitie.eerder_gehoord-van}", {}) == (Deel("notitie eerder gehoord van", open=True),)


def test_a_question_may_have_a_number_in_its_name() -> None:
    assert vul("{notitie.vraag_2}", {"notitie.vraag_2": "ja"}) == (Deel("ja"),)


@pytest.mark.parametrize("value", ["", " ", "\n \n", "\x0b"])
def test_a_value_that_shows_nothing_leaves_the_field_open(value: str) -> None:
    assert vul("{moment|dag}", {"moment": value}) == (Deel("dag", open=True),)
    assert _blokken({"moment": value}, {"tekst": "x", "als": "moment"}) == ()
    assert _blokken({"moment": value}, {"tekst": "x", "als_niet": "moment"}) == (Alinea((Deel("x"),)),)


def test_lines_of_a_value_are_joined_inside_a_sentence() -> None:
    assert vul("{open}", {"open": "een\r\n\r\ntwee\n"}) == (Deel("een; twee"),)


def test_what_a_reader_typed_is_never_read_as_a_template() -> None:
    assert vul("{notitie.gedraging}", {"notitie.gedraging": "[x] {sanctie}"}) == (Deel("[x] {sanctie}"),)
    lijst = _blokken({"open": "{sanctie}\n[x]", "sanctie": "pandverbod"}, {"lijst": ["{open}"]})
    assert lijst == (Lijst(((Deel("{sanctie}"),), (Deel("[x]"),))),)


def test_the_names_of_a_text_are_those_that_are_filled_in() -> None:
    text = "{einde|datum} en {notitie.vraag_2} [Handtekening van {beslisser}] {Zo niet}"
    assert namen(text) == {"einde", "notitie.vraag_2", "beslisser", "Zo niet"}
    filled = "".join(deel.tekst for deel in vul(text, dict.fromkeys(namen(text), "x")))
    assert filled == "x en x [Handtekening van x] x"
    assert namen("[Handtekening] en meer") == set()


def test_a_list_gets_an_item_for_each_line_of_a_value() -> None:
    lijst = {"lijst": ["{open|niets}", "vast {open|niets}"], "genummerd": True}
    delen = ((Deel("een"),), (Deel("twee"),), (Deel("vast "), Deel("een; twee")))
    assert _blokken({"open": "een\n\n twee "}, lijst) == (Lijst(delen, genummerd=True),)
    assert _blokken({}, {"lijst": ["{open|niets}"]}) == (Lijst(((Deel("niets", open=True),),)),)


def test_one_block_gives_its_heading_text_list_and_table_in_that_order() -> None:
    blok = {"kop": "K", "tekst": "{a}", "lijst": ["b"], "tabel": [["Tot", "{einde|dag}"]]}
    assert _blokken({"a": "waarde"}, blok) == (
        Kop(2, "K"),
        Alinea((Deel("waarde"),)),
        Lijst(((Deel("b"),),)),
        Tabel((("Tot", (Deel("dag", open=True),)),)),
    )


def _sjabloon(**changed: object) -> dict[str, object]:
    return {
        "titel": "Brief",
        "soort": "brief",
        "wanneer": "Na het gesprek.",
        "onderwerp": "Brief",
        "blokken": [{"tekst": "Dag {naam|naam}"}],
        "source": ["H-001"],
    } | changed


def test_a_template_of_the_book_is_one_that_can_be_filled_in() -> None:
    sjabloon = Sjabloon.model_validate(_sjabloon(bij={"maatregel": "pandverbod"}))
    assert sjabloon.bij == {"maatregel": ("pandverbod",)}
    stuk = maak(sjabloon.model_dump(mode="json"), {"naam": "Anna"})
    assert stuk.blokken == (Alinea((Deel("Dag "), Deel("Anna"))),)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"blokken": [{"als": "open"}]}, "schrijf kop, tekst, lijst of tabel"),
        ({"blokken": [{"kop": "Tot {einde}"}]}, "wordt hier niet ingevuld"),
        ({"blokken": [{"tabel": [["[label]", "x"]]}]}, "wordt hier niet ingevuld"),
        ({"onderwerp": "Verbod voor {naam}"}, "wordt hier niet ingevuld"),
        ({"soort": "nota"}, "'brief' or 'verslag'"),
    ],
)
def test_a_template_that_would_print_its_own_marks_is_refused(
    changed: dict[str, object], message: str
) -> None:
    with pytest.raises(ValidationError, match=message):
        Sjabloon.model_validate(_sjabloon(**changed))
