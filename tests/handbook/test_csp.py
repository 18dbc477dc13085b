from pathlib import Path

import pytest

from handbook.csp import scan, script_hash


def _site(folder: Path, html: str, name: str = "index.html") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(html, encoding="utf-8", newline="")
    return folder


def test_a_hash_is_the_one_a_browser_asks_for() -> None:
    # The example of the Content Security Policy specification.
    assert script_hash("alert('Hello, world.');") == "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng="


def test_inline_scripts_are_hashed_once_and_data_and_files_are_not(tmp_path: Path) -> None:
    html = (
        "<script>a && b</script><script type=module>c</script><script>a && b</script>"
        '<script type="application/json">{"a": 1}</script><script src="a.js"></script>'
    )
    _site(tmp_path, html)
    _site(tmp_path, "<script>d</script>", "deep/page/index.html")
    assert set(scan(tmp_path).hashes) == {script_hash("a && b"), script_hash("c"), script_hash("d")}


def test_line_ends_count_as_a_browser_counts_them(tmp_path: Path) -> None:
    _site(tmp_path, "<script>a\r\nb\r\n</script>")
    assert scan(tmp_path).hashes == (script_hash("a\nb\n"),)


@pytest.mark.parametrize(
    ("html", "word"),
    [
        ('<p style="color: red">', "style="),
        ('<p OnClick="a()">', "onclick="),
        ("<style>p {}</style>", "<style>"),
        ('<a href=" java\nscript:a()">', "javascript:"),
        ('<form action="JavaScript:a()">', "javascript:"),
        ('<script src="https://example.org/a.js"></script>', "andere site"),
        ('<script src="//example.org/a.js"></script>', "andere site"),
        ('<script src="data:text/javascript,a()"></script>', "andere site"),
        ('<img src="https://example.org/a.png">', "andere site"),
        ('<img srcset="a.png 1x, https://example.org/a.png 2x">', "andere site"),
        ('<link rel="stylesheet" href="https://example.org/a.css">', "andere site"),
        ('<link rel="preconnect" href="https://example.org">', "andere site"),
        ('<form action="https://example.org/">', "andere site"),
        ('<iframe src="a.html"></iframe>', "<iframe>"),
        ('<base href="/">', "<base>"),
    ],
)
def test_what_the_policy_blocks_is_named_with_its_place(tmp_path: Path, html: str, word: str) -> None:
    _site(tmp_path, f"<p>\n  {html}", "a/index.html")
    (found,) = scan(tmp_path).problems
    assert (found.path, found.line, found.column) == ("a/index.html", 2, 3)
    assert word in found.message


def test_all_problems_come_at_once(tmp_path: Path) -> None:
    _site(tmp_path, '<p style="a">\n<p onclick="a">')
    _site(tmp_path, "p { background: url(https://example.org/a.png) }\n", "a.css")
    assert [(p.path, p.line) for p in scan(tmp_path).problems] == [
        ("index.html", 1),
        ("index.html", 2),
        ("a.css", 1),
    ]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://example.org/">',
        '<link rel="canonical" href="https://example.org/">',
        '<img src="data:image/png;base64,AA">',
        '<script type="application/json">{"a": "<p style=x>"}</script>',
        "<p>style=&quot;x&quot; onclick=</p>",
        "<!-- <p style=x> -->",
    ],
)
def test_what_the_policy_allows_is_no_problem(tmp_path: Path, html: str) -> None:
    assert scan(_site(tmp_path, html)).problems == ()
