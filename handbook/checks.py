"""What can be wrong inside a decision, a table or a case that the shape alone does not show."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from widgets.rules import ONBEKEND

from .compile import BEKEND
from .content import Content, unknown_files
from .problems import Problem, instead
from .schema.decisions import Beslissing, Combinatie, Conditie, Optie, Rule, Table, Uitkomst, Vraag
from .yaml_source import Loc

OWN_FACTS = ("maatregel", "duur")
"""Facts that the tables add themselves: the kinds of measure and the room in their durations."""

MUST_BE_USED = (
    "controles",
    "duren",
    "rechtsmiddelen",
    "rollen",
    "stappen",
    "uitzonderingen",
    "voorwaarden",
    "werkingsgebieden",
)

Found = tuple[Loc, str]
HasId = Vraag | Optie | Table | Uitkomst | Rule | Combinatie
Placed = tuple[str, Loc]


def check_content(content: Content, used_in_prose: Collection[tuple[str, str]]) -> Iterator[Problem]:
    """Yield every problem in and between the entries; `used_in_prose` are (kind, id) that docs/ refers to."""
    yield from unknown_files(content)
    for name, beslissing in content.beslissingen.items():
        for loc, message in _check_beslissing(content, beslissing):
            yield content.problem("beslissingen", name, loc, message)
    yield from _check_casussen(content)
    yield from _check_tabellen(content)
    yield from _check_unused(content, used_in_prose)


def _check_beslissing(content: Content, beslissing: Beslissing) -> Iterator[Found]:
    rules = {rule.id: rule for table in beslissing.tabellen for rule in table.rules}
    yield from _check_doubles(beslissing)
    for place, vraag in enumerate(beslissing.vragen):
        yield from _check_when(beslissing, vraag.when, ("vragen", place, "when"))
        for row, optie in enumerate(vraag.options):
            yield from _check_when(beslissing, optie.when, ("vragen", place, "options", row, "when"))
    for place, table in enumerate(beslissing.tabellen):
        loc: Loc = ("tabellen", place)
        yield from _check_table(beslissing, table, loc)
        for row, rule in enumerate(table.rules):
            yield from _check_when(beslissing, rule.when, (*loc, "rules", row, "when"))
            yield from _check_then(content, table, rule, rules, (*loc, "rules", row, "then"))


def _check_table(beslissing: Beslissing, table: Table, loc: Loc) -> Iterator[Found]:
    questions = [vraag.id for vraag in beslissing.vragen]
    if table.per and table.per not in questions:
        yield (*loc, "per"), f"{table.per!r} is geen vraag; {instead(table.per, questions)}"
    if table.policy == "alle" and not table.toont:
        yield (
            (*loc, "policy"),
            "met policy alle hoort `toont: stappen` of `toont: controles`; voeg dat toe",
        )
    for row, combinatie in enumerate(table.combinaties):
        here = (*loc, "combinaties", row)
        yield from _check_when(beslissing, combinatie.when, (*here, "when"))
        for name, words in combinatie.basis.items():
            yield from _check_words(beslissing, name, words, (*here, "basis", name))


def _check_then(
    content: Content, table: Table, rule: Rule, rules: Mapping[str, Rule], loc: Loc
) -> Iterator[Found]:
    outcomes = [uitkomst.id for uitkomst in table.uitkomsten]
    outcome = rule.then.uitkomst
    if table.policy == "een" and outcome not in outcomes:
        yield (
            (*loc, "uitkomst"),
            f"{outcome!r} is geen uitkomst van {table.id}; {instead(outcome, outcomes)}",
        )
    shown = getattr(content, table.toont) if table.toont else {}
    for place, item in enumerate(rule.then.toon):
        if item not in shown:
            yield (
                (*loc, "toon", place),
                f"{item!r} staat niet in content/{table.toont or 'stappen'}.yml; {instead(item, shown)}",
            )
    models = [
        name for name, other in rules.items() if any(not item.zoals for item in other.then.maatregelen[:1])
    ]
    for place, maatregel in enumerate(rule.then.maatregelen):
        if maatregel.zoals and maatregel.zoals not in models:
            message = f"{maatregel.zoals!r} is geen regel die zelf zegt waar haar eerste maatregel geldt"
            yield (*loc, "maatregelen", place, "zoals"), f"{message}; {instead(maatregel.zoals, models)}"


def _check_when(beslissing: Beslissing, when: Mapping[str, Conditie], loc: Loc) -> Iterator[Found]:
    for name, conditie in when.items():
        known = _known_words(beslissing, name)
        if known is None:
            yield (*loc, name), f"{name!r} is geen vraag of tabel; {instead(name, _names(beslissing))}"
            continue
        for part, words in (("een", conditie.een), ("geen", conditie.geen)):
            yield from _check_words(beslissing, name, words or (), (*loc, name, part))


def _check_words(beslissing: Beslissing, name: str, words: Iterable[str], loc: Loc) -> Iterator[Found]:
    known = _known_words(beslissing, name)
    if known is None:
        yield loc, f"{name!r} is geen vraag of tabel; {instead(name, _names(beslissing))}"
        return
    for place, word in enumerate(words):
        if known and word not in known:
            yield (*loc, place), f"{word!r} is geen antwoord op {name}; {instead(word, known)}"


def _names(beslissing: Beslissing) -> list[str]:
    return [
        *(vraag.id for vraag in beslissing.vragen),
        *(table.id for table in beslissing.tabellen),
        *OWN_FACTS,
    ]


def _known_words(beslissing: Beslissing, name: str) -> set[str] | None:
    """Give the words a condition on `name` may use; empty for anything goes, None for an unknown name."""
    for vraag in beslissing.vragen:
        if name == vraag.id:
            marks = {kenmerk for optie in vraag.options for kenmerk in optie.kenmerken}
            return {optie.id for optie in vraag.options} | marks | {ONBEKEND, BEKEND}
        if name == f"{vraag.id}.aantal" and vraag.meer:
            return {"een", "meer"}
    for table in beslissing.tabellen:
        if name == table.id:
            return {uitkomst.id for uitkomst in table.uitkomsten}
    return set() if name in OWN_FACTS else None


def _check_doubles(beslissing: Beslissing) -> Iterator[Found]:
    """Yield every id that stands for two things: rules share one space over all tables of a decision."""
    yield from _doubles(_placed(beslissing.vragen, "vragen"))
    yield from _doubles(_placed(beslissing.tabellen, "tabellen"))
    for place, vraag in enumerate(beslissing.vragen):
        yield from _doubles(_placed(vraag.options, "vragen", place, "options"))
    rules: list[Placed] = []
    for place, table in enumerate(beslissing.tabellen):
        yield from _doubles(_placed(table.uitkomsten, "tabellen", place, "uitkomsten"))
        rules += _placed(table.rules, "tabellen", place, "rules")
        rules += _placed(table.combinaties, "tabellen", place, "combinaties")
    yield from _doubles(rules)


def _placed(items: Iterable[HasId], *loc: str | int) -> list[Placed]:
    return [(item.id, (*loc, place, "id")) for place, item in enumerate(items)]


def _doubles(placed: list[Placed]) -> Iterator[Found]:
    seen: set[str] = set()
    for name, loc in placed:
        if name in seen:
            yield loc, f"{name!r} is al eerder gebruikt; geef elk een eigen id"
        seen.add(name)


def _check_casussen(content: Content) -> Iterator[Problem]:
    for name, casus in content.casussen.items():
        beslissing = content.beslissingen[casus.beslissing]
        questions = {vraag.id: [optie.id for optie in vraag.options] for vraag in beslissing.vragen}
        several = {vraag.id for vraag in beslissing.vragen if vraag.meer}
        for vraag, values in casus.antwoorden.items():
            if vraag not in questions:
                yield content.problem(
                    "casussen",
                    name,
                    ("antwoorden", vraag),
                    f"{vraag!r} is geen vraag; {instead(vraag, questions)}",
                )
                continue
            if len(values) > 1 and vraag not in several:
                message = f"{vraag} heeft één antwoord; haal de andere weg"
                yield content.problem("casussen", name, ("antwoorden", vraag), message)
            for value in values:
                if value not in questions[vraag]:
                    message = f"{value!r} is geen antwoord op {vraag}; {instead(value, questions[vraag])}"
                    yield content.problem("casussen", name, ("antwoorden", vraag), message)


def _check_tabellen(content: Content) -> Iterator[Problem]:
    for name, tabel in content.tabellen.items():
        main = content.beslissingen[tabel.beslissing].tabellen[0]
        options = [
            optie.id
            for vraag in content.beslissingen[tabel.beslissing].vragen
            if vraag.id == main.per
            for optie in vraag.options
        ]
        for row, rij in enumerate(tabel.rijen):
            if not rij.combinatie and rij.gedraging not in options:
                message = f"{rij.gedraging!r} is geen antwoord op {main.per}"
                message = message if rij.gedraging else "noem de `gedraging`, of zet er `combinatie: true`"
                message += f"; {instead(rij.gedraging, options)}"
                yield content.problem("tabellen", name, ("rijen", row, "gedraging"), message)


def _check_unused(content: Content, used_in_prose: Collection[tuple[str, str]]) -> Iterator[Problem]:
    shown = {
        (table.toont, item)
        for beslissing in content.beslissingen.values()
        for table in beslissing.tabellen
        for rule in table.rules
        for item in rule.then.toon
    }
    used = content.used | shown | set(used_in_prose)
    for kind in MUST_BE_USED:
        for name in getattr(content, kind):
            if (kind, name) not in used:
                yield content.problem(
                    kind, name, (), f"niets gebruikt {name!r}; haal het weg of verwijs ernaar"
                )
