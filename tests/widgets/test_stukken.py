"""Documents: the files say what the model says, in its order, and nothing a reader typed becomes markup."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from widgets.stukken.docx import to_docx
from widgets.stukken.model import Alinea, Deel, Kop, Lijst, Stuk, Tabel
from widgets.stukken.odt import MIME, to_odt

STUK = Stuk(
    titel="Brief & bijlage",
    onderwerp="Pandverbod <hier>",
    blokken=(
        Kop(2, "Wat er gebeurde"),
        Alinea((Deel("U zei: "), Deel('"<b>weg & snel</b>"\x0b', vet=True), Deel("wat nog meer", open=True))),
        Lijst(((Deel("Een"),), (Deel("Twee"), Deel("en meer", open=True)))),
        Lijst(((Deel("Eerst"),), (Deel("Daarna"),)), genummerd=True),
        Tabel((("Hoe lang", (Deel("3 maanden"),)), ("Laatste dag", (Deel("datum", open=True),)))),
        Kop(3, "Slot"),
        Alinea((Deel("regel een\nregel  twee\tdrie"),)),
        Lijst(((Deel("Opnieuw"),),), genummerd=True),
    ),
)
WORDS = [
    "Pandverbod <hier>",
    "Wat er gebeurde",
    'U zei: "<b>weg & snel</b>"[wat nog meer]',
    "Een",
    "Twee[en meer]",
    "Eerst",
    "Daarna",
    "Hoe lang",
    "3 maanden",
    "Laatste dag",
    "[datum]",
    "Slot",
    "regel een\nregel  twee\tdrie",
    "Opnieuw",
]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"


def _part(data: bytes, name: str) -> ET.Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return ET.fromstring(archive.read(name))  # noqa: S314 - our own file


def _odt_text(paragraph: ET.Element) -> str:
    shown = {f"{TEXT}line-break": "\n", f"{TEXT}tab": "\t"}
    for part in paragraph.iter():
        part.text = " " * int(part.get(f"{TEXT}c", "0")) or shown.get(part.tag, part.text)
    return "".join(paragraph.itertext())


def _docx_text(paragraph: ET.Element) -> str:
    shown = {f"{W}br": "\n", f"{W}tab": "\t"}
    parts = (part for part in paragraph.iter() if part.tag in {f"{W}t", *shown})
    return "".join(shown.get(part.tag, part.text or "") for part in parts)


def test_an_odt_says_what_the_model_says_in_the_same_order() -> None:
    content = _part(to_odt(STUK), "content.xml")
    found = [_odt_text(part) for part in content.iter() if part.tag in (f"{TEXT}p", f"{TEXT}h")]
    assert found == WORDS


def test_a_docx_says_what_the_model_says_in_the_same_order() -> None:
    document = _part(to_docx(STUK), "word/document.xml")
    assert [text for part in document.iter(f"{W}p") if (text := _docx_text(part))] == WORDS


def test_an_odt_begins_with_its_kind_and_has_language_headings_and_lists() -> None:
    data = to_odt(STUK)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert archive.read("mimetype").decode() == MIME
        assert data[38 : 38 + len(MIME)].decode() == MIME
        named = {
            entry.get("{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}full-path")
            for entry in _part(data, "META-INF/manifest.xml")
        }
        assert named - {"/"} == set(archive.namelist()) - {"mimetype", "META-INF/manifest.xml"}
    content, styles = _part(data, "content.xml"), _part(data, "styles.xml")
    assert [h.get(f"{TEXT}outline-level") for h in content.iter(f"{TEXT}h")] == ["1", "2", "3"]
    assert len(list(content.iter(f"{TEXT}list"))) == 3
    assert {
        (e.get(f"{FO}language"), e.get(f"{FO}country")) for e in styles.iter() if e.get(f"{FO}language")
    } == {("nl", "NL")}


def test_a_docx_has_language_headings_lists_and_every_part_it_names() -> None:
    data = to_docx(STUK)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
    types = {
        part.get("PartName", "").lstrip("/")
        for part in _part(data, "[Content_Types].xml")
        if part.get("PartName")
    }
    targets = {f"word/{part.get('Target')}" for part in _part(data, "word/_rels/document.xml.rels")}
    assert types | targets <= names
    document, styles = _part(data, "word/document.xml"), _part(data, "word/styles.xml")
    assert [s.get(f"{W}val") for s in document.iter(f"{W}pStyle") if "Heading" in str(s.get(f"{W}val"))] == [
        "Heading1",
        "Heading2",
        "Heading3",
    ]
    numbered = [n.get(f"{W}val") for n in document.iter(f"{W}numId")]
    assert [numbered.count(number) for number in dict.fromkeys(numbered)] == [2, 2, 1]
    numbers = _part(data, "word/numbering.xml").findall(f"{W}num")
    assert set(numbered) == {number.get(f"{W}numId") for number in numbers}
    starts = [number.find(f"{W}lvlOverride/{W}startOverride") for number in numbers]
    assert [start.get(f"{W}val") for start in starts if start is not None] == ["1", "1", "1"]
    assert {lang.get(f"{W}val") for lang in styles.iter(f"{W}lang")} == {"nl-NL"}


OPEN = ["[wat nog meer]", "[en meer]", "[datum]"]


@pytest.mark.parametrize(("data", "name"), [(to_odt(STUK), "meta.xml"), (to_docx(STUK), "docProps/core.xml")])
def test_a_file_tells_its_title_and_language_and_not_who_made_it_when(data: bytes, name: str) -> None:
    dc = "{http://purl.org/dc/elements/1.1/}"
    facts = {part.tag: part.text for part in _part(data, name).iter() if part.text}
    assert facts == {f"{dc}title": "Brief & bijlage", f"{dc}language": "nl-NL"}


def test_every_open_field_and_no_other_text_is_marked_with_colour_and_brackets() -> None:
    data = to_odt(STUK)
    spans = _part(data, "content.xml").iter(f"{TEXT}span")
    assert [s.text for s in spans if s.get(f"{TEXT}style-name") == "Open_20_veld"] == OPEN
    marked = [
        style.get("{urn:oasis:names:tc:opendocument:xmlns:style:1.0}display-name")
        for style in _part(data, "styles.xml").iter()
        if any(part.get(f"{FO}background-color") for part in style) and style.tag.endswith("}style")
    ]
    assert marked == ["Open veld"]
    runs = _part(to_docx(STUK), "word/document.xml").iter(f"{W}r")
    assert [_docx_text(run) for run in runs if run.find(f"{W}rPr/{W}highlight") is not None] == OPEN


def test_the_label_of_a_row_is_a_header() -> None:
    table = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
    assert len(_part(to_odt(STUK), "content.xml").findall(f".//{table}table-header-columns")) == 1
    look = _part(to_docx(STUK), "word/document.xml").find(f".//{W}tblLook")
    assert look is not None
    assert (look.get(f"{W}firstColumn"), look.get(f"{W}firstRow")) == ("1", "0")


def test_the_same_document_gives_the_same_bytes_and_no_moment_of_making() -> None:
    assert to_odt(STUK) == to_odt(STUK)
    assert to_docx(STUK) == to_docx(STUK)
    with zipfile.ZipFile(io.BytesIO(to_docx(STUK))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def _convert(kind: str, to: str, folder: Path) -> str:
    """Let LibreOffice read the document and write it again."""
    (folder / f"stuk.{kind}").write_bytes({"odt": to_odt, "docx": to_docx}[kind](STUK))
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", to, "--outdir", str(folder), f"stuk.{kind}"]
    subprocess.run(command, check=True, capture_output=True, timeout=120, cwd=folder)
    return (folder / f"stuk.{to.partition(':')[0]}").read_text(encoding="utf-8-sig")


needs_libreoffice = pytest.mark.skipif(
    not shutil.which("soffice"), reason="LibreOffice is not on this machine; the format is checked above"
)


@needs_libreoffice
@pytest.mark.parametrize("kind", ["odt", "docx"])
def test_libreoffice_keeps_headings_and_language(kind: str, tmp_path: Path) -> None:
    root = ET.fromstring(_convert(kind, "fodt", tmp_path))  # noqa: S314 - our own file
    assert [(h.get(f"{TEXT}outline-level"), "".join(h.itertext())) for h in root.iter(f"{TEXT}h")] == [
        ("1", "Pandverbod <hier>"),
        ("2", "Wat er gebeurde"),
        ("3", "Slot"),
    ]
    style = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
    default = root.find(f".//{style}default-style[@{style}family='paragraph']/{style}text-properties")
    assert default is not None
    assert (default.get(f"{FO}language"), default.get(f"{FO}country")) == ("nl", "NL")


@needs_libreoffice
@pytest.mark.parametrize("kind", ["odt", "docx"])
def test_libreoffice_shows_every_word_and_numbers_each_list_from_one(kind: str, tmp_path: Path) -> None:
    shown = _convert(kind, "txt:Text (encoded):UTF8", tmp_path)
    lines = [line.strip() for line in shown.splitlines() if line.strip()]
    expected = "\n".join(WORDS)
    for word, number in (("Een", "•"), ("Twee", "•"), ("Eerst", "1."), ("Daarna", "2."), ("Opnieuw", "1.")):
        expected = expected.replace(word, f"{number} {word}")
    assert lines == expected.splitlines()
