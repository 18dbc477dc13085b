"""A table that is asked for each answer to one question, in DMN: a function, and which combination holds."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

from widgets.rules import Rule, Table
from widgets.rules.combine import decider, times

from .dmn_rules import columns, measures, outputs, rows
from .dmn_xml import Element, Grid, function, table
from .feel import Facts, names, text

ENDLESS = 9_999_999_999
"""In hours: what has no end counts as this long."""
WEIGHTS = ("rang", "langst", "kortst", "beslisniveau")
"""What outcomes are compared by; the first that differs decides."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Per:
    """A table that is asked for each answer to one question, and what is known around it.

    `labels` has the words of every fact, `needs` the decisions that the facts of the table come from.
    """

    table: Table
    facts: Facts
    labels: Mapping[str, str]
    needs: tuple[str, ...]

    @property
    def id(self) -> str:
        """The id of the table."""
        return self.table.id

    @property
    def looked(self) -> list[str]:
        """What the table looks at, the question of the answers first."""
        return list(dict.fromkeys((self.table.per, *names(rule.when for rule in self.table.rules))))

    @property
    def factors(self) -> list[int]:
        """How many times its combinations take an outcome, other than once."""
        return sorted({c.factor for c in self.table.combinaties} - {1})

    @property
    def basis(self) -> dict[str, str]:
        """What some combination takes for another answer: the fact and the name of its column."""
        found = [name for combinatie in self.table.combinaties for name in combinatie.basis]
        return {name: f"basis_{name}" for name in dict.fromkeys(found)}

    def call(self, **instead: str) -> str:
        """Write the table for one answer, with other arguments for some facts."""
        arguments = [instead.get(name, self.facts[name].feel) for name in self.looked]
        return f"{self.id}_per({', '.join(arguments)})"


def add_one(root: Element, per: Per) -> None:
    """Add the table for one answer, as a function of the facts it looks at."""
    own = {name: replace(per.facts[name], feel=name.replace(".", "_")) for name in per.looked}
    own[per.table.per] = replace(own[per.table.per], many=False)
    gives = outputs(per.table) | _weights(per)
    grid = Grid(
        id=f"{per.id}_per",
        policy="UNIQUE",
        columns=columns(own, [rule.when for rule in per.table.rules], per.labels),
        outputs={name: per.table.uitkomsten if name == "uitkomst" else () for name in gives},
        rows=rows(own, per.table.rules, gives),
    )
    parameters = [own[name].feel for name in per.looked]
    function(root, f"{per.id}_per", parameters, table(grid), f"{per.labels[per.id]} bij één antwoord")


def _weights(per: Per) -> dict[str, list[str]]:
    """Give what the outcomes are compared by, also of an outcome that is taken several times."""
    rollen = next((combinatie.rollen for combinatie in per.table.combinaties), ())
    given = {name: [_weigh(per.table, rule, rollen)[name] for rule in per.table.rules] for name in WEIGHTS}
    for factor in per.factors:
        more = [times(rule, factor) for rule in per.table.rules]
        given[f"maatregelen_keer_{factor}"] = [measures(per.table, rule) for rule in more]
        for name in ("langst", "kortst"):
            given[f"{name}_keer_{factor}"] = [_weigh(per.table, rule, rollen)[name] for rule in more]
    return given


def _weigh(table_: Table, rule: Rule, rollen: tuple[str, ...]) -> dict[str, str]:
    place, sizes = table_.rank(rule)
    longest, shortest = (ENDLESS if math.isinf(size) else size for size in sizes)
    return dict(zip(WEIGHTS, map(text, (place, longest, shortest, decider(rule, rollen))), strict=True))


def combinations(per: Per) -> Grid:
    """Give the table that says which combination holds, and what it does with the outcomes."""
    them = per.table.combinaties
    rules = [combinatie.rule for combinatie in them]
    gives = {
        "combinatie": [text(rule.id) for rule in rules],
        "factor": [text(combinatie.factor) for combinatie in them],
        "behoud": [text(sorted(combinatie.behoud)) for combinatie in them],
        "eerst": [text(bool(combinatie.basis)) for combinatie in them],
    }
    for name, column in per.basis.items():
        gives[column] = [text(min(combinatie.basis.get(name, ()), default=None)) for combinatie in them]
    return Grid(
        id=f"{per.id}_combinatie",
        policy="UNIQUE",
        columns=columns(per.facts, [rule.when for rule in rules], per.labels),
        outputs=dict.fromkeys(gives, ()),
        rows=rows(per.facts, rules, gives),
    )
