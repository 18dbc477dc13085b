"""A document as OpenDocument text (ODF 1.3, ISO/IEC 26300)."""

import re

from .model import Alinea, Blok, Deel, Delen, Kop, Lijst, Stuk, Tabel
from .xml import attribute, pack, text

MIME = "application/vnd.oasis.opendocument.text"
_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("meta", "meta"),
        ("fo", "xsl-fo-compatible"),
    )
)
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_MANIFEST = (
    f'{_HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
    ' manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{MIME}"/>'
    + "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>'
        for name in ("content.xml", "styles.xml", "meta.xml")
    )
    + "</manifest:manifest>"
)
_OPEN = "Open_20_veld"
_SIZES = {1: 18, 2: 14, 3: 12}
_FONT = 'style:font-name="Liberation Sans" fo:font-family="\'Liberation Sans\', Arial, sans-serif"'


def to_odt(stuk: Stuk) -> bytes:
    """Give the file; the same document gives the same bytes."""
    blokken = "".join(map(_blok, (Kop(1, stuk.onderwerp), *stuk.blokken)))
    body = f"<office:body><office:text>{blokken}</office:text></office:body>"
    files = {
        "content.xml": _root("document-content", _AUTOMATIC + body),
        "styles.xml": _root("document-styles", _styles(stuk.taal)),
        "meta.xml": _meta(stuk),
        "META-INF/manifest.xml": _MANIFEST,
    }
    return pack(files, stored={"mimetype": MIME})


def _root(name: str, inner: str) -> str:
    return f'{_HEAD}<office:{name} {_NAMES} office:version="1.3">{inner}</office:{name}>'


def _meta(stuk: Stuk) -> str:
    return (
        f'{_HEAD}<office:document-meta {_NAMES} xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' office:version="1.3"><office:meta>'
        f"<dc:title>{text(stuk.titel)}</dc:title><dc:language>{text(stuk.taal)}</dc:language>"
        "</office:meta></office:document-meta>"
    )


_AUTOMATIC = (
    "<office:automatic-styles>"
    '<style:style style:name="Vet" style:family="text">'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="Tabel" style:family="table"><style:table-properties style:width="16cm"'
    ' fo:margin-bottom="0.3cm" table:border-model="collapsing"/></style:style>'
    '<style:style style:name="Label" style:family="table-column">'
    '<style:table-column-properties style:column-width="5cm"/></style:style>'
    '<style:style style:name="Waarde" style:family="table-column">'
    '<style:table-column-properties style:column-width="11cm"/></style:style>'
    '<style:style style:name="Cel" style:family="table-cell">'
    '<style:table-cell-properties fo:padding="0.1cm" fo:border="0.5pt solid #808080"/></style:style>'
    '<style:style style:name="Celtekst" style:family="paragraph" style:parent-style-name="Standard">'
    '<style:paragraph-properties fo:margin-bottom="0cm"/></style:style>'
    '<text:list-style style:name="Punten"><text:list-level-style-bullet text:level="1" text:bullet-char="•">'
    '<style:list-level-properties text:space-before="0.4cm" text:min-label-width="0.5cm"/>'
    "</text:list-level-style-bullet></text:list-style>"
    '<text:list-style style:name="Nummers"><text:list-level-style-number text:level="1" style:num-format="1"'
    ' style:num-suffix="."><style:list-level-properties text:space-before="0.4cm"'
    ' text:min-label-width="0.6cm"/>'
    "</text:list-level-style-number></text:list-style>"
    "</office:automatic-styles>"
)


def _styles(taal: str) -> str:
    language, _, country = taal.partition("-")
    tongue = f"fo:language={attribute(language)} fo:country={attribute(country)}"
    headings = "".join(
        f'<style:style style:name="Heading_20_{level}" style:display-name="Heading {level}"'
        f' style:family="paragraph" style:parent-style-name="Standard" style:next-style-name="Standard"'
        f' style:default-outline-level="{level}"><style:paragraph-properties fo:margin-top="0.5cm"'
        f' fo:margin-bottom="0.2cm" fo:keep-with-next="always"/>'
        f'<style:text-properties fo:font-size="{size}pt" fo:font-weight="bold"/></style:style>'
        for level, size in _SIZES.items()
    )
    return (
        '<office:font-face-decls><style:font-face style:name="Liberation Sans"/></office:font-face-decls>'
        '<office:styles><style:default-style style:family="paragraph">'
        f'<style:text-properties {_FONT} fo:font-size="11pt" {tongue}/></style:default-style>'
        '<style:style style:name="Standard" style:family="paragraph">'
        '<style:paragraph-properties fo:margin-bottom="0.25cm" fo:line-height="130%"/></style:style>'
        f'{headings}<style:style style:name="{_OPEN}" style:display-name="Open veld" style:family="text">'
        '<style:text-properties fo:background-color="#fff2b3"/></style:style></office:styles>'
        '<office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties'
        ' fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2.5cm"/></style:page-layout>'
        '</office:automatic-styles><office:master-styles><style:master-page style:name="Standard"'
        ' style:page-layout-name="A4"/></office:master-styles>'
    )


def _blok(blok: Blok) -> str:
    match blok:
        case Kop(niveau, tekst):
            style = f'text:style-name="Heading_20_{niveau}" text:outline-level="{niveau}"'
            return f"<text:h {style}>{text(tekst)}</text:h>"
        case Alinea(delen):
            return _paragraph(delen)
        case Lijst(items, genummerd):
            style = "Nummers" if genummerd else "Punten"
            body = "".join(f"<text:list-item>{_paragraph(delen)}</text:list-item>" for delen in items)
            return f'<text:list text:style-name="{style}">{body}</text:list>'
        case Tabel(rijen):
            return _table(rijen)


def _table(rijen: tuple[tuple[str, Delen], ...]) -> str:
    def cell(inner: str) -> str:
        return (
            f'<table:table-cell table:style-name="Cel" office:value-type="string">{inner}</table:table-cell>'
        )

    rows = "".join(
        "<table:table-row>"
        + "".join(cell(_paragraph(part, "Celtekst")) for part in ((Deel(label, vet=True),), delen))
        + "</table:table-row>"
        for label, delen in rijen
    )
    columns = (
        '<table:table-header-columns><table:table-column table:style-name="Label"/>'
        "</table:table-header-columns>"
        '<table:table-column table:style-name="Waarde"/>'
    )
    return f'<table:table table:style-name="Tabel">{columns}{rows}</table:table>'


def _paragraph(delen: Delen, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{"".join(map(_deel, delen))}</text:p>'


def _deel(deel: Deel) -> str:
    tekst = text(deel.getoond).replace("\n", "<text:line-break/>").replace("\t", "<text:tab/>")
    tekst = re.sub(" ( +)", lambda more: f' <text:s text:c="{len(more[1])}"/>', tekst)
    style = _OPEN if deel.open else "Vet" if deel.vet else ""
    return f'<text:span text:style-name="{style}">{tekst}</text:span>' if style else tekst
