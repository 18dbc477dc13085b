"""All files of a package: one path of one edition, as one page with what it needs."""

from collections.abc import Iterator

from handbook.book import Book

from .script import bundle_script


def package_files(
    book: Book, pad: str, *, entry: str = "los.js", adres: str = "", python: bool = True
) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the package of the path `pad` as (relative path, bytes): equal book, equal bytes.

    `entry` names the script in widgets/leren/pakket/ that calls `openPakket` with the host. `adres` is where
    the edition's site stands, for links out of the package; without it those are plain text. Without
    `python` the decision aids are left out. Raises SetupError when a script cannot be bundled.
    """
    titel = book.content.paden[pad].titel
    html = f'<!doctype html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n<title>{titel}</title>\n'
    html += '<script src="pakket.js" defer></script>\n</head>\n<body>\n</body>\n</html>\n'
    yield "index.html", html.encode()
    yield "pakket.js", bundle_script(book.root, entry)
