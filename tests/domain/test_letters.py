"""Hubs' names in Cyrillic and Arabic letters."""

import pytest

from domain.hubfile import packaged, read
from domain.questions.folding import folded
from domain.questions.places import find_hubs, names_of
from domain.questions.vocabulary import vocabulary
from locales.words import words_in

NAMES = names_of(read(packaged()))


@pytest.mark.parametrize(
    ("language", "written", "hub"),
    [
        ("uk", "Хеггедал", "heggedal"),
        ("uk", "в Геггедалі", "heggedal"),
        ("uk", "Борген", "borgen"),
        ("uk", "у Боргені", "borgen"),  # noqa: RUF001 -- Ukrainian
        ("uk", "Гольмен", "holmen"),
        ("uk", "Слемместад", "slemmestad"),
        ("uk", "Тофте", "tofte"),
        ("uk", "Спіккестад", "spikkestad"),
        ("ar", "هيغدال", "heggedal"),
        ("ar", "هيجيدال", "heggedal"),
        ("ar", "بورغن", "borgen"),
        ("ar", "بورجن", "borgen"),
        ("ar", "هولمن", "holmen"),
        ("ar", "سليمستاد", "slemmestad"),
        ("ar", "سبيكستاد", "spikkestad"),
        ("ar", "سيتره", "saetre"),
        ("ar", "توفته", "tofte"),
        ("ar", "بتوفتي", "tofte"),
    ],
)
def test_name_is_found(language: str, written: str, hub: str) -> None:
    assert find_hubs(folded(written), NAMES, vocabulary(words_in(language))).hubs == (hub,)


@pytest.mark.parametrize(
    ("language", "written"), [("uk", "часто"), ("uk", "холодно"), ("ar", "سكر"), ("ar", "مفتوح"), ("ar", "مكتبة")]
)
def test_other_words_are_no_names(language: str, written: str) -> None:
    found = find_hubs(folded(written), NAMES, vocabulary(words_in(language)))
    assert (found.hubs, found.doubtful) == ((), ())


def test_three_consonants_with_other_vowels_are_asked_back() -> None:
    found = find_hubs(folded("ستارا"), NAMES, vocabulary(words_in("ar")))
    assert (found.hubs, found.doubtful) == ((), ("saetre",))
