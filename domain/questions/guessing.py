"""A guess at what kind of question a text is, where rules heard little in it: letter groups weighed against each other.

text without names, days and times ── letter groups ──► a weight for each label ──► the likeliest label, how likely

The weights are learned from `locales/*/phrases.toml`; a label is a kind, or kind and what is wanted (`account.delete`).
"""

from __future__ import annotations

import math
import zlib
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import chain, islice
from typing import Final, Protocol

from domain.questions.heard import Heard

BUCKETS: Final = 8192
"""How many groups of letters are told apart; those that share a bucket share a weight."""

_DANGER: Final = "emergency."
_SHORTEST: Final = 2
_LONGEST: Final = 5
_MOST_GROUPS: Final = 400
_LANE: Final = 4
"""Bytes for the sum of one label's weights."""
_BIAS: Final = 128
"""Added to each weight, so that none is below zero while they are added."""


class Weights(Protocol):
    """What was learned: for each bucket a weight a label, as signed bytes of `scale` each."""

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels, in the order of their weights."""

    @property
    def scale(self) -> float:
        """What one step of a weight is worth."""

    @property
    def steps(self) -> memoryview:
        """The weights, signed bytes, bucket by bucket."""


@dataclass(frozen=True)
class Guess:
    """The likeliest label, how likely it is, and how likely it is that somebody is in danger; from 0 to 1."""

    label: str
    likelihood: float
    danger: float
    danger_label: str
    kinds: Mapping[str, float] = field(default_factory=dict)  #: How likely each kind is, whatever is wanted of it.


@dataclass(frozen=True)
class Guesser:
    """Weighs the groups of letters of a text."""

    weights: Weights

    def guess(self, heard: Heard) -> Guess:
        """What kind of question was heard."""
        found = buckets(heard)
        total = sum(map(self._rows.__getitem__, found)).to_bytes(_LANE * len(self.weights.labels), "little")
        worth, bias = self.weights.scale / math.sqrt(len(found) or 1), _BIAS * len(found)
        scores = [(lane - bias) * worth for lane in memoryview(total).cast("I")]
        best = max(scores)
        likely = [math.exp(score - best) for score in scores]
        whole = sum(likely)
        labels = self.weights.labels
        dangers = [(likely[number], labels[number]) for number in self._dangers]
        worst = max(dangers)
        kinds = dict.fromkeys(self._kinds, 0.0)
        for share, kind in zip(likely, self._kinds, strict=True):
            kinds[kind] += share / whole
        danger = sum(share for share, _ in dangers) / whole
        return Guess(labels[scores.index(best)], 1 / whole, danger, worst[1], kinds)

    @cached_property
    def _rows(self) -> _Rows:
        return _Rows(self.weights)

    @cached_property
    def _dangers(self) -> tuple[int, ...]:
        """Which of the labels tell of danger."""
        return tuple(number for number, label in enumerate(self.weights.labels) if label.startswith(_DANGER))

    @cached_property
    def _kinds(self) -> tuple[str, ...]:
        """The kind that each label is of."""
        return tuple(label.partition(".")[0] for label in self.weights.labels)


class _Rows(dict[int, int]):
    """The weights of each bucket side by side in one number, so that adding numbers adds all labels at once."""

    def __init__(self, weights: Weights) -> None:
        super().__init__()
        self._weights = weights

    def __missing__(self, bucket: int) -> int:
        width = len(self._weights.labels)
        lanes = bytearray(_LANE * width)
        lanes[::_LANE] = bytes(step + _BIAS for step in self._weights.steps[bucket * width : (bucket + 1) * width])
        row = self[bucket] = int.from_bytes(lanes, "little")
        return row


def buckets(heard: Heard) -> list[int]:
    """The buckets of a text's groups of letters and words, each once."""
    same = heard.vocabulary.same
    words = [same.get(word, word) for word in heard.rest.replace("|", " ").split()]
    around = [*_marks(heard), *map(" ".join, zip(["<", *words], [*words, ">"], strict=True))]
    of_words = [_buckets_of(word) for word in words]
    if len(around) + sum(map(len, of_words)) > _MOST_GROUPS:
        groups = dict.fromkeys(chain(around, *map(_groups, words)))
        return list(dict.fromkeys(map(_bucket, islice(groups, _MOST_GROUPS))))
    return list(dict.fromkeys(chain(map(_bucket, around), *of_words)))


def _bucket(group: str) -> int:
    return zlib.crc32(group.encode()) % BUCKETS


@lru_cache(maxsize=1024)
def _buckets_of(word: str) -> array[int]:
    """The buckets of a word's groups; kept for the words met of late, two bytes each."""
    return array("H", map(_bucket, _groups(word)))


def _groups(word: str) -> Iterator[str]:
    """A word, and the groups of letters in it."""
    padded = f" {word} "
    yield f"={word}"
    for size in range(_SHORTEST, _LONGEST + 1):
        yield from (padded[at : at + size] for at in range(len(padded) - size + 1))


def _marks(heard: Heard) -> list[str]:
    marks = {
        "#": True,
        "#hub": bool(heard.hubs),
        "#day": heard.days is not None,
        "#time": heard.time is not None,
        "#part": bool(heard.parts),
        "#topic": bool(heard.topics),
    }
    return [mark for mark, is_there in marks.items() if is_there]
