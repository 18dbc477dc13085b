"""Content -> the compiled rules: one JSON object with every reference filled in, read by widgets.rules."""

from handbook.contacten import by_role
from handbook.content import Content
from handbook.feestdagen import feestdagen
from handbook.organisatie.brieven import compile_stuk

from .beslissing import compile_beslissing
from .velden import Json
from .woorden import compile_woorden

BUILD_ONLY = {"afspraken", "dezelfde_dag", "grens_eigen", "herkomst", "liefst", "wie_bel_je"}
"""Words that are filled in here; those on where a value comes from are for editions only."""

_YEARS = 12
"""For how many years the holidays are compiled in, from the year before the edition."""


def compile_regels(content: Content, editie: Json) -> Json:
    """Give the compiled rules. `editie` (id, name, version, hash) is passed on as it is."""
    return {
        "editie": editie,
        "woorden": compile_woorden(content),
        "kaart": _kaart(content),
        "feestdagen": _feestdagen(content),
        "stukken": {name: compile_stuk(content, stuk) for name, stuk in content.stukken.items()},
        "dossiers": {name: dossier.model_dump(mode="json") for name, dossier in content.dossiers.items()},
        "beslissingen": {
            name: compile_beslissing(content, beslissing) for name, beslissing in content.beslissingen.items()
        },
    }


def _kaart(content: Content) -> Json:
    """Give the words around an advice, and whom to call when the organisation filled that in.

    An edition does not say of its own rules that others go before them.
    """
    words = content.kaart.model_dump(mode="json", exclude=BUILD_ONLY)
    if content.laag and content.herkomst("kaart", "", "grens") == "landelijk":
        words["grens"] = content.kaart.grens_eigen.format(organisatie=content.editie.organisatie)
    rollen = by_role(content)
    return {**words, "contacten": {"kop": content.kaart.wie_bel_je, "rollen": rollen}} if rollen else words


def _feestdagen(content: Content) -> Json:
    first = int(content.editie.datum[:4]) - 1
    return {"van": first, "tot": first + _YEARS - 1, "dagen": feestdagen(first, _YEARS)}
