"""Training of the guesser: weights from phrases, by multinomial logistic regression, in plain Python.

The same phrases give the same weights; a minute on one core.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from bot.grading import NOW
from domain.hubs import Municipality
from domain.questions.guessing import BUCKETS, buckets
from domain.questions.listening import listen
from locales.learned import Phrase
from locales.words import words_in

ROUNDS: Final = 24
RATE: Final = 1.2
DECAY: Final = 1e-3
SEED: Final = 20261123
_MOST_STEPS: Final = 127


@dataclass(frozen=True)
class Example:
    """A phrase as the guesser sees it, and its label."""

    buckets: tuple[int, ...]
    label: str


def examples(phrases: Iterable[Phrase], municipality: Municipality) -> list[Example]:
    """Phrases as the guesser sees them: without the names, days and times in them."""
    return [Example(_seen(phrase, municipality), phrase.label) for phrase in phrases]


def _seen(phrase: Phrase, municipality: Municipality) -> tuple[int, ...]:
    words = words_in(phrase.language)
    return tuple(buckets(listen(phrase.text, words=words, municipality=municipality, now=NOW, own_hubs=())))


def train(examples: Iterable[Example]) -> tuple[tuple[str, ...], float, bytes]:
    """Labels, what one step of a weight is worth, and the weights as signed bytes, bucket by bucket."""
    taught = list(examples)
    labels = tuple(sorted({each.label for each in taught}))
    weights = [[0.0] * len(labels) for _ in range(BUCKETS)]
    order = random.Random(SEED)  # noqa: S311 -- an order of phrases is no secret
    for number in range(ROUNDS):
        order.shuffle(taught)
        for each in taught:
            _learn(weights, each.buckets, labels.index(each.label), RATE / (1 + number / 4))
    return labels, *_stepped(weights)


def _learn(weights: list[list[float]], buckets: Sequence[int], right: int, rate: float) -> None:
    """One step towards the right label."""
    worth = 1 / math.sqrt(len(buckets))
    rows = [weights[bucket] for bucket in buckets]
    scores = [sum(column) * worth for column in zip(*rows, strict=True)]
    best = max(scores)
    likely = [math.exp(score - best) for score in scores]
    total = sum(likely)
    pull = [-rate * worth * each / total for each in likely]
    pull[right] += rate * worth
    for bucket, row in zip(buckets, rows, strict=True):
        weights[bucket] = [value * (1 - DECAY * rate) + change for value, change in zip(row, pull, strict=True)]


def _stepped(weights: list[list[float]]) -> tuple[float, bytes]:
    largest = max(abs(value) for row in weights for value in row) or 1.0
    scale = largest / _MOST_STEPS
    return scale, b"".join(round(value / scale).to_bytes(1, "big", signed=True) for row in weights for value in row)
