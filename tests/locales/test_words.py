"""Lists of words are read when they are asked for."""

import pytest

from locales.words import Section, Told, lists_in, words_in

BOKMAL = lists_in('[kind]\nopen = ["åpent", "oppe"]\nshut = ["stengt"]\n'.encode())["kind"]
NYNORSK = lists_in(b'[kind]\nopen = ["ope", "oppe"]\nfree = []\n')["kind"]


def test_lists_of_languages_that_read_each_other_are_one() -> None:
    section = Section(Told(BOKMAL), Told(NYNORSK))
    assert dict(section) == {"open": ("åpent", "oppe", "ope"), "shut": ("stengt",), "free": ()}
    assert len(section) == 3
    assert section.get("none", ("nothing",)) == ("nothing",)
    with pytest.raises(KeyError):
        section["none"]


def test_word_is_also_read_as_it_is_typed_without_its_letters() -> None:
    ways = (str.maketrans({"å": "aa"}), str.maketrans({"å": "a"}))
    assert Section(Told(BOKMAL, ways))["open"] == ("åpent", "oppe", "aapent", "apent")


def test_a_list_is_not_kept_once_it_has_been_read() -> None:
    section = words_in("nb").section("kind")
    assert section["open"] == section["open"]
    assert section["open"] is not section["open"]


def test_bokmal_and_nynorsk_have_the_same_lists() -> None:
    assert words_in("nb").lists is words_in("nn").lists
    assert words_in("nb").lists is not words_in("sv").lists
    assert words_in("nb").section("no such section") == {}
