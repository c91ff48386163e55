"""Compounds in their parts, clauses with a comma between."""

import pytest

from domain.hubfile import packaged, read
from domain.questions.compounds import in_clauses, parted
from domain.questions.folding import folded
from domain.questions.places import names_of
from domain.questions.vocabulary import vocabulary
from locales.words import words_in

NAMES = names_of(read(packaged()))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("nb", "søndagsåpent", "sondags apent"),
        ("nb", "kveldsåpent", "kveld apent"),
        ("nb", "helgeåpent", "helg apent"),
        ("nb", "julestengt", "jule stengt"),
        ("nb", "torsdagskveld", "torsdag kveld"),
        ("nb", "Holmentorget", "holmen torget"),
        ("nb", "Borgenbiblioteket", "borgen biblioteket"),
        ("nn", "søndagsope", "sondags ope"),
        ("sv", "söndagsöppet", "sondag oppet"),
        ("nb", "firetida", "fire tida"),
        ("nb", "kimekafeen", "kime kafeen"),
        # parts of hubs misspelled
        ("nb", "helestasjonen", "helsestasjon"),
        ("nb", "innbygerservice", "innbyggerservice"),
        # one word each
        ("nb", "åpningstider", "apningstider"),
        ("nb", "bursdagskake", "bursdagskake"),
        ("nb", "Heggedal", "heggedal"),
        ("nb", "fredagstaco", "fredagstaco"),
    ],
)
def test_compounds(language: str, text: str, expected: str) -> None:
    assert parted(folded(text), NAMES, vocabulary(words_in(language))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("jobber til 16, rekker jeg det?", "jobber til 16 , rekker jeg det"),
        ("åpent 1. desember", "apent 1. desember"),
        ("åpent 5. Desember", "apent 5. desember"),
        ("jobber til 15. Er det åpent", "jobber til 15. , er det apent"),
        ("jobber til 15. Desember", "jobber til 15. desember"),
        ("onsdag kl. 9. Er det åpent", "onsdag kl 9. , er det apent"),
        ("ca. kl. 10 på Tofte", "ca kl 10 pa tofte"),
        ("åpent", "apent"),
        ("", ""),
        ("?!,", ""),
    ],
)
def test_clauses(text: str, expected: str) -> None:
    assert in_clauses(text, folded(text), (vocabulary(words_in("nb")).openers,)) == expected
