"""The shape of what makes an edition look and sound like its organisation: colours, words, whom to call."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from .fields import Entry, Id, ProtocolId, RolId, Tekst, Vast, matches

Kleur = Annotated[
    str, AfterValidator(matches("#[0-9a-fA-F]{6}", 'schrijf "#" en zes tekens, zoals "#14507f"'))
]
Telefoon = Annotated[
    str,
    AfterValidator(
        matches(
            r"\+?[0-9][0-9 ()-]+|nog in te vullen",
            'schrijf cijfers met spaties of streepjes, zoals "088 000 00 00", of nog in te vullen',
        )
    ),
]


class Kleuren(Entry):
    """The colours of one view; each fills the tokens that belong to it, and what is left out is derived."""

    hoofdkleur: Kleur | None = None
    accent: Kleur | None = None
    koppen: Kleur | None = None
    link: Kleur | None = None
    knop: Kleur | None = None
    focus: Kleur | None = None


class Huiskleuren(Kleuren):
    """The colours of an edition: those of the light view, and in `donker` those of the dark one."""

    donker: Kleuren = Kleuren()


class Woord(Entry):
    """The organisation's own word for a term: `wordt` with its plural, and the article that goes with it."""

    wordt: Tekst
    meervoud: Tekst
    lidwoord: Literal["de", "het"]


class Contact(Entry):
    """Whom to call for what: a post, never a person. `bij` are the protocols that show it."""

    label: Tekst
    waarvoor: Tekst
    tel: Telefoon
    uren: Tekst
    buiten: Tekst
    rol: RolId | None = None
    bij: tuple[ProtocolId, ...] = ()


class Huisstijl(Entry):
    """What an edition says of its own look, words and menu."""

    kleuren: Huiskleuren | None = None
    logo: Tekst | None = None
    afzender: Annotated[tuple[Vast, ...], Field(max_length=6)] = ()
    woorden: dict[Id, Woord] = {}
    verborgen: tuple[Tekst, ...] = ()
