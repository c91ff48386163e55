"""How days and times are put together: a rule is a row of classes of lexemes, the same for every language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from domain.questions.lexemes import Lexemes

_ANY_OF: Final = "/"


@dataclass(frozen=True)
class Part:
    """One place of a rule: the classes that fit there, under which name it is kept, and whether it may be left out."""

    kinds: tuple[str, ...]
    name: str
    may_lack: bool


@dataclass(frozen=True, eq=False)
class Rule:
    """A way of putting things: `weekday? nth joining.of? month`."""

    name: str
    parts: tuple[Part, ...]

    @cached_property
    def first_kinds(self) -> frozenset[str]:
        """The classes with which it may begin."""
        kinds: set[str] = set()
        for part in self.parts:
            kinds |= set(part.kinds)
            if not part.may_lack:
                break
        return frozenset(kinds)


@dataclass(frozen=True)
class Match:
    """A rule that fits some lexemes, with what stands in its named places."""

    rule: str
    start: int
    end: int
    said: dict[str, tuple[str, str]]  #: Name of the place → class and value.

    def __getitem__(self, name: str) -> str:
        return self.said[name][1]

    def __contains__(self, name: str) -> bool:
        return name in self.said


def rule(name: str, source: str) -> Rule:
    """A rule from its source: classes with `/` between, `name=` before and `?` after where wanted."""
    return Rule(name, tuple(_part(each) for each in source.split()))


def _part(source: str) -> Part:
    name, _, kinds = source.rpartition("=")
    may_lack = kinds.endswith("?")
    classes = tuple(kinds.removesuffix("?").split(_ANY_OF))
    return Part(classes, name or classes[0], may_lack)


def longest_at(lexemes: Lexemes, start: int, rules: tuple[Rule, ...]) -> Match | None:
    """The rule that fits most lexemes from one on; of equals the first."""
    best: Match | None = None
    for each in _beginning(rules, frozenset(lexemes.kinds_at(start))):
        found = _fit(lexemes, start, each.parts)
        if found is not None and (best is None or found[0] > best.end):
            best = Match(each.name, start, found[0], found[1])
    return best


@lru_cache(maxsize=1024)
def _beginning(rules: tuple[Rule, ...], kinds: frozenset[str]) -> tuple[Rule, ...]:
    """Those of the rules that may begin with one of these classes."""
    return tuple(each for each in rules if not each.first_kinds.isdisjoint(kinds))


def _fit(lexemes: Lexemes, at: int, parts: tuple[Part, ...]) -> tuple[int, dict[str, tuple[str, str]]] | None:
    if not parts:
        return at, {}
    part, further = parts[0], parts[1:]
    for kind in part.kinds:
        for meaning in lexemes.at(at, kind):
            rest = _fit(lexemes, meaning.end, further)
            if rest is not None:
                return rest[0], {**rest[1], part.name: (kind, meaning.value)}
    return _fit(lexemes, at, further) if part.may_lack else None
