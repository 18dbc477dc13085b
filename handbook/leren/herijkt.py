"""Which exercises have another right answer than in a release: a changed rule marks them anew."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from handbook.schema.uitgave import Antwoord, Herijkt, Stand

LESSON = 2
"""How many parts the name of an exercise of a lesson has; what follows names a field of it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Verschil:
    """Two states of the exercises side by side: `anders` by name, and the exercises added and removed."""

    anders: Mapping[str, tuple[str, str]]
    erbij: Collection[str]
    weg: Collection[str]

    @property
    def oefeningen(self) -> frozenset[str]:
        """The exercises that have another right answer, however many fields of them."""
        return frozenset(map(exercise_of, self.anders))


def difference(old: Mapping[str, Antwoord], new: Mapping[str, Antwoord]) -> Verschil:
    """Compare two states. Other words for the same answer are no difference, and neither is another id."""
    before, after = ({exercise_of(name) for name in state} for state in (old, new))
    return Verschil(
        anders={
            name: (old[name].tekst, antwoord.tekst)
            for name, antwoord in new.items()
            if name in old and old[name].goed != antwoord.goed and old[name].tekst != antwoord.tekst
        },
        erbij=after - before,
        weg=before - after,
    )


def re_marked(old: Stand, new: Stand) -> tuple[Herijkt, ...]:
    """Give what a release keeps: every change of a right answer, with the exercises it is the same for."""
    if old.oefeningen is None or new.oefeningen is None:
        return ()
    found: dict[tuple[str, str], list[str]] = {}
    for name, words in difference(old.oefeningen, new.oefeningen).anders.items():
        found.setdefault(words, []).append(name)
    return tuple(
        Herijkt(was=was, wordt=wordt, oefeningen=tuple(names)) for (was, wordt), names in found.items()
    )


def exercise_of(name: str) -> str:
    """Give the exercise that a name is of, without its field."""
    parts = name.split("/")
    return name if len(parts) > LESSON + 1 else "/".join(parts[:LESSON])


def of_exercise(verschil: Verschil, sleutel: str) -> Iterator[tuple[str, str, str]]:
    """Yield each field of one exercise that changed: its name or nothing, what it was and what it is now."""
    for name, (was, wordt) in verschil.anders.items():
        if exercise_of(name) == sleutel:
            yield name.removeprefix(sleutel).removeprefix("/"), was, wordt
