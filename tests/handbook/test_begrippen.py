"""Terms: the first mention leads to the meaning, never inside something else, and never too many."""

import re
from pathlib import Path

import pytest

from handbook.begrippen import MOST, PAGE, link_terms
from handbook.book import Book
from handbook.docs import Docs
from handbook.problems import Problem
from handbook.schema.facts import Begrip
from handbook.wording import check_wording

LINK = re.compile(r'\[([^\]]*)\]\(([^ )]+) "([^"]*)"\)\{ \.begrip \}')


def _begrip(label: str, definitie: str = "Uitleg.") -> Begrip:
    return Begrip(label=label, definitie=definitie, source=("H-001",))


TERMS = {
    "norm": _begrip("norm"),
    "gir": _begrip("GIR"),
    "aangifte": _begrip("aangifte"),
    "nummer": _begrip("aangifte onder nummer"),
}


def _linked(markdown: str, page: str = "pagina.md") -> list[str]:
    return [found[1] for found in LINK.finditer(link_terms(page, markdown, TERMS))]


def test_the_first_mention_becomes_a_link_that_fits_the_place_of_the_page() -> None:
    text = link_terms("a/b/c.md", "Bewaak de norm. De norm geldt.\n", TERMS)
    assert text == (
        'Bewaak de [norm](../../verantwoording/begrippen.md#norm "Uitleg."){ .begrip }. De norm geldt.\n'
    )


def test_the_longest_term_wins_and_the_shorter_one_is_still_free() -> None:
    assert _linked("Doe aangifte onder\nnummer. Of aangifte.") == ["aangifte onder\nnummer", "aangifte"]


def test_only_the_first_letter_may_differ_and_only_whole_words_count() -> None:
    assert _linked("Norm en GIR.") == ["Norm", "GIR"]
    assert _linked("Een gir, NORM, normen, enorm, norm-gesprek, wet-norm.") == []


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: De norm\n---\n",
        "# De norm\n",
        '!!! note "De norm"\n',
        "[de norm](norm.md)",
        "[de norm][n]",
        "![de norm](norm.svg)",
        "`norm`",
        "```\nnorm\n```\n",
        '<a href="norm">norm</a>',
        '<img alt="norm">',
        "<h2>De\nnorm</h2>",
        "{{ duur('norm') }}",
        "{# norm #}",
        "tekst { #norm .norm }",
        "*[norm]: een norm\n",
        "[^1]: norm",
    ],
)
def test_nothing_that_is_no_plain_text_gets_a_link(text: str) -> None:
    assert link_terms("pagina.md", text, TERMS) == text


def test_text_around_what_gets_no_link_still_does() -> None:
    assert _linked("# De norm\n\n- **De norm** van {{ x }}\n\n| norm | GIR |\n") == ["norm", "GIR"]


def test_the_page_of_the_terms_links_nothing() -> None:
    assert link_terms(PAGE, "De norm.", TERMS) == "De norm."


def test_an_everyday_word_gets_no_link() -> None:
    begrip = _begrip("norm").model_copy(update={"link": False})
    assert link_terms("pagina.md", "De norm.", {"norm": begrip}) == "De norm."


def test_a_page_stays_calm() -> None:
    labels = [f"woord{letter}" for letter in "abcdefghijklmn"]
    terms = {label: _begrip(label) for label in labels}
    found = LINK.findall(link_terms("pagina.md", " ".join(labels), terms))
    assert [label for label, _, _ in found] == labels[:MOST]


def test_a_meaning_cannot_break_out_of_its_title() -> None:
    begrip = _begrip("norm", 'Zegt "nee" | <b> & {{ x }} [a](b) *c*')
    (found,) = LINK.findall(link_terms("pagina.md", "norm", {"norm": begrip}))
    assert not set('"|<>{}[]()*') & set(found[2])


def test_every_link_in_the_site_shows_the_meaning_and_arrives(book: Book, site: Path) -> None:
    meanings = {f"#{name}": begrip.definitie for name, begrip in book.content.begrippen.items()}
    seen = set()
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        links = re.findall(r'<a class="begrip" href="[^"#]*(#[^"]+)" title="([^"]+)">', html)
        assert len(links) == html.count('class="begrip"') <= MOST, path
        assert len({place for place, _ in links}) == len(links), path
        for place, title in links:
            assert _text(title) == meanings[place], path
        seen |= {place for place, _ in links}
    assert len(seen) > 15


def _text(title: str) -> str:
    return re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), title).replace("&amp;", "&")


def _wording(book: Book, tmp_path: Path, text: str) -> list[Problem]:
    (tmp_path / "docs" / "verantwoording").mkdir(parents=True)
    (tmp_path / "docs" / "pagina.md").write_text(text, encoding="utf-8")
    (tmp_path / "docs" / PAGE).write_text("toegangsverbod", encoding="utf-8")
    found = check_wording(Docs(root=tmp_path), book.content)
    return [problem for problem in found if problem.path.startswith("docs/")]


def test_a_synonym_is_reported_with_its_place_and_the_word_to_write(book: Book, tmp_path: Path) -> None:
    (problem,) = _wording(book, tmp_path, "---\ntitle: x\n---\n\nLeg een Toegangsverbod op.\n")
    assert str(problem) == (
        "docs/pagina.md:5:9: 'toegangsverbod' is niet het woord van dit handboek; schrijf 'pandverbod'"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Een pandverbod, ook wel toegangsverbod.",
        "---\nzoekwoorden: [toegangsverbod]\n---\n",
        "Zie {{ bron('toegangsverbod') }} en <b class='toegangsverbod'>dit</b>.",
        "Doe aangifte doen.",
        "De grens en een brief.",
        "Een toegangsverbodsbord.",
    ],
)
def test_some_places_and_words_are_free(book: Book, tmp_path: Path, text: str) -> None:
    assert _wording(book, tmp_path, text) == []
