"""Answers from a file, so that an edition can be made without a terminal."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from handbook.organisatie.invullen import TEKST
from handbook.problems import ContentError, Problem, instead
from handbook.yaml_source import Source, read_yaml

from .lezen import AntwoordError
from .vragen import VRAGEN, Antwoorden, Vraag


def read_answers(root: Path, path: Path) -> Antwoorden:
    """Read the answers to the questions of a new edition; what is left out stays open.

    Raises ContentError with every problem in the file, FileNotFoundError when there is none.
    """
    source = read_yaml(root, path)
    problems = list(source.problems)
    data = source.data if isinstance(source.data, dict) else {}
    if not isinstance(source.data, dict) and not problems:
        problems.append(source.problem((), "hier horen namen met een waarde, zoals `soort: gemeente`"))
    known = {vraag.id: vraag for vraag in VRAGEN}
    unclear = {problem.line for problem in source.problems}
    antwoorden: dict[str, str] = {}
    for name, value in data.items():
        if name not in known:
            problems.append(source.problem((name,), f"{name!r} is geen vraag; {instead(name, known)}"))
        elif source.place((name,))[1] in unclear:
            continue
        elif (read := _read(source, known[name], value, problems)) is not None:
            antwoorden[name] = read
    problems += _not_asked(source, data, antwoorden)
    if problems:
        raise ContentError(problems)
    return antwoorden


def _read(source: Source, vraag: Vraag, value: object, problems: list[Problem]) -> str | None:
    if not isinstance(value, str):
        problems.append(
            source.problem((vraag.id,), f"hier hoort tekst; schrijf bijvoorbeeld {vraag.voorbeeld!r}")
        )
        return None
    text = " ".join(value.split())
    if text == TEKST:
        return None
    try:
        return vraag.lees(text)
    except AntwoordError as error:
        problems.append(source.problem((vraag.id,), str(error)))
        return None


def _not_asked(source: Source, data: Mapping[str, object], antwoorden: Antwoorden) -> Iterator[Problem]:
    """Yield a problem for what answers a question that is not asked after the other answers."""
    for vraag in VRAGEN:
        if vraag.id in antwoorden and vraag.als and not vraag.is_asked(antwoorden):
            name, value = vraag.als
            if name in antwoorden or name not in data:
                wanted = f"{name}: {value or '...'}"
                yield source.problem(
                    (vraag.id,), f"dit hoort bij `{wanted}`; schrijf dat ook, of haal dit weg"
                )
