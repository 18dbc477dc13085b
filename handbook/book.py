"""Everything the build knows, checked layer by layer: facts, references, proof, cases, prose."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from widgets import rules
from widgets.rules import Regels, load_regels

from .cache import cached
from .casussen import advise_casus, check_casussen
from .checks import check_content
from .compile import compile_regels
from .content import Content, load_content
from .problems import ContentError, Problem
from .proof import Proof, prove
from .prose import check_prose, prose_references
from .readability import check_readability
from .wording import check_wording

Json = dict[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Book:
    """The facts, the rules made of them, and what was proven about those."""

    root: Path
    content: Content
    compiled: Json
    regels: Regels
    proof: Proof
    adviezen: dict[str, Json]


def load_rules(root: Path) -> tuple[Content, Json, Regels]:
    """Read and check the content and compile its rules, without the proof. Raises ContentError."""
    content = load_content(root)
    _stop_on(check_content(content, prose_references(root)))
    compiled = compile_regels(content, _editie(content))
    compiled["editie"]["hash"] = hash_of(compiled)
    return content, compiled, load_regels(json.loads(json.dumps(compiled)))


def load_book(root: Path) -> Book:
    """Read, check and prove everything.

    Raises ContentError with all problems of the first layer that has any.
    """
    content, compiled, regels = load_rules(root)
    proof = _prove_once(root, content, compiled, regels)
    _stop_on(proof.problems)
    adviezen = {name: advise_casus(regels, casus) for name, casus in content.casussen.items()}
    prose = (*check_prose(root, content), *check_readability(root, content), *check_wording(root, content))
    _stop_on((*check_casussen(content, adviezen), *prose))
    return Book(root=root, content=content, compiled=compiled, regels=regels, proof=proof, adviezen=adviezen)


def _prove_once(root: Path, content: Content, compiled: Json, regels: Regels) -> Proof:
    """Give the proof; of rules and a program that were proven before, what was counted then."""
    program = sorted(Path(rules.__file__).parent.glob("*.py"))
    inputs = [json.dumps(compiled, sort_keys=True).encode(), *(path.read_bytes() for path in program)]
    found: list[Proof] = []

    def make() -> bytes:
        found.append(prove(content, regels))
        if found[0].problems:
            raise _UnprovenError
        return json.dumps(found[0].counts).encode()

    try:
        counts = json.loads(cached(root / "build" / "proof", inputs, make))
    except _UnprovenError:
        return found[0]
    return Proof(counts=counts, problems=())


class _UnprovenError(Exception):
    """There are problems, which must be found again the next time."""


def hash_of(data: object) -> str:
    """Give a short hash of JSON data, the same for the same content."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _editie(content: Content) -> Json:
    return {
        name: getattr(content.editie, name)
        for name in ("id", "naam", "organisatie", "versie", "datum", "status")
    }


def _stop_on(problems: Iterable[Problem]) -> None:
    found = tuple(problems)
    if found:
        raise ContentError(found)
