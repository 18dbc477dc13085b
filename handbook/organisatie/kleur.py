"""Contrast between two colours as WCAG 2.2 counts it, and the nearest shade that has enough of it."""

import colorsys
from collections.abc import Iterable, Iterator, Sequence

Need = tuple[str, float]
"""A colour to stand on or beside, and the contrast that asks for."""

_STEPS = 200
_DARKEST = 0.04045


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two colours written as #rrggbb: 1 for the same, 21 for black and white."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def short(color: str, needs: Iterable[Need]) -> tuple[float, Need] | None:
    """Give the contrast that lacks most, with what it is needed against; None when all are enough."""
    found = [(contrast(color, ground), (ground, need)) for ground, need in needs]
    lacking = [item for item in found if item[0] < item[1][1]]
    return min(lacking, key=lambda item: item[0] / item[1][1]) if lacking else None


def nearest(color: str, needs: Sequence[Need]) -> str:
    """Give the shade of a colour nearest to it that has enough contrast everywhere, or black or white."""
    passing = (shade for shade in _shades(color) if short(shade, needs) is None)
    return next(passing, max("#000000", "#ffffff", key=lambda end: _worst(end, needs)))


def mix(color: str, other: str, part: float) -> str:
    """Give a colour with this part (0 to 1) of another in it."""
    pairs = zip(_channels(color), _channels(other), strict=True)
    return _written([a + (b - a) * part for a, b in pairs])


def _worst(color: str, needs: Sequence[Need]) -> float:
    return min(contrast(color, ground) / need for ground, need in needs)


def _shades(color: str) -> Iterator[str]:
    """Yield the colour, and then lighter and darker ones of the same hue, ever further away."""
    yield color
    hue, light, saturation = colorsys.rgb_to_hls(*_channels(color))
    for step in range(1, _STEPS + 1):
        for other in (light - step / _STEPS, light + step / _STEPS):
            if 0 <= other <= 1:
                yield _written(colorsys.hls_to_rgb(hue, other, saturation))


def _luminance(color: str) -> float:
    red, green, blue = map(_linear, _channels(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= _DARKEST else ((part + 0.055) / 1.055) ** 2.4


def _channels(color: str) -> tuple[float, float, float]:
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _written(channels: Iterable[float]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in channels)
