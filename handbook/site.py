"""Staged pages in, a finished site out: runs MkDocs, checks what it made, then replaces the last site."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from handbook.compress import QUICK, compress_site
from handbook.csp import scan
from handbook.gedeeld import Shelf, place, share
from handbook.headers import HASHED, netlify, security_headers, write_header_files
from handbook.problems import ContentError, SiteError
from handbook.search import expand_site
from handbook.trim import trim

ALIGNED = re.compile(r'<(t[hd]) style="text-align: ?(left|center|right);?">')


def build_site(
    root: Path,
    staged: Path,
    target: Path,
    synonyms: Mapping[str, Sequence[str]] = {},
    config: Path | None = None,
    quality: int = QUICK,
    shelf: Shelf | None = None,
) -> None:
    """Make the site at target from the staged pages, and headers beside those pages.

    config is root's mkdocs.yml unless named. synonyms has for a word what readers may search for instead;
    quality is how hard to compress. One of many editions takes from the shelf what all of them have.
    Raises SiteError when MkDocs or the disk fails and ContentError when a page has something the policy
    would block. Either way the last site stays as it was.
    """
    new, old = _beside(target, "new"), _beside(target, "old")
    try:
        _tidy(target, new, old)
        _run_mkdocs(config or root / "mkdocs.yml", staged, new)
        if shelf:
            place(shelf.files, new)
        trim(new)
        expand_site(new, staged, synonyms)
        headers = _finish(new)
        if shelf:
            compress_site(root, new, quality, shelf.files.keys(), own=QUICK)
            share(new, shelf.store)
        else:
            compress_site(root, new, quality)
        _swap(new, target, old)
        write_header_files(headers, staged.parent / "headers")
    except OSError as error:
        raise SiteError(f"de site kan niet worden geschreven: {error}") from error
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _beside(target: Path, what: str) -> Path:
    # Beside the target, because a rename is only at once within one file system.
    return target.parent / f".{target.name}.{what}"


def _tidy(target: Path, new: Path, old: Path) -> None:
    """Clear what a killed build left; one killed in the middle of the swap left the last site in old."""
    if old.exists() and not target.exists():
        old.rename(target)
    for stray in (new, old):
        if stray.exists():
            shutil.rmtree(stray)
    target.parent.mkdir(parents=True, exist_ok=True)


def _run_mkdocs(config: Path, staged: Path, new: Path) -> None:
    # Not --quiet: it silences the warnings before --strict has counted them.
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    command += ["--config-file", str(config), "--site-dir", str(new.resolve())]
    environment = {
        **os.environ,
        "HANDBOEK_DOCS": str(staged.resolve()),
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONIOENCODING": "utf-8",
    }
    result = subprocess.run(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if result.returncode != 0:
        raise SiteError(result.stdout.strip() or f"MkDocs stopte met code {result.returncode}")


def _finish(new: Path) -> dict[str, str]:
    """Make the pages fit the policy, check that they do, and give the headers they need."""
    for path in new.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        # The alignment of a Markdown table column comes out as a style attribute.
        better = ALIGNED.sub(r'<\1 class="hb-\2">', text)
        if better != text:
            path.write_text(better, encoding="utf-8", newline="\n")
    found = scan(new)
    if found.problems:
        raise ContentError(found.problems)
    headers = security_headers(found.hashes)
    names = sorted(path.relative_to(new).as_posix() for path in new.rglob("*") if path.is_file())
    hashed = [name for name in names if re.search(HASHED, f"/{name}")]
    (new / "_headers").write_text(netlify(headers, hashed), encoding="utf-8", newline="\n")
    return headers


def _swap(new: Path, target: Path, old: Path) -> None:
    if target.exists():
        target.rename(old)
    try:
        new.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)
