"""The files of a new edition: templates filled with the answers."""

import datetime as dt
import itertools
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import jinja2

from handbook.contacten import is_open
from handbook.content import Content
from handbook.organisatie.invullen import ID, TEKST

from .beslissers import GROEPEN, decided_by
from .vragen import VRAGEN, Antwoorden

SJABLONEN = Path(__file__).with_name("sjablonen")
AFTER = {"beslist_waarschuwing": "leidinggevende", "beslist_pandverbod": "managementteam"}
"""The national role that a new one comes after, by question: of equal sanctions the last role decides."""

DUREN = {
    "reactie_veroorzaker": "Hoe snel de veroorzaker een reactie krijgt, geteld vanaf het incident.",
    "terugkijktermijn": "Hoe lang een eerder incident meetelt als herhaling.",
    "bewaartermijn": "Hoe lang je een maatregel bewaart. Vanaf wanneer, staat in maatregelen.yml.",
}
"""The durations that are asked for, and what stands above each."""

OPEN_UREN = "tijdens kantooruren"
"""When somebody answers the number that is asked for."""

_PLAIN = re.compile(r"[A-Za-z](?:[A-Za-z0-9 _.-]*[A-Za-z0-9_.])?")
_NOT_PLAIN = re.compile(r"(?i:yes|no|on|off|y|n|true|false|null)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Functie:
    """A function that decides; one that is new has a label, what it is about and the role it comes after."""

    id: str
    label: str = ""
    waarover: str = ""
    na: str = ""


def edition_files(
    name: str, antwoorden: Antwoorden, content: Content, today: dt.date
) -> Iterator[tuple[str, bytes]]:
    """Yield every file of a new edition by its path below the folder; `content` is the national content."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(SJABLONEN),
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # noqa: S701 - YAML and Markdown; what was answered is quoted by `yaml`
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["yaml"] = flow
    values = _values(name, antwoorden, content, today)
    for template in environment.list_templates(extensions=["jinja"]):
        path = template.removesuffix(".jinja").replace("voorbeeld", f"{name}-voorbeeld")
        yield path, environment.get_template(template).render(values).encode()


def flow(value: object) -> str:
    """Write a value as YAML on one line, with quotes where a word could be taken for something else."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(flow, value)) + "]"
    if not isinstance(value, str):
        return json.dumps(value)
    plain = _PLAIN.fullmatch(value) and not _NOT_PLAIN.fullmatch(value)
    return value if plain else json.dumps(value, ensure_ascii=False)


def _values(name: str, antwoorden: Antwoorden, content: Content, today: dt.date) -> dict[str, Any]:
    """Give what the templates use: every answer by its question, and what follows from them."""
    bron = f"{name}-protocol"
    functies = _functies(antwoorden, content)
    rules = content.beslissingen["sanctie"].tabellen[0].rules
    data = [rule.model_dump(exclude_unset=True, mode="json") for rule in rules]
    return {
        **{vraag.id: antwoorden.get(vraag.id) for vraag in VRAGEN},
        "id": name,
        "bron": bron,
        "vandaag": today.isoformat(),
        "jaar": today.year,
        "open": TEKST,
        "open_id": ID,
        "ander_verbod": antwoorden.get("verbod", "pandverbod") != "pandverbod",
        "contacten": list(_contacten(antwoorden, content)),
        "duren": list(_duren(antwoorden, content)),
        "rollen": list({item.id: item for item in functies.values() if item.na}.values()),
        "beslisser": functies["beslist_waarschuwing"].id,
        "regels": list(decided_by(data, {vraag: item.id for vraag, item in functies.items()}, bron)),
        "maatregelen": [
            {
                "id": soort,
                "rechtsmiddel": [*content.maatregelen[soort].rechtsmiddel, "eigen-route"],
            }
            for soort in itertools.chain(*GROEPEN.values())
            if soort in content.maatregelen
        ],
    }


def _duren(antwoorden: Antwoorden, content: Content) -> Iterator[dict[str, Any]]:
    for vraag, uitleg in DUREN.items():
        name = vraag.replace("_", "-")
        waarde = antwoorden.get(vraag)
        yield {"id": name, "waarde": waarde, "uitleg": uitleg, "nieuw": name not in content.duren}


def _contacten(antwoorden: Antwoorden, content: Content) -> Iterator[dict[str, str | None]]:
    """Yield every contact that an organisation chooses itself, with what was answered about one."""
    for name, contact in content.contacten.items():
        if is_open(contact):
            said = name == "adviseur"
            tel = antwoorden.get("telefoon") if said else None
            buiten = antwoorden.get("buiten_kantooruren") if said else None
            words = {"label": contact.label, "waarvoor": contact.waarvoor}
            yield {"id": name, **words, "tel": tel, "uren": tel and OPEN_UREN, "buiten": buiten}


def _functies(antwoorden: Antwoorden, content: Content) -> dict[str, Functie]:
    """Give who decides by question; one function that decides over everything is one role."""
    functies = {vraag: _functie(vraag, antwoorden.get(vraag), content) for vraag in GROEPEN}
    if len({antwoorden.get(vraag, vraag) for vraag in GROEPEN}) == 1:
        last = list(functies.values())[-1]
        return dict.fromkeys(functies, replace(last, waarover="maatregel"))
    return functies


def _functie(vraag: str, label: str | None, content: Content) -> Functie:
    """Give the national role of this name, or else a new one."""
    same = (
        name for name, rol in content.rollen.items() if label and label.lower() in (name, rol.label.lower())
    )
    known = next(same, None)
    if known:
        return Functie(id=known)
    waarover = vraag.removeprefix("beslist_")
    return Functie(id=f"beslist-{waarover}", label=label or TEKST, na=AFTER[vraag], waarover=waarover)
