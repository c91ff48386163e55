"""How many slips of the pen lie between two words."""

from __future__ import annotations


def slips(name: str, word: str, most: int) -> int:
    """How many letters are wrong, missing, too many or changed places; more than `most` are not counted out."""
    if sum(letter not in word for letter in name) > most or abs(len(name) - len(word)) > most:
        return most + 1  # each such letter is a slip; so most words are told apart without the library
    from rapidfuzz.distance import OSA  # noqa: PLC0415 -- 4 MB and a moment, for words that are all but a name

    return OSA.distance(name, word, score_cutoff=most)
