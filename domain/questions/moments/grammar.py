"""How days and times are put together: a rule is a row of classes of lexemes, the same for every language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from domain.questions.lexemes import Lexemes, figure

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

    @cached_property
    def needs(self) -> tuple[frozenset[str], ...]:
        """For each place that may not be left out the classes of which one must be there."""
        return tuple(frozenset(part.kinds) for part in self.parts if not part.may_lack)


class Rules:
    """Several ways of putting things."""

    def __init__(self, *rules: Rule) -> None:
        self.rules = rules
        #: The classes with which any of them may begin.
        self.first_kinds = frozenset[str]().union(*(each.first_kinds for each in rules))

    def without(self, name: str) -> Rules:
        """All but those of one name."""
        return Rules(*(each for each in self.rules if each.name != name))


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


def number_in(match: Match, name: str) -> int:
    """The number said in one place, in figures or words."""
    kind, value = match.said[name]
    return int(figure(kind, value)[0]) if kind in {"int", "nth", "any_nth", "year"} else int(value)


def rule(name: str, source: str) -> Rule:
    """A rule from its source: classes with `/` between, `name=` before and `?` after where wanted."""
    return Rule(name, tuple(_part(each) for each in source.split()))


def _part(source: str) -> Part:
    name, _, kinds = source.rpartition("=")
    may_lack = kinds.endswith("?")
    classes = tuple(kinds.removesuffix("?").split(_ANY_OF))
    return Part(classes, name or classes[0], may_lack)


def longest_at(lexemes: Lexemes, start: int, rules: Rules) -> Match | None:
    """The rule that fits most lexemes from one on; of equals the first."""
    kinds = rules.first_kinds.intersection(lexemes.kinds_at(start))
    if not kinds:
        return None
    best: Match | None = None
    for each in _beginning(rules, kinds):
        found = _fit(lexemes, start, each.parts) if _may_fit(lexemes, each) else None
        if found is not None and (best is None or found[0] > best.end):
            best = Match(each.name, start, found[0], found[1])
    return best


def may_begin(lexemes: Lexemes, rules: Rules) -> bool:
    """Whether there is anything with which one of the rules may begin."""
    return not rules.first_kinds.isdisjoint(lexemes.kinds)


def _may_fit(lexemes: Lexemes, rule_: Rule) -> bool:
    """Whether there is something anywhere for each place of a rule; of most there is not."""
    here = lexemes.kinds
    for kinds in rule_.needs:  # noqa: SIM110 -- asked of many rules: a generator would take twice the time
        if kinds.isdisjoint(here):
            return False
    return True


@lru_cache(maxsize=1024)
def _beginning(rules: Rules, kinds: frozenset[str]) -> tuple[Rule, ...]:
    """Those of the rules that may begin with one of these classes."""
    return tuple(each for each in rules.rules if not each.first_kinds.isdisjoint(kinds))


def _fit(
    lexemes: Lexemes, at: int, parts: tuple[Part, ...], number: int = 0
) -> tuple[int, dict[str, tuple[str, str]]] | None:
    """Where the parts from one on end that fit from a lexeme on, and what they say."""
    if number == len(parts):
        return at, {}
    part, said = parts[number], lexemes.kinds_at(at)
    for kind in part.kinds:
        for meaning in said.get(kind, ()):
            rest = _fit(lexemes, meaning.end, parts, number + 1)
            if rest is not None:
                return rest[0], {**rest[1], part.name: (kind, meaning.value)}
    return _fit(lexemes, at, parts, number + 1) if part.may_lack else None
