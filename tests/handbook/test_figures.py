"""Figures: every part is in the picture and in words, nothing carries a style of its own."""

import xml.etree.ElementTree as ET

import pytest

from handbook.book import Book
from handbook.figures import draw

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("name", ["ladder", "leercyclus"])
def test_a_figure_shows_and_says_every_part(book: Book, name: str) -> None:
    figuur = book.content.figuren[name]
    svg = ET.fromstring(draw(name, figuur))  # noqa: S314 - our own drawing

    words = " ".join(" ".join(text.itertext()) for text in svg.iter(f"{SVG}text"))
    labels = " ".join(part.label for part in figuur.onderdelen)
    assert set(labels.split()) <= set(words.split())
    assert svg.findtext(f"{SVG}title") == figuur.titel
    assert svg.findtext(f"{SVG}desc") == figuur.beschrijving
    assert not [element for element in svg.iter() if "style" in element.attrib]


@pytest.mark.parametrize("name", ["ladder", "leercyclus"])
def test_boxes_stay_inside_the_picture_and_apart(book: Book, name: str) -> None:
    svg = ET.fromstring(draw(name, book.content.figuren[name]))  # noqa: S314 - our own drawing
    _, _, width, height = map(float, svg.attrib["viewBox"].split())
    boxes = [
        tuple(float(box.attrib[key]) for key in ("x", "y", "width", "height"))
        for box in svg.iter(f"{SVG}rect")
    ]

    assert all(x >= 0 and y >= 0 and x + w <= width and y + h <= height for x, y, w, h in boxes)
    for one in boxes:
        for other in boxes:
            apart = one[1] + one[3] <= other[1] or other[1] + other[3] <= one[1]
            beside = one[0] + one[2] <= other[0] or other[0] + other[2] <= one[0]
            assert one is other or apart or beside
