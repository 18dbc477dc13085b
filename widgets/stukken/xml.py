"""What both office formats need: text that fits in XML, and a zip that is the same for the same content."""

import io
import re
import zipfile
from collections.abc import Mapping
from html import escape

__all__ = ["attribute", "pack", "text"]

# What XML 1.0 cannot hold, not even escaped.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def text(value: str) -> str:
    """Give text as it may stand between tags."""
    return escape(_FORBIDDEN.sub("", value), quote=False)


def attribute(value: str) -> str:
    """Give a value with its quotes as it may stand in a tag."""
    kept = escape(_FORBIDDEN.sub("", value)).translate({ord(space): f"&#{ord(space)};" for space in "\t\n\r"})
    return f'"{kept}"'


def pack(files: Mapping[str, str], stored: Mapping[str, str]) -> bytes:
    """Give a zip: first what must not be compressed, then the rest, with a fixed date."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in stored.items():
            archive.writestr(_entry(name), data, zipfile.ZIP_STORED)
        for name, data in files.items():
            archive.writestr(_entry(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    return zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
