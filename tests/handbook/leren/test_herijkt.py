"""The drift alarm: exactly the exercises whose right answer changed are told, with their place."""

import json
import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from handbook import commands
from handbook.book import Book, load_book, load_rules
from handbook.casussen import advise_casus
from handbook.leren.antwoorden import right_answer
from handbook.leren.compile import exercise
from handbook.leren.compile import toets_exercises as questions
from handbook.leren.weggelaten import left_out
from handbook.pages import page_functions
from handbook.uitgave import before, read_releases, releases_of
from handbook.uitgeven import exercises_since, make_release
from handbook.views import Views
from handbook.wijzigingenlijst import pending
from tests.regelwijziging import REACTION, STRICTER
from widgets.leren import build
from widgets.leren.opgave import OpgaveError

ROOT = Path(__file__).resolve().parents[3]
SMALL = ROOT / "tests" / "handbook" / "problems" / "boek"
FILE = "uitgaven/landelijk.json"
NONE = "sinds uitgave {}: geen oefening heeft een ander goed antwoord"
Change = Callable[[str, str, str], Path]


@pytest.fixture
def released(book: Book, copy: Path) -> str:
    """The version of the real content, released in the copy that the tests change."""
    make_release(replace(book, root=copy), again=False)
    return book.content.editie.versie


def _changed(book: Book, root: Path) -> Book:
    """Give the book of changed rules; cases that still expect the old advice are no matter here."""
    content, compiled, regels = load_rules(root)
    adviezen = {name: advise_casus(regels, casus) for name, casus in content.casussen.items()}
    return replace(book, root=root, content=content, compiled=compiled, regels=regels, adviezen=adviezen)


def _right(book: Book) -> dict[tuple[str, str], list[str]]:
    """Give the right answers in words by file and exercise, found apart from what is tested."""
    content = book.content
    found: dict[tuple[str, str], Any] = {}
    for name, les in content.lessen.items():
        for oefening in les.oefeningen:
            found[f"content/lessen/{name}.yml", oefening.id] = exercise(content, oefening)
    for name, pad in content.paden.items():
        for when in ("begin", "eind"):
            for vraag in questions(pad, when):
                found["content/paden.yml", f"{name}/{when}/{vraag.id}"] = exercise(content, vraag)
    right: dict[tuple[str, str], list[str]] = {}
    for key, data in found.items():
        # What no longer has one right answer is a problem of the content, with a message of its own.
        with suppress(OpgaveError):
            velden = build(book.regels, data).velden
            right[key] = sorted(f"{veld.naam} {right_answer(veld)}" for veld in velden)
    return right


def _places(lines: list[str]) -> list[str]:
    """Give the file of each line that has a place."""
    return sorted(line.split(":")[0] for line in lines if re.match(r"\S+\.yml:\d+:\d+: ", line))


@pytest.mark.parametrize("edit", [REACTION, STRICTER], ids=["duration", "rule"])
def test_exactly_the_exercises_with_another_right_answer_are_told(
    book: Book, released: str, change: Change, edit: tuple[str, str, str]
) -> None:
    own = _changed(book, change(*edit))
    was, now = _right(book), _right(own)
    other = [name for name in now if was[name] != now[name]]
    assert 2 <= len(other) < len(was) / 2
    gone = f", {len(was) - len(now)} weg" if len(now) < len(was) else ""

    lines = exercises_since(own)
    told = f"{len(other)} oefeningen hebben een ander goed antwoord{gone}"
    assert lines[0] == f"sinds uitgave {released}: {told}"
    assert _places(lines) == sorted(file for file, _ in other)
    assert len(lines) == 1 + len(other)
    for line in lines[1:]:
        file, number, column, *_ = line.split(":")
        if file != "content/paden.yml":
            there = (own.root / file).read_text(encoding="utf-8").splitlines()[int(number) - 1]
            found = re.match(r"  - (?:\{)?id: ([a-z-]+)", there)
            assert found, line
            assert (file, found[1]) in other
            assert int(column) == 5


def test_a_line_says_what_it_was_what_it_is_and_what_to_read_again(
    book: Book, released: str, change: Change
) -> None:
    assert released
    lines = exercises_since(_changed(book, change(*REACTION)))
    (line,) = (line for line in lines if line.startswith("content/lessen/wat-doet-de-organisatie.yml"))
    assert "het goede antwoord was “Binnen 48 uur” en is nu “Binnen 72 uur”; lees opnieuw: “" in line
    kop, number = re.findall(r"“([^“]+)” \(regel (\d+)\)", line)[0]
    text = (ROOT / "content/lessen/wat-doet-de-organisatie.yml").read_text(encoding="utf-8").splitlines()
    assert text[int(number) - 1].endswith(f"kop: {kop}")
    (part,) = (line for line in lines if line.startswith("content/lessen/beide-kanten-horen.yml"))
    assert "het goede antwoord (bij termijn) was" in part


def test_without_a_change_there_is_one_line(book: Book, released: str, copy: Path) -> None:
    assert exercises_since(replace(book, root=copy)) == [NONE.format(released)]


def test_another_wording_of_the_right_choice_is_no_other_answer(
    book: Book, released: str, change: Change
) -> None:
    old = 'tekst: "De werkgever, die om afscherming vraagt."'
    root = change("content/lessen/aangifte-en-afscherming.yml", old, 'tekst: "De werkgever zelf."')
    assert exercises_since(_changed(book, root)) == [NONE.format(released)]


def test_new_and_removed_exercises_are_counted(book: Book, released: str, change: Change) -> None:
    lesson = "content/lessen/aangifte-en-afscherming.yml"
    change(lesson, "id: wie-doet-het\n", "id: wie-dan\n")
    root = change(lesson, "id: wat-ziet-de-verdachte\n", "id: wat-ziet-hij\n")
    assert exercises_since(_changed(book, root)) == [f"{NONE.format(released)}, 2 nieuw, 2 weg"]


def test_the_order_of_parts_and_questions_is_no_other_answer(
    book: Book, released: str, change: Change, copy: Path
) -> None:
    first, second = (
        "      - {casus: bewoner-huilt-in-spreekkamer}\n",
        "      - {casus: klantcontact-schelden-telefoon}\n",
    )
    change("content/lessen/aangifte-en-afscherming.yml", first + second, second + first)
    own = _changed(book, copy)
    paden = {
        name: pad.model_copy(update={"toets": pad.toets[::-1]}) for name, pad in own.content.paden.items()
    }
    own = replace(own, content=replace(own.content, paden=paden))
    assert exercises_since(own) == [NONE.format(released)]


def _without_exercises(root: Path) -> None:
    data = json.loads((root / FILE).read_text(encoding="utf-8"))
    del data["oefeningen"]
    (root / FILE).write_text(json.dumps(data), encoding="utf-8")


def test_a_release_without_exercises_is_still_read_and_compared_with_later(
    book: Book, released: str, change: Change
) -> None:
    root = change(*REACTION)
    _without_exercises(root)
    own = _changed(book, root)
    assert exercises_since(own) == [
        f"uitgave {released} weet de goede antwoorden van oefeningen nog niet; de volgende uitgave wel"
    ]
    editie = own.content.editie.model_copy(update={"versie": f"{released}.1"})
    (root / "CHANGELOG.md").write_text(f"## {released}.1\n\n### Inhoud\n\n- Later.\n", encoding="utf-8")
    own = replace(own, content=replace(own.content, editie=editie))
    make_release(own, again=False)
    made = read_releases(root / FILE, FILE)
    old = before(made)
    assert old is not None
    assert old.oefeningen is None
    assert made.stand.oefeningen
    assert exercises_since(own) == [NONE.format(f"{released}.1")]


def test_a_next_release_keeps_what_it_marked_anew_and_shows_it_on_the_page(
    book: Book, released: str, change: Change
) -> None:
    own = _changed(book, change(*REACTION))
    waiting = pending(own)
    assert waiting is not None
    editie = own.content.editie.model_copy(update={"versie": f"{released}.1"})
    (own.root / "CHANGELOG.md").write_text(f"## {released}.1\n\n### Inhoud\n\n- Later.\n", encoding="utf-8")
    own = replace(own, content=replace(own.content, editie=editie))
    said = make_release(own, again=False).splitlines()
    assert said[1].startswith(f"sinds uitgave {released}: ")
    assert len(said) > 3
    made = releases_of(own)
    assert made is not None
    assert {(item.was, item.wordt) for item in made.laatste.herijkt} == {("Binnen 48 uur", "Binnen 72 uur")}
    names = [name for item in made.laatste.herijkt for name in item.oefeningen]
    assert "wat-doet-de-organisatie/hoe-snel" in names
    assert make_release(own, again=True).splitlines()[1:] == said[1:], "it is compared with the same one"

    functions: dict[str, Callable[..., Any]] = page_functions(own, Views(book=own, python="[]"), "../../")
    page = str(functions["wijzigingen"]())
    assert page.count("Oefeningen met een ander goed antwoord") == 1
    links = re.findall(r'href="\.\./\.\./leren/([a-z-]+)/#([^"]+)"', page)
    assert len(links) == len(names) == len(waiting.oefeningen[0].casussen)
    for folder, anchor in links:
        made_page = (
            str(functions["les"](folder))
            if not folder.startswith("toets-")
            else "".join(
                str(functions["toets"](folder.removeprefix("toets-"), when)) for when in ("begin", "eind")
            )
        )
        assert f'id="{anchor}"' in made_page


@pytest.fixture
def layer(copy: Path) -> Path:
    """An edition with nothing of its own yet."""
    layer = copy / "organisaties" / "duinstad"
    layer.mkdir(parents=True)
    head = 'id: duinstad\norganisatie: Gemeente Duinstad\nversie: "2026.1"\ndatum: "2026-11-24"\n'
    (layer / "editie.yml").write_text(head, encoding="utf-8")
    return layer


def test_an_edition_is_compared_with_its_own_release(book: Book, layer: Path, copy: Path) -> None:
    base = replace(book, root=copy)
    make_release(load_book(copy, layer, base), again=False)
    assert (layer / "uitgaven" / "duinstad.json").is_file()
    (layer / "duren.yml").write_text("reactie-veroorzaker:\n  waarde: 5 dagen\n", encoding="utf-8")
    lines = exercises_since(load_book(copy, layer, base))
    assert re.match(r"sinds uitgave 2026\.1: \d+ oefeningen hebben een ander goed antwoord$", lines[0])
    assert "content/lessen/wat-doet-de-organisatie.yml" in _places(lines)
    assert all("was “Binnen 48 uur” en is nu “Binnen 5 dagen”" in line for line in lines[1:])


def test_an_edition_is_told_which_exercise_its_rules_do_not_answer(
    book: Book, layer: Path, copy: Path
) -> None:
    base = replace(book, root=copy)
    assert [*left_out(load_book(copy, layer, base))] == []
    (layer / "duren.yml").write_text("reactie-veroorzaker:\n  waarde: 24 uur\n", encoding="utf-8")
    lines = [*left_out(load_book(copy, layer, base))]
    assert len(lines) == 1
    assert lines[0].startswith("content/lessen/melden-en-vastleggen.yml:")
    assert "'melden-in-volgorde' staat niet in deze uitgave: twee onderdelen staan even hoog" in lines[0]


SCENARIO = (
    "content/lessen/aangifte-en-afscherming.yml",
    '{is: werkgever-met-afscherming, tekst: "De werkgever, die om afscherming vraagt."',
    '{is: werkgever, tekst: "De werkgever."',
)


def test_a_right_answer_that_no_choice_has_is_told_with_where_it_leads(
    book: Book, released: str, change: Change
) -> None:
    always = (
        '      - {is: altijd, tekst: "Altijd aangifte, want iemand is bedreigd of er is geweld gebruikt"}\n'
    )
    change("content/lessen/aangifte-en-afscherming.yml", always, "")
    root, text = change(*SCENARIO), SCENARIO[0]
    lines = exercises_since(_changed(book, root))
    lesson = (root / text).read_text(encoding="utf-8").splitlines()
    parts, point = lines[1], lines[2]
    assert len(lines) == 3
    assert lines[0] == NONE.format(released)
    number = next(n for n, line in enumerate(lesson) if "- {is: geen}" in line)
    assert parts.startswith(f"{text}:{number}:")  # the line above it, which names the choices
    assert (
        "het goede antwoord (bij aangifte-gezin-bedreigd) “Altijd aangifte” is geen van de `keuzes`" in parts
    )
    assert "leidt" not in parts
    assert parts.endswith("schrijf een keuze met `is: altijd`")
    number = next(n for n, line in enumerate(lesson, start=1) if "{is: niemand, " in line)
    assert int(point.split(":")[1]) in (number - 1, number)
    assert "(bij angst)" in point
    assert "het staat er nu vanzelf bij en leidt naar 'opnieuw', net als de eerste" in point


def test_an_edition_is_told_of_an_answer_that_the_national_choices_lack(
    book: Book, layer: Path, change: Change
) -> None:
    lesson, term = "content/lessen/wat-doet-de-organisatie.yml", "    over: termijn\n    welke: reactie\n"
    root = change(lesson, term, f"{term}    keuzes: [{{is: Binnen 48 uur}}, {{is: Meteen}}]\n")
    base = _changed(book, root)
    assert not [line for line in exercises_since(base) if "keuzes" in line]
    (layer / "duren.yml").write_text("reactie-veroorzaker:\n  waarde: 5 dagen\n", encoding="utf-8")
    (line,) = exercises_since(load_book(root, layer, base))
    assert line.startswith(f"{lesson}:")
    assert "het goede antwoord “Binnen 5 dagen” is geen van de `keuzes`" in line


def test_the_commands_print_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = shutil.copytree(SMALL, tmp_path / "boek")
    monkeypatch.setattr(commands, "ROOT", root)
    assert commands.main(["uitgeven"]) == 0
    assert "oefening" not in capsys.readouterr().out, "a first release has none to compare with"
    assert commands.main(["check"]) == 0
    assert NONE.format("2026.1") in capsys.readouterr().out.splitlines()
    casus = root / "content" / "casussen" / "scheldpartij.yml"
    text = casus.read_text(encoding="utf-8")
    for old, new in (
        ("gedraging: schelden", "gedraging: dreigen"),
        ("uitkomst: waarschuwing", "uitkomst: pandverbod"),
        ("{soort: brief}", "{soort: pandverbod, duur: pandverbod-dreigen}"),
    ):
        assert text.count(old) == 1
        text = text.replace(old, new)
    casus.write_text(text, encoding="utf-8")
    assert commands.main(["check"]) == 0
    told = (
        "sinds uitgave 2026.1: 1 oefening heeft een ander goed antwoord\n"
        "content/lessen/proef.yml:6:5: het goede antwoord was “Waarschuwing” en is nu “Pandverbod”; "
        "lees opnieuw: deze oefening zelf\n"
    )
    assert told in capsys.readouterr().out
    (root / "content" / "duren.yml").write_text(
        (root / "content" / "duren.yml").read_text(encoding="utf-8").replace("48 uur", "72 uur"),
        encoding="utf-8",
    )
    assert commands.main(["check"]) == 1
    assert capsys.readouterr().out.startswith(f"{told}content/editie.yml:"), (
        "also before the version is raised"
    )
