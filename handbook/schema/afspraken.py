"""The shape of what holds around a measure: its class, validity, review, course, record, letter, remedies."""

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, StrictBool, StrictInt, model_validator

from .fields import (
    BezorgingId,
    DuurId,
    Entry,
    RechtId,
    RechtsmiddelId,
    RolId,
    Sourced,
    Tekst,
    VanafId,
    Words,
    as_list,
    complaint,
)

Roles = tuple[RolId, ...]
Remedies = tuple[RechtsmiddelId, ...]


class Hooguit(Entry):
    """How often something may happen at most."""

    keer: Annotated[StrictInt, Field(ge=1)]
    per: Literal["dag", "week", "maand", "jaar"]


class Verloop(Entry):
    """How a measure goes on: when it begins, what happens at its end, and how it can change in between."""

    ingang: Literal["besluit", "ontvangst", "incident"] | None = None
    einde: Literal["vanzelf", "nieuw-besluit"] | None = None
    herzien: DuurId | None = None
    verlengen: str = ""
    inkorten: str = ""
    opheffen: str = ""
    herleeft: str = ""


class Bewaren(Entry):
    """How long a record is kept, counted from when."""

    duur: DuurId
    vanaf: VanafId


class Registratie(Entry):
    """Who sees the record of a measure, how long it is kept, and where a mark stands."""

    ziet: Roles = ()
    bewaren: Bewaren | None = None
    markeren: str = ""


class Brief(Entry):
    """How the letter reaches the other, whether it is also told, who signs it, and who gets a copy."""

    bezorging: tuple[BezorgingId, ...] = ()
    mondeling: StrictBool = False
    ondertekenaars: Roles = ()
    afschrift: Roles = ()


class Afspraken(Entry):
    """What holds for a kind of measure, or only for one measure of a rule; all may be empty."""

    klasse: Literal["sanctie", "maatregel", "hulp"] | None = None
    grondslag: str = ""
    rechtsmiddel: Annotated[
        Remedies, BeforeValidator(as_list, json_schema_input_type=RechtsmiddelId | Remedies)
    ] = ()
    geldig: DuurId | None = None
    hooguit: Hooguit | None = None
    tijden: str = ""
    toets: Roles = ()
    afwijken: Literal["niet", "lichter", "zwaarder", "beide"] | None = None
    verloop: Verloop = Verloop()
    registratie: Registratie = Registratie()
    brief: Brief = Brief()


class Rol(Entry):
    """Who decides or does something, and in whose name."""

    label: Tekst
    namens: RolId | None = None


class Voorwaarde(Sourced):
    """A precondition; `voldaan` says with which answers it is met, as far as a question asks."""

    tekst: Tekst
    voldaan: dict[str, Words] = {}


class Rechtsmiddel(Sourced):
    """What somebody can do against a measure: where, by when, under which law, and when an answer comes."""

    tekst: Tekst
    recht: RechtId | None = None
    bij: RolId | None = None
    binnen: DuurId | None = None
    beslist_binnen: DuurId | None = None
    horen: StrictBool = False
    gevolg: str = ""


_ZINNEN = {
    "beslist_binnen",
    "bewaren",
    "bij",
    "binnen",
    "geldig",
    "herzien",
    "hooguit",
    "horen",
    "mondeling",
    "namens",
    "open",
}
_WOORDEN = {"afwijken", "bezorging", "einde", "ingang", "klasse", "recht", "vanaf"}


class AfspraakWoorden(Entry):
    """The words for all that: `koppen` before, `zinnen` around a value, `woorden` for a value of a list."""

    koppen: dict[str, Tekst]
    zinnen: dict[str, Tekst]
    woorden: dict[str, dict[str, Tekst]]

    @model_validator(mode="after")
    def _check_complete(self) -> Self:
        groups: dict[str, type[Entry]] = {"verloop": Verloop, "registratie": Registratie, "brief": Brief}
        fields = {
            *Afspraken.model_fields,
            *(name for group in groups.values() for name in group.model_fields),
        }
        wanted = {"koppen": fields - {*groups, "rechtsmiddel"}, "zinnen": _ZINNEN, "woorden": _WOORDEN}
        for part, names in wanted.items():
            for name in sorted(names):
                if name not in getattr(self, part):
                    raise complaint(f"{name!r} ontbreekt bij {part}; schrijf de woorden ervoor op")
        return self
