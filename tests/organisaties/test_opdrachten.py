"""The verbs of build.py with an edition: what they print, and where they build."""

from pathlib import Path

import pytest

from handbook import commands, source
from handbook import publish as module
from handbook.book import load_book
from handbook.editor_schema import editor_schemas
from handbook.python_files import PythonFiles
from tests.organisaties.helper import write_layer

WRONG = "organisaties/proef/duren.yml:2:3: '24 uurtjes' is geen duur; "


def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> Path:
    root = tmp_path / "boek"
    write_layer(root, {"duren.yml": text})
    monkeypatch.setattr(commands, "ROOT", root)
    return root


def test_check_without_an_edition_names_every_edition(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _project(tmp_path, monkeypatch, "reactie:\n  waarde: nog in te vullen\n")
    assert commands.main(["check"]) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last == "organisaties/proef: klopt, 1 casussen, 3 keer nog in te vullen"


@pytest.mark.parametrize("arguments", [[], ["--organisatie", "proef"]])
def test_a_wrong_edition_is_exit_1(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _project(tmp_path, monkeypatch, "reactie:\n  waarde: 24 uurtjes\n")
    assert commands.main(["check", *arguments]) == 1
    assert capsys.readouterr().out.splitlines()[-1].startswith(WRONG)


def test_an_incomplete_edition_is_exit_0_and_says_where(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _project(tmp_path, monkeypatch, "reactie:\n  waarde: nog in te vullen\n")
    assert commands.main(["check", "--organisatie", "proef"]) == 0
    out = capsys.readouterr().out
    lines = out[out.index("nog in te vullen: 3 plekken\n") :].splitlines()
    place = lines.index("organisaties/proef/duren.yml:2:3: duren.reactie.waarde")
    assert lines[place - 1].startswith("Termijnen: 0 van 1 ingevuld. Schrijf een tijd")
    assert lines.index("Daarna") > place


def test_two_editions_are_staged_apart_and_the_site_is_built_anew_for_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = _project(tmp_path, monkeypatch, "pandverbod-dreigen:\n  waarde: 5 maanden\n")
    (root / "mkdocs.yml").write_text("site_name: Klein\ntheme:\n  custom_dir: theme\n", encoding="utf-8")
    (root / "widgets").symlink_to(Path(commands.__file__).parents[2] / "widgets")
    monkeypatch.setattr(module, "ensure_node_packages", lambda _: None)
    monkeypatch.setattr(source, "python_files", lambda _: PythonFiles(files={}, ladder="[]"))
    seen: list[str] = []

    def build_site(
        _: Path, staged: Path, target: Path, _synonyms: object, config: Path, **_how: object
    ) -> None:
        target.mkdir(exist_ok=True)
        text = (staged / "index.md").read_text(encoding="utf-8")
        seen.append("5 maanden" if "5 maanden" in text else "3 maanden")
        assert config.is_file()

    monkeypatch.setattr(module, "build_site", build_site)
    for layer in (root / "organisaties" / "proef", None, None):
        module.publish(root, root / "site", layer=layer)
    assert seen == ["5 maanden", "3 maanden"]
    assert (root / "build" / "organisaties" / "proef" / "docs" / "index.md").is_file()


def test_the_editor_asks_nothing_of_an_edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = _project(tmp_path, monkeypatch, "reactie:\n  waarde: 24 uur\n")
    schemas = dict(editor_schemas(load_book(root, root / "organisaties" / "proef").content))
    assert b'"required"' not in schemas["beslissingen.json"]
    assert b'"opnieuw"' in schemas["duren.json"]


def test_an_edition_keeps_its_releases_in_its_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = _project(tmp_path, monkeypatch, "pandverbod-dreigen:\n  waarde: 5 maanden\n")
    layer = root / "organisaties" / "proef"
    assert commands.main(["uitgeven", "--organisatie", "proef"]) == 0
    assert (layer / "uitgaven" / "proef.json").is_file()
    assert not (root / "uitgaven").exists()
    (layer / "duren.yml").write_text("pandverbod-dreigen:\n  waarde: 6 maanden\n", encoding="utf-8")
    capsys.readouterr()
    assert commands.main(["check", "--organisatie", "proef"]) == 1
    assert capsys.readouterr().out.startswith("organisaties/proef/editie.yml:3:1: regels zijn veranderd")
