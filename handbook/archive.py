"""Zip archives that are the same bytes for the same files: with a fixed order and date."""

import io
import zipfile
from collections.abc import Mapping

CHANGED_NEVER = (1980, 1, 1, 0, 0, 0)


def pack(files: Mapping[str, bytes], *, smaller: bool = False) -> bytes:
    """Give the archive of these files, not compressed unless `smaller`: who sends it compresses it better."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, CHANGED_NEVER)
            entry.compress_type = zipfile.ZIP_DEFLATED if smaller else zipfile.ZIP_STORED
            packed.writestr(entry, files[name])
    return out.getvalue()


def unpack(archive: bytes) -> dict[str, bytes]:
    """Give the files of an archive by their path."""
    with zipfile.ZipFile(io.BytesIO(archive)) as packed:
        return {name: packed.read(name) for name in packed.namelist() if not name.endswith("/")}
