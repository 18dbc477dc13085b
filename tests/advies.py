"""What tests on an advice share: what a reader sees of it, and whether what is expected is there."""

import re
from html import unescape


def shown_text(html: str) -> str:
    """Give what a reader sees, without marks of sources."""
    plain = re.sub(r'<span class="bronnen".*?</span></span>|<span class="bronnen".*?</span>', "", html)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", plain)).split()).replace(" .", ".")


def holds(expected: object, given: object) -> bool:
    """Tell whether what is expected is there; more may be there beside it, but no more in a list."""
    if isinstance(expected, dict):
        return isinstance(given, dict) and all(holds(v, given.get(k)) for k, v in expected.items())
    if isinstance(expected, list) and isinstance(given, list):
        return len(expected) == len(given) and all(map(holds, expected, given))
    return expected == given
