"""An Advies as one HTML card: what holds and what first, then what to check, then why."""

from collections.abc import Iterable, Iterator, Mapping
from html import escape

from widgets.rules import Decision, Regels
from widgets.rules.advise import shown_items
from widgets.rules.dossier import all_steps
from widgets.rules.words import word_binnen

from .card import Card, Json, Row, as_list, section
from .maatregelen import first_measure, maatregelen


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
    card = _open(regels, advies, basis)
    kop, anchor = card.kaart, f"advies-{escape(advies['beslissing'])}"
    sections = (
        _kern(card),
        card.naast(),
        *(() if kort else _stappen(card, _shown(card, "stappen"))),
        *(() if kort else _contacten(card)),
        _controles(card),
        *maatregelen(card),
        _reasons(card, "omdat", kop["omdat"]),
        _reasons(card, "meegewogen", kop["meegewogen"]),
        *(() if kort else _other_outcomes(card)),
    )
    body = card.settle("".join(sections)) + _antwoorden(card, vandaag, notities or {})
    return (
        f'<article class="advies" aria-labelledby="{anchor}">'
        f'<p class="advies-soort">{escape(word_soort(regels, advies))}</p>'
        f'<h2 id="{anchor}">{escape(advies["titel"])}</h2>{body}</article>'
    )


def render_stappen(regels: Regels, dossier: Json, basis: str) -> str:
    """Give the steps of all advices of a dossier, each once."""
    card = _open(regels, next(iter(dossier["adviezen"].values())), basis)
    return f'<div class="advies">{card.settle("".join(_stappen(card, all_steps(regels, dossier))))}</div>'


def word_soort(regels: Regels, advies: Json) -> str:
    """Say what kind of advice it is: one that an open question can still change is a first one."""
    can_change = any(item["vraag"] in advies["open"] for item in advies["wat_als"])
    return str(regels.kaart["voorlopig" if can_change else "advies"])


def also(decision: Decision, advies: Json) -> list[Json]:
    """Give what the tables after the main one found, as far as it is about this case."""
    found = [advies[table.id] for table in decision.tables[1:] if table.policy == "een"]
    return [item for item in found if not item["stil"]]


def _open(regels: Regels, advies: Json, basis: str) -> Card:
    if "landelijk" not in advies:
        return Card(regels, advies, basis)
    from .naast import CardOfEdition  # noqa: PLC0415 - only an edition has something to compare with

    return CardOfEdition(regels, advies, basis)


def _kern(card: Card) -> str:
    outcome = f"{card.decision.tables[0].id}.{card.advies['uitkomst']}"
    lead = str(card.words["uitkomsten"][outcome]["tekst"])
    rows = [*first_measure(card), *(_also(card, found) for found in also(card.decision, card.advies))]
    texts = (escape(lead) + card.van(card.advies) if lead else "", escape(card.kaart["grens"]))
    intro = "".join(f"<p>{line}</p>" for line in texts if line)
    return f'<div class="kern">{as_list(rows)}</div>{intro}'


def _also(card: Card, found: Json) -> Row:
    tekst = f"<strong>{escape(found['titel'])}.</strong> {escape(found['tekst'])}"
    if who := card.labels("rollen", found.get("beslisser", ())):
        tekst += f" {escape(card.kaart['wie_beslist'])}: {who}."
    return escape(found["tabel"]), f"{tekst}{card.van(found)} {card.marks(found)}"


def _shown(card: Card, kind: str) -> list[Json]:
    return [*shown_items(card.decision, card.advies, kind)]


def _stappen(card: Card, stappen: Iterable[Json]) -> Iterator[str]:
    for name, title in card.kaart["groepen"].items():
        found = (_stap(card, stap) for stap in stappen if stap["groep"] == name)
        yield section(f"stappen {name}", title, found)


def _stap(card: Card, stap: Json) -> str:
    term = word_binnen(card.kaart, stap)
    when = f"<strong>{escape(term)}.</strong>{card.van(stap, 'binnen_tekst', 'binnen_zin')} " if term else ""
    who = escape(card.kaart["wie"]).format(wie=card.labels("rollen", [stap["wie"]]))
    text = escape(stap["tekst"]) + card.van(stap, "tekst")
    return card.once(f'{when}{text} <span class="wie">{who}{card.van(stap, "wie")}</span> {card.marks(stap)}')


def _contacten(card: Card) -> Iterator[str]:
    """Yield whom to call of those who decide or do something here, as far as that is known."""
    known = card.kaart.get("contacten", {"kop": "", "rollen": {}})
    names = [name for item in card.advies["maatregelen"] for name in (*item["beslisser"], *item["overleg"])]
    names += [stap["wie"] for stap in _shown(card, "stappen")]
    found = [contact for name in dict.fromkeys(names) for contact in known["rollen"].get(name, ())]
    yield section("contacten", known["kop"], map(_call, found))


def _call(contact: Json) -> str:
    tel = f'<a href="{escape(contact["link"])}">{escape(contact["tel"])}</a>'
    return f"{escape(contact['label'])}: {tel} ({escape(contact['uren'])})"


def _controles(card: Card) -> str:
    items = (
        f"{escape(item['tekst'])}{card.van(item, 'tekst')} {card.marks(item)}"
        for item in _shown(card, "controles")
    )
    return section("controles", card.kaart["controles"], items)


def _other_outcomes(card: Card) -> Iterator[str]:
    yield _reasons(card, "waarom_niet", card.kaart["waarom_niet"])
    changes = (escape(item["tekst"]) for item in card.advies["wat_als"])
    yield section("wat-als", card.kaart["wat_als"], changes)


def _reasons(card: Card, kind: str, title: str) -> str:
    items = (f"{escape(item['tekst'])} {card.marks(item)}" for item in card.advies[kind])
    return section(kind.replace("_", "-"), title, items)


def _antwoorden(card: Card, vandaag: str, notities: Mapping[str, str]) -> str:
    kaart = card.kaart
    lines = [kaart["uitgave"].format_map(card.advies["editie"])]
    lines += [kaart["gemaakt"].format(dag=vandaag)] if vandaag else []
    return (
        f'<section class="antwoorden"><h3>{escape(kaart["rust_op"])}</h3>{as_list(_given(card, notities))}'
        f'<p class="uitgave">{escape(" ".join(lines))}</p></section>'
    )


def _given(card: Card, notities: Mapping[str, str]) -> Iterator[Row]:
    kaart = card.kaart
    for vraag in card.decision.vragen:
        chosen = card.advies["antwoorden"].get(vraag.id, ())
        answer = "; ".join(optie.label for optie in vraag.opties if optie.id in chosen)
        if answer or vraag.id in card.advies["open"]:
            note = notities.get(vraag.id, "")
            note = f'<p class="notitie">{escape(kaart["notitie"])}: {escape(note)}</p>' if note else ""
            yield escape(vraag.label), escape(answer or kaart["onbeantwoord"]) + note
