"""Read YAML strictly and remember where everything stands. The only module that knows YAML."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from .problems import Problem

Data = str | int | bool | list["Data"] | dict[str, "Data"]
Loc = tuple[str | int, ...]

_FAST: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INT = re.compile(r"0|[1-9][0-9]*")
_BOOL = {"true": True, "false": False}
_EMPTY = re.compile(r"(?i:null|~)|")
# What YAML 1.1 or a hurried reader would take for something else than the text that stands there.
_UNCLEAR = (
    (re.compile(r"(?i:yes|no|on|off|y|n|true|false)"), "dit leest YAML als true of false"),
    (re.compile(r"[+-]?\d+(:[0-5]?\d)+(\.\d*)?"), "dit leest YAML als een getal in zestigtallen"),
    (re.compile(r"[+-]?0\d+"), "dit leest YAML als een getal in achttallen"),
    (re.compile(r"[+-]?(\d[\d_]*)?\.?\d+([eE][+-]?\d+)?|0x[0-9a-fA-F]+|[+-]\d+"), "dit is geen heel getal"),
)
# The parser's own words, and what they mostly mean to an editor.
_BROKEN = (
    ("'\\t'", "er staat een tab; spring in met spaties"),
    ("mapping values", "er staat een dubbele punt midden in de tekst; zet de tekst tussen aanhalingstekens"),
    ("expected ',' or", "een haak of accolade sluit niet; zet de andere helft erbij"),
    ("expected <block end>", "deze regel springt anders in dan de regels erboven; zet ze recht onder elkaar"),
    ("could not find expected ':'", "na de naam ontbreekt een dubbele punt; schrijf naam: waarde"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """One YAML file: its data, and the line and column of every key and value in it.

    `paths` names another file for each value that stands there: a decision can take a question over.
    """

    path: str
    data: Data
    places: dict[Loc, tuple[int, int]]
    problems: tuple[Problem, ...]
    paths: dict[Loc, str] = field(default_factory=dict)

    def place(self, loc: Loc) -> tuple[str, int, int]:
        """Give the path, line and column of the deepest known place on the way to `loc`."""
        for depth in range(len(loc), -1, -1):
            if place := self.places.get(loc[:depth]):
                return self.paths.get(loc[:depth], self.path), *place
        return self.path, 1, 1

    def problem(self, loc: Loc, message: str) -> Problem:
        """Give a problem at the deepest known place on the way to `loc`."""
        path, line, column = self.place(loc)
        return Problem(path=path, line=line, column=column, message=message)


@dataclass(kw_only=True, slots=True)
class _Reader:
    path: str
    places: dict[Loc, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    inside: list[yaml.Node] = field(default_factory=list)

    def complain(self, mark: yaml.Mark, message: str) -> None:
        self.problems.append(
            Problem(path=self.path, line=mark.line + 1, column=mark.column + 1, message=message)
        )

    def read(self, node: yaml.Node, loc: Loc) -> Data:
        if any(parent is node for parent in self.inside):
            self.complain(node.start_mark, "dit verwijst naar zichzelf; schrijf de waarde uit")
            return ""
        self.inside.append(node)
        try:
            return self.read_node(node, loc)
        finally:
            self.inside.pop()

    def read_node(self, node: yaml.Node, loc: Loc) -> Data:
        self.places.setdefault(loc, (node.start_mark.line + 1, node.start_mark.column + 1))
        if isinstance(node, yaml.MappingNode):
            return dict(self.read_pairs(node, loc))
        if isinstance(node, yaml.SequenceNode):
            return [self.read(item, (*loc, place)) for place, item in enumerate(node.value)]
        return self.read_scalar(node)

    def read_pairs(self, node: yaml.MappingNode, loc: Loc) -> Iterator[tuple[str, Data]]:
        seen: dict[str, int] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self.complain(key_node.start_mark, "een naam moet één woord zijn; schrijf naam: waarde")
                continue
            key = key_node.value
            if key in seen:
                self.complain(
                    key_node.start_mark,
                    f"{key!r} staat er dubbel, de eerste staat op regel {seen[key]}; haal er één weg",
                )
                continue
            if node.flow_style and " " in key and value_node.value == "":
                self.complain(
                    key_node.start_mark,
                    f"{key!r} is geen naam; zet de tekst met de komma ervoor tussen aanhalingstekens",
                )
                continue
            seen[key] = key_node.start_mark.line + 1
            self.places[(*loc, key)] = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            yield key, self.read(value_node, (*loc, key))

    def read_scalar(self, node: yaml.Node) -> Data:
        text = str(node.value)
        if not isinstance(node, yaml.ScalarNode) or node.style:
            return text
        if text in _BOOL:
            return _BOOL[text]
        if _INT.fullmatch(text):
            return int(text)
        if _EMPTY.fullmatch(text):
            self.complain(node.start_mark, "hier staat niets; vul de waarde in of haal de naam weg")
            return text
        for pattern, reading in _UNCLEAR:
            if pattern.fullmatch(text):
                advice = f'zet er aanhalingstekens om: "{text}"'
                if "true" in reading:
                    advice += ", of schrijf true of false in kleine letters"
                self.complain(node.start_mark, f"{text!r} is niet duidelijk ({reading}); {advice}")
                break
        return text


def _compose(text: str) -> yaml.Node | None:
    """Read with the parser in C, ten times as fast; it says less, so a wrong file is read again without."""
    try:
        return yaml.compose(text, Loader=_FAST)
    except yaml.MarkedYAMLError:
        return yaml.compose(text, Loader=yaml.SafeLoader)


def _broken(name: str, error: yaml.MarkedYAMLError) -> Problem:
    """Say what is wrong with the YAML itself; a bracket is shown where it opens."""
    said = str(error.problem)
    bracket = said.startswith("expected ',' or")
    mark = (error.context_mark if bracket else None) or error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    advice = "kijk naar inspringen, dubbele punten, haken en aanhalingstekens"
    advice = next((dutch for words, dutch in _BROKEN if words in said), advice)
    return Problem(path=name, line=line, column=column, message=f"dit is geen geldige YAML: {advice}")


NOT_UTF8 = "er staat een teken in dat niet kan; bewaar als UTF-8"


def shown(root: Path, path: Path) -> str:
    """Give the path as a message has it: from the root, or in full when the file stands elsewhere."""
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()


def read_yaml(root: Path, path: Path) -> Source:
    """Read one file; what is wrong with it stands in `problems`, and the rest is read on."""
    name = shown(root, path)
    reader = _Reader(path=name)
    data: Data = {}
    try:
        text = path.read_text(encoding="utf-8")
        node = _compose(text)
        if node is None:
            reader.problems.append(
                Problem(path=name, line=1, column=1, message="het bestand is leeg; vul het of haal het weg")
            )
        else:
            data = reader.read(node, ())
    except yaml.MarkedYAMLError as error:
        reader.problems.append(_broken(name, error))
    except (UnicodeDecodeError, yaml.reader.ReaderError):
        reader.problems.append(Problem(path=name, line=1, column=1, message=NOT_UTF8))
    return Source(path=name, data=data, places=reader.places, problems=tuple(reader.problems))
