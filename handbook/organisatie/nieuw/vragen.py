"""What a new edition asks, in order. Every question may stay open."""

from collections.abc import Mapping
from dataclasses import dataclass

from handbook.schema.fields import DuurTekst, Url
from handbook.schema.huisstijl import Telefoon

from .lezen import (
    Lezer,
    by_shape,
    one_of,
    read_kleur,
    read_line,
    read_name,
    read_role,
    read_sentence,
    read_verbod,
)

Antwoorden = Mapping[str, str]
"""By the id of the question; what is not there is still open."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Vraag:
    """One question: what it asks, an example, the answers to choose from, and how an answer is read.

    `namen` say in words what each of `keuzes` is. With `vrij` another answer is fine too. It is asked only
    when the question that `als` names got the answer it names.
    """

    id: str
    vraag: str
    lees: Lezer
    zoals: str = ""
    keuzes: tuple[str, ...] = ()
    namen: tuple[str, ...] = ()
    vrij: bool = True
    als: tuple[str, str] | None = None

    @property
    def voorbeeld(self) -> str:
        """An answer that is fine."""
        return self.zoals or self.keuzes[0]

    def is_asked(self, antwoorden: Antwoorden) -> bool:
        """Tell whether it is asked after these answers; an empty word in `als` is any answer."""
        if self.als is None:
            return True
        name, wanted = self.als
        return name in antwoorden and wanted in ("", antwoorden[name])


SOORTEN = ("gemeente", "provincie", "waterschap", "andere")
VANAF = ("besluit", "einde-sanctie", "belang-vervallen")

VRAGEN = (
    Vraag(
        id="organisatie",
        vraag="Hoe heet je organisatie?",
        zoals="Gemeente Zeedorp",
        lees=read_name,
    ),
    Vraag(
        id="soort",
        vraag="Wat voor organisatie is het?",
        keuzes=SOORTEN,
        vrij=False,
        lees=one_of(SOORTEN),
    ),
    Vraag(
        id="adviseur",
        vraag="Heb je een eigen adviseur VPD, of deel je die met een andere organisatie?",
        keuzes=("eigen", "gedeeld"),
        namen=("een eigen adviseur", "gedeeld met een andere organisatie"),
        vrij=False,
        lees=one_of(("eigen", "gedeeld")),
    ),
    Vraag(
        id="gedeeld_met",
        vraag="Met wie deel je de adviseur VPD?",
        zoals="Gemeente Duinstad",
        lees=read_name,
        als=("adviseur", "gedeeld"),
    ),
    Vraag(
        id="beslist_waarschuwing",
        vraag="Wie beslist over een waarschuwing? Noem de functie, geen naam.",
        zoals="teamleider Publiekszaken",
        lees=read_role,
    ),
    Vraag(
        id="beslist_pandverbod",
        vraag="Wie beslist over een pandverbod of telefoonverbod? Noem de functie.",
        zoals="gemeentesecretaris",
        lees=read_role,
    ),
    Vraag(
        id="reactie_veroorzaker",
        vraag="Binnen welke tijd krijgt de veroorzaker een reactie?",
        keuzes=("24 uur", "48 uur", "2 werkdagen"),
        zoals="5 werkdagen",
        lees=by_shape(DuurTekst, "24 uur", "48 uur", "2 werkdagen", "5 werkdagen"),
    ),
    Vraag(
        id="terugkijktermijn",
        vraag="Hoe lang telt een eerder incident mee als herhaling?",
        keuzes=("1 jaar", "2 jaar"),
        zoals="18 maanden",
        lees=by_shape(DuurTekst, "1 jaar", "2 jaar", "18 maanden"),
    ),
    Vraag(
        id="verbod",
        vraag="Hoe noem je het verbod om in het gebouw te komen?",
        keuzes=("pandverbod", "toegangsverbod"),
        zoals="locatieverbod",
        lees=read_verbod,
    ),
    Vraag(
        id="contact",
        vraag="Bij wie kan een collega terecht met vragen over agressie? Noem een functie.",
        zoals="de adviseur VPD of je leidinggevende",
        lees=read_role,
    ),
    Vraag(
        id="telefoon",
        vraag="Welk nummer bel je tijdens kantooruren voor de adviseur VPD?",
        zoals="0123 45 67 89",
        lees=by_shape(Telefoon),
    ),
    Vraag(
        id="buiten_kantooruren",
        vraag="En buiten kantooruren?",
        zoals="bel de piketdienst, 0123 45 67 00",
        lees=read_line,
    ),
    Vraag(
        id="bezwaar_en_klacht",
        vraag="Waar kan een bewoner terecht met bezwaar of een klacht? Schrijf een zin.",
        zoals="Stuur je klacht naar de klachtencoördinator.",
        lees=read_sentence,
    ),
    Vraag(
        id="bewaartermijn",
        vraag="Hoe lang bewaar je wat over een maatregel is vastgelegd?",
        keuzes=("1 jaar", "2 jaar"),
        zoals="5 jaar",
        lees=by_shape(DuurTekst, "1 jaar", "2 jaar", "5 jaar"),
    ),
    Vraag(
        id="bewaren_vanaf",
        vraag="Vanaf wanneer telt die tijd?",
        keuzes=VANAF,
        namen=("het besluit", "het einde van de maatregel", "de dag waarop bewaren niet meer nodig is"),
        vrij=False,
        lees=one_of(VANAF),
        als=("bewaartermijn", ""),
    ),
    Vraag(
        id="hoofdkleur",
        vraag="Welke kleur heeft de balk bovenaan? Er staan witte letters op.",
        zoals="#14507f",
        lees=read_kleur,
    ),
    Vraag(
        id="snel_weg",
        vraag="Naar welke site gaat de knop ‘Snel weg’? Kies een gewone site, zonder agressie erop.",
        zoals="https://www.buienradar.nl/",
        lees=by_shape(Url),
    ),
)


def drop_idle(antwoorden: Antwoorden) -> dict[str, str]:
    """Give the answers to what is asked after the others."""
    return {
        vraag.id: antwoorden[vraag.id]
        for vraag in VRAGEN
        if vraag.id in antwoorden and vraag.is_asked(antwoorden)
    }
