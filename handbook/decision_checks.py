"""What can be wrong inside one decision that its shape alone does not show."""

from collections.abc import Iterable, Iterator, Mapping

from widgets.rules import ONBEKEND

from .compile.beslissing import BEKEND
from .content import Content
from .problems import instead
from .schema.decisions import Beslissing, Combinatie, Conditie, Optie, Rule, Table, Uitkomst, Vraag
from .yaml_source import Loc

OWN_FACTS = ("maatregel", "duur")
"""Facts that the tables add themselves: the kinds of measure and the room in their durations."""

Found = tuple[Loc, str]
HasId = Vraag | Optie | Table | Uitkomst | Rule | Combinatie
Placed = tuple[str, Loc]


def check_beslissing(content: Content, beslissing: Beslissing) -> Iterator[Found]:
    """Yield the place inside the decision and the Dutch message of everything that is wrong."""
    rules = {rule.id: rule for table in beslissing.tabellen for rule in table.rules}
    yield from _check_doubles(beslissing)
    for place, vraag in enumerate(beslissing.vragen):
        yield from _check_when(beslissing, vraag.when, ("vragen", place, "when"))
        for row, optie in enumerate(vraag.options):
            for name, words in optie.overnemen.items():
                here = ("vragen", place, "options", row, "overnemen", name)
                yield from _check_taken_over(content, name, words, here)
            yield from _check_when(beslissing, optie.when, ("vragen", place, "options", row, "when"))
    for place, table in enumerate(beslissing.tabellen):
        loc: Loc = ("tabellen", place)
        yield from _check_table(beslissing, table, loc)
        below = [other.id for other in beslissing.tabellen[place:]]
        for row, rule in enumerate(table.rules):
            yield from _check_when(beslissing, rule.when, (*loc, "rules", row, "when"))
            yield from _check_above(table, rule, below, (*loc, "rules", row, "when"))
            yield from _check_then(content, table, rule, rules, (*loc, "rules", row, "then"))


def check_voorwaarden(content: Content) -> Iterator[tuple[str, Loc, str]]:
    """Yield the name, the place and the message of every wrong answer with which a precondition is met."""
    for name, voorwaarde in content.voorwaarden.items():
        for vraag, words in voorwaarde.voldaan.items():
            for loc, message in _check_taken_over(content, vraag, words, ("voldaan", vraag)):
                yield name, loc, message


def _check_taken_over(content: Content, name: str, words: Iterable[str], loc: Loc) -> Iterator[Found]:
    owners = {v.id: b for b in reversed(list(content.beslissingen.values())) for v in b.vragen}
    if name in owners:
        yield from _check_words(owners[name], name, words, loc)
    else:
        yield loc, f"{name!r} is geen vraag; {instead(name, owners)}"


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


def _check_above(table: Table, rule: Rule, below: Iterable[str], loc: Loc) -> Iterator[Found]:
    for name in below:
        if name in rule.when:
            message = f"tabel {name!r} staat niet boven {table.id!r}, dus haar uitkomst is hier onbekend"
            yield (*loc, name), f"{message}; zet haar hoger, in een eigen uitgave met `voor: {table.id}`"


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
