"""From the compiled rules (JSON) to frozen objects; the build writes that JSON."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from .conditie import Conditie, When
from .duur import duur_from_json
from .maatregel import Maatregel
from .model import Decision, Dossier, Optie, Regels, Vraag
from .table import Combinatie, Rule, Table

Json = Mapping[str, Any]
T = TypeVar("T")


def load_regels(data: Json) -> Regels:
    """Build the rules from the compiled JSON object that `handbook` writes."""
    decisions = {name: _load_decision(name, item) for name, item in data["beslissingen"].items()}
    dossiers = {name: _load_dossier(name, item) for name, item in data["dossiers"].items()}
    rest = _fields(data, "editie", "woorden", "kaart", "feestdagen", "stukken")
    regels = Regels(decisions=decisions, dossiers=dossiers, **rest)
    national = data.get("landelijk")
    return replace(regels, landelijk=_load_national(national, regels)) if national else regels


def _load_national(data: Json, own: Regels) -> Regels:
    """Give the national rules: what the edition has too is the same object, named by its id."""
    decisions = {
        name: _load_decision(name, item, own.decisions.get(name))
        for name, item in data["beslissingen"].items()
        if item
    }
    kept = {name: decision for name, decision in own.decisions.items() if name not in data["beslissingen"]}
    words = {
        kind: {name: item for name, item in {**own.woorden[kind], **entries}.items() if item}
        for kind, entries in data["woorden"].items()
    }
    return replace(own, decisions={**kept, **decisions}, woorden={**own.woorden, **words})


def _each(items: Iterable[Any], load: Callable[[Json, T | None], T], known: Mapping[str, T]) -> tuple[T, ...]:
    """Load every item, with the known thing of its id; one that is only an id is that thing."""
    return tuple(
        known[item] if isinstance(item, str) else load(item, known.get(item["id"])) for item in items
    )


def _fields(item: Json, *names: str) -> dict[str, Any]:
    """Give the fields that have the same name in the file; a list becomes a tuple."""
    return {name: tuple(value) if isinstance(value := item[name], list) else value for name in names}


def _load_dossier(name: str, item: Json) -> Dossier:
    return Dossier(id=name, **_fields(item, "titel", "beslissingen", "velden", "vragen"))


def _load_decision(name: str, item: Json, own: Decision | None = None) -> Decision:
    questions = own.questions if own else {}
    tables = {table.id: table for table in own.tables} if own else {}
    return Decision(
        id=name,
        titel=item["titel"],
        vragen=_each(item["vragen"], _load_vraag, questions),
        tables=_each(item["tabellen"], _load_table, tables),
    )


def _load_vraag(item: Json, own: Vraag | None = None) -> Vraag:
    return Vraag(
        **_fields(item, "id", "label", "hint", "meer", "weet_niet", "terugkijken_id", "source", "keuzes"),
        when=_load_when(item["when"]),
        opties=_each(item["options"], _load_optie, {optie.id: optie for optie in own.opties} if own else {}),
    )


def _load_optie(item: Json, _: Optie | None = None) -> Optie:
    return Optie(
        **_fields(item, "id", "label", "als", "hint", "voorbeelden", "kenmerken", "source"),
        when=_load_when(item["when"]),
        overnemen=_load_when(item["overnemen"]),
    )


def _load_table(item: Json, own: Table | None = None) -> Table:
    return Table(
        **_fields(item, "id", "titel", "policy", "per", "toont", "uitkomsten"),
        rules=_each(item["rules"], _load_rule, {rule.id: rule for rule in own.rules} if own else {}),
        combinaties=tuple(map(_load_combinatie, item["combinaties"])),
    )


def _load_combinatie(item: Json) -> Combinatie:
    return Combinatie(
        rule=Rule(**_fields(item, "id", "because", "source", "keuzes"), when=_load_when(item["when"])),
        **_fields(item, "kort", "factor", "gebieden", "rollen"),
        basis={name: frozenset(values) for name, values in item["basis"].items()},
        behoud=frozenset(item["behoud"]),
    )


def _load_rule(item: Json, _: Rule | None = None) -> Rule:
    then = item["then"]
    return Rule(
        **_fields(item, "id", "because", "source", "keuzes"),
        **_fields(then, "uitkomst", "beslisser", "overleg", "toon"),
        when=_load_when(item["when"]),
        maatregelen=tuple(map(_load_maatregel, then["maatregelen"])),
        herkomst=item.get("herkomst", ""),
    )


def _load_maatregel(item: Json) -> Maatregel:
    return Maatregel(
        **_fields(item, "soort", "duur_id", "modaliteit", "rechtsmiddel", "source"),
        **_fields(
            item, "werkingsgebied", "eventueel", "beslisser", "overleg", "voorwaarden", "uitzonderingen"
        ),
        duur=duur_from_json(item["duur"]),
        richtgetal=duur_from_json(item["richtgetal"]) if item["richtgetal"] else None,
        langer_dan=duur_from_json(item["langer_dan"]) if item["langer_dan"] else None,
        meer=item.get("meer", {}),
        herkomst=item.get("delen"),
    )


def _load_when(items: list[Json]) -> When:
    return tuple(
        Conditie(
            item["naam"], None if item["een"] is None else frozenset(item["een"]), frozenset(item["geen"])
        )
        for item in items
    )
