"""A language's words for orders, and a municipality's roles in it, as patterns; built once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from domain.hubs import Municipality
from domain.questions.folding import folded_word
from domain.questions.vocabulary import Words
from domain.questions.word_tree import choice

_QUARTER: Final = "15"
"""Said of the clock alone: `kvart`."""
_COMPOUND: Final = r"(?:\w{4,})?"
"""What may stand before a role in one word: `quizvert`, but not `hvert`."""
_ROLE_LIKE: Final = r"(?P<said>[^\W\d_]{3,})(?!\w)"


class Lexicon:
    """Patterns over folded text."""

    def __init__(self, words: Words, roles: tuple[tuple[str, tuple[str, ...]], ...]) -> None:
        said = words.section("order")
        numbers = {value: names for value, names in words.section("number").items() if value != _QUARTER}
        numbers["1"] = (*numbers.get("1", ()), *said.get("one", ()))
        self.words = words
        self.need, self.asked, self.asks = (word(said.get(key, ())) for key in ("need", "asked", "asks"))
        self.every, self.urgent, self.anyone = (word(said.get(key, ())) for key in ("every", "urgent", "anyone"))
        self.no_role = word(said.get("no_role", ()))
        self.filler = frozenset(folded_word(each) for each in said.get("filler", ()))
        self.evening, self.morning = (
            word([*said.get(half, ()), *words.section("clock").get(half, ())]) for half in ("evening", "morning")
        )
        self.tomorrow = word(_bare([*words.section("day").get("1", ()), *words.section("day").get("2", ())]))
        self.oclock = said.get("oclock", ())
        self.until, self.either, self.between, self.with_and, self.hours = (
            choice(said.get(key, ())) for key in ("until", "or", "between", "and", "hours")
        )
        self.roles = {slug: self._role(slug, names) for slug, names in roles}
        self.spoken = {int(value): re.compile(choice(names)) for value, names in numbers.items()}
        self.number = rf"(?:\d{{1,6}}|{choice(name for names in numbers.values() for name in names)})"
        self.counted = self._counted(said)
        self.needed, self.unknown = self._uncounted(said)

    def _role(self, slug: str, names: tuple[str, ...]) -> re.Pattern[str]:
        forms = self.words.section("order_role").get(slug, ())
        return re.compile(
            rf"(?<!\w)(?:{choice(f'{name}*' for name in (slug, *names))}|{_COMPOUND}{choice(forms)})(?!\w)"
        )

    def _counted(self, said: Mapping[str, tuple[str, ...]]) -> re.Pattern[str]:
        """A number before those it counts, with at most two words such as `blide` between."""
        no_clock = "".join(f"(?<!{folded_word(each)} )" for each in self.oclock)
        small = choice([*said.get("need", ()), *said.get("filler", ())])
        between = rf"(?:(?!(?:{small}|{self.number})(?!\w))[^\W\d_]+ ){{0,2}}?"
        way = rf"(?P<way>-| {self.either} | {self.until} )"
        count = rf"(?:(?P<few>{choice(said.get('few', ()))})|(?P<a>{self.number})(?:{way}(?P<b>{self.number}))?)"
        who = "|".join([*(pattern.pattern for pattern in self.roles.values()), choice(said.get("anyone", ()))])
        return re.compile(rf"(?<![\w.:/-]){no_clock}{count} {between}(?:{who})(?!\w)")

    def _uncounted(
        self, said: Mapping[str, tuple[str, ...]]
    ) -> tuple[re.Pattern[str], tuple[re.Pattern[str], re.Pattern[str]]]:
        """A number after a need, without people; and a word where a role should be, after a need or a number."""
        need, small = choice(said.get("need", ())), rf"(?:{choice(said.get('filler', ()))} )*?"
        few = choice(said.get("few", ()))
        count = rf"(?:(?P<few>{few})|(?P<a>{self.number})(?:(?:-| {self.either} )(?P<b>{self.number}))?)"
        return re.compile(rf"(?<!\w){need} {small}{count}(?![\w.:/-])"), (
            re.compile(rf"(?<!\w){need} {small}(?:{count} )?{_ROLE_LIKE}"),
            re.compile(rf"^{small}{count} {_ROLE_LIKE}"),
        )

    def value(self, said: str) -> int:
        """The number that a word or some digits stand for."""
        if said.isdigit():
            return int(said)
        return next((value for value, pattern in self.spoken.items() if pattern.fullmatch(said)), 0)


def _bare(days: list[str]) -> list[str]:
    """The names of a day without those that add a part of it, as `morgen früh` does to `morgen`."""
    return [name for name in days if not any(name.startswith(f"{day} ") for day in days)]


def word(said: Iterable[str]) -> re.Pattern[str]:
    """A pattern that fits any of these words or phrases, whole."""
    return re.compile(rf"(?<!\w){choice(said)}(?!\w)")


def lexicon_of(words: Words, municipality: Municipality) -> Lexicon:
    """The lexicon for a language and the roles of a municipality."""
    return _lexicon(words, tuple((role.slug, tuple(role.name.values())) for role in municipality.roles))


@lru_cache(maxsize=32)
def _lexicon(words: Words, roles: tuple[tuple[str, tuple[str, ...]], ...]) -> Lexicon:
    return Lexicon(words, roles)
