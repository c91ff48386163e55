"""A guess at what kind of question a text is, where rules heard little in it: letter groups weighed against each other.

text without names, days and times ── letter groups ──► a weight for each label ──► the likeliest label, how likely

The weights are learned from `locales/*/phrases.toml`; a label is a kind, or kind and what is wanted (`account.delete`).
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
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
        total = sum(self._row(bucket) for bucket in found).to_bytes(_LANE * len(self.weights.labels), "little")
        worth = self.weights.scale / math.sqrt(len(found) or 1)
        scores = [(lane - _BIAS * len(found)) * worth for lane in memoryview(total).cast("I")]
        best = max(scores)
        likely = [math.exp(score - best) for score in scores]
        whole = sum(likely)
        labels = self.weights.labels
        dangers = [(share, label) for share, label in zip(likely, labels, strict=True) if label.startswith(_DANGER)]
        worst = max(dangers)
        kinds: dict[str, float] = {}
        for share, label in zip(likely, labels, strict=True):
            kind = label.partition(".")[0]
            kinds[kind] = kinds.get(kind, 0.0) + share / whole
        danger = sum(share for share, _ in dangers) / whole
        return Guess(labels[scores.index(best)], 1 / whole, danger, worst[1], kinds)

    def _row(self, bucket: int) -> int:
        """The weights of a bucket side by side in one number, so that adding numbers adds all labels at once."""
        row = self._kept.get(bucket)
        if row is None:
            width = len(self.weights.labels)
            lanes = bytearray(_LANE * width)
            lanes[::_LANE] = bytes(step + _BIAS for step in self.weights.steps[bucket * width : (bucket + 1) * width])
            row = self._kept[bucket] = int.from_bytes(lanes, "little")
        return row

    @cached_property
    def _kept(self) -> dict[int, int]:
        return {}


def buckets(heard: Heard) -> list[int]:
    """The buckets of a text's groups of letters and words, each once."""
    groups = dict.fromkeys(_groups(heard))
    return list(dict.fromkeys(zlib.crc32(group.encode()) % BUCKETS for group in list(groups)[:_MOST_GROUPS]))


def _groups(heard: Heard) -> Iterator[str]:
    same = heard.vocabulary.same
    words = [same.get(word, word) for word in heard.rest.replace("|", " ").split()]
    yield from (mark for mark, is_there in _marks(heard) if is_there)
    for first, second in zip(["<", *words], [*words, ">"], strict=True):
        yield f"{first} {second}"
    for word in words:
        padded = f" {word} "
        yield f"={word}"
        for size in range(_SHORTEST, _LONGEST + 1):
            yield from (padded[at : at + size] for at in range(len(padded) - size + 1))


def _marks(heard: Heard) -> tuple[tuple[str, bool], ...]:
    return (
        ("#", True),
        ("#hub", bool(heard.hubs)),
        ("#day", heard.days is not None),
        ("#time", heard.time is not None),
        ("#part", bool(heard.parts)),
        ("#topic", bool(heard.topics)),
    )
