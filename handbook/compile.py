"""Content -> the compiled rules: one JSON object with every reference filled in, read by widgets.rules."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from widgets.render import word_binnen
from widgets.rules import ONBEKEND, parse_duur

from .afspraken import afspraken, first_remedy, word_remedy, word_rol
from .contacten import by_role
from .content import Content
from .feestdagen import feestdagen
from .organisatie.brieven import compile_stuk
from .schema.afspraken import Afspraken, Voorwaarde
from .schema.cards import Kaart
from .schema.decisions import Beslissing, Combinatie, Maatregel, Optie, Rule, Table, Vraag, When
from .schema.facts import BLANK_ID, DuurEntry, SoortMaatregel

Json = dict[str, Any]
BEKEND = "bekend"
"""In a condition: any answer but `onbekend`."""

RENAMED = {"source": "bronnen", "keuze": "keuzes"}
"""Fields of content/ that have another name beside the words of an id."""

BUILD_ONLY = {"afspraken", "dezelfde_dag", "grens_eigen", "herkomst", "liefst", "wie_bel_je"}
"""Words that are filled in here; those on where a value comes from are for editions only."""

_YEARS = 12
"""For how many years the holidays are compiled in, from the year before the edition."""

_TEXT = ("tekst", "source", "keuze")
_PLACE_AND_DECIDER = ("werkingsgebied", "eventueel", "beslisser", "overleg")


def compile_regels(content: Content, editie: Json) -> Json:
    """Give the compiled rules. `editie` (id, name, version, hash) is passed on as it is."""
    return {
        "editie": editie,
        "woorden": _words(content),
        "kaart": _kaart(content),
        "feestdagen": _feestdagen(content),
        "stukken": {name: compile_stuk(content, stuk) for name, stuk in content.stukken.items()},
        "dossiers": {name: dossier.model_dump(mode="json") for name, dossier in content.dossiers.items()},
        "beslissingen": {
            name: _Compiler(content, beslissing).compile()
            for name, beslissing in content.beslissingen.items()
        },
    }


def _kaart(content: Content) -> Json:
    """Give the words around an advice, and whom to call when the organisation filled that in.

    An edition does not say of its own rules that others go before them.
    """
    words = content.kaart.model_dump(mode="json", exclude=BUILD_ONLY)
    if content.laag and content.herkomst("kaart", "", "grens") == "landelijk":
        words["grens"] = content.kaart.grens_eigen.format(organisatie=content.editie.organisatie)
    rollen = by_role(content)
    return {**words, "contacten": {"kop": content.kaart.wie_bel_je, "rollen": rollen}} if rollen else words


def _feestdagen(content: Content) -> Json:
    first = int(content.editie.datum[:4]) - 1
    return {"van": first, "tot": first + _YEARS - 1, "dagen": feestdagen(first, _YEARS)}


def expand(beslissing: Beslissing, name: str, words: Iterable[str]) -> list[str]:
    """Give the answers that these words of a condition stand for, in the order of the question.

    A word is an answer, `onbekend`, `bekend`, or a `kenmerk` of answers. What is no question's word
    (the outcome of a table, a kind of measure) stays as it is.
    """
    vraag = next((vraag for vraag in beslissing.vragen if vraag.id == name), None)
    if vraag is None:
        return list(words)
    chosen = set(words)
    options = [
        optie.id
        for optie in vraag.options
        if optie.id in chosen or BEKEND in chosen or chosen & set(optie.kenmerken)
    ]
    return [*options, ONBEKEND] if ONBEKEND in chosen else options


class _Compiler:
    def __init__(self, content: Content, beslissing: Beslissing) -> None:
        self.content = content
        self.beslissing = beslissing
        self.rules = {rule.id: rule for table in beslissing.tabellen for rule in table.rules}

    def compile(self) -> Json:
        return {
            "titel": self.beslissing.titel,
            "vragen": [self.vraag(vraag) for vraag in self.beslissing.vragen],
            "tabellen": [self.table(table) for table in self.beslissing.tabellen],
        }

    def vraag(self, vraag: Vraag) -> Json:
        back = self.duur(vraag.terugkijken)
        return {
            **_plain(vraag, "id", "label", "hint", "meer", "weet_niet", "source"),
            "keuzes": list(vraag.keuze),
            "terugkijken_id": vraag.terugkijken or "",
            **({"terugkijken": back} if back else {}),
            "when": self.when(vraag.when),
            "options": [
                {
                    **_plain(optie, "id", "label", "als", "hint", "voorbeelden", "kenmerken", "source"),
                    "when": self.when(optie.when),
                    "overnemen": self.overnemen(optie),
                }
                for optie in vraag.options
            ],
        }

    def overnemen(self, optie: Optie) -> list[Json]:
        """Give each condition on a question of another decision, with its answers written out."""
        return [
            {"naam": name, "een": expand(self.owner(name), name, words), "geen": []}
            for name, words in optie.overnemen.items()
        ]

    def owner(self, vraag: str) -> Beslissing:
        return next(b for b in self.content.beslissingen.values() if vraag in {v.id for v in b.vragen})

    def table(self, table: Table) -> Json:
        return {
            **_plain(table, "id", "titel", "policy", "per", "toont"),
            "uitkomsten": [uitkomst.id for uitkomst in table.uitkomsten],
            "rules": [data for rule in table.rules if _can_hold(data := self.rule(rule))],
            "combinaties": [self.combinatie(combinatie) for combinatie in table.combinaties],
        }

    def rule(self, rule: Rule) -> Json:
        then = rule.then
        return {
            **_plain(rule, "id", "because", "source"),
            "keuzes": list(rule.keuze),
            "when": self.when(rule.when),
            "then": {
                **_plain(then, "uitkomst", "beslisser", "overleg", "toon"),
                "maatregelen": [
                    {**self.maatregel(*pair), "source": list(pair[0].source or rule.source)}
                    for pair in self.together(then.maatregelen)
                ],
            },
        }

    def combinatie(self, combinatie: Combinatie) -> Json:
        return {
            **_plain(combinatie, "id", "kort", "because", "source", "factor", "behoud"),
            "keuzes": list(combinatie.keuze),
            "when": self.when(combinatie.when),
            "basis": {name: list(words) for name, words in combinatie.basis.items()},
            "gebieden": list(self.content.werkingsgebieden),
            "rollen": list(self.content.rollen),
        }

    def together(self, maatregelen: Sequence[Maatregel]) -> Iterator[tuple[Maatregel, str]]:
        """Yield the measures of a rule, each followed by what comes along with its kind, and names that."""
        own = {maatregel.soort for maatregel in maatregelen}
        for maatregel in maatregelen:
            yield maatregel, ""
            for soort in self.content.maatregelen[maatregel.soort].samen:
                if soort not in own:
                    own.add(soort)
                    lasts = bool(self.content.maatregelen[soort].met_duur)
                    kept = {"soort", "zoals", "source", *_PLACE_AND_DECIDER, *(("duur",) if lasts else ())}
                    fields = {name: getattr(maatregel, name) for name in kept}
                    mode = "mag" if maatregel.modaliteit == "en-of" else maatregel.modaliteit
                    more = {**fields, "soort": soort, "modaliteit": mode}
                    yield Maatregel.model_construct(**more), maatregel.soort

    def maatregel(self, maatregel: Maatregel, hoort_bij: str) -> Json:
        soort = self.content.maatregelen[maatregel.soort]
        like = self.rules[maatregel.zoals].then.maatregelen[0] if maatregel.zoals else maatregel
        data = {
            **_plain(maatregel, "soort", "modaliteit"),
            **{name: list(getattr(maatregel, name) or getattr(like, name)) for name in _PLACE_AND_DECIDER},
            "voorwaarden": [*soort.voorwaarden, *maatregel.voorwaarden],
            "uitzonderingen": [*soort.uitzonderingen, *maatregel.uitzonderingen],
            "rechtsmiddel": first_remedy(self.content, maatregel),
            "duur_id": maatregel.duur,
            "duur": None,
            "richtgetal": None,
            "langer_dan": None,
        }
        if maatregel.duur:
            entry = self.content.duren[maatregel.duur]
            data["duur"] = entry.duur.to_json()
            data["duur_id"] = BLANK_ID if entry.is_blank else maatregel.duur
            data["richtgetal"] = self.duur(entry.richtgetal)
            data["langer_dan"] = self.duur(entry.langer_dan)
        meer = afspraken(self.content, maatregel, data["beslisser"])
        meer |= {"hoort_bij": hoort_bij} if hoort_bij else {}
        own = maatregel.model_dump(mode="json", include={*Afspraken.model_fields}, exclude_defaults=True)
        return {**data, **({"meer": meer} if meer else {}), **({"eigen": own} if own else {})}

    def duur(self, name: str | None) -> object:
        return parse_duur(self.content.duren[name].waarde).to_json() if name else None

    def when(self, when: When) -> list[Json]:
        return [
            {
                "naam": name,
                "een": self.words(name, conditie.een),
                "geen": self.words(name, conditie.geen) or [],
            }
            for name, conditie in when.items()
        ]

    def words(self, name: str, words: Sequence[str] | None) -> list[str] | None:
        return None if words is None else expand(self.beslissing, name, words)


def _can_hold(rule: Json) -> bool:
    """Tell whether every condition can be met: an edition may have none of the answers that one names."""
    return all(conditie["een"] != [] for conditie in rule["when"])


def _plain(entry: object, *names: str) -> Json:
    values = {name: getattr(entry, name) for name in names}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


def _words(content: Content) -> Json:
    """Give the words for every id that an advice can name."""
    simple = ("werkingsgebieden", "uitzonderingen", "controles")
    return {
        **{kind: _entries(getattr(content, kind)) for kind in simple},
        "rollen": {name: {"label": word_rol(content, name)} for name in content.rollen},
        "rechtsmiddelen": {
            name: {**_renamed(_plain(entry, *_TEXT)), "tekst": word_remedy(content, entry)}
            for name, entry in content.rechtsmiddelen.items()
        },
        "voorwaarden": {name: _voorwaarde(content, entry) for name, entry in content.voorwaarden.items()},
        "stappen": {name: _stap(content, entry) for name, entry in _entries(content.stappen).items()},
        "maatregelen": {name: _soort(entry) for name, entry in content.maatregelen.items()},
        "uitkomsten": {
            f"{table.id}.{uitkomst.id}": _plain(uitkomst, "label", "tekst", "stil")
            for beslissing in content.beslissingen.values()
            for table in beslissing.tabellen
            for uitkomst in table.uitkomsten
        },
        "keuzes": {name: {"titel": keuze.titel} for name, keuze in content.keuzes.items()},
        "bronnen": {name: {"label": bron.label} for name, bron in content.bronnen.items()},
    }


def _entries(entries: Mapping[str, Any]) -> Json:
    return {name: _renamed(entry.model_dump(mode="json")) for name, entry in entries.items()}


def _renamed(entry: Json) -> Json:
    return {RENAMED.get(key, key): value for key, value in entry.items()}


def _soort(soort: SoortMaatregel) -> Json:
    words = _plain(soort, "label", "toelichting", "met_duur", "zonder_duur", "voorwaarden", "uitzonderingen")
    return {**words, "rechtsmiddel": next(iter(soort.rechtsmiddel), None)}


def _voorwaarde(content: Content, entry: Voorwaarde) -> Json:
    """Leave out with which answers it is met, where no question asks that."""
    words = _renamed(_plain(entry, *_TEXT))
    owners = {vraag.id: b for b in content.beslissingen.values() for vraag in b.vragen}
    met = {name: expand(owners[name], name, words) for name, words in entry.voldaan.items()}
    return {**words, "voldaan": met} if met else words


def _stap(content: Content, entry: Json) -> Json:
    """Put a deadline in the data as ISO 8601 and in words; leave the key out where there is none."""
    kaart, name, sooner = content.kaart, entry.pop("binnen"), entry.pop("liefst")
    if not (name or sooner):
        return entry
    duur = content.duren[name or sooner]
    entry |= {"binnen": duur.duur.to_json(), "binnen_tekst": duur.tekst}
    zin = _term(kaart, duur) if name else ""
    if sooner:
        ook = _term(kaart, content.duren[sooner])
        zin = kaart.liefst.format(term=zin, ook=ook[0].lower() + ook[1:]).removeprefix(", ")
    if zin != word_binnen(kaart.model_dump(), entry):
        entry["binnen_zin"] = zin[0].upper() + zin[1:]
        if sooner:
            entry["liefst"] = content.duren[sooner].duur.to_json()
    return entry


def _term(kaart: Kaart, entry: DuurEntry) -> str:
    if entry.duur.is_open:
        return kaart.binnen.format(termijn=entry.tekst if entry.is_blank else kaart.afspraken.zinnen["open"])
    words = {"meteen": kaart.meteen, "dezelfde dag": kaart.dezelfde_dag}
    return words.get(entry.tekst) or kaart.binnen.format(termijn=entry.tekst)
