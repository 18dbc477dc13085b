"""Publishing: nothing is built without a reason, and a failed build leaves the last site byte for byte."""

import shutil
from pathlib import Path

import pytest

from handbook import publish as module
from handbook import source
from handbook.book import load_book
from handbook.problems import ContentError, SiteError
from handbook.publish import publish
from handbook.python_files import PythonFiles
from handbook.uitgeven import make_release

ROOT = Path(__file__).resolve().parents[2]
SMALL = Path(__file__).parent / "problems" / "boek"


def _bytes(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A whole project around the small book, with its pages in place of what MkDocs would make of them."""
    root = shutil.copytree(SMALL, tmp_path / "project")
    shutil.copytree(ROOT / "widgets", root / "widgets", ignore=shutil.ignore_patterns("__pycache__"))
    (root / "theme").mkdir()
    (root / "theme" / "main.html").write_text("<html>", encoding="utf-8")
    (root / "mkdocs.yml").write_text("site_name: Klein", encoding="utf-8")

    def build_site(_: Path, staged: Path, target: Path, _synonyms: object, **_how: object) -> None:
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(staged, target)

    monkeypatch.setattr(module, "build_site", build_site)
    monkeypatch.setattr(module, "ensure_node_packages", lambda _: None)
    monkeypatch.setattr(source, "python_files", lambda _: PythonFiles(files={}, ladder="[]"))
    return root


def test_a_site_built_or_up_to_date_tells_which_exercises_have_another_right_answer(
    project: Path,
) -> None:
    make_release(load_book(project), again=False)
    told = publish(project, project / "site").splitlines()
    assert told[1:] == ["sinds uitgave 2026.1: geen oefening heeft een ander goed antwoord"]
    assert publish(project, project / "site").splitlines() == ["site/ is al bij", *told[1:]]


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_without_a_change_nothing_is_built(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = project / "site"
    assert publish(project, target).startswith("site/ gebouwd in ")

    def refuse(_: Path) -> None:
        raise AssertionError("the content was read again")

    with monkeypatch.context() as patched:
        patched.setattr(module, "load_book", refuse)
        assert publish(project, target) == "site/ is al bij"


@pytest.mark.parametrize("name", ["content/duren.yml", "docs/index.md", "theme/main.html", "mkdocs.yml"])
def test_any_changed_input_is_a_reason_to_build(project: Path, name: str) -> None:
    publish(project, project / "site")
    path = project / name
    path.write_bytes(path.read_bytes() + b"\n")
    assert "gebouwd" in publish(project, project / "site")


def test_another_address_is_a_reason_to_build(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(project, project / "site")
    monkeypatch.setenv("HANDBOEK_ADRES", "https://handboek.example/")
    assert "gebouwd" in publish(project, project / "site")


def test_another_target_is_a_reason_to_build(project: Path) -> None:
    publish(project, project / "site")
    assert publish(project, project / "elders").startswith("elders/ gebouwd")


def test_wrong_content_leaves_the_site_and_is_tried_again(project: Path) -> None:
    target = project / "site"
    publish(project, target)
    before = _bytes(target)

    _edit(project / "content" / "duren.yml", "waarde: 48 uur", "waarde: 48 uren")
    for _ in range(2):
        with pytest.raises(ContentError, match="geen duur"):
            publish(project, target)
        assert _bytes(target) == before

    _edit(project / "content" / "duren.yml", "waarde: 48 uren", "waarde: 36 uur")
    assert "gebouwd" in publish(project, target)
    assert _bytes(target) != before


def test_a_failing_generator_leaves_what_was_staged_to_be_built_again(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = project / "site"
    publish(project, target)
    before = _bytes(target)
    _edit(project / "docs" / "index.md", "# Klein handboek", "# Handboek")

    def fail(*_: Path, **_how: object) -> None:
        raise SiteError("stuk")

    with monkeypatch.context() as patched:
        patched.setattr(module, "build_site", fail)
        with pytest.raises(SiteError):
            publish(project, target)
    assert _bytes(target) == before
    assert "gebouwd" in publish(project, target)
