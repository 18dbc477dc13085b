"""The edition of one organisation: a folder that overrides and extends content/ and docs/."""
