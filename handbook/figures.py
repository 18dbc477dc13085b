"""Figures as SVG, drawn from content: classes for the looks, no style of their own, words for everyone."""

import math
import textwrap
from html import escape

from .schema.protocols import Figuur, Onderdeel

WIDTH = 640
STEP, BOX = 74, 54
RADIUS, CENTRE = 180, 250
NODE_WIDTH, NODE_HEIGHT = 196, 56


def draw(name: str, figuur: Figuur) -> str:
    """Give the figure as an SVG element with a title and a description."""
    shapes, height = _ladder(figuur.onderdelen) if figuur.soort == "ladder" else _cyclus(figuur.onderdelen)
    return (
        f'<svg class="hb-figuur" role="img" aria-labelledby="{name}-titel {name}-beschrijving" '
        f'viewBox="0 0 {WIDTH} {height}" xmlns="http://www.w3.org/2000/svg">'
        f'<title id="{name}-titel">{escape(figuur.titel)}</title>'
        f'<desc id="{name}-beschrijving">{escape(figuur.beschrijving)}</desc>{"".join(shapes)}</svg>'
    )


def _ladder(parts: tuple[Onderdeel, ...]) -> tuple[list[str], int]:
    """Draw the first part at the foot, each next one a step higher and further to the right."""
    height = STEP * len(parts) + 10
    indent = (WIDTH - 340) // max(1, len(parts) - 1)
    shapes = []
    for place, part in enumerate(parts):
        x, y = indent * place + 5, height - STEP * (place + 1)
        shapes.append(_box(x, y, 330, BOX, part.label, columns=32))
    return shapes, height


def _cyclus(parts: tuple[Onderdeel, ...]) -> tuple[list[str], int]:
    """Draw the parts on a circle, clockwise from the top, with an arrow from each to the next."""
    angle = 2 * math.pi / len(parts)
    shapes = [_arrow(place * angle, (place + 1) * angle) for place in range(len(parts))]
    for place, part in enumerate(parts):
        x, y = _point(place * angle)
        shapes.append(
            _box(x - NODE_WIDTH // 2, y - NODE_HEIGHT // 2, NODE_WIDTH, NODE_HEIGHT, part.label, columns=18)
        )
    return shapes, 2 * CENTRE


def _point(angle: float, radius: int = RADIUS) -> tuple[int, int]:
    return round(WIDTH / 2 + radius * math.sin(angle)), round(CENTRE - radius * math.cos(angle))


def _gap(angle: float) -> float:
    """Give the angle that half a box takes on the circle, and a little air: a box is wider than high."""
    half = (abs(math.cos(angle)) * NODE_WIDTH + abs(math.sin(angle)) * NODE_HEIGHT) / 2
    return half / RADIUS + 0.06


def _arrow(start: float, end: float) -> str:
    first, last = start + _gap(start), end - _gap(end)
    back = last - 0.07
    (x1, y1), (x2, y2) = _point(first), _point(last)
    (left_x, left_y), (right_x, right_y) = _point(back, RADIUS + 9), _point(back, RADIUS - 9)
    return (
        f'<path class="pijl" d="M {x1} {y1} A {RADIUS} {RADIUS} 0 0 1 {x2} {y2}"/>'
        f'<path class="punt" d="M {x2} {y2} L {left_x} {left_y} L {right_x} {right_y} Z"/>'
    )


def _box(x: int, y: int, width: int, height: int, label: str, *, columns: int) -> str:
    lines = textwrap.wrap(label, columns)
    first = y + height / 2 - 10 * (len(lines) - 1) + 6
    words = "".join(
        f'<tspan x="{x + width // 2}" y="{first + 20 * place:g}">{escape(line)}</tspan>'
        for place, line in enumerate(lines)
    )
    return f'<rect class="vak" x="{x}" y="{y}" width="{width}" height="{height}" rx="4"/><text>{words}</text>'
