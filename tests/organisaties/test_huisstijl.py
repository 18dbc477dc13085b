"""What an edition looks like and what it calls things: colours, logo, words, menu, contacts."""

import re
from pathlib import Path

import pytest

from handbook.book import Book, load_book
from handbook.contacten import link
from handbook.organisatie.huisstijl import DARK, LIGHT, styles
from handbook.organisatie.kleur import contrast, nearest, short
from handbook.organisatie.logo import MOST
from handbook.organisatie.menu import edition_config
from handbook.organisatie.woorden import Words
from handbook.pages import render_pages
from handbook.views import Views
from handbook.yaml_source import Data
from tests.organisaties.helper import EDITIE, check_layer, write_layer

ROOT = Path(__file__).resolve().parents[2]
WORDS = Words(
    {"pandverbod": "toegangsverbod", "pandverboden": "toegangsverboden"},
    {"pandverbod": ("pandverbod", "pandverboden")},
)


def _tokens(css: str) -> dict[str, str]:
    return dict(re.findall(r"--hb-([a-z-]+): (#[0-9a-f]{6})", css))


def _styles(tmp_path: Path, kleuren: str) -> tuple[dict[str, str], dict[str, str]]:
    """Give the tokens of the light and the dark view; a dark one has those of the light one under it."""
    book = load_book(tmp_path / "boek", write_layer(tmp_path / "boek", {"editie.yml": EDITIE + kleuren}))
    found = {name: _tokens(data.decode()) for name, data in styles(book.content)}
    return found[LIGHT], {**found[LIGHT], **found[DARK]}


@pytest.mark.parametrize(("color", "ratio"), [("#000000", 21), ("#767676", 4.54), ("#ffffff", 1)])
def test_contrast_is_counted_as_wcag_counts_it(color: str, ratio: float) -> None:
    assert contrast(color, "#ffffff") == pytest.approx(ratio, abs=0.005)


def test_the_nearest_shade_keeps_what_passes_and_moves_what_does_not() -> None:
    needs = [("#ffffff", 4.5), ("#f3f6f9", 4.5)]
    assert nearest("#14507f", needs) == "#14507f"
    shade = nearest("#ff0000", needs)
    assert short(shade, needs) is None
    assert shade[3:] == "0000"


@pytest.mark.parametrize("color", ["#5b2a86", "#00693e", "#8f7200", "#7a0019", "#000000", "#0000ff"])
def test_what_follows_from_one_colour_can_be_read_in_both_views(tmp_path: Path, color: str) -> None:
    for view in _styles(tmp_path, f'kleuren: {{hoofdkleur: "{color}"}}\n'):
        text = [("bar-text", "bar"), ("bar-text", "bar-soft"), ("action-text", "action")]
        text += [("action-text", "link-hover")]
        text += [(own, on) for own in ("link", "heading") for on in ("bg", "surface", "danger-surface")]
        control = [("focus-bar", "bar"), ("focus-bar", "bar-soft"), ("bar-line", "bar"), ("action", "bg")]
        for pairs, need in ((text, 4.5), (control, 3)):
            low = {pair: contrast(view[pair[0]], view[pair[1]]) for pair in pairs}
            assert {pair: ratio for pair, ratio in low.items() if ratio < need} == {}


def test_a_chosen_colour_is_used_as_it_is(tmp_path: Path) -> None:
    chosen = 'kleuren: {hoofdkleur: "#00693e", accent: "#b3541e", donker: {link: "#9be3c0"}}\n'
    light, dark = _styles(tmp_path, chosen)
    assert (light["bar"], light["link"], light["warm"]) == ("#00693e", "#00693e", "#b3541e")
    assert dark["link"] == "#9be3c0"


def test_an_edition_without_colours_has_those_of_the_theme(tmp_path: Path) -> None:
    book = load_book(tmp_path / "boek", write_layer(tmp_path / "boek", {}))
    assert list(styles(book.content)) == []


def test_a_logo_has_a_largest_size(tmp_path: Path) -> None:
    picture = f'<svg xmlns="http://www.w3.org/2000/svg"><!--{"x" * MOST}--></svg>'
    (message,) = check_layer(tmp_path / "boek", {"editie.yml": EDITIE + "logo: a.svg\n", "a.svg": picture})
    assert "is te groot" in message


def test_a_word_is_replaced_in_sentences_and_nowhere_else() -> None:
    page = (
        "## Pandverboden { #pandverbod }\n\nEen [pandverbod](../protocollen/pandverbod.md) of `pandverbod`.\n"
        '{{ duur("pandverbod-overlast") }} pandverbod-brief <a class="pandverbod">Pandverbod</a>\n'
    )
    assert WORDS.page(page) == (
        "## Toegangsverboden { #pandverbod }\n\n"
        "Een [toegangsverbod](../protocollen/pandverbod.md) of `pandverbod`.\n"
        '{{ duur("pandverbod-overlast") }} pandverbod-brief <a class="pandverbod">Toegangsverbod</a>\n'
    )


def test_a_word_is_replaced_in_labels_but_not_in_ids() -> None:
    entry: Data = {"label": "pandverbod", "soort": "pandverbod", "met_duur": "pandverbod van {duur}"}
    assert WORDS.entry("maatregelen", "pandverbod", entry) == {
        "label": "toegangsverbod",
        "soort": "pandverbod",
        "met_duur": "toegangsverbod van {duur}",
    }
    assert WORDS.entry("register", "H-001", {"text": "pandverbod"}) == {"text": "pandverbod"}


def test_the_search_still_finds_the_national_word() -> None:
    begrip = WORDS.entry("begrippen", "pandverbod", {"label": "pandverbod", "synoniemen": ["toegangsverbod"]})
    assert begrip == {"label": "toegangsverbod", "synoniemen": ["pandverbod", "pandverboden"]}


def test_a_hidden_chapter_is_not_in_the_menu_nor_in_the_search(tmp_path: Path, book: Book) -> None:
    (tmp_path / "editie.yml").write_text(EDITIE + "verborgen: [Voorbeelden, inrichten/index.md]\n", "utf-8")
    own = load_book(ROOT, tmp_path, book)
    menu, _, hidden = edition_config(own).partition("not_in_nav: |\n")
    assert "Voorbeelden" not in menu
    assert "inrichten/index.md" not in menu
    assert hidden.startswith("  /voorbeelden/index.md\n")
    pages = dict(render_pages(own, Views(book=own, python="[]")))
    assert pages["inrichten/index.md"].startswith(b"---\nsearch: {exclude: true}\n")
    assert not pages["index.md"].startswith(b"---\nsearch")


@pytest.mark.parametrize(
    ("tel", "address"),
    [("112", "tel:112"), ("+31 (88) 000-00", "tel:+318800000"), ("nog in te vullen", "")],
)
def test_a_number_can_be_dialled(tel: str, address: str) -> None:
    assert link(tel) == address
