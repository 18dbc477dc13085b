"""The shape of what an edition is measured by: groups of values that an organisation fills in."""

from typing import Annotated

from pydantic import Field, StrictBool

from .fields import Entry, Tekst


class Groep(Entry):
    """One group: what it is called, which values it holds, and what to write there.

    A pattern of `wat` is kind, id and fields with dots between; `*` stands for anything. What `ook` matches
    refers to such a value, and counts only when it is open. With `eerst` somebody at a desk would miss it.
    """

    label: Tekst
    eerst: StrictBool = False
    wat: Annotated[tuple[Tekst, ...], Field(min_length=1)]
    ook: tuple[str, ...] = ()
    schrijf: Tekst
