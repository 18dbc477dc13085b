"""The text of a document as WordprocessingML: what stands inside the body of document.xml."""

from collections.abc import Mapping

from .model import Alinea, Blok, Deel, Delen, Kop, Lijst, Tabel
from .xml import text

_RUN = '<w:t xml:space="preserve">'


def body(blokken: Mapping[int, Blok]) -> str:
    """Give the blocks in order; the number of a list is the one it has in numbering.xml."""
    return "".join(_blok(blok, place) for place, blok in blokken.items())


def _blok(blok: Blok, place: int) -> str:
    match blok:
        case Kop(niveau, tekst):
            return _paragraph((Deel(tekst),), f'<w:pStyle w:val="Heading{niveau}"/>')
        case Alinea(delen):
            return _paragraph(delen)
        case Lijst(items):
            numbered = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{place}"/></w:numPr>'
            style = f'<w:pStyle w:val="ListParagraph"/>{numbered}'
            return "".join(_paragraph(delen, style) for delen in items)
        case Tabel(rijen):
            return _table(rijen)


def _table(rijen: tuple[tuple[str, Delen], ...]) -> str:
    border = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:color="808080"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    widths = (2800, 6200)
    tight = '<w:spacing w:before="40" w:after="40"/>'
    rows = "".join(
        "<w:tr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_paragraph(delen, tight)}</w:tc>'
            for width, delen in zip(widths, ((Deel(label, vet=True),), value), strict=True)
        )
        + "</w:tr>"
        for label, value in rijen
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{border}</w:tblBorders>'
        '<w:tblLook w:val="0080" w:firstColumn="1" w:firstRow="0"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>" + _paragraph(())
    )


def _paragraph(delen: Delen, style: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{style}</w:pPr>' if style else ''}{''.join(map(_deel, delen))}</w:p>"


def _deel(deel: Deel) -> str:
    look = ("<w:b/>" if deel.vet else "") + ('<w:highlight w:val="yellow"/>' if deel.open else "")
    tekst = text(deel.getoond)
    for mark, name in (("\n", "br"), ("\t", "tab")):
        tekst = tekst.replace(mark, f"</w:t><w:{name}/>{_RUN}")
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{_RUN}{tekst}</w:t></w:r>"
