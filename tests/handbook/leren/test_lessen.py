"""The lessons as a reader meets them: how long they take, what they hold, and how a path begins and ends."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from handbook.book import Book, load_book
from handbook.content import Content
from handbook.leren.check_pad import QUESTIONS
from handbook.leren.opgaven import built, set_names
from handbook.leren.show import next_view, paths_view
from handbook.leren.weggelaten import left_out
from handbook.views import Views
from widgets.leren import Opgave
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


def _minutes(content: Content, regels: Regels, name: str) -> float:
    les = content.lessen[name]
    read = sum(_words(doel.tekst) for doel in les.doelen)
    for stuk in les.stukjes:
        read += _words(stuk.kop, stuk.tekst, *stuk.punten, *(zin.zegt for zin in stuk.dialoog))
    seconds = 0
    for each in built(content, regels, name):
        opgave = each.opgave
        read += _words(opgave.vraag, each.data.get("verhaal", ""))
        for place, veld in enumerate(_way(opgave)):
            seconds += SECONDS_TO_CHOOSE
            read += WORDS_OF_FEEDBACK + _words(veld.verhaal, veld.tekst if opgave.soort != "kies" else "")
            # To classify, the same options come back with each part.
            if opgave.soort != "volgorde" and not (opgave.soort == "indelen" and place):
                read += _words(*(optie.tekst for optie in veld.opties))
    return read / WORDS_A_MINUTE + seconds / 60


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_takes_the_minutes_it_says(book: Book, name: str) -> None:
    minuten = book.content.lessen[name].minuten
    assert _minutes(book.content, book.regels, name) == pytest.approx(minuten, abs=0.6)


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
    for name in set_names(book.content):
        for each in built(book.content, book.regels, name):
            for veld in each.opgave.velden:
                written = {keuze["id"] for keuze in veld.deel.get("keuzes", ())}
                assert not written or {optie.id for optie in veld.opties} == written, (name, veld.naam)


def _asked(book: Book, name: str, when: str) -> list[dict[str, Any]]:
    return [each.data for each in built(book.content, book.regels, f"{name}-{when}")]


@pytest.mark.parametrize("name", PATHS)
def test_a_path_asks_ten_questions_before_and_ten_like_them_after(book: Book, name: str) -> None:
    before, after = (_asked(book, name, when) for when in ("begin", "eind"))
    assert len(before) == len(after) == QUESTIONS
    kind = [[(each["vraag"], each["over"], each.get("welke")) for each in data] for data in (before, after)]
    assert kind[0] == kind[1]
    assert len({each["verhaal"] for each in (*before, *after)}) == 2 * QUESTIONS


def test_an_edition_that_left_out_a_case_asks_the_same_before_and_after(book: Book) -> None:
    gone = book.content.paden["leidinggevende"].toets[3].eind
    cases = {name: casus for name, casus in book.content.casussen.items() if name != gone}
    own = replace(book, content=replace(book.content, casussen=cases))
    ids = [[each["id"] for each in _asked(own, "leidinggevende", when)] for when in ("begin", "eind")]
    assert ids[0] == ids[1] == [f"vraag-{n}" for n in range(1, 11) if n != 4]


def test_a_question_that_the_rules_do_not_answer_once_is_asked_neither_time(book: Book) -> None:
    pad = book.content.paden["leidinggevende"]
    silent = next(name for name, advies in book.adviezen.items() if not advies["maatregelen"])
    place = next(place for place, vraag in enumerate(pad.toets) if vraag.over == "duur")
    toets = [*pad.toets]
    toets[place] = toets[place].model_copy(update={"eind": silent})
    paden = {"leidinggevende": pad.model_copy(update={"toets": tuple(toets)})}
    own = replace(book, content=replace(book.content, paden=paden))
    ids = [[each["id"] for each in _asked(own, "leidinggevende", when)] for when in ("begin", "eind")]
    assert ids[0] == ids[1] == [f"vraag-{n}" for n in range(1, 11) if n != place + 1]
    (line,) = (line for line in left_out(own) if "zegt hier niets over" in line)
    assert line.startswith("content/paden.yml:")


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


def test_an_edition_adds_a_path_of_its_own(copy: Path, book: Book) -> None:
    layer = copy / "organisaties" / "duinstad"
    layer.mkdir(parents=True)
    (layer / "editie.yml").write_text(
        'id: duinstad\norganisatie: Gemeente Duinstad\nversie: "2026.1"\ndatum: "2026-11-24"\n',
        encoding="utf-8",
    )
    text = (ROOT / "content" / "paden.yml").read_text(encoding="utf-8")
    path = text[text.index("leidinggevende:\n") : text.index("griffier-en-ambtsdrager:\n")]
    (layer / "paden.yml").write_text(path.replace("leidinggevende:", "teamleider:", 1), encoding="utf-8")
    page = (ROOT / "docs" / "leren" / "toets-leidinggevende.md").read_text(encoding="utf-8")
    (layer / "docs" / "leren").mkdir(parents=True)
    (layer / "docs" / "leren" / "toets-teamleider.md").write_text(
        page.replace('"leidinggevende"', '"teamleider"'), encoding="utf-8"
    )
    own = load_book(copy, layer, replace(book, root=copy))
    assert len(_asked(own, "teamleider", "eind")) == QUESTIONS
    steps = next_view(own, "zorg-voor-elkaar")["stappen"]
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
