"""An Advies as one HTML card: what holds and what first, then what to check, then why."""

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any

from widgets.rules import Decision, Regels
from widgets.rules.advise import shown_items
from widgets.rules.dossier import all_steps
from widgets.rules.words import capital, word_binnen

from .marks import render_bronnen, render_keuzes

Json = Mapping[str, Any]


def render_advies(
    regels: Regels,
    advies: Json,
    basis: str = "",
    vandaag: str = "",
    notities: Mapping[str, str] | None = None,
    *,
    kort: bool = False,
) -> str:
    """Give the card for one advice; a short one leaves out the steps, and what would give another advice.

    `basis` leads to the site's root, `vandaag` is a date in words, `notities` are the reader's own.
    """
    card = _open(regels, advies, basis, notities or {})
    kop, anchor = card.kaart, f"advies-{escape(advies['beslissing'])}"
    sections = (
        card.kern(),
        card.naast(),
        *(() if kort else card.stappen(card.shown("stappen"))),
        *(() if kort else card.contacten()),
        card.controles(),
        *card.maatregelen(),
        card.section("omdat", kop["omdat"], map(card.reason, advies["omdat"])),
        card.section("meegewogen", kop["meegewogen"], map(card.reason, advies["meegewogen"])),
        *(() if kort else card.other_outcomes()),
    )
    body = card.settle("".join(sections)) + card.antwoorden(vandaag)
    return (
        f'<article class="advies" aria-labelledby="{anchor}">'
        f'<p class="advies-soort">{escape(word_soort(regels, advies))}</p>'
        f'<h2 id="{anchor}">{escape(advies["titel"])}</h2>{body}</article>'
    )


def render_stappen(regels: Regels, dossier: Json, basis: str) -> str:
    """Give the steps of all advices of a dossier, each once."""
    first = next(iter(dossier["adviezen"].values()))
    card = _open(regels, first, basis, {})
    return f'<div class="advies">{card.settle("".join(card.stappen(all_steps(regels, dossier))))}</div>'


def _open(regels: Regels, advies: Json, basis: str, notities: Mapping[str, str]) -> "_Card":
    if "landelijk" not in advies:
        return _Card(regels, advies, basis, notities)
    from .naast import CardOfEdition  # noqa: PLC0415 - only an edition has something to compare with

    return CardOfEdition(regels, advies, basis, notities)


class _Card:
    """The parts of the card of one advice, each as HTML."""

    def __init__(self, regels: Regels, advies: Json, basis: str, notities: Mapping[str, str]) -> None:
        self.words = regels.woorden
        self.kaart = regels.kaart
        self.notities = notities
        self.decision = regels.decisions[advies["beslissing"]]
        self.advies = advies
        self.basis = basis

    def van(self, _item: Json, *_parts: str) -> str:
        """Give the mark that says whose these parts are; here there is only one."""
        return ""

    def settle(self, html: str) -> str:
        """Give the card with its marks in words."""
        return html

    def naast(self) -> str:
        """Give the comparison with the national example, when this is not it."""
        return ""

    def shown(self, kind: str) -> list[Json]:
        return [*shown_items(self.decision, self.advies, kind)]

    def kern(self) -> str:
        table = self.decision.tables[0].id
        lead = str(self.words["uitkomsten"][f"{table}.{self.advies['uitkomst']}"]["tekst"])
        main = [item for item in self.advies["maatregelen"] if item["modaliteit"] != "eerst"]
        rows = [row for item in main[:1] for row in self.where_and_who(item)]
        rows += [self.also(found) for found in also(self.decision, self.advies)]
        texts = (escape(lead) + self.van(self.advies) if lead else "", escape(self.kaart["grens"]))
        intro = "".join(f"<p>{line}</p>" for line in texts if line)
        return f'<div class="kern">{_list(rows)}</div>{intro}'

    def also(self, found: Json) -> tuple[str, str]:
        tekst = f"<strong>{escape(found['titel'])}.</strong> {escape(found['tekst'])}"
        if who := self.labels("rollen", found.get("beslisser", ())):
            tekst += f" {escape(self.kaart['wie_beslist'])}: {who}."
        return escape(found["tabel"]), f"{tekst}{self.van(found)} {self.marks(found)}"

    def where_and_who(self, item: Json) -> list[tuple[str, str]]:
        who = self.labels("rollen", item["beslisser"])
        if together := self.labels("rollen", item["overleg"]):
            who = escape(self.kaart["in_overleg"]).format(wie=who, met=together)
        where = self.labels("werkingsgebieden", item["werkingsgebied"])
        if maybe := self.labels("werkingsgebieden", item["eventueel"]):
            where = escape(self.kaart["eventueel"]).format(waar=where, ook=maybe)
        unmet = self.texts("voorwaarden", item.get("niet_voldaan", ()))
        values = (
            ("hoe_lang", escape(item["duur_tekst"]), "duur"),
            ("waar", where, "werkingsgebied"),
            ("wie_beslist", who, "beslisser"),
            ("niet_voldaan", unmet, "voorwaarden"),
        )
        return [self.row(self.kaart[name], text, item, part) for name, text, part in values]

    def row(self, label: str, text: str, item: Json, part: str) -> tuple[str, str]:
        return escape(label), text and text + self.van(item, part)

    def stappen(self, stappen: Iterable[Json]) -> Iterator[str]:
        for name, title in self.kaart["groepen"].items():
            found = [stap for stap in stappen if stap["groep"] == name]
            yield self.section(f"stappen {name}", title, map(self.stap, found))

    def stap(self, stap: Json) -> str:
        term = word_binnen(self.kaart, stap)
        when = (
            f"<strong>{escape(term)}.</strong>{self.van(stap, 'binnen_tekst', 'binnen_zin')} " if term else ""
        )
        who = escape(self.kaart["wie"]).format(wie=self.labels("rollen", [stap["wie"]]))
        text = escape(stap["tekst"]) + self.van(stap, "tekst")
        return f'{when}{text} <span class="wie">{who}{self.van(stap, "wie")}</span> {self.marks(stap)}'

    def contacten(self) -> Iterator[str]:
        """Yield whom to call of those who decide or do something here, as far as that is known."""
        known = self.kaart.get("contacten", {"kop": "", "rollen": {}})
        names = [
            name for item in self.advies["maatregelen"] for name in (*item["beslisser"], *item["overleg"])
        ]
        names += [stap["wie"] for stap in self.shown("stappen")]
        found = [contact for name in dict.fromkeys(names) for contact in known["rollen"].get(name, ())]
        yield self.section("contacten", known["kop"], map(_call, found))

    def controles(self) -> str:
        items = (
            f"{escape(item['tekst'])}{self.van(item, 'tekst')} {self.marks(item)}"
            for item in self.shown("controles")
        )
        return self.section("controles", self.kaart["controles"], items)

    def maatregelen(self) -> Iterator[str]:
        for number, item in enumerate(self.advies["maatregelen"]):
            soort = self.words["maatregelen"][item["soort"]]
            mode = self.kaart["modaliteit"].get(item["modaliteit"], "")
            name = f"{mode}: {soort['label']}" if mode else str(soort["label"])
            rows = [
                *(self.where_and_who(item) if number or item["modaliteit"] == "eerst" else ()),
                *self.around(item),
                *(self.row(label, escape(text), item, name) for name, label, text in item.get("rijen", ())),
            ]
            yield (
                f'<section class="maatregel"><h3>{escape(capital(name))}</h3>'
                f"<p>{escape(str(soort['toelichting']))}{self.van(item, 'soort')} {self.marks(item)}</p>"
                f"{_list(rows)}</section>"
            )

    def around(self, item: Json) -> Iterator[tuple[str, str]]:
        for label, kind, names in (
            ("nodig_vooraf", "voorwaarden", item["voorwaarden"]),
            ("blijft_mogelijk", "uitzonderingen", item["uitzonderingen"]),
            ("rechtsmiddel", "rechtsmiddelen", remedies(item)),
        ):
            part = "rechtsmiddel" if label == "rechtsmiddel" else kind
            yield self.row(self.kaart[label], self.texts(kind, names), item, part)

    def other_outcomes(self) -> Iterator[str]:
        why_not, what_if = self.advies["waarom_niet"], self.advies["wat_als"]
        yield self.section("waarom-niet", self.kaart["waarom_niet"], map(self.reason, why_not))
        yield self.section("wat-als", self.kaart["wat_als"], (escape(item["tekst"]) for item in what_if))

    def reason(self, item: Json) -> str:
        return f"{escape(item['tekst'])} {self.marks(item)}"

    def antwoorden(self, vandaag: str) -> str:
        lines = [self.kaart["uitgave"].format_map(self.advies["editie"])]
        lines += [self.kaart["gemaakt"].format(dag=vandaag)] if vandaag else []
        return (
            f'<section class="antwoorden"><h3>{escape(self.kaart["rust_op"])}</h3>{_list(self.given())}'
            f'<p class="uitgave">{escape(" ".join(lines))}</p></section>'
        )

    def given(self) -> Iterator[tuple[str, str]]:
        for vraag in self.decision.vragen:
            chosen = self.advies["antwoorden"].get(vraag.id, ())
            answer = "; ".join(optie.label for optie in vraag.opties if optie.id in chosen)
            if answer or vraag.id in self.advies["open"]:
                note = self.notities.get(vraag.id, "")
                note = (
                    f'<p class="notitie">{escape(self.kaart["notitie"])}: {escape(note)}</p>' if note else ""
                )
                yield escape(vraag.label), escape(answer or self.kaart["onbeantwoord"]) + note

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
        return f'<section class="{name}"><h3>{escape(title)}</h3><ul>{body}</ul></section>' if body else ""


def word_soort(regels: Regels, advies: Json) -> str:
    """Say what kind of advice it is: one that an open question can still change is a first one."""
    can_change = any(item["vraag"] in advies["open"] for item in advies["wat_als"])
    return str(regels.kaart["voorlopig" if can_change else "advies"])


def also(decision: Decision, advies: Json) -> list[Json]:
    """Give what the tables after the main one found, as far as it is about this case."""
    found = [advies[table.id] for table in decision.tables[1:] if table.policy == "een"]
    return [item for item in found if not item["stil"]]


def remedies(item: Json) -> list[str]:
    """Give the ids of what somebody can do against a measure."""
    several = [found["id"] for found in item.get("rechtsmiddelen", ())]
    return several or [*filter(None, [item["rechtsmiddel"]])]


def _call(contact: Json) -> str:
    tel = f'<a href="{escape(contact["link"])}">{escape(contact["tel"])}</a>'
    return f"{escape(contact['label'])}: {tel} ({escape(contact['uren'])})"


def _list(rows: Iterable[tuple[str, str]]) -> str:
    body = "".join(f"<dt>{label}</dt><dd>{text}</dd>" for label, text in rows if text)
    return f"<dl>{body}</dl>" if body else ""
