"""The rules of the handbook: pure decisions, standard library only, no input or output, no clock."""

from .advise import advise, case_line, core_advies, every_case
from .answers import shown
from .conditie import ONBEKEND
from .dossier import advise_dossier, carry, dossier_shown
from .duur import Duur, duur_from_json
from .errors import DuurError, NoUniqueRuleError, RulesError
from .load import load_regels
from .maatregel import Maatregel
from .model import Decision, Dossier, Regels, Vraag
from .periode import Periode
from .table import Combinatie, Rule, Table

__all__ = [
    "ONBEKEND",
    "Combinatie",
    "Decision",
    "Dossier",
    "Duur",
    "DuurError",
    "Maatregel",
    "NoUniqueRuleError",
    "Periode",
    "Regels",
    "Rule",
    "RulesError",
    "Table",
    "Vraag",
    "advise",
    "advise_dossier",
    "carry",
    "case_line",
    "core_advies",
    "dossier_shown",
    "duur_from_json",
    "every_case",
    "load_regels",
    "shown",
]
