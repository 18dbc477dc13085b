"""The Dutch holidays, from the library `holidays`: compiled into the rules, which look nothing up."""

import holidays


def feestdagen(first_year: int, years: int) -> dict[str, str]:
    """Give the days off of `years` years by ISO date, with their names, in order.

    The library's public days: Goede Vrijdag every year, Bevrijdingsdag once in five years, and Koningsdag on
    the Saturday when the 27th is a Sunday.
    """
    found = holidays.country_holidays("NL", years=range(first_year, first_year + years), language="nl")
    return {date.isoformat(): name for date, name in sorted(found.items())}
