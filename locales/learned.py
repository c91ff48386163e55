"""What was learned from the phrases of each language: weights for guessing what kind of question a text is."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from locales.words import FOLDER, UNDERSTOOD

FILE: Final = FOLDER / "learned.bin"
"""One line of JSON (labels, scale, what it was learned from), then the weights, compressed."""


@dataclass(frozen=True, eq=False)
class Learned:
    """A weight for each bucket and label, as signed bytes of `scale` each, bucket by bucket."""

    labels: tuple[str, ...]
    scale: float
    learned_from: str
    steps: memoryview


@dataclass(frozen=True)
class Phrase:
    """Something people say, and the kind of question it is."""

    language: str
    label: str
    text: str


@cache
def learned() -> Learned:
    """The weights; read once a process."""
    head, _, packed = FILE.read_bytes().partition(b"\n")
    told = json.loads(head)
    steps = memoryview(zlib.decompress(packed)).cast("b")
    return Learned(tuple(told["labels"]), told["scale"], told["learned_from"], steps)


def keep(labels: tuple[str, ...], scale: float, steps: bytes) -> None:
    """Write weights that were learned from the phrases as they are now."""
    head = {"labels": labels, "scale": scale, "learned_from": fingerprint()}
    FILE.write_bytes(json.dumps(head).encode() + b"\n" + zlib.compress(steps, 9))


def phrases() -> Iterator[Phrase]:
    """All phrases of all languages."""
    import tomllib  # noqa: PLC0415 -- slow, and for training only

    for language in UNDERSTOOD:
        for label, texts in tomllib.loads(_file(language).read_text(encoding="utf-8")).items():
            yield from (Phrase(language, label, text) for text in texts)


def fingerprint() -> str:
    """What tells whether the phrases are still those that the weights were learned from."""
    return hashlib.sha256(b"".join(_file(language).read_bytes() for language in UNDERSTOOD)).hexdigest()


def _file(language: str) -> Path:
    return FOLDER / language / "phrases.toml"
