"""Which signs make a danger when they are told together: the same for every language."""

from __future__ import annotations

from typing import Final

from domain.questions.danger import hinted, home, plain, understated


def _read(*rules: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(rule.split()) for rule in rules)


RULES: Final = (
    ("acute", _read(*plain.FIRST, *home.FIRST)),
    ("mind", _read(*plain.MIND, *home.MIND)),
    ("child", _read(*plain.CHILD, *home.CHILD)),
    ("violence", _read(*plain.VIOLENCE, *home.VIOLENCE)),
    ("acute", _read(*plain.ACUTE, *home.ACUTE, *understated.ACUTE, *hinted.ACUTE)),
    ("mind", _read(*understated.MIND, *hinted.MIND)),
    ("child", _read(*understated.CHILD, *hinted.CHILD)),
    ("violence", _read(*understated.VIOLENCE, *hinted.VIOLENCE)),
)
"""Each danger with the signs of which all of one row must be heard; the particular kinds first."""

FIRST: Final = 0
"""The turn of what is danger to life, whatever else is told."""


def _by_sign() -> dict[str, list[tuple[int, str, frozenset[str]]]]:
    by_sign: dict[str, list[tuple[int, str, frozenset[str]]]] = {}
    for turn, (danger, rules) in enumerate(RULES):
        for rule in rules:
            by_sign.setdefault(min(rule), []).append((turn, danger, rule))
    return by_sign


BY_SIGN: Final = _by_sign()
"""The same by one sign of each row, with the turn of its kind: a text holds few signs, and there are many rows."""
