"""Documents: the files say what the model says, in its order, and nothing a reader typed becomes markup."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from widgets.stukken.docx import to_docx
from widgets.stukken.invullen import maak, vul
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
        Alinea((Deel("regel een\nregel twee"),)),
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
    "regel een\nregel twee",
]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"


def _part(data: bytes, name: str) -> ET.Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return ET.fromstring(archive.read(name))  # noqa: S314 - our own file


def _odt_text(paragraph: ET.Element) -> str:
    for line in paragraph.iter(f"{TEXT}line-break"):
        line.text = "\n"
    return "".join(paragraph.itertext())


def _docx_text(paragraph: ET.Element) -> str:
    parts = (part for part in paragraph.iter() if part.tag in (f"{W}t", f"{W}br"))
    return "".join("\n" if part.tag == f"{W}br" else part.text or "" for part in parts)


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
    assert len(list(content.iter(f"{TEXT}list"))) == 2
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
    assert [n.get(f"{W}val") for n in document.iter(f"{W}numId")] == ["1", "1", "2", "2"]
    assert {lang.get(f"{W}val") for lang in styles.iter(f"{W}lang")} == {"nl-NL"}
    assert len(list(document.iter(f"{W}highlight"))) == 3


def test_the_same_document_gives_the_same_bytes_and_no_moment_of_making() -> None:
    assert to_odt(STUK) == to_odt(STUK)
    assert to_docx(STUK) == to_docx(STUK)
    with zipfile.ZipFile(io.BytesIO(to_docx(STUK))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.skipif(
    not shutil.which("soffice"), reason="LibreOffice is not on this machine; the format is checked above"
)
@pytest.mark.parametrize("kind", ["odt", "docx"])
def test_libreoffice_opens_it_and_keeps_headings_and_language(kind: str, tmp_path: Path) -> None:
    write = {"odt": to_odt, "docx": to_docx}[kind]
    (tmp_path / f"stuk.{kind}").write_bytes(write(STUK))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "fodt",
        "--outdir",
        str(tmp_path),
        str(tmp_path / f"stuk.{kind}"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    root = ET.fromstring((tmp_path / "stuk.fodt").read_text(encoding="utf-8"))  # noqa: S314 - our own file

    assert [(h.get(f"{TEXT}outline-level"), "".join(h.itertext())) for h in root.iter(f"{TEXT}h")] == [
        ("1", "Pandverbod <hier>"),
        ("2", "Wat er gebeurde"),
        ("3", "Slot"),
    ]
    assert "nl" in {e.get(f"{FO}language") for e in root.iter()}
    assert "[wat nog meer]" in "".join(root.itertext())


def test_what_is_known_is_filled_in_and_what_is_not_stays_open() -> None:
    text = "Tot {einde|datum}, namens {organisatie}. [Handtekening] {ingang|dag}"
    assert vul(text, {"ingang": "1 maart"}) == (
        Deel("Tot "),
        Deel("datum", open=True),
        Deel(", namens "),
        Deel("organisatie", open=True),
        Deel(". "),
        Deel("Handtekening", open=True),
        Deel(" "),
        Deel("1 maart"),
    )


def test_what_a_reader_typed_is_never_read_as_a_template() -> None:
    assert vul("{notitie.gedraging}", {"notitie.gedraging": "[x] {sanctie}"}) == (Deel("[x] {sanctie}"),)


def test_a_list_gets_an_item_for_each_line_and_a_block_waits_for_its_value() -> None:
    leeg = {"kop": "", "tekst": "", "lijst": [], "genummerd": False, "tabel": [], "als": "", "als_niet": ""}
    sjabloon = {
        "titel": "T",
        "onderwerp": "O",
        "blokken": [
            {**leeg, "lijst": ["{open}", "vast"]},
            {**leeg, "tekst": "alleen bij herhaling", "als": "herhaling"},
            {**leeg, "tekst": "alleen de eerste keer", "als_niet": "herhaling"},
        ],
    }
    stuk = maak(sjabloon, {"open": "een\ntwee", "herhaling": ""})
    assert stuk.blokken == (
        Lijst(((Deel("een"),), (Deel("twee"),), (Deel("vast"),))),
        Alinea((Deel("alleen de eerste keer"),)),
    )
