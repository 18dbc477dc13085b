"""National cases under a layer: one on a decision that the layer changed need not come out as it did."""

from collections.abc import Mapping

from handbook.schema.decisions import Beslissing
from handbook.schema.examples import Casus
from handbook.yaml_source import Data

from .herkomst import Names, Raw


def loose_cases(casussen: Mapping[str, Data], changed: Mapping[Names, object], raw: Raw) -> dict[str, Data]:
    """Give the national cases whose decision the layer changes or removes."""
    return {
        name: data
        for name, data in casussen.items()
        if ("casussen", name) not in changed
        and isinstance(data, dict)
        and (beslissing := str(data.get("beslissing")))
        and (("beslissingen", beslissing) in changed or beslissing not in raw["beslissingen"])
    }


def still_asked(casus: Casus | None, beslissingen: Mapping[str, Beslissing]) -> Casus | None:
    """Give the case when its questions and answers are still there."""
    if casus is None:
        return None
    options = {
        vraag.id: {optie.id for optie in vraag.options} for vraag in beslissingen[casus.beslissing].vragen
    }
    fits = all(set(words) <= options.get(name, set()) for name, words in casus.antwoorden.items())
    return casus if fits else None
