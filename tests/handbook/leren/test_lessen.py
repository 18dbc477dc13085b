"""The lessons as a reader meets them: how long they take, what they hold, and how a path begins and ends."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from handbook.book import Book, load_book
from handbook.content import Content
from handbook.leren.check import QUESTIONS
from handbook.leren.compile import lesson_data
from handbook.leren.compile import test_data as asked
from handbook.leren.opgaven import built
from handbook.leren.show import next_view, paths_view
from handbook.schema.lessen import Les
from handbook.views import Views
from widgets.leren import Opgave, build
from widgets.leren.nakijken import _path
from widgets.leren.opgave import Veld
from widgets.rules import Regels

ROOT = Path(__file__).parents[3]
LESSONS = sorted(path.stem for path in (ROOT / "content" / "lessen").glob("*.yml"))
PATHS = ("nieuwe-collega", "leidinggevende", "griffier-en-ambtsdrager")
SHORT = "zelfcheck"
"""No lesson but five questions."""
WORDS_A_MINUTE, SECONDS_TO_CHOOSE, WORDS_OF_FEEDBACK = 200, 5, 15


def _words(*texts: str) -> int:
    return sum(len(text.split()) for text in texts)


def _way(opgave: Opgave) -> Iterator[Veld]:
    """Yield the fields that somebody answers who chooses right."""
    return _path(opgave, {veld.naam: sorted(veld.goed) for veld in opgave.velden})


def _minutes(content: Content, regels: Regels, les: Les) -> float:
    read = sum(_words(doel.tekst) for doel in les.doelen)
    for stuk in les.stukjes:
        read += _words(stuk.kop, stuk.tekst, *stuk.punten, *(zin.zegt for zin in stuk.dialoog))
    seconds = 0
    for data in lesson_data(content, les):
        opgave = build(regels, data)
        read += _words(opgave.vraag, data.get("verhaal", ""))
        for place, veld in enumerate(_way(opgave)):
            seconds += SECONDS_TO_CHOOSE
            read += WORDS_OF_FEEDBACK + _words(veld.verhaal, veld.tekst if opgave.soort != "kies" else "")
            # To classify, the same options come back with each part.
            if opgave.soort != "volgorde" and not (opgave.soort == "indelen" and place):
                read += _words(*(optie.tekst for optie in veld.opties))
    return read / WORDS_A_MINUTE + seconds / 60


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_takes_the_minutes_it_says(book: Book, name: str) -> None:
    les = book.content.lessen[name]
    assert _minutes(book.content, book.regels, les) == pytest.approx(les.minuten, abs=0.6)


def test_the_path_for_a_new_colleague_takes_about_three_quarters_of_an_hour(book: Book) -> None:
    assert 43 <= paths_view(book)["minuten"]["nieuwe-collega"] <= 48


@pytest.mark.parametrize("name", [name for name in LESSONS if name != SHORT])
def test_a_lesson_mixes_five_to_seven_exercises_and_tells_a_story(book: Book, name: str) -> None:
    oefeningen = book.content.lessen[name].oefeningen
    assert 5 <= len(oefeningen) <= 7
    kinds = {oefening.soort for oefening in oefeningen}
    assert "scenario" in kinds
    assert len(kinds) > 1


def test_there_are_enough_exercises_and_stories_that_branch(book: Book) -> None:
    every = [oefening for les in book.content.lessen.values() for oefening in les.oefeningen]
    branching = [
        oefening
        for oefening in every
        if any(len({keuze.naar for keuze in punt.keuzes}) > 1 for punt in oefening.punten)
    ]
    assert len(every) >= 60
    assert len(branching) >= 12


@pytest.mark.parametrize("name", ["waar-ligt-de-grens", "eerste-minuten"])
def test_people_speak_in_the_lessons_about_the_moment_itself(book: Book, name: str) -> None:
    stukjes = book.content.lessen[name].stukjes
    assert any(len({zin.wie for zin in stuk.dialoog}) > 1 for stuk in stukjes)


def test_every_exercise_has_its_right_answer_among_what_it_words(book: Book) -> None:
    """The rules may add their own answer to the words of an exercise; ours need that nowhere."""
    data = [each for les in book.content.lessen.values() for each in lesson_data(book.content, les)]
    data += [
        each
        for pad in book.content.paden.values()
        for when in ("begin", "eind")
        for each in asked(book.content, pad, when)
    ]
    for each, opgave in built(book, data):
        for veld in opgave.velden:
            written = {keuze["id"] for keuze in veld.deel.get("keuzes", ())}
            assert not written or {optie.id for optie in veld.opties} == written, (each["id"], veld.naam)


@pytest.mark.parametrize("name", PATHS)
def test_a_path_asks_ten_questions_before_and_ten_like_them_after(book: Book, name: str) -> None:
    pad = book.content.paden[name]
    before, after = (asked(book.content, pad, when) for when in ("begin", "eind"))
    assert len(before) == len(after) == QUESTIONS
    kind = [[(each["vraag"], each["over"], each.get("welke")) for each in data] for data in (before, after)]
    assert kind[0] == kind[1]
    assert len({each["verhaal"] for each in (*before, *after)}) == 2 * QUESTIONS


def test_an_edition_that_left_out_a_case_asks_the_same_before_and_after(book: Book) -> None:
    pad = book.content.paden["leidinggevende"]
    cases = {name: casus for name, casus in book.content.casussen.items() if name != pad.toets[3].eind}
    content = replace(book.content, casussen=cases)
    ids = [[each["id"] for each in asked(content, pad, when)] for when in ("begin", "eind")]
    assert ids[0] == ids[1] == [f"vraag-{n}" for n in range(1, 11) if n != 4]


def test_the_list_of_paths_begins_and_ends_each_with_ten_questions(site: Path) -> None:
    html = (site / "leren" / "index.html").read_text(encoding="utf-8")
    for name in PATHS:
        path = html[html.index(f'id="pad-{name}"') :]
        steps = re.findall(r'<li><a href="([^"]+)">([^<]+)', path[: path.index("</ol>")])
        assert steps[0] == (f"../leren/toets-{name}/#vooraf", "Vooraf: tien vragen")
        assert steps[-1] == (f"../leren/toets-{name}/#achteraf", "Achteraf: tien vragen")
        test = (site / "leren" / f"toets-{name}" / "index.html").read_text(encoding="utf-8")
        assert 'id="vooraf"' in test
        assert 'id="achteraf"' in test
        assert f'data-score-van="{name}-begin"' in test
        assert f'data-score-van="{name}-eind"' in test


def _leads_on(html: str) -> list[str]:
    """Give where the last step of a page leads, below leren/."""
    last = html[html.rindex("<strong>Volgende stap:</strong>") :]
    return re.findall(r'<a href="(?:\.\./)+leren/([^"]*)"', last[: last.index("</article>")])


@pytest.mark.parametrize("name", PATHS)
def test_every_lesson_leads_on_along_each_path_that_has_it(site: Path, book: Book, name: str) -> None:
    lessen = book.content.paden[name].lessen
    onward = [*(f"{les}/" for les in lessen[1:]), f"toets-{name}/#achteraf"]
    for les, target in zip(lessen, onward, strict=True):
        html = (site / "leren" / les / "index.html").read_text(encoding="utf-8")
        with_it = [pad for pad in book.content.paden.values() if les in pad.lessen]
        found = _leads_on(html)
        assert target in found, les
        assert len(found) == len(with_it), les
        if len(with_it) > 1:
            assert f"<em>{book.content.paden[name].titel}:</em>" in html, les


def test_a_lesson_in_no_path_leads_to_the_list_of_paths(book: Book) -> None:
    content = replace(book.content, paden={})
    functions = Views(book=replace(book, content=content), python="").functions({"basis": "../../"})
    assert 'volg een <a href="../../leren/">leerpad</a>' in functions["volgende_les"]("eerste-minuten")


def test_an_edition_adds_a_path_of_its_own(copy: Path) -> None:
    layer = copy / "organisaties" / "duinstad"
    layer.mkdir(parents=True)
    (layer / "editie.yml").write_text(
        'id: duinstad\norganisatie: Gemeente Duinstad\nversie: "2026.1"\ndatum: "2026-11-24"\n',
        encoding="utf-8",
    )
    text = (ROOT / "content" / "paden.yml").read_text(encoding="utf-8")
    path = text[text.index("leidinggevende:\n") : text.index("griffier-en-ambtsdrager:\n")]
    (layer / "paden.yml").write_text(path.replace("leidinggevende:", "teamleider:", 1), encoding="utf-8")
    book = load_book(copy, layer)
    assert len(asked(book.content, book.content.paden["teamleider"], "eind")) == QUESTIONS
    steps = next_view(book, "zorg-voor-elkaar")["stappen"]
    assert [(each["naam"], each["les"]) for each in steps][-1] == ("teamleider", "")


def test_the_self_check_is_a_link_away_from_home_and_from_where_each_role_begins(site: Path) -> None:
    home = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    begin = home[home.index("## Waar begin jij?") :].split("\n## ")[0]
    assert "(leren/zelfcheck.md)" in begin
    roles = re.findall(r"^- \*\*(Ik ben [^*]+)\.\*\*.*?\]\(([\w/-]+)\.md", begin, re.MULTILINE)
    assert len(roles) == 5
    for role, page in roles:
        folder = site / page.removesuffix("/index")
        html = (folder / "index.html").read_text(encoding="utf-8")
        main = html[html.index("<article") : html.index("</article>")]
        assert re.search(r'href="[^"]*zelfcheck/"', main), role
