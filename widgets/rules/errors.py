"""What can go wrong in the rules, for developers and for callers of the bridge."""


class RulesError(ValueError):
    """The rules were asked something they do not know; the message names the thing and the value."""


class DuurError(RulesError):
    """A text or number is not a duration."""


class NoUniqueRuleError(RulesError):
    """A table that must give exactly one rule gave none, or more than one."""

    def __init__(self, table: str, facts: object, rules: tuple[str, ...]) -> None:
        """Take the table's id, the facts it was asked about, and the ids of the rules that hit."""
        self.table, self.facts, self.rules = table, facts, rules
        super().__init__(f"table {table!r} has {len(rules)} rules {list(rules)} for {facts}")
