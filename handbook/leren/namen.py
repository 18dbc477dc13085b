"""What a reader calls an exercise, and where it stands in the site."""

from collections.abc import Iterator

from handbook.book import Book
from widgets.leren import Veld

from .antwoorden import Gevraagd, asked
from .opgaven import WHEN
from .paginas import page_of


def exercise_names(book: Book) -> dict[str, tuple[str, str]]:
    """Give by the names that a release uses a title and an address; none for a page that is not there."""
    pages = {page.name for page in book.docs}
    return {
        name: (title, f"{page.removesuffix('.md')}/#{vraag.anker}" if page in pages else "")
        for vraag in asked(book.content, book.regels)
        for page in [page_of(vraag.kind, vraag.name)]
        for name, title in _titles(book, vraag)
    }


def plain(name: str) -> str:
    """Give what to call an exercise that is gone: the words of its name."""
    return name.replace("-", " ").replace("/", ": ").capitalize()


def _titles(book: Book, vraag: Gevraagd) -> Iterator[tuple[str, str]]:
    content = book.content
    if vraag.kind == "lessen":
        where = f"(les: {content.lessen[vraag.name].titel})"
    else:
        where = f"(leerpad: {content.paden[vraag.name].titel}, {WHEN[str(vraag.loc[-1])]})"
    yield vraag.sleutel, f"{vraag.opgave.vraag} {where}"
    for deel, veld in zip(vraag.delen, vraag.opgave.velden, strict=True):
        if deel:
            yield f"{vraag.sleutel}/{deel}", f"{vraag.opgave.vraag} {_part(book, deel, veld)} {where}"


def _part(book: Book, deel: str, veld: Veld) -> str:
    casus = book.content.casussen.get(deel)
    return casus.titel if casus else veld.tekst
