"""What runs in both Pythons, to compare: the advice on cases, and a hash over combinations of answers."""

import hashlib
import itertools
import json
import random
import sys
from collections.abc import Iterator
from typing import Any

from widgets.rules import Decision, advise, case_line, load_regels
from widgets.rules.answers import ask, every_path
from widgets.rules.conditie import Facts
from widgets.rules.decide import decide

MOST = 200
"""Of how many combinations of one decision the advice is compared; a larger one gives as many by lot."""


def look_at(message: str) -> str:
    """Give, for the compiled rules and the cases in the message, each advice and a hash for each decision."""
    asked = json.loads(message)
    regels = load_regels(asked["regels"])
    found: dict[str, Any] = {name: advise(regels, *case) for name, case in asked["casussen"].items()}
    for name in asked["beslissingen"]:
        decision, digest = regels.decisions[name], hashlib.sha256()
        for facts in some_facts(decision):
            digest.update(case_line(regels, decide(decision, facts)).encode())
        found[f"{name}: alles"] = digest.hexdigest()
    return json.dumps([sys.platform, found])


def some_facts(decision: Decision) -> Iterator[Facts]:
    """Yield every combination of answers, or of many the same ones each time."""
    found = list(itertools.islice(every_path(decision), MOST + 1))
    if len(found) <= MOST:
        yield from found
        return
    lot = random.Random(decision.id)  # noqa: S311 - nothing is kept secret with it
    for _ in range(MOST):
        answers = {}
        for vraag in decision.vragen:
            ids = [optie.id for optie in vraag.opties]
            answers[vraag.id] = tuple(lot.sample(ids, lot.randint(0, len(ids) if vraag.meer else 1)))
        yield ask(decision, answers)
