"""From the compiled rules (JSON) to frozen objects; the build writes that JSON."""

from collections.abc import Mapping
from typing import Any

from .duur import duur_from_json
from .model import Combinatie, Conditie, Decision, Dossier, Maatregel, Optie, Regels, Rule, Table, Vraag, When

Json = Mapping[str, Any]


def load_regels(data: Json) -> Regels:
    """Build the rules from the compiled JSON object that `handbook` writes."""
    decisions = {name: _load_decision(name, item) for name, item in data["beslissingen"].items()}
    dossiers = {name: _load_dossier(name, item) for name, item in data["dossiers"].items()}
    return Regels(
        editie=data["editie"],
        decisions=decisions,
        woorden=data["woorden"],
        kaart=data["kaart"],
        feestdagen=data["feestdagen"],
        stukken=data["stukken"],
        dossiers=dossiers,
    )


def _load_dossier(name: str, item: Json) -> Dossier:
    return Dossier(
        id=name,
        titel=item["titel"],
        beslissingen=tuple(item["beslissingen"]),
        velden=tuple(item["velden"]),
        vragen=item["vragen"],
    )


def _load_decision(name: str, item: Json) -> Decision:
    return Decision(
        id=name,
        titel=item["titel"],
        vragen=tuple(_load_vraag(vraag) for vraag in item["vragen"]),
        tables=tuple(_load_table(table) for table in item["tabellen"]),
    )


def _load_vraag(item: Json) -> Vraag:
    return Vraag(
        id=item["id"],
        label=item["label"],
        hint=item["hint"],
        meer=item["meer"],
        weet_niet=item["weet_niet"],
        terugkijken_id=item["terugkijken_id"],
        source=tuple(item["source"]),
        keuzes=tuple(item["keuzes"]),
        when=_load_when(item["when"]),
        opties=tuple(
            Optie(
                id=optie["id"],
                label=optie["label"],
                als=optie["als"],
                hint=optie["hint"],
                voorbeelden=tuple(optie["voorbeelden"]),
                when=_load_when(optie["when"]),
                overnemen=_load_when(optie["overnemen"]),
                kenmerken=tuple(optie["kenmerken"]),
                source=tuple(optie["source"]),
            )
            for optie in item["options"]
        ),
    )


def _load_table(item: Json) -> Table:
    return Table(
        id=item["id"],
        titel=item["titel"],
        policy=item["policy"],
        per=item["per"],
        toont=item["toont"],
        uitkomsten=tuple(item["uitkomsten"]),
        rules=tuple(_load_rule(rule) for rule in item["rules"]),
        combinaties=tuple(_load_combinatie(entry) for entry in item["combinaties"]),
    )


def _load_combinatie(item: Json) -> Combinatie:
    return Combinatie(
        rule=Rule(
            id=item["id"],
            because=item["because"],
            when=_load_when(item["when"]),
            source=tuple(item["source"]),
            keuzes=tuple(item["keuzes"]),
        ),
        kort=item["kort"],
        basis={name: frozenset(values) for name, values in item["basis"].items()},
        factor=item["factor"],
        behoud=frozenset(item["behoud"]),
        gebieden=tuple(item["gebieden"]),
        rollen=tuple(item["rollen"]),
    )


def _load_rule(item: Json) -> Rule:
    then = item["then"]
    return Rule(
        id=item["id"],
        because=item["because"],
        when=_load_when(item["when"]),
        uitkomst=then["uitkomst"],
        maatregelen=tuple(_load_maatregel(maatregel) for maatregel in then["maatregelen"]),
        beslisser=tuple(then["beslisser"]),
        overleg=tuple(then["overleg"]),
        toon=tuple(then["toon"]),
        source=tuple(item["source"]),
        keuzes=tuple(item["keuzes"]),
    )


def _load_maatregel(item: Json) -> Maatregel:
    return Maatregel(
        soort=item["soort"],
        duur=duur_from_json(item["duur"]),
        duur_id=item["duur_id"],
        richtgetal=duur_from_json(item["richtgetal"]) if item["richtgetal"] else None,
        langer_dan=duur_from_json(item["langer_dan"]) if item["langer_dan"] else None,
        modaliteit=item["modaliteit"],
        werkingsgebied=tuple(item["werkingsgebied"]),
        eventueel=tuple(item["eventueel"]),
        beslisser=tuple(item["beslisser"]),
        overleg=tuple(item["overleg"]),
        voorwaarden=tuple(item["voorwaarden"]),
        uitzonderingen=tuple(item["uitzonderingen"]),
        rechtsmiddel=item["rechtsmiddel"],
        source=tuple(item["source"]),
        meer=item.get("meer", {}),
    )


def _load_when(items: list[Json]) -> When:
    return tuple(
        Conditie(
            item["naam"], None if item["een"] is None else frozenset(item["een"]), frozenset(item["geen"])
        )
        for item in items
    )
