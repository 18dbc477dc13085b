"""Several answers at once in DMN: from the outcome of each answer to the one that holds of all together."""

from collections.abc import Mapping

from .dmn_per import WEIGHTS, Per, add_one, combinations
from .dmn_rules import measure_fields, outputs
from .dmn_xml import Element, context, decision, function, table
from .feel import names, text


def add_per(root: Element, per: Per) -> None:
    """Add everything such a table needs; the decision has its id."""
    label, both = per.labels[per.id], f"{per.id}_combinatie"
    add_one(root, per)
    _add_heaviest(root, per)
    _add_widen(root, per)
    needs = [
        *dict.fromkeys(per.facts[name].naam for name in names(c.rule.when for c in per.table.combinaties))
    ]
    decision(root, both, table(combinations(per)), label=f"{label}: welke combinatie", needs=needs)
    decision(
        root,
        f"{per.id}_samen",
        context(_together(per), _record(per, "hoofd", "samen")),
        label=f"{label}: meer tegelijk",
        needs=[*per.needs, both],
        uses=[f"{per.id}_per", f"{per.id}_zwaarste", f"{per.id}_verruim"],
    )
    first = f"{per.facts[per.table.per].feel}[1]"
    decision(
        root,
        per.id,
        context(
            {"alleen": per.call(**{per.table.per: first})},
            f"if {both} = null then {_record(per, 'alleen', '')} else {per.id}_samen",
        ),
        label=label,
        needs=[*per.needs, both, f"{per.id}_samen"],
        uses=[f"{per.id}_per"],
    )


def _add_heaviest(root: Element, per: Per) -> None:
    """Add what gives the heaviest outcome of a list, the first of equals."""
    entries, left = {}, "lijst"
    for name in WEIGHTS:
        entries[f"naar_{name}"] = f"{left}[{name} = max({left}.{name})]"
        left = f"naar_{name}"
    label = f"{per.labels[per.id]}: de zwaarste van een lijst"
    function(root, f"{per.id}_zwaarste", ["lijst"], context(entries, f"{left}[1]"), label)


def _add_widen(root: Element, per: Per) -> None:
    """Add what offers for one measure the widest place of all measures of its kind."""
    fields = {name: f"maatregel.{name}" for name in measure_fields(per.table)}
    fields |= {
        "eventueel": "concatenate(maatregel.eventueel, [breedst.breedste])",
        "beslisser": "distinct values(concatenate(maatregel.beslisser, breedst.beslisser))",
    }
    wider = ", ".join(f"{text(name)}: {feel}" for name, feel in fields.items())
    entries = {
        "zelfde": "alle[soort = maatregel.soort and breedte >= 0]",
        "breedst": "zelfde[breedte = max(zelfde.breedte)][1]",
    }
    body = context(
        entries,
        f"if count(zelfde) > 0 and breedst.breedte > maatregel.breedte then {{{wider}}} else maatregel",
    )
    label = f"{per.labels[per.id]}: de ruimste plek"
    function(root, f"{per.id}_verruim", ["maatregel", "alle"], body, label)


def _together(per: Per) -> dict[str, str]:
    """Give the steps from the outcome of each answer to the one that holds."""
    order = {value: n for n, rule in enumerate(per.table.rules) for c in rule.when for value in c.een or ()}
    question = per.facts[per.table.per]
    words = sorted(sorted(question.words), key=lambda word: order.get(word, len(order)))
    steps = {
        "antwoorden": f"for x in {text(words)} return if list contains({question.feel}, x) then [x] else []",
        "uitkomsten": f"for x in flatten(antwoorden) return {per.call(**{per.table.per: 'x'})}",
        "gewoon": f"{per.id}_zwaarste(uitkomsten)",
    }
    steps |= _taken_again(per) if per.basis else {"hoofd": "gewoon"}
    both = f"{per.id}_combinatie"
    return steps | {
        "alle": "flatten(uitkomsten.maatregelen)",
        "andere": "flatten(uitkomsten[regel != hoofd.regel].maatregelen)",
        "behouden": f"andere[list contains({both}.behoud, soort) "
        "and not(list contains(hoofd.maatregelen.soort, soort))]",
        "verruimd": f"for x in hoofd.maatregelen return {per.id}_verruim(x, alle)",
        "samen": "concatenate(verruimd, behouden)",
    }


def _taken_again(per: Per) -> dict[str, str]:
    """Give the steps that take the heaviest outcome under other facts several times."""
    both = f"{per.id}_combinatie"
    other = {
        name: f"(if {both}.{column} = null then {per.facts[name].feel} else {both}.{column})"
        for name, column in per.basis.items()
    }
    taken = {name: _times(per, name) for name in ("maatregelen", "langst", "kortst")}
    same = {name: f"{{0}}.{name}" for name in (*outputs(per.table), "rang", "langst", "kortst")}
    # The decider counts among answers only; between once and several times it does not.
    level = {"beslisniveau": "0"}
    return {
        "eerste_keer": f"for x in flatten(antwoorden) return {per.call(**{per.table.per: 'x'}, **other)}",
        "eerste": f"{per.id}_zwaarste(eerste_keer)",
        "vaker": _context({**same, **taken, **level}, "eerste"),
        "een_keer": _context({**same, **level}, "gewoon"),
        "hoofd": f"if {both}.eerst then {per.id}_zwaarste([vaker, een_keer]) else gewoon",
    }


def _times(per: Per, name: str) -> str:
    feel = f"eerste.{name}"
    for factor in per.factors:
        feel = f"if {per.id}_combinatie.factor = {factor} then eerste.{name}_keer_{factor} else {feel}"
    return f"({feel})"


def _context(fields: Mapping[str, str], source: str) -> str:
    return "{" + ", ".join(f"{text(name)}: {feel.format(source)}" for name, feel in fields.items()) + "}"


def _record(per: Per, source: str, maatregelen: str) -> str:
    """Write what the decision gives: the outcome, by which rules, and its measures."""
    fields = {name: f"{source}.{name}" for name in outputs(per.table)}
    fields |= {"combinatie": "null", "meegewogen": "[]"}
    if maatregelen:
        fields |= {
            "maatregelen": maatregelen,
            "combinatie": f"{per.id}_combinatie.combinatie",
            "meegewogen": "uitkomsten[regel != hoofd.regel].regel",
        }
    return "{" + ", ".join(f"{text(name)}: {feel}" for name, feel in fields.items()) + "}"
