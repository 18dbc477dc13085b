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
from .content import Content
from .docs import Docs, unreadable
from .leren.check import check_lessen
from .leren.paginas import check_pages
from .load import load_content
from .organisatie.herkomst import mark
from .organisatie.landelijk import put_beside
from .organisatie.menu import check_in_menu
from .organisatie.uiterlijk import check_look
from .problems import ContentError, Problem
from .proof import Proof, prove
from .prose import check_prose, prose_references
from .readability import check_readability
from .wording import check_wording

Json = dict[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Book:
    """The facts, the rules made of them, and what was proven about those.

    An edition has in `base` the national book, to compare with.
    """

    root: Path
    content: Content
    compiled: Json
    regels: Regels
    proof: Proof
    adviezen: dict[str, Json]
    base: "Book | None" = None

    @property
    def layer(self) -> Path | None:
        """The folder of the organisation whose edition this is."""
        return self.content.laag.path if self.content.laag else None

    @property
    def docs(self) -> Docs:
        """The pages."""
        return Docs(root=self.root, layer=self.layer)

    @property
    def build(self) -> Path:
        """The folder for what is made on the way, which no other edition uses."""
        return build_folder(self.root, self.layer)


def build_folder(root: Path, layer: Path | None) -> Path:
    """Give the folder for what is made on the way to one edition."""
    return root / "build" / "organisaties" / layer.name if layer else root / "build"


def load_rules(
    root: Path, layer: Path | None = None, base: Content | None = None
) -> tuple[Content, Json, Regels]:
    """Read and check the content and compile its rules, without the proof; `base` is content/ read before.

    Raises ContentError.
    """
    if layer and base is None:
        base = load_content(root)
    content = load_content(root, layer, base)
    docs = Docs(root=root, layer=layer)
    in_prose = prose_references(docs)
    _stop_on(content, (*check_content(content, in_prose), *check_look(root, content), *unreadable(docs)))
    compiled = compile_regels(content, _editie(content))
    compiled["editie"]["hash"] = hash_of(compiled)
    if base and content.laag:
        # After the hash: what the national example changes is no change of this edition's rules.
        mark(compiled, content.laag.changed)
        words = content.kaart.herkomst.model_dump(mode="json")
        put_beside(compiled, compile_regels(base, _editie(base)), words)
    return content, compiled, load_regels(json.loads(json.dumps(compiled)))


def load_book(root: Path, layer: Path | None = None, base: Book | None = None) -> Book:
    """Read, check and prove everything: the national book, or the edition in the folder `layer`.

    `base` is the national book, when it was loaded before.

    Raises ContentError with all problems of the first stage that has any.
    """
    base = base or load_book(root) if layer else None
    content, compiled, regels = load_rules(root, layer, base.content if base else None)
    proven = _prove_once(build_folder(root, layer), content, compiled, regels)
    _stop_on(content, proven.problems)
    adviezen = {name: advise_casus(regels, casus) for name, casus in content.casussen.items()}
    docs = Docs(root=root, layer=layer)
    prose = (*check_prose(docs, content), *check_readability(docs, content), *check_wording(docs, content))
    own = content.laag.own(prose) if content.laag else prose
    lessons = (*check_lessen(content, regels), *check_pages(content, docs))
    _stop_on(content, (*check_casussen(content, adviezen), *lessons, *check_in_menu(docs), *own))
    return Book(
        root=root,
        content=content,
        compiled=compiled,
        regels=regels,
        proof=proven,
        adviezen=adviezen,
        base=base,
    )


def _prove_once(build: Path, content: Content, compiled: Json, regels: Regels) -> Proof:
    """Give the proof; of rules and a program that were proven before, what was found then."""
    program = [*Path(rules.__file__).parent.glob("*.py"), Path(__file__).with_name("proof.py")]
    inputs = [json.dumps(compiled, sort_keys=True).encode(), *(path.read_bytes() for path in sorted(program))]
    found: list[Proof] = []

    def make() -> bytes:
        found.append(prove(content, regels))
        if found[0].problems:
            raise _UnprovenError
        return json.dumps({"counts": found[0].counts, "idle": found[0].idle}).encode()

    try:
        kept = json.loads(cached(build / "proof", inputs, make))
    except _UnprovenError:
        return found[0]
    return Proof(counts=kept["counts"], problems=(), idle=tuple(kept["idle"]))


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


def _stop_on(content: Content, problems: Iterable[Problem]) -> None:
    found = tuple(problems)
    if found:
        raise ContentError(content.blame(found))
