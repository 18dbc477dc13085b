"""The colours of an edition as values of the theme's own tokens, and whether everybody can read them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from .kleur import Need, mix, nearest, short

if TYPE_CHECKING:
    from handbook.content import Content
    from handbook.problems import Problem
    from handbook.schema.huisstijl import Huiskleuren, Kleuren

Tokens = Mapping[str, str]
THEME = Path(__file__).resolve().parents[2] / "theme"
LIGHT, DARK = "assets/handboek.css", "assets/donker.css"
"""Where the theme sets the tokens of both views."""

TEXT, CONTROL = 4.5, 3.0
"""The contrast that WCAG 2.2 AA asks of text, and of controls, focus and pictures."""

_ROOT = re.compile(r":root \{(.*?)^\}", re.MULTILINE | re.DOTALL)
_TOKEN = re.compile(r"--hb-([a-z-]+): (#[0-9a-f]{6});")
_PAGE = ("bg", "surface", "surface-warm", "danger-surface")
_GROUNDS = {
    "action-text": "de letters op een knop",
    "bar-text": "de letters op de bovenbalk",
    "bg": "de achtergrond",
    "surface": "de achtergrond van een tabelkop of kader",
    "surface-warm": "de achtergrond van een waarschuwing",
    "danger-surface": "de achtergrond van een alarm",
}


@dataclass(frozen=True, slots=True)
class _Rule:
    """The token that a field fills, and the tokens it must stand out from."""

    token: str
    needs: Mapping[str, float]


_RULES = {
    "hoofdkleur": _Rule("bar", {"bar-text": TEXT}),
    "koppen": _Rule("heading", dict.fromkeys(_PAGE, TEXT)),
    "link": _Rule("link", dict.fromkeys(_PAGE, TEXT)),
    "knop": _Rule("action", {"action-text": TEXT, "bg": CONTROL, "surface": CONTROL}),
    "accent": _Rule("warm", {"bg": CONTROL, "surface": CONTROL}),
    "focus": _Rule("focus", dict.fromkeys(_PAGE, CONTROL)),
}


def check_colours(content: Content) -> Iterator[Problem]:
    """Yield a problem for every colour of the edition that is too faint, with the nearest that is not."""
    kleuren = content.editie.kleuren
    if kleuren is None:
        return
    for way, own, base in _views(kleuren):
        for name, rule in _RULES.items():
            colour = getattr(own, name)
            found = short(colour, _needs(rule, base)) if colour else None
            if found:
                ratio, (ground, need) = found
                where = next(token for token in rule.needs if base[token] == ground)
                message = (
                    f"{colour!r} valt te weinig op tegen {_GROUNDS[where]} ({ground}): het contrast is "
                    f"{_number(ratio)} en moet ten minste {_number(need)} zijn; "
                    f'schrijf bijvoorbeeld "{nearest(colour, _needs(rule, base))}"'
                )
                yield content.problem("editie", "", (*way, name), message)


def styles(content: Content) -> Iterator[tuple[str, bytes]]:
    """Yield the stylesheets of the theme that set colours, with those of the edition after them."""
    kleuren = content.editie.kleuren
    if kleuren is None:
        return
    for (way, own, base), name in zip(_views(kleuren), (LIGHT, DARK), strict=True):
        tokens = _tokens(own, kleuren, base, dark=len(way) > 1)
        lines = "".join(f"  --hb-{token}: {value};\n" for token, value in tokens.items())
        text = (THEME / name).read_text(encoding="utf-8")
        yield name, f"{text}\n/* {content.editie.id} */\n:root {{\n{lines}}}\n".encode()


def _views(kleuren: Huiskleuren) -> list[tuple[tuple[str, ...], Kleuren, Tokens]]:
    """Give for the light and the dark view: where its colours stand, those, and the tokens of the theme."""
    light = _read(THEME / LIGHT)
    dark = {**light, **_read(THEME / DARK)}
    return [(("kleuren",), kleuren, light), (("kleuren", "donker"), kleuren.donker, dark)]


def _read(path: Path) -> Tokens:
    found = _ROOT.search(path.read_text(encoding="utf-8"))
    return dict(_TOKEN.findall(found[1])) if found else {}


def _needs(rule: _Rule, base: Tokens) -> list[Need]:
    return [(base[token], need) for token, need in rule.needs.items()]


def _tokens(own: Kleuren, licht: Kleuren, base: Tokens, *, dark: bool) -> Tokens:
    """Give the tokens of one view: what was chosen, and what follows from it."""
    main = own.hoofdkleur or (licht.hoofdkleur and mix(licht.hoofdkleur, "#000000", 0.45 if dark else 0))
    bar = nearest(main, _needs(_RULES["hoofdkleur"], base)) if main else base["bar"]
    found = {"bar": bar} if main else {}
    for name in ("koppen", "link", "knop", "accent", "focus"):
        chosen = getattr(own, name) or getattr(licht, name)
        chosen = chosen or (licht.hoofdkleur if name not in ("accent", "focus") else None)
        if chosen:
            rule = _RULES[name]
            found[rule.token] = nearest(chosen, _needs(rule, base))
    return {**found, **_follow(found, base, dark=dark)}


def _follow(found: Tokens, base: Tokens, *, dark: bool) -> Tokens:
    """Give the tokens that lie beside a chosen one: for the mouse over it, for a line or text on it."""
    tokens: dict[str, str] = {}
    if bar := found.get("bar"):
        soft = (
            mix(bar, "#000000", 0.2)
            if not dark
            else nearest(mix(bar, "#ffffff", 0.12), [(base["bar-text"], TEXT)])
        )
        grounds = [(bar, CONTROL), (soft, CONTROL)]
        tokens["bar-soft"] = soft
        tokens["bar-line"] = nearest(base["bar-line"], grounds)
        tokens["focus-bar"] = nearest(base["focus-bar"], grounds)
    if link := found.get("link"):
        away = "#ffffff" if dark else "#000000"
        tokens["link-hover"] = nearest(mix(link, away, 0.35), [(base["action-text"], TEXT)])
    if accent := found.get("warm"):
        tokens["warm-text"] = nearest(accent, [(base[token], TEXT) for token in _PAGE])
    return tokens


def _number(ratio: float) -> str:
    """Give a ratio with two decimals, never rounded up to one that would pass."""
    return f"{int(ratio * 100) / 100:.2f}".replace(".", ",")
