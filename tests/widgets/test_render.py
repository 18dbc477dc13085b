"""The one renderer: every advice has a card, and every link on it leads somewhere."""

import random
from html.parser import HTMLParser

import pytest

from handbook.book import Book
from widgets.render import bron_href, render_advies, render_bronnen
from widgets.rules import Regels, advise, every_case
from widgets.rules.answers import to_answers

VOID = {"br", "hr", "img", "input"}


class _Page(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.text: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag not in VOID:
            self.open.append(tag)
        if tag == "a":
            self.links.append(given["href"] or "")
        if name := given.get("id"):
            self.ids.append(name)
        assert "style" not in given
        assert not any(name.startswith("on") for name in given)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@pytest.fixture(scope="module")
def cards(regels: Regels) -> list[tuple[dict[str, object], _Page]]:
    decision = regels.decisions["sanctie"]
    cases = [findings.facts for findings in every_case(regels, "sanctie")]
    pages = []
    for facts in random.Random(2).sample(cases, 150):  # noqa: S311
        answers = {name: tuple(values) for name, values in to_answers(decision, facts).items()}
        advies = advise(regels, "sanctie", answers)
        pages.append((advies, _Page(render_advies(regels, advies, "../../", "1 maart 2026"))))
    return pages


def test_every_card_is_well_formed_and_says_what_was_advised(
    cards: list[tuple[dict[str, object], _Page]],
) -> None:
    for advies, page in cards:
        text = " ".join(page.text)
        assert page.open == []
        assert len(page.ids) == len(set(page.ids))
        assert str(advies["titel"]) in text
        assert "{" not in text
        assert "None" not in text
        for kind in ("omdat", "stappen", "controles", "waarom_niet", "wat_als"):
            for item in advies[kind]:  # type: ignore[attr-defined]
                assert item["tekst"] in text


def test_every_link_leads_to_a_statement_a_source_or_a_choice(
    book: Book, cards: list[tuple[dict[str, object], _Page]]
) -> None:
    content = book.content
    known = {f"../../verantwoording/register/#{name.lower()}" for name in content.register}
    known |= {f"../../verantwoording/bronnen/#{name.lower()}" for name in content.bronnen}
    known |= {f"../../verantwoording/keuzes/#{name.lower()}" for name in content.keuzes}
    links = {link for _, page in cards for link in page.links}

    assert len(links) > 40
    assert links <= known


def test_an_unanswered_question_is_shown_as_such(regels: Regels) -> None:
    advies = advise(regels, "sanctie", {"gedraging": ("overlast",)})
    assert render_advies(regels, advies).count("nog niet beantwoord") == len(advies["open"])


def test_a_statement_links_to_the_register_and_anything_else_to_the_sources() -> None:
    assert bron_href("H-001", "../") == "../verantwoording/register/#h-001"
    assert bron_href("B-17", "") == "verantwoording/register/#b-17"
    assert bron_href("haarlem-ombudsman", "") == "verantwoording/bronnen/#haarlem-ombudsman"


def test_no_sources_give_no_mark(regels: Regels) -> None:
    assert render_bronnen([], regels.woorden, "") == ""


def test_words_from_the_content_are_escaped(regels: Regels) -> None:
    advies = {**advise(regels, "sanctie", {"norm": ("acceptabel",)}), "titel": "<b>Geen</b> & niets"}
    assert "&lt;b&gt;Geen&lt;/b&gt; &amp; niets" in render_advies(regels, advies)
