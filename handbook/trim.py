"""What MkDocs Material puts in a built site and this one can do without, or without for now."""

import re
from pathlib import Path

from handbook.problems import SiteError

UNUSED = (
    "assets/**/*.map",
    "assets/stylesheets/palette.*",
    "assets/images/favicon.png",
    "assets/javascripts/lunr/*.js",
    "assets/javascripts/lunr/min/lunr.??.min.js",
)
"""What no page asks for: palettes, other languages, its own sources."""
SEARCHED = "lunr.nl."
"""The language in which the search of this site works."""
SOURCE_MAP = re.compile(r"\n?(?://|/\*)# sourceMappingURL=\S+(?: ?\*/)?\s*$")
# Material fetches the search index on every page; on one opened from a folder it waits for the search.
# There is no setting for it: every page is made one of the second kind.
AT_ONCE, WITH_SEARCH = '$(location.protocol!=="file:"),', "$(!1),"


def trim(site: Path) -> None:
    """Remove the files that are not used and the pointers to them; let the search index wait for a search.

    Raises SiteError when the script of Material is another than this was written for.
    """
    for pattern in UNUSED:
        for path in site.glob(pattern):
            if not path.name.startswith(SEARCHED):
                path.unlink()
    for path in [*site.glob("assets/javascripts/**/*.min.js"), *site.glob("assets/stylesheets/*.css")]:
        text = SOURCE_MAP.sub("", path.read_text(encoding="utf-8"))
        if path.name.startswith("bundle."):
            text = _wait_with_search(text, path.name)
        path.write_text(text, encoding="utf-8", newline="\n")


def _wait_with_search(text: str, name: str) -> str:
    if text.count(AT_ONCE) != 1:
        raise SiteError(f"{name} has {AT_ONCE!r} {text.count(AT_ONCE)} times; expected it once")
    return text.replace(AT_ONCE, WITH_SEARCH)
