"""How quickly the rules decide, and how quickly with many times more of them.

It runs in this Python and in the reader's: `enumeration` sends this file to the browser as it is. So it
imports the standard library and our own rules only.
"""

import time
from collections.abc import Iterable
from itertools import islice
from typing import Any

from widgets.rules import ONBEKEND, every_case, load_regels

Json = dict[str, Any]
PLACE = "plaats"
"""A question that no decision has; for each answer to it there is another copy of all rules."""


def rates(compiled: Json, name: str, sizes: Iterable[int], most: int) -> dict[str, float]:
    """Give how many combinations of a decision are decided in a second, with so many times its rules.

    Every size decides the same combinations, at most so many, and remembers nothing of another.
    """
    # Once without the clock: a browser makes code quicker when it has run for a while.
    count = sum(1 for _ in islice(every_case(load_regels(compiled), name), most))
    found: dict[str, float] = {}
    for size in sizes:
        cases = islice(every_case(load_regels(larger(compiled, name, size)), name), count)
        begin = time.perf_counter()
        for _ in cases:
            pass
        found[str(size)] = count / (time.perf_counter() - begin)
    return found


def larger(compiled: Json, name: str, times: int) -> Json:
    """Give compiled rules in which one decision has so many times its rules.

    Its combinations without an answer to the new question come first, and are those it had.
    """
    if times == 1:
        return compiled
    decision = compiled["beslissingen"][name]
    answers = [*(f"{PLACE}-{number}" for number in range(1, times)), ONBEKEND]
    tables = [
        {**table, "rules": [_only_at(answer, rule) for answer in answers for rule in table["rules"]]}
        for table in decision["tabellen"]
    ]
    bigger = {**decision, "vragen": [_question(answers[:-1]), *decision["vragen"]], "tabellen": tables}
    return {**compiled, "beslissingen": {**compiled["beslissingen"], name: bigger}}


def _only_at(answer: str, rule: Json) -> Json:
    here = {"naam": PLACE, "een": [answer], "geen": []}
    return {**rule, "id": f"{rule['id']}-{answer}", "when": [here, *rule["when"]]}


def _question(answers: list[str]) -> Json:
    rest = {"label": "", "hint": "", "when": [], "source": []}
    blank = {"als": "", "voorbeelden": [], "kenmerken": [], "overnemen": [], **rest}
    options = [{"id": answer, **blank} for answer in answers]
    kind = {"meer": False, "weet_niet": False, "terugkijken_id": "", "keuzes": []}
    return {"id": PLACE, **kind, "options": options, **rest}
