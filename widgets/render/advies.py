"""An Advies as one HTML card: what holds and what first, then what to check, then why."""

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any

from widgets.rules import Regels

from .marks import render_bronnen, render_keuzes

Json = Mapping[str, Any]

_GROEPEN = (
    ("let-op", "Let op"),
    ("eerst", "Doe dit eerst"),
    ("besluit", "Op weg naar de reactie"),
    ("daarna", "Daarna"),
)
_MODALITEIT = {"eerst": "eventueel eerst: ", "mag": "mogelijk: ", "automatisch": "vanzelf: "}


def render_advies(regels: Regels, advies: Json, basis: str = "", vandaag: str = "") -> str:
    """Give the card for one advice; `basis` leads to the site's root, `vandaag` is a date in words."""
    card = _Card(regels, advies, basis)
    sections = (
        card.kern(),
        *card.stappen(),
        card.controles(),
        *card.maatregelen(),
        card.section("omdat", "Waarom dit advies", map(card.reason, advies["omdat"])),
        card.section("meegewogen", "Ook meegewogen", map(card.reason, advies["meegewogen"])),
        card.section("waarom-niet", "Waarom niet iets anders", map(card.reason, advies["waarom_niet"])),
        card.section(
            "wat-als", "Wat zou het advies veranderen", (escape(item["tekst"]) for item in advies["wat_als"])
        ),
        card.antwoorden(vandaag),
    )
    return (
        '<article class="advies" aria-labelledby="advies-titel">'
        f'<p class="advies-soort">{word_soort(advies)}</p>'
        f'<h2 id="advies-titel">{escape(advies["titel"])}</h2>{"".join(sections)}</article>'
    )


class _Card:
    def __init__(self, regels: Regels, advies: Json, basis: str) -> None:
        self.words = regels.woorden
        self.decision = regels.decisions[advies["beslissing"]]
        self.advies = advies
        self.basis = basis

    def kern(self) -> str:
        table = self.decision.tables[0].id
        lead = str(self.words["uitkomsten"][f"{table}.{self.advies['uitkomst']}"]["tekst"])
        aangifte = self.advies.get("aangifte")
        main = [item for item in self.advies["maatregelen"] if item["modaliteit"] != "eerst"]
        rows = [row for item in main[:1] for row in self.where_and_who(item)]
        if aangifte:
            tekst = f"<strong>{escape(aangifte['titel'])}.</strong> {escape(aangifte['tekst'])}"
            rows.append(("Politie", f"{tekst} {self.marks(aangifte)}"))
        limits = (
            "Dit is een voorbeeld om van uit te gaan, geen besluit. De bevoegde persoon beslist. "
            "Heeft je organisatie een eigen regeling? Dan gaat die voor."
        )
        intro = "".join(f"<p>{escape(line)}</p>" for line in (lead, limits) if line)
        return f'<div class="kern">{_list(rows)}</div>{intro}'

    def where_and_who(self, item: Json) -> list[tuple[str, str]]:
        who = self.labels("rollen", item["beslisser"])
        if together := self.labels("rollen", item["overleg"]):
            who += f", in overleg met {together} over de duur"
        where = self.labels("werkingsgebieden", item["werkingsgebied"])
        if maybe := self.labels("werkingsgebieden", item["eventueel"]):
            where += f", eventueel {maybe}"
        return [("Hoe lang", escape(item["duur_tekst"])), ("Waar", where), ("Wie beslist", who)]

    def stappen(self) -> Iterator[str]:
        for name, title in _GROEPEN:
            stappen = [stap for stap in self.advies.get("stappen", ()) if stap["groep"] == name]
            yield self.section(f"stappen {name}", title, map(self.stap, stappen))

    def stap(self, stap: Json) -> str:
        term = stap.get("binnen_tekst", "")
        when = f"<strong>{'Meteen' if term == 'meteen' else f'Binnen {term}'}.</strong> " if term else ""
        who = self.labels("rollen", [stap["wie"]])
        return f'{when}{escape(stap["tekst"])} <span class="wie">Wie: {who}.</span> {self.marks(stap)}'

    def controles(self) -> str:
        items = (f"{escape(item['tekst'])} {self.marks(item)}" for item in self.advies.get("controles", ()))
        return self.section("controles", "Ga dit na vóór er wordt beslist", items)

    def maatregelen(self) -> Iterator[str]:
        for number, item in enumerate(self.advies["maatregelen"]):
            soort = self.words["maatregelen"][item["soort"]]
            name = f"{_MODALITEIT.get(item['modaliteit'], '')}{soort['label']}"
            rows = [
                *(self.where_and_who(item) if number or item["modaliteit"] == "eerst" else ()),
                ("Nodig vooraf", self.texts("voorwaarden", item["voorwaarden"])),
                ("Blijft mogelijk", self.texts("uitzonderingen", item["uitzonderingen"])),
                (
                    "Wat de bewoner kan doen",
                    self.texts("rechtsmiddelen", filter(None, [item["rechtsmiddel"]])),
                ),
            ]
            yield (
                f'<section class="maatregel"><h3>{escape(_capital(name))}</h3>'
                f"<p>{escape(str(soort['toelichting']))} {self.marks(item)}</p>{_list(rows)}</section>"
            )

    def reason(self, item: Json) -> str:
        return f"{escape(item['tekst'])} {self.marks(item)}"

    def antwoorden(self, vandaag: str) -> str:
        editie = self.advies["editie"]
        day = f" Gemaakt op {escape(vandaag)}." if vandaag else ""
        edition = ", ".join(escape(editie[name]) for name in ("naam", "organisatie"))
        return (
            f'<section class="antwoorden"><h3>Waar dit advies op rust</h3>{_list(self.given())}'
            f'<p class="uitgave">{edition}, versie {escape(editie["versie"])}, '
            f"regels {escape(editie['hash'])}.{day}</p></section>"
        )

    def given(self) -> Iterator[tuple[str, str]]:
        for vraag in self.decision.vragen:
            chosen = self.advies["antwoorden"].get(vraag.id, ())
            answer = "; ".join(optie.label for optie in vraag.opties if optie.id in chosen)
            if answer or vraag.id in self.advies["open"]:
                yield escape(vraag.label), escape(answer) or "nog niet beantwoord"

    def labels(self, kind: str, names: Iterable[str]) -> str:
        return escape(" / ".join(str(self.words[kind][name]["label"]) for name in names))

    def texts(self, kind: str, names: Iterable[str]) -> str:
        entries = (self.words[kind][name] for name in names)
        return " ".join(f"{escape(str(entry['tekst']))} {self.marks(entry)}" for entry in entries)

    def marks(self, item: Json) -> str:
        sources = render_bronnen(item.get("bronnen", ()), self.words, self.basis)
        return sources + render_keuzes(item.get("keuzes", ()), self.words, self.basis)

    def section(self, name: str, title: str, items: Iterable[str]) -> str:
        body = "".join(f"<li>{item}</li>" for item in items)
        return f'<section class="{name}"><h3>{title}</h3><ul>{body}</ul></section>' if body else ""


def word_soort(advies: Json) -> str:
    """Say what kind of advice it is: one that an open question can still change is a first one."""
    can_change = any(item["vraag"] in advies["open"] for item in advies["wat_als"])
    return "Voorlopig advies" if can_change else "Advies"


def _list(rows: Iterable[tuple[str, str]]) -> str:
    body = "".join(f"<dt>{label}</dt><dd>{text}</dd>" for label, text in rows if text)
    return f"<dl>{body}</dl>" if body else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
