"""The measures of an advice on its card: the first at the top, what holds around each below."""

from collections.abc import Iterator
from html import escape

from widgets.rules.advise import remedies
from widgets.rules.words import capital, word_where, word_who

from .card import Card, Json, Row, as_list


def first_measure(card: Card) -> Iterator[Row]:
    """Yield how long, where and by whom, of the measure that the advice is about."""
    main = (item for item in card.advies["maatregelen"] if item["modaliteit"] != "eerst")
    yield from (row for item in (*main,)[:1] for row in _where_and_who(card, item))


def maatregelen(card: Card) -> Iterator[str]:
    """Yield each measure with what holds around it."""
    for number, item in enumerate(card.advies["maatregelen"]):
        soort = card.words["maatregelen"][item["soort"]]
        mode = card.kaart["modaliteit"].get(item["modaliteit"], "")
        name = f"{mode}: {soort['label']}" if mode else str(soort["label"])
        rows = [
            *(_where_and_who(card, item) if number or item["modaliteit"] == "eerst" else ()),
            *_around(card, item),
            *(card.row(label, escape(text), item, name) for name, label, text in item.get("rijen", ())),
        ]
        yield card.once(
            f'<section class="maatregel"><h3>{escape(capital(name))}</h3>'
            f"<p>{escape(str(soort['toelichting']))}{card.van(item, 'soort')} {card.marks(item)}</p>"
            f"{as_list(rows)}</section>"
        )


def _where_and_who(card: Card, item: Json) -> list[Row]:
    values = (
        ("hoe_lang", escape(item["duur_tekst"]), "duur"),
        ("waar", escape(word_where(card.regels, item)), "werkingsgebied"),
        ("wie_beslist", escape(word_who(card.regels, item)), "beslisser"),
        ("niet_voldaan", card.texts("voorwaarden", item.get("niet_voldaan", ())), "voorwaarden"),
    )
    return [card.row(card.kaart[name], text, item, part) for name, text, part in values]


def _around(card: Card, item: Json) -> Iterator[Row]:
    for label, kind, part, names in (
        ("nodig_vooraf", "voorwaarden", "voorwaarden", item["voorwaarden"]),
        ("blijft_mogelijk", "uitzonderingen", "uitzonderingen", item["uitzonderingen"]),
        ("rechtsmiddel", "rechtsmiddelen", "rechtsmiddel", remedies(item)),
    ):
        yield card.row(card.kaart[label], card.texts(kind, names), item, part)
