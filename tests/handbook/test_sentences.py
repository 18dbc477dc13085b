"""Sentences are found where a reader sees them, and syllables as a Dutch child claps them."""

import pytest

from handbook.sentences import sentences, syllables, visible

CLAPPED = (
    "be-drei-ging pand-ver-bod waar-schu-wing aan-gif-te lei-ding-ge-ven-de col-le-ga ge-meen-te po-li-tie "
    "be-stuur-lij-ke han-drei-king vei-lig ver-oor-za-ker slacht-of-fer in-ci-dent pro-to-col re-a-ge-ren "
    "ra-zend-snel mooi nooit groei-en nieuw-e eeuw ruit oud-ste "
    "vrouw-en ge-zien be-ïn-vloe-den co-ör-di-na-tor i-dee-ën be-ëin-di-gen ge-ëist so-ci-aal "
    "si-tu-a-tie bu-reau e-mail bij-een zo-als huis-re-gels au-to sys-teem "
    "nee ik zee-ën de-mo-cra-tie cri-mi-na-li-teit straf-recht-e-lijk "
)


@pytest.mark.parametrize("clapped", CLAPPED.split())
def test_syllables_are_counted(clapped: str) -> None:
    parts = clapped.split("-")
    assert syllables("".join(parts)) == len(parts)


def test_capitals_accents_hyphens_and_digits_count_too() -> None:
    assert [syllables(word) for word in ("ÉÉN", "één", "vóór", "oud-collega's", "2024", "VPD")] == [
        1,
        1,
        1,
        4,
        4,
        1,
    ]


PAGE = """\
---
title: Deze regel telt niet mee als zin.
---

# Deze kop ook niet

Bel [de politie](../nergens/heen.md) meteen. Wacht niet,
ook niet op **je chef**! {{ bron("H-001") }}

- een punt zonder einde; {{ bron("H-002") }}
- nog een punt

| een | tabel |
|---|---|

Dat duurt {{ duur("pandverbod-overlast") }}, zegt {{ editie.organisatie }}. Artikel 4.1 geldt. <b>Klaar</b>
"""


def test_only_what_is_read_as_a_sentence_is_one() -> None:
    found = [(" ".join(item.words), item.line, item.column) for item in sentences(PAGE)]
    assert found == [
        ("Bel de politie meteen", 7, 1),
        ("Wacht niet ook niet op je chef", 7, 46),
        ("een punt zonder einde", 10, 3),
        ("nog een punt", 11, 3),
        ("Dat duurt zes maanden zegt organisatie", 16, 1),
        ("Artikel 4.1 geldt", 16, 77),
        ("Klaar", 16, 99),
    ]


def test_hiding_keeps_every_place() -> None:
    shown = visible(PAGE)
    assert [len(line) for line in shown.splitlines()] == [len(line) for line in PAGE.splitlines()]
    assert shown.index("Artikel") == PAGE.index("Artikel")
    assert "nergens" not in shown
    assert "title" in shown
