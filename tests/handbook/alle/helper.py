"""What the tests on many editions share: a project with three, and builds that end badly."""

import os
import shutil
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from handbook import publish, site
from handbook.alle import editions
from handbook.alle.pool import run
from handbook.alle.worker import Job, Outcome
from handbook.python_files import PythonFiles

ROOT = Path(__file__).resolve().parents[3]
SMALL = ROOT / "tests" / "handbook" / "problems" / "boek"
HEAVY = "assets/pyodide/0123456789ab/zwaar.bin"


def threads(_: int) -> ThreadPoolExecutor:
    """Give one thread of this process, in which stubs stand."""
    return ThreadPoolExecutor(1)


def make_project(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write the small book with three editions, the first wrong; what MkDocs would make are its pages."""
    shutil.copytree(SMALL, root, ignore=shutil.ignore_patterns("build"))
    shutil.copytree(ROOT / "widgets", root / "widgets", ignore=shutil.ignore_patterns("__pycache__"))
    (root / "mkdocs.yml").write_text("site_name: Klein\ntheme:\n  custom_dir: theme\n", encoding="utf-8")
    for name in ("a-stuk", "b-dorp", "c-stad"):
        write_edition(root, name, "3 maanden" if name != "a-stuk" else "3 maandjes")

    def render(_: Path, staged: Path, new: Path) -> None:
        shutil.copytree(staged, new)
        (new / "adres.txt").write_text(os.environ.get("HANDBOEK_ADRES", ""), encoding="utf-8")
        (new / "assets" / "stylesheets").mkdir(parents=True)
        (new / "assets" / "stylesheets" / "main.css").write_text("a{}" * 999, encoding="utf-8")

    python = PythonFiles(files={HEAVY: b"zwaar" * 9_999}, ladder='[{"trede": "veilig"}]')
    monkeypatch.setattr(site, "_run_mkdocs", render)
    monkeypatch.setattr(editions, "python_files", lambda _: python)
    for module in (editions, publish):
        monkeypatch.setattr(module, "ensure_node_packages", lambda _: None)
    return root


def write_edition(root: Path, name: str, duur: str) -> Path:
    """Write an edition that changes one duration."""
    layer = root / "organisaties" / name
    layer.mkdir(parents=True, exist_ok=True)
    head = f'id: {name}\norganisatie: Gemeente {name}\nversie: "2026.1"\ndatum: "2026-11-24"\n'
    (layer / "editie.yml").write_text(head, encoding="utf-8")
    (layer / "duren.yml").write_text(f"pandverbod-dreigen:\n  waarde: {duur}\n", encoding="utf-8")
    return layer


def jobs(*names: str) -> list[Job]:
    """Give jobs for `crash` and `hang`."""
    return [Job(root=ROOT, layer=Path(name), target=Path(name), address="", national="") for name in names]


def crash(job: Job) -> Outcome:
    """Build nothing; an edition of a certain name takes its process along."""
    if job.layer.name == "stuk":
        os._exit(9)
    if job.layer.name == "fout":
        raise KeyError("x")
    return Outcome(name=job.layer.name)


def hang(job: Job) -> Outcome:
    """Say which process this is, and take long."""
    job.layer.write_text(str(os.getpid()), encoding="ascii")
    time.sleep(60)
    return Outcome(name=job.layer.name)


if __name__ == "__main__":
    from tests.handbook.alle.helper import hang as build  # a process must find it by this name

    list(run(jobs(*sys.argv[1:]), build=build))
