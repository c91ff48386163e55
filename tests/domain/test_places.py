"""Hub names as people write them, and words that only look like one."""

import pytest

from domain.hubfile import packaged, read
from domain.questions.folding import folded
from domain.questions.places import find_hubs, names_of
from domain.questions.vocabulary import vocabulary
from locales.words import words_in

ASKER = read(packaged())

SURE = [
    ("Heggedal", "heggedal"),
    ("heggedals", "heggedal"),
    ("heggedalen", "heggedal"),
    ("Hegedal", "heggedal"),
    ("hegeddal", "heggedal"),
    ("Sætre", "saetre"),
    ("Saetre", "saetre"),
    ("setre", "saetre"),
    ("sætra", "saetre"),
    ("sletmestad", "slemmestad"),
    ("slemestad", "slemmestad"),
    ("askersentrum", "asker_sentrum"),
    ("asker sentrm", "asker_sentrum"),
    ("Asker", "asker_sentrum"),
    ("kulturhuset", "asker_sentrum"),
    ("borgn", "borgen"),
    ("bårgen", "borgen"),
    ("tofta", "tofte"),
    ("spikkesta", "spikkestad"),
    ("Spikestad", "spikkestad"),
    ("hollmen", "holmen"),
    ("HEGGEDAL", "heggedal"),
    ("Heg\u200bgedal", "heggedal"),
]
DOUBTFUL = [
    ("Hurum", ("saetre", "tofte")),
    ("Røyken", ("slemmestad", "spikkestad")),
    ("borden", ("borgen",)),
    ("holben", ("holmen",)),
]
NONE = [
    "morgen",
    "god morgen",
    "i morgon",
    "ofte",
    "tofter",
    "torget",
    "hollen",
    "borgerne",
    "borger",
    "bergen",
    "sete",
    "holder",
    "holdes",
    "stad",
    "sitter",
    "større",
    "heller",
    "hallen",
    "toget",
    "",
    "...",
    "12345",
]


def found(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    named = find_hubs(folded(text), names_of(ASKER), vocabulary(words_in("nb")))
    return named.hubs, named.doubtful


@pytest.mark.parametrize(("text", "hub"), SURE)
def test_name_is_found(text: str, hub: str) -> None:
    assert found(text) == ((hub,), ())


@pytest.mark.parametrize(("text", "hubs"), DOUBTFUL)
def test_name_is_doubtful(text: str, hubs: tuple[str, ...]) -> None:
    assert found(text) == ((), hubs)


@pytest.mark.parametrize("text", NONE)
def test_false_friend_is_no_hub(text: str) -> None:
    assert found(text) == ((), ())


def test_several_hubs_are_found_in_order() -> None:
    assert found("Tofte, Sætre eller Asker sentrum?") == (("tofte", "saetre", "asker_sentrum"), ())
