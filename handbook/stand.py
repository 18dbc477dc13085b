"""The advice on every case in few words, and the hash of what decides it."""

import json
from pathlib import Path
from typing import Any

from widgets.rules import Regels, load_regels
from widgets.rules.advise import shown_items

from .book import Book, hash_of
from .casussen import advise_casus
from .checks import MUST_BE_USED, check_content
from .compile import compile_regels
from .content import Content
from .leren.antwoorden import answers
from .leren.check import check_lessen
from .load import load_content
from .problems import ContentError, Problem
from .schema.uitgave import Antwoord, Casusstand, Maatregelstand, Stand, Stapstand

Json = dict[str, Any]

_WORDS = frozenset(
    (
        "als",
        "because",
        "bronnen",
        "delen",
        "herkomst",
        "herkomst_duur",
        "hint",
        "keuzes",
        "label",
        "source",
        "tekst",
        "titel",
        "voorbeelden",
    )
)
"""The keys of compiled rules that explain and do not decide."""


def rules_hash(compiled: Json) -> str:
    """Give a hash that changes with what the rules decide, and not with how it is worded."""
    steps = {
        name: {key: words.get(key) for key in ("binnen", "wie")}
        for name, words in compiled["woorden"]["stappen"].items()
    }
    return hash_of({"beslissingen": _bare(compiled["beslissingen"]), "stappen": steps})


def _bare(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _bare(value) for key, value in data.items() if key not in _WORDS}
    return [_bare(item) for item in data] if isinstance(data, list) else data


def stand_of(book: Book, *, exercises: bool = True) -> Stand:
    """Give the state of a book; without `exercises` only what cases are compared by."""
    found = answers(book.content, book.regels) if exercises else None
    return _stand(book.content, book.regels, book.adviezen, found)


def stand_of_folder(folder: Path) -> Stand:
    """Give the state of another project's folder, or of its content/.

    Raises FileNotFoundError when there is no content, and ContentError when that content is wrong.
    """
    root = folder.parent if (folder / "editie.yml").is_file() else folder
    if not (root / "content" / "editie.yml").is_file():
        raise FileNotFoundError(folder)
    try:
        content, regels = _rules_of(root)
    except ContentError as error:
        raise ContentError(_elsewhere(root, problem) for problem in error.problems) from None
    adviezen = {name: advise_casus(regels, casus) for name, casus in content.casussen.items()}
    return _stand(content, regels, adviezen, answers(content, regels))


def _rules_of(root: Path) -> tuple[Content, Regels]:
    """Read rules to compare with: what its own pages do or do not use is no matter here."""
    content = load_content(root)
    used = {(kind, name) for kind in MUST_BE_USED for name in getattr(content, kind)}
    if problems := tuple(check_content(content, used)):
        raise ContentError(problems)
    regels = load_regels(json.loads(json.dumps(compile_regels(content, {}))))
    if problems := tuple(check_lessen(content, regels)):
        raise ContentError(problems)
    return content, regels


def _elsewhere(root: Path, problem: Problem) -> Problem:
    return Problem(
        path=f"{root}/{problem.path}", line=problem.line, column=problem.column, message=problem.message
    )


def _stand(
    content: Content, regels: Regels, adviezen: dict[str, Json], oefeningen: dict[str, Antwoord] | None
) -> Stand:
    steps = {
        stap["id"]: stap
        for advies in adviezen.values()
        for stap in shown_items(regels.decisions[advies["beslissing"]], advies, "stappen")
    }
    return Stand(
        stappen={
            name: Stapstand(wie=stap["wie"], binnen=stap.get("binnen"))
            for name, stap in sorted(steps.items())
        },
        casussen={
            name: _casus(
                regels, advies, hash_of(content.casussen[name].model_dump(mode="json")["antwoorden"])
            )
            for name, advies in sorted(adviezen.items())
        },
        oefeningen=oefeningen,
    )


def _casus(regels: Regels, advies: Json, antwoorden: str) -> Casusstand:
    decision = regels.decisions[advies["beslissing"]]
    return Casusstand(
        beslissing=advies["beslissing"],
        antwoorden=antwoorden[:6],
        uitkomst=advies["uitkomst"],
        titel=advies["titel"],
        maatregelen=tuple(_maatregel(item) for item in advies["maatregelen"]),
        tabellen={
            table.id: advies[table.id]["uitkomst"] for table in decision.tables[1:] if table.policy == "een"
        },
        stappen=tuple(sorted(stap["id"] for stap in shown_items(decision, advies, "stappen"))),
    )


def _maatregel(item: Json) -> Maatregelstand:
    return Maatregelstand(
        soort=item["soort"],
        tekst=item["tekst"],
        duur=item["duur"],
        richt=item.get("richtgetal", item.get("langer_dan")),
        wie=tuple(item["beslisser"]),
        met=tuple(item["overleg"]),
        waar=tuple(item["werkingsgebied"]),
        ook=tuple(item["eventueel"]),
    )
