"""A package in a host that others made and that serves packages: scormhost, in an environment of its own."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from handbook.archive import pack
from handbook.book import Book
from handbook.environment import run, venv_python
from handbook.leren.pakket.opdracht import files_of
from tests.browser.driver import until
from tests.browser.test_lms import EVERYTHING, FIRST, KINDS, LESSON, PAD, go

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
LOCK = Path(__file__).parent / "host" / "requirements.txt"
NAMES = {
    "1.2": {
        "status": "cmi.core.lesson_status",
        "raw": "cmi.core.score.raw",
        "exit": "cmi.core.exit",
        "place": "cmi.core.lesson_location",
        "time": "cmi.core.session_time",
    },
    "2004": {
        "status": "cmi.completion_status",
        "raw": "cmi.score.raw",
        "exit": "cmi.exit",
        "place": "cmi.location",
        "time": "cmi.session_time",
    },
}


@pytest.fixture(scope="module")
def python() -> Path:
    """The Python of the host, made anew when its lock changed."""
    folder = ROOT / "build" / "host"
    found, stamp = venv_python(folder), folder / ".made-from"
    lock = LOCK.read_text(encoding="utf-8")
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != lock:
        stamp.unlink(missing_ok=True)
        venv.create(folder / ".venv", clear=True)
        # Our own pip fills it: another one takes longer to make than all that it would install.
        pip = [sys.executable, "-m", "pip", "--python", str(found), "install", "--quiet", "--no-input"]
        options = ["--disable-pip-version-check", "--no-deps", "--require-hashes", "--only-binary", ":all:"]
        run([*pip, *options, "-r", str(LOCK)], ROOT)
        stamp.write_text(lock, encoding="utf-8")
    return found


@pytest.fixture(scope="module")
def host(python: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the host, without a course."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("host")
    command = [str(python), "-m", "uvicorn", "--factory", "scormhost:create_scorm_app", "--port", str(port)]
    with (folder / "host.log").open("wb") as log:
        running = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, env=dict(os.environ))
        try:
            address = f"http://127.0.0.1:{port}/"
            _wait(address, folder / "host.log", running)
            yield address
        finally:
            running.terminate()
            running.wait(timeout=10)


def _wait(address: str, log: Path, running: subprocess.Popen[bytes]) -> None:
    """Wait until the host answers, half a minute at most."""
    for _ in range(300):
        assert running.poll() is None, log.read_text(encoding="utf-8")
        try:
            with urllib.request.urlopen(f"{address}health", timeout=1) as answer:
                answer.read()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(log.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def teacher(browser: Browser, host: str) -> Iterator[Page]:
    """The catalogue of the host, for who made the first account and may upload."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{host}register")
        for name in ("display_name", "username"):
            page.fill(f"[name={name}]", "adviseur")
        page.fill("[name=email]", "adviseur@example.com")
        page.fill("[name=password]", "een-lang-wachtwoord")
        with page.expect_navigation():
            page.click("#auth-form button")
        yield page


def _upload(page: Page, host: str, name: str, data: bytes) -> str:
    """Upload a package with the form of the host; give the address where a learner starts it."""
    before = _packages(page, host)
    page.goto(host)
    page.set_input_files("#upload-form input", {"name": name, "mimeType": "application/zip", "buffer": data})
    with page.expect_response(f"{host}api/packages") as found, page.expect_navigation():
        page.click("#upload-form button")
    assert found.value.ok
    (made,) = _packages(page, host) - before
    return f"{host}packages/{made}"


def _packages(page: Page, host: str) -> set[str]:
    found: list[dict[str, str]] = page.request.get(f"{host}api/packages").json()
    return {each["id"] for each in found}


@contextmanager
def _learner(context: BrowserContext, address: str, told: list[str]) -> Iterator[Page]:
    """Start the package as a learner comes to it, and go elsewhere at the end."""
    page = context.new_page()
    page.on("console", lambda said: told.append(said.text) if _is_ours(said) else None)
    page.goto(address)
    page.frame_locator("iframe").locator("html[data-pakket=bewaart]").wait_for(state="attached")
    yield page
    page.goto("about:blank")
    page.close()


def _is_ours(said: ConsoleMessage) -> bool:
    """Tell whether it is an error; the host has no icon, which is one that is not ours."""
    return said.type == "error" and not said.location["url"].endswith("favicon.ico")


def _kept(context: BrowserContext, address: str) -> dict[str, str]:
    """Give what the host has of this learner, as its own interface says it."""
    name = address.rpartition("/")[2]
    answer = context.request.get(f"{address.partition('packages')[0]}api/scorm/{name}/cmi?launch=index.html")
    found: dict[str, str] = answer.json()["elements"]
    return found


@pytest.mark.parametrize("version", KINDS)
def test_a_package_is_uploaded_started_answered_left_resumed_and_finished(
    browser: Browser, book: Book, teacher: Page, host: str, version: str
) -> None:
    kind, names, told = KINDS[version], NAMES[version], list[str]()
    data = pack(files_of(book, PAD, kind, python=False), smaller=True)
    address = _upload(teacher, host, f"{kind.name}.zip", data)
    with browser.new_context() as context:
        with _learner(context, address, told) as page:
            sco = page.frame_locator("iframe")
            go(sco)
            sco.locator(FIRST).locator("input").first.check()
            sco.locator(FIRST).locator("[data-kijk-na]").press("Enter")
            sco.locator(FIRST).locator(".feedback:not(:empty)").wait_for()
        until(
            teacher, lambda: _kept(context, address).get(names["place"]) == LESSON, "the place was not kept"
        )
        assert _kept(context, address)[names["status"]] == "incomplete"
        with _learner(context, address, told) as page:
            assert page.frame_locator("iframe").locator(FIRST).locator("input").first.is_checked()
            page.frames[1].evaluate(EVERYTHING, "main")
        until(teacher, lambda: _kept(context, address)[names["status"]] == "completed", "it is not completed")
        kept = _kept(context, address)
    assert 0 < float(kept[names["raw"]]) < 100
    assert kept[names["exit"]] == "suspend"
    assert kept[names["time"]]
    # This host has no mode at all.
    assert not [name for name in kept if name.endswith("mode")]
    assert told == []
