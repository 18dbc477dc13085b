"""Stub: being written."""


def feestdagen(first_year: int, years: int) -> dict[str, str]:
    """Give nothing yet."""
    del first_year, years
    return {}
