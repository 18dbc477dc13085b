"""The image of Python: the same whenever and wherever it is made; it answers as Python does, without end."""

import json
import subprocess
from pathlib import Path

import pytest

from handbook import image as module
from handbook.book import Book, load_book
from handbook.bundle import make_archive
from handbook.cache import digest
from handbook.environment import SetupError, ensure_node_packages, find_node
from handbook.image import Image, make_image
from handbook.messages import messages
from handbook.organisatie.map import layers
from handbook.python_zip import python_zip
from handbook.trials import trials
from widgets.runtime.bridge import GIVE, answer

ROOT = Path(__file__).resolve().parents[2]
# Puts the image back under Node and asks it everything, as often as told.
ASK = """
import { readFileSync } from "node:fs";
const [restore, folder, times] = process.argv.slice(1);
const { restore: putBack } = await import(restore);
const image = new Uint8Array(readFileSync(`${folder}/image.bin`)).buffer;
const code = await WebAssembly.compile(readFileSync(`${folder}/python.wasm`));
const messages = JSON.parse(readFileSync(`${folder}/messages.json`, "utf8"));
const { ask, memory } = await putBack(code, image);
const sizes = [memory.buffer.byteLength];
let answers;
for (let time = 0; time < Number(times); time += 1) {
  answers = messages.map(ask);
  sizes.push(memory.buffer.byteLength);
}
console.log(JSON.stringify({ answers, sizes }));
"""


# A Node that refuses the small module of the trampoline, as Node 20 does.
OLD = """
WebAssembly.Module = new Proxy(WebAssembly.Module, {
  construct(target, [code]) {
    if (code.length < 2000) throw new WebAssembly.CompileError("unknown instruction");
    return new target(code);
  },
});
"""


@pytest.fixture(scope="module")
def archive(book: Book) -> bytes:
    ensure_node_packages(ROOT)
    return python_zip(ROOT, make_archive(ROOT, book.compiled))


@pytest.fixture(scope="module")
def made(book: Book, archive: bytes) -> Image:
    return make_image(ROOT, f"python-{digest(archive)}.zip", archive, trials(book))


def _ask(folder: Path, made: Image, asked: list[str], times: int = 1) -> tuple[list[str], list[int]]:
    (folder / "image.bin").write_bytes(made.memory)
    (folder / "python.wasm").write_bytes(made.module)
    (folder / "messages.json").write_text(json.dumps(asked), encoding="utf-8")
    restore = (ROOT / "widgets" / "image" / "restore.js").as_uri()
    command = [str(find_node()), "--input-type=module", "--eval", ASK, "--", restore, str(folder), str(times)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    found = json.loads(done.stdout)
    return found["answers"], found["sizes"]


def test_it_answers_as_the_python_of_the_build_does(book: Book, made: Image, tmp_path: Path) -> None:
    # Documents are zips, and another zlib may pack them otherwise.
    asked = [message for message in messages(book)[::3] if '"stuk"' not in message]
    answers, _ = _ask(tmp_path, made, asked)
    assert answers == [answer(book.regels, message) for message in asked]


EDITIONS = [ROOT / "tests" / "organisaties" / "edities" / "zeedorp", *layers(ROOT)]


@pytest.mark.parametrize("layer", EDITIONS, ids=lambda layer: layer.name)
def test_with_the_rules_of_an_edition_it_answers_as_that_edition(
    layer: Path, book: Book, made: Image, tmp_path: Path
) -> None:
    edition = load_book(ROOT, layer, book)
    given = GIVE + json.dumps(edition.compiled, ensure_ascii=False)
    asked = [message for message in messages(edition) if '"stuk"' not in message]
    answers, _ = _ask(tmp_path, made, [given, *asked])
    assert json.loads(answers[0]) == {"geladen": edition.compiled["editie"]["hash"]}
    assert answers[1:] == [answer(edition.regels, message) for message in asked]
    assert answers[1:] != [answer(book.regels, message) for message in asked]


def test_it_gives_every_document(book: Book, made: Image, tmp_path: Path) -> None:
    asked = [message for message in messages(book) if '"stuk"' in message]
    answers, _ = _ask(tmp_path, made, asked)
    names = {json.loads(text)["bestand"]["naam"] for text in answers}
    assert {f"{name}.odt" for name in book.regels.stukken} <= names


def test_its_memory_does_not_grow_with_ten_thousand_answers(book: Book, made: Image, tmp_path: Path) -> None:
    asked = messages(book)[::8]
    rounds = 10_000 // len(asked) + 1
    _, sizes = _ask(tmp_path, made, asked, rounds)
    print(sizes[0], sizes[1], sizes[-1])
    assert sizes[-1] == sizes[rounds // 4]
    assert sizes[-1] < 64 << 20


def test_a_question_that_needs_more_memory_gets_it(book: Book, made: Image, tmp_path: Path) -> None:
    note = "€" * 3_000_000
    message = json.dumps({"beslissing": note, "antwoorden": {}})
    answers, sizes = _ask(tmp_path, made, [message])
    assert answers == [answer(book.regels, message)]
    assert sizes[1] > sizes[0]


def test_it_is_the_same_whenever_and_wherever_it_is_made(
    book: Book, archive: bytes, made: Image, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GEHEIM", "niet-voor-de-lezer")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    monkeypatch.setattr(module, "cached", lambda _folder, _inputs, make: make())
    again = make_image(ROOT, f"python-{digest(archive)}.zip", archive, trials(book))
    assert again == made
    for text in ("niet-voor-de-lezer", str(ROOT), str(tmp_path), str(Path.home())):
        assert text.encode() not in made.memory


def test_a_node_that_cannot_make_the_trampoline_is_refused(
    book: Book, archive: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "old.cjs"
    old.write_text(OLD, encoding="utf-8")
    monkeypatch.setenv("NODE_OPTIONS", f"--require {old}")
    monkeypatch.setattr(module, "cached", lambda _folder, _inputs, make: make())
    with pytest.raises(SetupError, match="cannot make Python's trampoline"):
        make_image(ROOT, "python-proef.zip", archive, messages(book)[:1])
