"""The manifests of the packages: valid by the schemas of ADL, IMS and AICC, which refuse a broken copy."""

import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import xmlschema

from handbook import commands
from handbook.book import Book
from handbook.leren.pakket import opdracht
from handbook.leren.pakket.manifest import CMI5, SCORM12, SCORM2004, Kind, manifest
from handbook.leren.pakket.opdracht import export_packages

SCHEMAS = Path(__file__).resolve().parents[2] / "schemas"
XML = SCHEMAS / "scorm2004" / "xml.xsd"
FILES: Mapping[Kind, tuple[str, ...]] = {
    SCORM12: ("scorm12/imscp_rootv1p1p2", "scorm12/adlcp_rootv1p2", "scorm12/imsmd_rootv1p2p1"),
    SCORM2004: ("scorm2004/imscp_v1p1", "scorm2004/adlcp_v1p3", "scorm2004/imsss_v1p0"),
    CMI5: ("cmi5/CourseStructure",),
}
KINDS = [pytest.param(kind, id=kind.name) for kind in FILES]
NAMES = ("index.html", "pakket.js", "plaatjes/een plaatje.svg")
BROKEN = [
    (SCORM12, 'adlcp:scormtype="sco"', 'adlcp:scormtype="les"'),
    (SCORM12, 'identifier="vpd', 'identifier="1 vpd'),
    (SCORM12, "imsmd:langstring", "imsmd:tekst"),
    (SCORM12, "<title>", "<naam/><title>"),
    (SCORM2004, 'adlcp:scormType="sco"', 'adlcp:scormType="les"'),
    (SCORM2004, 'completionSetByContent="true"', 'completionSetByContent="ja"'),
    (SCORM2004, ' href="index.html"', ' herf="index.html"'),
    (SCORM2004, "<organizations ", "<organizations><x/></organizations><organizations "),
    (CMI5, 'moveOn="Completed"', 'moveOn="Klaar"'),
    (CMI5, "<url>index.html</url>", ""),
    (CMI5, "langstring", "tekst"),
]


@cache
def _schema(kind: Kind) -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(
        [SCHEMAS / f"{name}.xsd" for name in FILES[kind]],
        # See the README beside the schemas for both.
        validation="lax" if kind is SCORM12 else "strict",
        uri_mapper=lambda uri: XML.as_uri() if uri.endswith("ims_xml.xsd") else uri,
    )


def _text(book: Book, kind: Kind, pad: str = "nieuwe-collega") -> str:
    return manifest(book, pad, kind, NAMES).decode()


@pytest.mark.parametrize("kind", KINDS)
def test_the_manifest_of_every_path_is_valid_by_the_schema_of_its_maker(book: Book, kind: Kind) -> None:
    for pad in book.content.paden:
        _schema(kind).validate(_text(book, kind, pad))


@pytest.mark.parametrize(("kind", "old", "new"), BROKEN)
def test_the_schema_refuses_a_broken_copy(book: Book, kind: Kind, old: str, new: str) -> None:
    text = _text(book, kind)
    assert old in text
    assert not _schema(kind).is_valid(text.replace(old, new))


@pytest.mark.parametrize("kind", KINDS[:2])
def test_the_manifest_names_every_file_and_starts_the_page(book: Book, kind: Kind) -> None:
    (resource,) = (item for item in _elements(book, kind) if item.tag.endswith("resource"))
    assert resource.attrib["href"] == "index.html"
    found = [file.attrib["href"] for file in resource]
    assert found == ["index.html", "pakket.js", "plaatjes/een%20plaatje.svg"]


@pytest.mark.parametrize("kind", KINDS)
def test_no_manifest_asks_for_a_score_to_pass(book: Book, kind: Kind) -> None:
    words = {item.tag.rpartition("}")[2].lower() for item in _elements(book, kind)}
    words |= {name.lower() for item in _elements(book, kind) for name in item.attrib}
    assert not words & {"masteryscore", "primaryobjective", "minnormalizedmeasure", "completionthreshold"}


@pytest.mark.parametrize("kind", KINDS)
def test_an_id_is_that_of_one_path_of_one_version_of_one_edition(book: Book, kind: Kind) -> None:
    first = _ids(book, kind)
    assert first == _ids(book, kind)
    others = [_ids(book, kind, "leidinggevende")]
    for field, value in {"versie": "2027.1", "id": "zeedorp"}.items():
        editie = book.content.editie.model_copy(update={field: value})
        others.append(_ids(replace(book, content=replace(book.content, editie=editie)), kind))
    assert all(first.isdisjoint(other) for other in others)


def test_export_writes_two_zips_a_path_and_tells_their_sizes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, book: Book, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(opdracht, "package_files", _page)
    assert commands.main(["export", "scorm", "--out", str(tmp_path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2 * len(book.content.paden)
    found = {path.name for path in tmp_path.iterdir()}
    assert found == {
        f"leren-landelijk-{pad}-scorm-{version}.zip"
        for pad in book.content.paden
        for version in ("1.2", "2004")
    }
    assert lines[0].startswith(str(tmp_path / "leren-landelijk-nieuwe-collega-scorm-1.2.zip"))
    assert re.search(r"zip \(\d+ kB, uitgepakt 30\d kB\)$", lines[0])
    for name in found:
        with zipfile.ZipFile(tmp_path / name) as packed:
            assert sorted(packed.namelist()) == ["imsmanifest.xml", "index.html"]


def test_equal_books_make_equal_zips(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, book: Book) -> None:
    monkeypatch.setattr(opdracht, "package_files", _page)
    made = []
    for name in ("een", "twee"):
        assert [*export_packages(book, "cmi5", tmp_path / name)]
        made.append([path.read_bytes() for path in sorted((tmp_path / name).iterdir())])
    assert made[0] == made[1]


def _page(*_: object, **__: object) -> Iterator[tuple[str, bytes]]:
    """Yield a page in the place of the real one, which takes time to make."""
    yield "index.html", b"x" * 300_000


def _elements(book: Book, kind: Kind, pad: str = "nieuwe-collega") -> list[ET.Element]:
    return [*ET.fromstring(_text(book, kind, pad)).iter()]  # noqa: S314 - our own


def _ids(book: Book, kind: Kind, pad: str = "nieuwe-collega") -> set[str]:
    """Give the ids by which an LMS tells packages apart."""
    if kind is CMI5:
        return {item.attrib["id"] for item in _elements(book, kind, pad) if "id" in item.attrib}
    return {_elements(book, kind, pad)[0].attrib["identifier"]}
