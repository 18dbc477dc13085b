"""An Advies as one HTML card: what first, then why, then what it rests on."""

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any

from widgets.rules import Regels

from .marks import render_bronnen, render_keuzes

Json = Mapping[str, Any]

_GROEPEN = (
    ("eerst", "Doe dit eerst"),
    ("besluit", "Op weg naar de reactie"),
    ("daarna", "Daarna"),
    ("let-op", "Let op"),
)
_MODALITEIT = {"eerst": "eventueel eerst: ", "mag": "mogelijk: ", "automatisch": "vanzelf: "}


def render_advies(regels: Regels, advies: Json, basis: str = "", vandaag: str = "") -> str:
    """Give the card for one advice; `basis` leads to the site's root, `vandaag` is a date in words."""
    card = _Card(regels, advies, basis)
    sections = (
        card.maatregelen(),
        card.politie(),
        card.stappen(),
        card.controles(),
        card.omdat(),
        card.waarom_niet(),
        card.wat_als(),
        card.antwoorden(vandaag),
    )
    return (
        '<article class="advies" aria-labelledby="advies-titel">'
        f'<p class="advies-soort">Advies</p><h2 id="advies-titel">{escape(advies["titel"])}</h2>'
        f"{card.intro()}{''.join(filter(None, sections))}</article>"
    )


class _Card:
    def __init__(self, regels: Regels, advies: Json, basis: str) -> None:
        self.words = regels.woorden
        self.decision = regels.decisions[advies["beslissing"]]
        self.advies = advies
        self.basis = basis

    def intro(self) -> str:
        table = self.decision.tables[0].id
        tekst = self.words["uitkomsten"][f"{table}.{self.advies['uitkomst']}"]["tekst"]
        limits = "Dit is een voorbeeld om van uit te gaan, geen besluit. De bevoegde persoon beslist."
        return "".join(f"<p>{escape(str(line))}</p>" for line in (tekst, limits) if line)

    def maatregelen(self) -> str:
        return "".join(self.maatregel(item) for item in self.advies["maatregelen"])

    def maatregel(self, item: Json) -> str:
        soort = self.words["maatregelen"][item["soort"]]
        rows = [
            ("Hoe lang", item["duur_tekst"]),
            ("Waar", self.places(item)),
            ("Wie beslist", self.deciders(item)),
            ("Nodig vooraf", self.texts("voorwaarden", item["voorwaarden"])),
            ("Blijft mogelijk", self.texts("uitzonderingen", item["uitzonderingen"])),
            ("Wat de bewoner kan doen", self.texts("rechtsmiddelen", filter(None, [item["rechtsmiddel"]]))),
        ]
        lead = _MODALITEIT.get(item["modaliteit"], "")
        name = f"{lead}{soort['label']}"
        body = "".join(f"<dt>{label}</dt><dd>{text}</dd>" for label, text in rows if text)
        return (
            f'<section class="maatregel"><h3>{escape(name[:1].upper() + name[1:])}</h3>'
            f"<p>{escape(str(soort['toelichting']))}</p><dl>{body}</dl>{self.bronnen(item)}</section>"
        )

    def places(self, item: Json) -> str:
        where = self.labels("werkingsgebieden", item["werkingsgebied"])
        maybe = self.labels("werkingsgebieden", item["eventueel"])
        return f"{where}, eventueel {maybe}" if maybe else where

    def deciders(self, item: Json) -> str:
        who = self.labels("rollen", item["beslisser"])
        together = self.labels("rollen", item["overleg"])
        return f"{who}, in overleg met {together} over de duur" if together else who

    def politie(self) -> str:
        aangifte = self.advies.get("aangifte")
        if not aangifte:
            return ""
        return (
            f'<section class="politie"><h3>Politie: {escape(_small(aangifte["titel"]))}</h3>'
            f"<p>{escape(aangifte['tekst'])}</p>{self.bronnen(aangifte)}</section>"
        )

    def stappen(self) -> str:
        groups = (
            (title, [stap for stap in self.advies.get("stappen", ()) if stap["groep"] == name])
            for name, title in _GROEPEN
        )
        return "".join(
            f'<section class="stappen"><h3>{title}</h3><ul>{"".join(map(self.stap, stappen))}</ul></section>'
            for title, stappen in groups
            if stappen
        )

    def stap(self, stap: Json) -> str:
        term = stap.get("binnen_tekst", "")
        when = f"<strong>{'Meteen' if term == 'meteen' else f'Binnen {term}'}.</strong> " if term else ""
        who = escape(str(self.words["rollen"][stap["wie"]]["label"]))
        what = f'{escape(stap["tekst"])} <span class="wie">Wie: {who}.</span>'
        return f"<li>{when}{what} {self.bronnen(stap)}</li>"

    def controles(self) -> str:
        items = [
            f"<li>{escape(item['tekst'])} {self.bronnen(item)}</li>"
            for item in self.advies.get("controles", ())
        ]
        title = "Ga dit na vóór er wordt beslist"
        return (
            f'<section class="controles"><h3>{title}</h3><ul>{"".join(items)}</ul></section>' if items else ""
        )

    def omdat(self) -> str:
        return _section("omdat", "Waarom dit advies", map(self.reason, self.advies["omdat"]))

    def reason(self, item: Json) -> str:
        return f"{escape(item['tekst'])} {self.bronnen(item)}"

    def waarom_niet(self) -> str:
        return _section(
            "waarom-niet", "Waarom niet iets anders", map(self.reason, self.advies["waarom_niet"])
        )

    def wat_als(self) -> str:
        items = (escape(item["tekst"]) for item in self.advies["wat_als"])
        return _section("wat-als", "Wat zou het advies veranderen", items)

    def antwoorden(self, vandaag: str) -> str:
        rows = "".join(f"<dt>{escape(vraag)}</dt><dd>{escape(answer)}</dd>" for vraag, answer in self.given())
        editie = self.advies["editie"]
        day = f" Gemaakt op {escape(vandaag)}." if vandaag else ""
        return (
            f'<section class="antwoorden"><h3>Waar dit advies op rust</h3><dl>{rows}</dl>'
            f'<p class="uitgave">{escape(editie["naam"])}, {escape(editie["organisatie"])}, '
            f"versie {escape(editie['versie'])}, regels {escape(editie['hash'])}.{day}</p></section>"
        )

    def given(self) -> Iterator[tuple[str, str]]:
        for vraag in self.decision.vragen:
            chosen = self.advies["antwoorden"].get(vraag.id, ())
            if chosen:
                yield vraag.label, "; ".join(optie.label for optie in vraag.opties if optie.id in chosen)
            elif vraag.id in self.advies["open"]:
                yield vraag.label, "nog niet beantwoord"

    def labels(self, kind: str, names: Iterable[str]) -> str:
        return escape(" / ".join(str(self.words[kind][name]["label"]) for name in names))

    def texts(self, kind: str, names: Iterable[str]) -> str:
        return " ".join(
            f"{escape(str(entry['tekst']))} {self.bronnen(entry)}"
            for entry in (self.words[kind][name] for name in names)
        )

    def bronnen(self, item: Json) -> str:
        return render_bronnen(item.get("bronnen", ()), self.words, self.basis) + render_keuzes(
            item.get("keuzes", ()), self.words, self.basis
        )


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _section(name: str, title: str, items: Iterable[str]) -> str:
    body = "".join(f"<li>{item}</li>" for item in items)
    return f'<section class="{name}"><h3>{title}</h3><ul>{body}</ul></section>' if body else ""
