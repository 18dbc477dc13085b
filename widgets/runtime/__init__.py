"""The one door between the page and the rules."""
