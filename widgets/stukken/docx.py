"""A document as Office Open XML (ECMA-376), the file that Word reads."""

from collections.abc import Mapping

from .docx_body import body
from .model import Kop, Lijst, Stuk
from .xml import attribute, pack, text

MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = {
    "word/styles.xml": ("styles", f"{_KIND}.styles+xml"),
    "word/numbering.xml": ("numbering", f"{_KIND}.numbering+xml"),
    "word/settings.xml": ("settings", f"{_KIND}.settings+xml"),
}
_SIZES = {1: 36, 2: 28, 3: 24}
_BULLET, _NUMBER = 1, 2


def to_docx(stuk: Stuk) -> bytes:
    """Give the file; the same document gives the same bytes."""
    blokken = dict(enumerate((Kop(1, stuk.onderwerp), *stuk.blokken), start=1))
    lists = {place: blok for place, blok in blokken.items() if isinstance(blok, Lijst)}
    page = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="708" w:footer="708"'
        ' w:gutter="0"/></w:sectPr>'
    )
    files = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations(
            ("officeDocument", _REL, "word/document.xml"),
            ("metadata/core-properties", f"{_PACKAGE}/relationships", "docProps/core.xml"),
        ),
        "word/document.xml": f"{_HEAD}<w:document {_W}><w:body>{body(blokken)}{page}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(
            *((kind, _REL, name.removeprefix("word/")) for name, (kind, _) in _PARTS.items())
        ),
        "word/styles.xml": _styles(stuk.taal),
        "word/numbering.xml": _numbering(lists),
        "word/settings.xml": _settings(stuk.taal),
        "docProps/core.xml": _core(stuk),
    }
    return pack(files, stored={})


def _settings(taal: str) -> str:
    return (
        f'{_HEAD}<w:settings {_W}><w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f"<w:themeFontLang w:val={attribute(taal)}/></w:settings>"
    )


def _types() -> str:
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    parts = {name: kind for name, (_, kind) in _PARTS.items()}
    parts |= {"word/document.xml": f"{_KIND}.document.main+xml", "docProps/core.xml": core}
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in parts.items()
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(*items: tuple[str, str, str]) -> str:
    body = "".join(
        f'<Relationship Id="rId{number}" Type="{base}/{kind}" Target="{target}"/>'
        for number, (kind, base, target) in enumerate(items, start=1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{body}</Relationships>'


def _core(stuk: Stuk) -> str:
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{text(stuk.titel)}</dc:title><dc:language>{text(stuk.taal)}</dc:language>"
        "</cp:coreProperties>"
    )


def _styles(taal: str) -> str:
    headings = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>'
        '<w:pPr><w:keepNext/><w:spacing w:before="280" w:after="100"/>'
        f'<w:outlineLvl w:val="{level - 1}"/></w:pPr>'
        f'<w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr></w:style>'
        for level, size in _SIZES.items()
    )
    return (
        f"{_HEAD}<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="22"/>'
        f"<w:lang w:val={attribute(taal)} w:eastAsia={attribute(taal)}/></w:rPr></w:rPrDefault>"
        '<w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="300" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault>"
        '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        f'<w:name w:val="Normal"/></w:style>{headings}'
        '<w:style w:type="paragraph" w:styleId="ListParagraph"><w:name w:val="List Paragraph"/>'
        '<w:basedOn w:val="Normal"/></w:style></w:styles>'
    )


def _numbering(lists: Mapping[int, Lijst]) -> str:
    """Give two kinds of list, and for each list its own count from one."""
    kinds = {_BULLET: ("bullet", "•"), _NUMBER: ("decimal", "%1.")}
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{kind}"/><w:lvlText w:val="{shown}"/>'
        '<w:pPr><w:ind w:left="567" w:hanging="340"/></w:pPr></w:lvl></w:abstractNum>'
        for number, (kind, shown) in kinds.items()
    )
    used = "".join(
        f'<w:num w:numId="{place}"><w:abstractNumId w:val="{_NUMBER if lijst.genummerd else _BULLET}"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for place, lijst in lists.items()
    )
    return f"{_HEAD}<w:numbering {_W}>{abstract}{used}</w:numbering>"
