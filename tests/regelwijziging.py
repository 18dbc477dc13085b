"""Changes of a rule that tests make in a copy of the content: (file, what stands there, what comes there)."""

REACTION = (
    "content/duren.yml",
    "reactie-veroorzaker:\n  waarde: 48 uur",
    "reactie-veroorzaker:\n  waarde: 72 uur",
)
"""The offender hears within another term."""

STRICTER = (
    "content/beslissingen/sanctie.yml",
    """          uitkomst: waarschuwing
          maatregelen:
            - soort: schriftelijke-waarschuwing
              modaliteit: en-of
              werkingsgebied: [locatie, dienst]
              beslisser: [leidinggevende]
              source: [H-153, H-165]
            - {soort: ordegesprek, modaliteit: en-of, zoals: verbaal, source: [H-153]}
""",
    """          uitkomst: pandverbod
          maatregelen:
            - soort: pandverbod
              duur: pandverbod-overlast
              werkingsgebied: [locatie, dienst]
              beslisser: [leidinggevende]
              source: [H-153]
""",
)  # fmt: skip
"""Whoever scolds gets a ban in place of a warning."""
