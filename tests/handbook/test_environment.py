"""The environment is made once, made again when a lock changed, and says in words what it misses."""

import sys
import venv
from collections.abc import Sequence
from pathlib import Path

import pytest

from handbook import environment
from handbook.environment import SetupError, ensure_node_packages, ensure_python, find_chromium


class FakeRunner:
    """Remembers the commands; fails when told to; does what npm would do to the disk."""

    def __init__(self) -> None:
        self.commands: list[list[str]] = []
        self.fails = False

    def __call__(self, command: Sequence[str], folder: Path) -> None:
        self.commands.append(list(command))
        if self.fails:
            raise SetupError("no network")
        if "ci" in command:
            (folder / "node_modules").mkdir(exist_ok=True)


@pytest.fixture
def runner() -> FakeRunner:
    return FakeRunner()


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (*environment.LOCKS, "package-lock.json"):
        (tmp_path / name).write_text(name)

    def create(folder: Path, *, with_pip: bool) -> None:
        assert with_pip
        assert not folder.exists(), "a new .venv is made in a fresh folder"
        python = environment.venv_python(folder.parent)
        python.parent.mkdir(parents=True)
        python.touch()
        (folder / "pyvenv.cfg").touch()

    monkeypatch.setattr(venv, "create", create)
    return tmp_path


def test_python_is_made_once(root: Path, runner: FakeRunner, capsys: pytest.CaptureFixture[str]) -> None:
    python = ensure_python(root, runner)
    assert python.is_file()
    assert "installing" in capsys.readouterr().err
    assert ensure_python(root, runner) == python
    assert capsys.readouterr().err == ""
    assert len(runner.commands) == 1
    assert {"--require-hashes", "--no-deps", "--only-binary", *environment.LOCKS} <= set(runner.commands[0])


@pytest.mark.parametrize("lock", environment.LOCKS)
def test_a_changed_lock_makes_python_again_in_a_fresh_folder(
    root: Path, runner: FakeRunner, lock: str
) -> None:
    old = ensure_python(root, runner).with_name("left-behind")
    old.touch()
    (root / lock).write_text("newer")
    ensure_python(root, runner)
    assert len(runner.commands) == 2
    assert not old.exists()


def test_another_python_on_the_path_leaves_it_alone(
    root: Path, runner: FakeRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    ensure_python(root, runner)
    monkeypatch.setattr(sys, "version", "3.99.0")
    ensure_python(root, runner)
    assert len(runner.commands) == 1


def test_a_half_made_environment_is_never_taken_for_a_good_one(root: Path, runner: FakeRunner) -> None:
    runner.fails = True
    with pytest.raises(SetupError, match="no network"):
        ensure_python(root, runner)
    runner.fails = False
    ensure_python(root, runner)
    assert len(runner.commands) == 2


def test_a_python_that_went_away_is_made_again(root: Path, runner: FakeRunner) -> None:
    ensure_python(root, runner).unlink()
    assert ensure_python(root, runner).exists()
    assert len(runner.commands) == 2


def test_inside_its_own_environment_it_is_renewed_in_place(
    root: Path, runner: FakeRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = ensure_python(root, runner).with_name("in-use")
    kept.touch()
    monkeypatch.setattr(sys, "prefix", str(root / ".venv"))
    lock = root / environment.LOCKS[0]
    before = lock.read_text()
    lock.write_text("newer")
    runner.fails = True
    with pytest.raises(SetupError):
        ensure_python(root, runner)
    assert kept.exists()
    lock.write_text(before)
    runner.fails = False
    ensure_python(root, runner)
    assert len(runner.commands) == 3, "what a failed renewal leaves is not the one from before"


def test_npm_runs_once_and_again_for_a_changed_lock(root: Path, runner: FakeRunner) -> None:
    ensure_node_packages(root, runner)
    ensure_node_packages(root, runner)
    assert len(runner.commands) == 1
    assert {"ci", "--ignore-scripts"} <= set(runner.commands[0])
    (root / "package-lock.json").write_text("newer")
    runner.fails = True
    with pytest.raises(SetupError):
        ensure_node_packages(root, runner)
    (root / "package-lock.json").write_text("package-lock.json")
    runner.fails = False
    ensure_node_packages(root, runner)
    assert len(runner.commands) == 3, "the folder npm left half made is not the one from before"


def test_without_npm_on_the_path_the_one_of_the_wheel_is_used(
    root: Path, runner: FakeRunner, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    ensure_node_packages(root, runner)
    node, npm, *_ = runner.commands[0]
    assert Path(node) == environment.find_node()
    assert Path(npm).name == "npm-cli.js"
    assert Path(npm).is_file()


def put_program(folder: Path, name: str) -> Path:
    folder.mkdir(exist_ok=True)
    program = folder / (f"{name}.exe" if sys.platform == "win32" else name)
    program.touch(mode=0o755)
    return program


def test_chromium_by_variable_goes_before_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_program(tmp_path / "path", "chromium")
    own = put_program(tmp_path / "own", "mine")
    monkeypatch.setenv("PATH", str(tmp_path / "path"))
    assert find_chromium(install=False, environment={"CHROMIUM": str(own)}) == own


def test_chromium_goes_before_other_names_on_the_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chrome = put_program(tmp_path, "google-chrome")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_chromium(install=False, environment={}) == chrome
    chromium = put_program(tmp_path, "chromium")
    assert find_chromium(install=False, environment={}) == chromium


def test_a_variable_that_names_nothing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match=r"CHROMIUM names .*nothing"):
        find_chromium(install=True, environment={"CHROMIUM": str(tmp_path / "nothing")})


@pytest.mark.parametrize(("install", "is_root"), [(False, True), (True, False)])
def test_without_leave_to_install_the_error_names_the_command(
    *, install: bool, is_root: bool, runner: FakeRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_program(tmp_path, "apt-get")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(environment, "_is_root", lambda: is_root)
    monkeypatch.setattr(sys, "platform", "linux")
    with pytest.raises(SetupError, match="type: sudo apt-get install chromium"):
        find_chromium(install=install, run=runner, environment={})
    assert runner.commands == []


def test_root_installs_chromium_with_apt(
    runner: FakeRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_program(tmp_path, "apt-get")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(environment, "_is_root", lambda: True)

    def run(command: Sequence[str], folder: Path) -> None:
        runner(command, folder)
        if "chromium" in command:
            put_program(tmp_path, "chromium")

    assert find_chromium(install=True, run=run, environment={}).stem == "chromium"
    assert [command[1] for command in runner.commands] == ["update", "install"]


def test_a_failed_command_is_told_with_the_end_of_its_output(tmp_path: Path) -> None:
    (tmp_path / "fails.py").write_text("print('step\\n' * 50); raise SystemExit('no route to host')")
    with pytest.raises(SetupError, match=r"failed with code 1[\s\S]*no route to host") as told:
        environment.run([sys.executable, "fails.py"], tmp_path)
    assert str(told.value).count("step") < 10


def test_a_command_that_is_not_there_is_told_by_name(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="cannot start no-such-program"):
        environment.run(["no-such-program"], tmp_path)
