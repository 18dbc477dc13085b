"""A decision of content/ -> its compiled rules: every answer, measure and duration written out."""

from collections.abc import Iterable, Iterator, Sequence

from handbook.afspraken import afspraken, first_remedy
from handbook.content import Content
from handbook.duren import parse_duur
from handbook.schema.afspraken import Afspraken
from handbook.schema.decisions import Beslissing, Combinatie, Maatregel, Optie, Rule, Table, Vraag, When
from handbook.schema.facts import BLANK_ID
from widgets.rules import ONBEKEND

from .velden import Json, plain

BEKEND = "bekend"
"""In a condition: any answer but `onbekend`."""

_PLACE_AND_DECIDER = ("werkingsgebied", "eventueel", "beslisser", "overleg")


def compile_beslissing(content: Content, beslissing: Beslissing) -> Json:
    """Give the compiled rules of one decision."""
    return _Compiler(content, beslissing).compile()


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
            **plain(vraag, "id", "label", "hint", "meer", "weet_niet", "source"),
            "keuzes": list(vraag.keuze),
            "terugkijken_id": vraag.terugkijken or "",
            **({"terugkijken": back} if back else {}),
            "when": self.when(vraag.when),
            "options": [
                {
                    **plain(optie, "id", "label", "als", "hint", "voorbeelden", "kenmerken", "source"),
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
            **plain(table, "id", "titel", "policy", "per", "toont"),
            "uitkomsten": [uitkomst.id for uitkomst in table.uitkomsten],
            "rules": [data for rule in table.rules if _can_hold(data := self.rule(rule))],
            "combinaties": [self.combinatie(combinatie) for combinatie in table.combinaties],
        }

    def rule(self, rule: Rule) -> Json:
        then = rule.then
        return {
            **plain(rule, "id", "because", "source"),
            "keuzes": list(rule.keuze),
            "when": self.when(rule.when),
            "then": {
                **plain(then, "uitkomst", "beslisser", "overleg", "toon"),
                "maatregelen": [
                    {**self.maatregel(*pair), "source": list(pair[0].source or rule.source)}
                    for pair in self.together(then.maatregelen)
                ],
            },
        }

    def combinatie(self, combinatie: Combinatie) -> Json:
        return {
            **plain(combinatie, "id", "kort", "because", "source", "factor", "behoud"),
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
            **plain(maatregel, "soort", "modaliteit"),
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
