"""How open pages load themselves again after a rebuild: the script that `serve --herladen` puts in them."""

import hashlib
from http import HTTPStatus
from pathlib import Path

from handbook.reply import Answer

RELOAD_SCRIPT = "/-/herladen.js"
BUILD = "/-/bouw"
POLL = f"""\
let known;
setInterval(async () => {{
  const answer = await fetch("{BUILD}").catch(() => undefined);
  if (!answer?.ok) return;
  const build = await answer.text();
  if (known && known !== build) location.reload();
  known = build;
}}, 500);
"""
INSERT = f'<script src="{RELOAD_SCRIPT}"></script>'.encode()
"""What every page gets."""


def reload_answer(path: str, folder: Path) -> Answer:
    """Answer a request for the script, or the one that it makes: which build this is."""
    if path == RELOAD_SCRIPT:
        return Answer(
            status=HTTPStatus.OK, media_type="text/javascript; charset=utf-8", body=POLL.encode(), extra={}
        )
    try:
        stat = folder.stat()
    except OSError:  # just being swapped: the page asks again
        return Answer(status=HTTPStatus.SERVICE_UNAVAILABLE, media_type="text/plain", body=b"", extra={})
    build = hashlib.sha256(f"{folder} {stat.st_ino} {stat.st_mtime_ns}".encode()).hexdigest()[:16]
    return Answer(status=HTTPStatus.OK, media_type="text/plain; charset=utf-8", body=build.encode(), extra={})
