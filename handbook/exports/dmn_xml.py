"""The parts of a DMN 1.3 file as XML: inputs, decisions, tables, functions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

NAMESPACE = "https://www.omg.org/spec/DMN/20191111/MODEL/"
ANNOTATIONS = ("omdat", "bronnen", "keuzes")

Element = ET.Element


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """One input of a table: the expression, and the words it can give (none: it is a list)."""

    feel: str
    label: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One rule of a table: what it needs, what it gives, and why."""

    id: str
    needs: Sequence[str]
    gives: Sequence[str]
    why: Sequence[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Grid:
    """A decision table; `outputs` has for each output its allowed values, or none."""

    id: str
    policy: str
    columns: Sequence[Column]
    outputs: Mapping[str, Sequence[str]]
    rows: Iterable[Row]


def definitions(name: str, namespace: str, version: str, about: str) -> Element:
    """Give an empty file."""
    root = Element(
        "definitions",
        {
            "xmlns": NAMESPACE,
            "id": "bestand",
            "name": name,
            "namespace": namespace,
            "exporter": "Handboek Veilige Publieke Dienstverlening",
            "exporterVersion": version,
        },
    )
    _add(root, "description", about)
    return root


def input_data(root: Element, name: str, label: str, words: Sequence[str], *, many: bool, texts: str) -> None:
    """Add one question, of which the type knows the answers."""
    kind = f"t_{name}"
    item = ET.SubElement(
        root, "itemDefinition", id=f"type-{name}", name=kind, isCollection="true" if many else "false"
    )
    _add(item, "typeRef", "string")
    _add(ET.SubElement(item, "allowedValues"), "text", ", ".join(f'"{word}"' for word in words))
    given = ET.Element("inputData", id=f"in-{name}", name=f"antwoord_{name}", label=label)
    _add(given, "description", texts)
    ET.SubElement(given, "variable", name=f"antwoord_{name}", typeRef=kind)
    root.append(given)


def decision(
    root: Element,
    name: str,
    body: Element,
    *,
    label: str,
    needs: Iterable[str],
    asks: Iterable[str] = (),
    uses: Iterable[str] = (),
) -> None:
    """Add a decision that needs other decisions, asks for inputs and uses functions."""
    made = ET.SubElement(root, "decision", id=f"d-{name}", name=name, label=label)
    ET.SubElement(made, "variable", name=name)
    for kind, prefix, ids in (("requiredInput", "in", asks), ("requiredDecision", "d", needs)):
        for other in ids:
            need = ET.SubElement(made, "informationRequirement")
            ET.SubElement(need, kind, href=f"#{prefix}-{other}")
    for other in uses:
        ET.SubElement(ET.SubElement(made, "knowledgeRequirement"), "requiredKnowledge", href=f"#f-{other}")
    made.append(body)


def function(root: Element, name: str, parameters: Iterable[str], body: Element, label: str) -> None:
    """Add a function (business knowledge model) that decisions use."""
    made = ET.SubElement(root, "businessKnowledgeModel", id=f"f-{name}", name=name, label=label)
    ET.SubElement(made, "variable", name=name)
    logic = ET.SubElement(made, "encapsulatedLogic")
    for parameter in parameters:
        ET.SubElement(logic, "formalParameter", name=parameter)
    logic.append(body)


def literal(feel: str) -> Element:
    """Give an expression in FEEL."""
    made = Element("literalExpression")
    _add(made, "text", feel)
    return made


def context(entries: Mapping[str, str], result: str) -> Element:
    """Give named expressions, each of which may use those above it, and the one that counts."""
    made = Element("context")
    for name, feel in entries.items():
        entry = ET.SubElement(made, "contextEntry")
        ET.SubElement(entry, "variable", name=name)
        entry.append(literal(feel))
    ET.SubElement(made, "contextEntry").append(literal(result))
    return made


def table(grid: Grid) -> Element:
    """Give a decision table."""
    made = Element("decisionTable", id=f"t-{grid.id}", hitPolicy=grid.policy)
    for column in grid.columns:
        given = ET.SubElement(made, "input", label=column.label)
        given.append(_typed("inputExpression", column.feel))
        if column.words:
            _add(ET.SubElement(given, "inputValues"), "text", ", ".join(f'"{w}"' for w in column.words))
    for name, values in grid.outputs.items():
        output = ET.SubElement(made, "output", name=name)
        if values:
            _add(ET.SubElement(output, "outputValues"), "text", ", ".join(f'"{w}"' for w in values))
    for name in ANNOTATIONS:
        ET.SubElement(made, "annotation", name=name)
    for row in grid.rows:
        rule = ET.SubElement(made, "rule", id=f"r-{grid.id}-{row.id}")
        for kind, texts in (
            ("inputEntry", row.needs),
            ("outputEntry", row.gives),
            ("annotationEntry", row.why),
        ):
            for feel in texts:
                _add(ET.SubElement(rule, kind), "text", feel)
    return made


def in_order(root: Element) -> bytes:
    """Write the file: types come before all else, as the schema of DMN wants it."""
    ranks = {"description": 0, "itemDefinition": 1}
    root[:] = sorted(root, key=lambda child: ranks.get(child.tag, 2))
    ET.indent(root)
    return b"%s\n" % ET.tostring(root, encoding="utf-8", xml_declaration=True)


def _typed(tag: str, feel: str) -> Element:
    made = Element(tag)
    _add(made, "text", feel)
    return made


def _add(parent: Element, tag: str, words: str) -> None:
    ET.SubElement(parent, tag).text = words
