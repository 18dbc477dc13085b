"""What a single value in content/ may be: ids, references, dates, durations; with Dutch messages."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    ValidationInfo,
)
from pydantic.annotated_handlers import GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from handbook.duren import parse_duur
from handbook.problems import instead
from widgets.rules import DuurError

_DUUR_VORMEN = (
    "3 maanden, 6 tot 12 maanden, ten minste 1 dag, ten hoogste 5 jaar, tot <voorwaarde>, "
    "meteen, onbepaalde tijd of open"
)
WORDED = ("bezorging", "recht", "vanaf")
"""What an organisation may add to, by giving the words for it in kaart.yml."""

_WHERE = {
    "bronnen": "content/register.yml of content/bronnen.yml",
    "beslissingen": "content/beslissingen/",
    "casussen": "content/casussen/",
    "lessen": "content/lessen/",
    **{kind: f"content/kaart.yml bij afspraken, woorden, {kind}" for kind in WORDED},
    "protocollen": "content/protocollen/",
}


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks an id that must exist among the ids of `kind`; the validation context says which do.

    The context is `{"ids": {kind: ids}, "unread": kinds, "used": set}`; every reference that holds is added
    to `used`. A kind whose file could not be read is not looked up, and nothing is without a context.
    """

    kind: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Look the id up after it was read as text."""
        return core_schema.with_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Leave a mark where the editor's schema lists the known ids."""
        return {**handler(schema), "x-ref": self.kind}

    def _check(self, value: str, info: ValidationInfo) -> str:
        if info.context is None or self.kind in info.context["unread"]:
            return value
        known = info.context["ids"][self.kind]
        if value not in known:
            where = _WHERE.get(self.kind, f"content/{self.kind}.yml")
            raise complaint(f"{value!r} staat niet in {where}; {instead(value, known)}")
        info.context["used"].add((self.kind, value))
        return value


def complaint(message: str) -> PydanticCustomError:
    """Give an error whose text reaches the editor as it is."""
    return PydanticCustomError("nederlands", "{message}", {"message": message})


def as_list(value: object) -> object:
    """Take a bare value for a list of one."""
    return value if isinstance(value, list) else [value]


def matches(regex: str, advice: str) -> Callable[[str], str]:
    """Give a check that a text is written like this; `advice` (Dutch) says what to write."""

    def check(value: str) -> str:
        if not re.fullmatch(regex, value):
            raise complaint(f"{value!r} kan hier niet; {advice}")
        return value

    return check


def _check_duur(value: str) -> str:
    try:
        parse_duur(value)
    except DuurError:
        raise complaint(f"{value!r} is geen duur; schrijf bijvoorbeeld {_DUUR_VORMEN}") from None
    return value


def _check_datum(value: str) -> str:
    """Accept a year, a month, a day, or `onbekend`."""
    full = value + "-01-01"[len(value) - 4 :] if re.fullmatch(r"\d{4}(-\d{2})?", value) else value
    try:
        if value != "onbekend":
            dt.date.fromisoformat(full)
    except ValueError:
        advice = 'schrijf "2026-11-23", "2026-11", "2026" of onbekend'
        raise complaint(f"{value!r} is geen datum die bestaat; {advice}") from None
    return value


def check_vast(value: str) -> str:
    """Refuse the marks of a field where nothing fills them in."""
    if set("{}[]") & set(value):
        raise complaint(f"{value!r} wordt hier niet ingevuld; haal de haken weg, of zet het in een tekst")
    return value


Id = Annotated[
    str,
    AfterValidator(matches("[a-z][a-z0-9]*(-[a-z0-9]+)*", "schrijf kleine letters, cijfers en streepjes")),
]
Naam = Annotated[
    str, AfterValidator(matches("[a-z][a-z0-9_]*", "schrijf kleine letters, cijfers en lage streepjes"))
]
UitspraakId = Annotated[
    str, AfterValidator(matches(r"[BH]-\d+", "schrijf B- of H- en een nummer, zoals H-001"))
]
Url = Annotated[
    str, AfterValidator(matches(r"https?://\S+", "schrijf een heel adres dat begint met https://"))
]
Adres = Annotated[
    str,
    AfterValidator(
        matches(r"https?://\S+|nog in te vullen", "schrijf een heel adres dat begint met https://")
    ),
]
Versie = Annotated[
    str, AfterValidator(matches(r"\d{4}\.\d+(\.\d+)?", 'schrijf jaar en nummer, zoals "2026.1"'))
]
Tekst = Annotated[str, Field(min_length=1)]
Datum = Annotated[str, AfterValidator(_check_datum)]
Vast = Annotated[Tekst, AfterValidator(check_vast)]
DuurTekst = Annotated[str, AfterValidator(_check_duur)]
Words = Annotated[tuple[str, ...], BeforeValidator(as_list), Field(min_length=1)]

BezorgingId = Annotated[str, Ref("bezorging")]
BeslissingId = Annotated[str, Ref("beslissingen")]
BronId = Annotated[str, Ref("bronnen")]
CasusId = Annotated[str, Ref("casussen")]
ControleId = Annotated[str, Ref("controles")]
DuurId = Annotated[str, Ref("duren")]
GebiedId = Annotated[str, Ref("werkingsgebieden")]
KeuzeId = Annotated[str, Ref("keuzes")]
LesId = Annotated[str, Ref("lessen")]
OnderdeelId = Annotated[str, Ref("inrichting")]
RechtId = Annotated[str, Ref("recht")]
ProtocolId = Annotated[str, Ref("protocollen")]
RechtsmiddelId = Annotated[str, Ref("rechtsmiddelen")]
RolId = Annotated[str, Ref("rollen")]
SoortId = Annotated[str, Ref("maatregelen")]
StapId = Annotated[str, Ref("stappen")]
UitzonderingId = Annotated[str, Ref("uitzonderingen")]
VeldId = Annotated[str, Ref("velden")]
VanafId = Annotated[str, Ref("vanaf")]
VoorwaardeId = Annotated[str, Ref("voorwaarden")]
Bronnen = Annotated[tuple[BronId, ...], Field(min_length=1)]


class Entry(BaseModel):
    """What every entry shares: no unknown keys, and nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Sourced(Entry):
    """A fact with where it comes from, and the choices of this edition it rests on."""

    source: Bronnen
    keuze: tuple[KeuzeId, ...] = ()
