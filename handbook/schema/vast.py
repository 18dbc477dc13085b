"""The shape of what no organisation can change in its own edition."""

from typing import Annotated, Literal

from pydantic import Field

from .fields import Sourced, Tekst


class Vast(Sourced):
    """What is fixed, why, and what to do instead.

    A pattern of `wat` is kind, id, field and ids with dots between; `*` stands for any word. With `erbij` the
    layer may add to it. The fields of `behalve` are open all the same.
    """

    wat: Annotated[tuple[Tekst, ...], Field(min_length=1)]
    mag: Literal["niets", "erbij"] = "niets"
    behalve: tuple[str, ...] = ()
    reden: Tekst
    doe: Tekst
