"""One decision as DMN 1.3: a table for each of ours, and what is asked when as decisions before them."""

from widgets.rules import ONBEKEND, Decision, Regels, Table, Vraag

from .dmn_per import Per
from .dmn_rules import columns, outputs, rows
from .dmn_samen import add_per
from .dmn_xml import Element, Grid, decision, definitions, in_order, input_data, literal, table
from .feel import Fact, Facts, facts_of, holds, names, text

ABOUT = """{titel}. Uitgave {id} ({naam}, {organisatie}), versie {versie}, hash {hash}.
Elk antwoord is een inputData. De vraag zelf is een decision: zij zegt of de vraag wordt gesteld en wat het
antwoord dan is. Niet gesteld is null of een lege lijst; gesteld en niet beantwoord is "onbekend".
Een duur staat er zoals in regels.json: ISO 8601, of een context met min, max, tot of onbepaald.
Null is niet bepaald.
De velden rang, langst, kortst (in uren) en beslisniveau zijn er om uitkomsten te vergelijken.
Niet in dit bestand: de teksten van uitkomsten, stappen, controles en brieven, en het overnemen van antwoorden
uit een andere beslissing. Die staan in regels.json. Er is geen tekening van de samenhang (DMNDI)."""


def dmn(regels: Regels, decision_: Decision) -> bytes:
    """Give the file. It carries everything that decides; its description says what it leaves out."""
    editie = regels.editie
    namespace = f"urn:handboek-vpd:{editie['id']}:{decision_.id}"
    about = ABOUT.format(titel=decision_.titel, **editie)
    root = definitions(decision_.id, namespace, f"{editie['versie']} {editie['hash']}", about)
    facts = facts_of(decision_)
    for vraag in decision_.vragen:
        _add_question(root, vraag, facts)
    labels = {vraag.id: vraag.label for vraag in decision_.vragen}
    labels |= {f"{vraag.id}.aantal": f"{vraag.label} (aantal)" for vraag in decision_.vragen}
    labels |= {other.id: other.titel for other in decision_.tables}
    for each in decision_.tables:
        own = facts_of(decision_, before=each)
        needs = tuple(dict.fromkeys(own[name].naam for name in names(rule.when for rule in each.rules)))
        if each.per and each.policy == "een" and each.combinaties:
            needs = tuple(dict.fromkeys((own[each.per].naam, *needs)))
            add_per(root, Per(table=each, facts=own, labels=labels, needs=needs))
        else:
            _add_table(root, each, own, labels, needs)
    return in_order(root)


def _add_question(root: Element, vraag: Vraag, facts: Facts) -> None:
    """Add the answer as it is given, and the question: whether it is asked and what is answered then."""
    fact = facts[vraag.id]
    options = "\n".join(f"{optie.id}: {optie.label}" for optie in vraag.opties)
    input_data(root, vraag.id, vraag.label, fact.words, many=vraag.meer, texts=options)
    looked = names([vraag.when, *(optie.when for optie in vraag.opties)])
    needs = dict.fromkeys(facts[name].naam for name in looked)
    body = literal(_asked(vraag, facts))
    decision(root, vraag.id, body, label=vraag.label, needs=needs, asks=[vraag.id])
    if vraag.meer:
        count = facts[f"{vraag.id}.aantal"]
        feel = f'if count({fact.feel}) > 1 then "meer" else '
        feel += f'if count({fact.feel}) = 1 and {fact.feel}[1] != "{ONBEKEND}" then "een" else null'
        decision(root, count.naam, literal(feel), label=f"{vraag.label} (aantal)", needs=[vraag.id])


def _asked(vraag: Vraag, facts: Facts) -> str:
    """Write what the answer is: nothing when the question is not asked, `onbekend` when nothing fits."""
    answer = f"antwoord_{vraag.id}"
    if not vraag.meer:
        given = f'if {_fits(vraag, answer, facts)} then {answer} else "{ONBEKEND}"'
        return f"if {holds(facts, vraag.when)} then ({given}) else null"
    fitting = f"flatten(for keuze in {answer} return if {_fits(vraag, 'keuze', facts)} then [keuze] else [])"
    given = f'if {answer} = null or count({fitting}) = 0 then ["{ONBEKEND}"] else {fitting}'
    return f"if {holds(facts, vraag.when)} then ({given}) else []"


def _fits(vraag: Vraag, word: str, facts: Facts) -> str:
    always = text([optie.id for optie in vraag.opties if not optie.when])
    sometimes = [
        f"({word} = {text(optie.id)} and {holds(facts, optie.when)})" for optie in vraag.opties if optie.when
    ]
    return " or ".join([f"list contains({always}, {word})", *sometimes])


def _add_table(
    root: Element, each: Table, facts: dict[str, Fact], labels: dict[str, str], needs: tuple[str, ...]
) -> None:
    """Add a table that is asked once; of one whose rules all count, the list is a decision of its own."""
    one = each.policy == "een"
    name = each.id if one else f"{each.id}_regels"
    gives = outputs(each)
    grid = Grid(
        id=name,
        policy="UNIQUE" if one else "RULE ORDER",
        columns=columns(facts, [rule.when for rule in each.rules], labels),
        outputs={output: each.uitkomsten if output == "uitkomst" else () for output in gives},
        rows=rows(facts, each.rules, gives),
    )
    decision(root, name, table(grid), label=each.titel, needs=needs)
    if not one:
        feel = f"if {name} = null then [] else distinct values(flatten({name}.toon))"
        decision(root, each.id, literal(feel), label=each.titel, needs=[name])
