"""The measures that an outcome consists of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from .duur import Duur


@dataclass(frozen=True, kw_only=True, slots=True)
class Maatregel:
    """One measure of an outcome: what, how long, where, and who decides; `meer` is for the advice.

    `herkomst` names, in an edition, the parts that are not as the national example has them.
    """

    soort: str
    duur: Duur = Duur()
    duur_id: str | None = None
    richtgetal: Duur | None = None
    langer_dan: Duur | None = None
    modaliteit: str = "vast"
    werkingsgebied: tuple[str, ...] = ()
    eventueel: tuple[str, ...] = ()
    beslisser: tuple[str, ...] = ()
    overleg: tuple[str, ...] = ()
    voorwaarden: tuple[str, ...] = ()
    uitzonderingen: tuple[str, ...] = ()
    rechtsmiddel: str = ""
    source: tuple[str, ...] = ()
    meer: Mapping[str, Any] = field(default_factory=dict)
    herkomst: Mapping[str, str] | None = field(default=None, compare=False)

    @property
    def size(self) -> tuple[float, float]:
        """What to compare durations by; an open one counts as the figure that guides it."""
        guide = self.richtgetal or self.langer_dan
        return guide.size if self.duur.is_open and guide else self.duur.size


class HasOutcome(Protocol):
    """A rule, or what a table gave."""

    @property
    def uitkomst(self) -> str:
        """The id of the outcome."""

    @property
    def maatregelen(self) -> tuple[Maatregel, ...]:
        """The measures it consists of."""
