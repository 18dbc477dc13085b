"""The one command: makes sure the environment stands, then hands the arguments to `handbook.commands`.

It knows no facts. Standard library only, so that it starts on a machine with nothing but Python.
"""

import os
import subprocess
import sys
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - an older Python must read this line, not a traceback
    sys.exit("build.py needs Python 3.11 or newer; this is Python " + sys.version.split()[0])

from handbook.environment import SetupError, ensure_python, is_running_in

ROOT = Path(__file__).resolve().parent
SETUP_FAILED = 3


def main() -> int:
    """Run the command on the command line, in the project's own Python; return its exit code."""
    try:
        python = ensure_python(ROOT)
        if not is_running_in(ROOT):
            return _start_again_with(python)
        from handbook.commands import main as run_command  # noqa: PLC0415 - needs the environment

        return run_command(sys.argv[1:])
    except SetupError as error:
        print(f"build.py: {error}", file=sys.stderr)
        return SETUP_FAILED


def _start_again_with(python: Path) -> int:
    command = [str(python), str(Path(__file__).resolve()), *sys.argv[1:]]
    if os.name == "posix":
        # Become the other process: whoever stops this one (kill, CI, a test) must not leave a server behind.
        os.execv(command[0], command)
    with subprocess.Popen(command) as child:
        while True:
            try:
                return child.wait()
            except KeyboardInterrupt:  # the child had the same Ctrl-C and ends by itself
                continue


if __name__ == "__main__":
    sys.exit(main())
