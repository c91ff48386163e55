"""Phrases found in a text, word by word."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from domain.questions.phrases import Found, Phrases, longest, without
from domain.questions.unread import ShortLists

PHRASES = Phrases(
    ShortLists(
        [
            ("open", ["åpen", "åpent", "Åpningstid*"]),
            ("ours", ["har dere åpent", "har dere"]),
            ("taken", ["holder dere på |", "| dager"]),
            ("begun", ["i garaac* hadda", "so* buug*"]),
            ("none", ["", "!", "*"]),
        ]
    )
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("har dere apent na", [(0, 3, "ours"), (0, 2, "ours"), (2, 3, "open")]),
        ("apningstidene pa borgen", [(0, 1, "open")]),
        ("kjapent", []),
        ("apent", [(0, 1, "open")]),
        ("holder dere pa | da", [(0, 4, "taken")]),
        ("holder dere pa", []),
        ("i garacaya hadda", [(0, 3, "begun")]),
        ("soo buugaag", [(0, 2, "begun")]),
        ("soo", []),
        ("| dager", [(0, 2, "taken")]),
        ("", []),
    ],
)
def test_phrases_are_found_where_they_stand(text: str, expected: list[tuple[int, int, str]]) -> None:
    assert sorted(PHRASES.find(text.split())) == sorted(Found(*each) for each in expected)


def test_phrases_in_other_letters_are_found_beside_those_in_latin() -> None:
    phrases = Phrases(ShortLists([("open", ["åpent", "відчинен*", "чи відчинено"]), ("so", ["en*", "є*", "مفتوح"])]))
    assert phrases.find(["чи", "відчинено", "apent", "مفتوح"]) == [
        Found(0, 2, "open"),
        Found(1, 2, "open"),
        Found(2, 3, "open"),
        Found(3, 4, "so"),
    ]
    assert phrases.find(["єн", "endelig"]) == [Found(0, 1, "so"), Found(1, 2, "so")]


def test_of_phrases_that_overlap_the_longest_counts() -> None:
    words = ["og", "har", "dere", "apent"]
    assert longest(PHRASES.find(words)) == [Found(1, 4, "ours")]
    assert without(words, PHRASES.find(words)) == "og |"


def test_phrases_met_by_two_threads_at_once_are_all_found() -> None:
    words = [f"ord{number}" for number in range(300)]
    lists = ShortLists([("alone", words), ("begun", [f"{word}*" for word in words])])
    expected = sorted(Phrases(lists).find(words))
    shared = Phrases(lists)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(shared.find, [words, words[::-1], words, words]))
    assert [sorted(found[0]), sorted(found[2]), sorted(found[3])] == [expected] * 3
    assert len(found[1]) == len(expected)
