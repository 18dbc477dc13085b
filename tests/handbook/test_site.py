import json
from pathlib import Path

import pytest

from handbook.problems import ContentError, SiteError
from handbook.site import build_site

CONFIG = """\
site_name: Proef
docs_dir: !ENV [HANDBOEK_DOCS, docs]
theme: {name: null, custom_dir: theme}
plugins: []
markdown_extensions: [tables]
"""
LAYOUT = """\
<!doctype html><html lang="nl"><title>{{ page.title }}</title><script>a()</script>{{ page.content }}</html>
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    theme = tmp_path / "theme"
    theme.mkdir()
    (theme / "main.html").write_text(LAYOUT, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    return tmp_path


def _stage(root: Path, text: str) -> Path:
    staged = root / "elsewhere" / "pages"
    staged.mkdir(parents=True, exist_ok=True)
    (staged / "index.md").write_text(text, encoding="utf-8")
    return staged


def _content(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def _strays(root: Path) -> list[str]:
    return [path.name for path in root.iterdir() if path.name.startswith(".site")]


def test_staged_pages_become_a_site_with_headers(root: Path) -> None:
    build_site(root, _stage(root, "# Kop\n\nTekst"), root / "site")
    assert "Tekst" in (root / "site" / "index.html").read_text(encoding="utf-8")
    headers = json.loads((root / "build" / "headers" / "headers.json").read_text(encoding="utf-8"))
    assert "'sha256-" in headers["Content-Security-Policy"]
    assert headers["Content-Security-Policy"] in (root / "site" / "_headers").read_text(encoding="utf-8")
    assert _strays(root) == []


def test_the_next_build_replaces_the_whole_site(root: Path) -> None:
    build_site(root, _stage(root, "# Een"), root / "site")
    (root / "site" / "left.html").write_text("old", encoding="utf-8")
    build_site(root, _stage(root, "# Twee"), root / "site")
    assert "Twee" in (root / "site" / "index.html").read_text(encoding="utf-8")
    assert not (root / "site" / "left.html").exists()
    assert _strays(root) == []


def test_the_alignment_of_a_table_becomes_a_class(root: Path) -> None:
    build_site(root, _stage(root, "| a | b |\n|---|--:|\n| 1 | 2 |\n"), root / "site")
    html = (root / "site" / "index.html").read_text(encoding="utf-8")
    assert '<td class="hb-right">2</td>' in html


def test_a_dead_link_stops_the_build_says_so_and_leaves_the_site(root: Path) -> None:
    build_site(root, _stage(root, "# Een"), root / "site")
    before = _content(root / "site")
    with pytest.raises(SiteError, match=r"nergens\.md"):
        build_site(root, _stage(root, "[weg](nergens.md)"), root / "site")
    assert _content(root / "site") == before
    assert _strays(root) == []


def test_what_the_policy_blocks_stops_the_build_and_leaves_the_site(root: Path) -> None:
    build_site(root, _stage(root, "# Een"), root / "site")
    before = _content(root / "site"), _content(root / "build" / "headers")
    with pytest.raises(ContentError) as caught:
        build_site(root, _stage(root, '<p style="a">x</p>\n\n<p onclick="b">y</p>'), root / "site")
    assert len(caught.value.problems) == 2
    assert (_content(root / "site"), _content(root / "build" / "headers")) == before


def test_what_a_killed_build_left_is_cleared(root: Path) -> None:
    for name in (".site.new", ".site.old"):
        (root / name).mkdir()
        (root / name / "half.html").write_text("half", encoding="utf-8")
    (root / "site").mkdir()
    build_site(root, _stage(root, "# Een"), root / "site")
    assert _strays(root) == []
    assert not (root / "site" / "half.html").exists()


def test_a_build_killed_in_the_middle_of_the_swap_gives_the_last_site_back(root: Path) -> None:
    build_site(root, _stage(root, "# Een"), root / "site")
    before = _content(root / "site")
    (root / "site").rename(root / ".site.old")
    with pytest.raises(SiteError):
        build_site(root, _stage(root, "[weg](nergens.md)"), root / "site")
    assert _content(root / "site") == before


def test_when_the_new_site_cannot_be_put_in_place_the_last_one_comes_back(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_site(root, _stage(root, "# Een"), root / "site")
    before = _content(root / "site")
    rename = Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if path.name == ".site.new":
            raise PermissionError(13, "in use")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(SiteError, match="in use"):
        build_site(root, _stage(root, "# Twee"), root / "site")
    assert _content(root / "site") == before
    assert _strays(root) == []
