"""Lists of words are read when they are asked for."""

import string
import tomllib

import pytest

from domain.questions.unread import initials
from locales.signs import signs
from locales.words import FOLDER, UNDERSTOOD, Listing, Section, Told, lists_in, words_in

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


READ = ("o", "åOo", "x", ",", ",ås", '"', "[]^-")


def test_words_are_read_by_the_letters_they_begin_with() -> None:
    listing = Listing([("kind.", Section(Told(BOKMAL), Told(NYNORSK))), ("way.", Section(Told({"so": b"[]"})))])
    read = {letters: [(name, list(said)) for name, said in listing.beginning(letters)] for letters in READ}
    assert read == {
        "o": [("kind.open", ["oppe", "ope"])],
        "åOo": [("kind.open", ["åpent", "oppe", "ope"])],
        "x": [],
        ",": [],
        ",ås": [("kind.open", ["åpent"]), ("kind.shut", ["stengt"])],
        '"': [],
        "[]^-": [],
    }


def test_words_in_other_letters_are_read_together() -> None:
    told = lists_in('[kind]\nopen = ["é", "ї", "|", "ابو", "*a"]\n'.encode())["kind"]
    assert [list(said) for _name, said in Listing([("", Section(Told(told)))]).beginning(None)] == [["ї", "ابو"]]


@pytest.mark.parametrize("language", UNDERSTOOD)
def test_every_word_is_read_by_one_letter(language: str) -> None:
    lists = words_in(language).lists
    sections = lists.sections
    written = {(f"{name}.{key}", word) for name in sections for key, said in sections[name].items() for word in said}
    assert by_letters(lists.listing(list(sections))) == sorted(written)


def test_every_sign_is_read_by_one_letter() -> None:
    told = [tomllib.loads(file.read_text(encoding="utf-8"))["sign"] for file in FOLDER.glob("*/danger.toml")]
    written = {word for lists in told for words in lists.values() for word in words}
    assert {word for _label, word in by_letters(signs().listing)} == written


def by_letters(listing: Listing) -> list[tuple[str, str]]:
    """Each word of a listing with its list, as often as some letter reads it."""
    letters = [*map(initials, string.ascii_lowercase + string.digits + "|*"), None]
    return sorted((label, word) for each in letters for label, said in listing.beginning(each) for word in said)
