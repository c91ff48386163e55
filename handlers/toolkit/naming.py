"""Which choices typed words name, and which they leave out: `alle unntatt Holmen`, `ikke Tofte, men Borgen`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from domain.hubs import Municipality
from domain.questions.folding import folded, folded_word
from domain.questions.phrases import Phrases, longest, without
from domain.questions.places import find_hubs, names_of
from domain.questions.unread import ShortLists
from domain.questions.vocabulary import vocabulary
from locales.words import words_in

_HEARD_BY_ALL: Final = ("nb", "en")
_SEGMENT: Final = re.compile(r"[,.;!?\n]")
_REACH: Final = 3
"""So many words may stand between `ikke` and the name it denies: `ikke være med på Tofte`."""

_SAID: Final = (
    ("except", "answer", "except"),  # the first has a phrase that stands in several
    ("except_after", "answer", "except_after"),
    ("not_denied", "answer", "not_denied"),
    ("no", "answer", "no"),
    ("all", "answer", "all"),
    ("rather", "answer", "rather"),
    ("and", "joining", "and"),
)

_SECTION_OF: Final = {"and": "joining", "but": "joining", "rather": "answer"}

Named = Sequence[tuple[int, int, str]]
"""Where names stand in words: the first word, the one after the last, and whose name it is."""


@dataclass(frozen=True, slots=True)
class Picked:
    """What is to be chosen, and what not to be."""

    on: frozenset[str] = frozenset()
    off: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.on or self.off)


def hubs_picked(text: str, municipality: Municipality, language: str) -> Picked:
    """The hubs that a text chooses and denies; `alle` are those that have opened."""
    known = vocabulary(words_in(language))

    def named(words: Sequence[str]) -> Named:
        return find_hubs(" ".join(words), names_of(municipality), known).sure

    return _picked(text, language, named, frozenset(hub.slug for hub in municipality.hubs if not hub.is_planned))


def roles_picked(text: str, municipality: Municipality, language: str) -> Picked:
    """The roles that a text chooses and denies; their names are read in any language."""
    names = {role.slug: tuple(role.name.values()) for role in municipality.roles}
    return _picked(text, language, lambda words: _spans(words, names), frozenset(names))


def interests_picked(text: str, municipality: Municipality, language: str) -> Picked:
    """The interests that a text chooses and denies; their names are read in any language."""
    names = {interest.slug: tuple(interest.name.values()) for interest in municipality.interests}
    return _picked(text, language, lambda words: _spans(words, names), frozenset(names))


def interests_and_more(text: str, municipality: Municipality, language: str) -> tuple[Picked, str]:
    """The interests of a list such as `dans, kaffe og turer` or `alt unntatt dans`; and what names none."""
    picked = interests_picked(text, municipality, language)
    between = ("and", "but", "rather") if picked.off else ("and",)
    parts = [part.strip() for part in re.split(_between(language, between), text, flags=re.IGNORECASE)]
    if not picked or folded(text) in _all(language):
        return picked, "" if picked else text
    return picked, ", ".join(part for part in parts if part and not _is_of_choice(part, municipality, language))


def _between(language: str, joining: Sequence[str]) -> str:
    words = [each for name in joining for each in _listed(language, _SECTION_OF[name], name)]
    return rf"[,;&+/\n]|\b(?:{'|'.join(map(re.escape, words)) or '(?!)'})\b"


def _is_of_choice(part: str, municipality: Municipality, language: str) -> bool:
    """Whether a part of a list names interests, or only says which: `alt`."""
    words = folded(part).split()
    if _spans(words, {one.slug: tuple(one.name.values()) for one in municipality.interests}):
        return True
    return without(words, _phrases(language).find(words)).replace("|", " ").split() == []


def _spans(words: Sequence[str], names: Mapping[str, Iterable[str]]) -> Named:
    found = []
    for slug, called in names.items():
        for name in {tuple(folded_word(each).split()) for each in called}:
            starts = range(len(words) - len(name) + 1 if name else 0)
            found += [(at, at + len(name), slug) for at in starts if tuple(words[at : at + len(name)]) == name]
    return found


@dataclass
class _Hearing:
    """What has been heard so far; `denied_at` is the word after what denies, None while names are chosen."""

    on: set[str] = field(default_factory=set)
    off: set[str] = field(default_factory=set)
    has_all: bool = False
    has_except: bool = False
    excepts: bool = False
    denied_at: int | None = None

    @property
    def is_all_but_some(self) -> bool:
        """Whether all are chosen but those named: `alle unntatt Holmen`, or only `unntatt Holmen`."""
        alone = not self.on and (self.has_all or self.has_except)
        return bool(self.off) and (alone or (self.has_all and self.has_except))

    def hear(self, events: Sequence[tuple[int, int, str, str]], length: int) -> None:
        """Hear one segment: what stands where (first word, the one after the last, label, name) in so many words."""
        if not events or events[0][0] > 0 or events[0][2] not in {"name", "and"}:
            self.excepts, self.denied_at = False, None  # the list of what is left out has ended
        elif self.denied_at is not None:
            self.denied_at = 0
        here: list[str] = []
        for start, end, label, name in events:
            if label == "name":
                self._name(start, end, name)
                here.append(name)
            elif label == "rather":
                self.excepts, self.denied_at = False, None
                here = []
            else:
                self._weigh(label, end, here, is_last=end == length)

    def _weigh(self, label: str, end: int, here: list[str], *, is_last: bool) -> None:
        """Hear what says of names how they are meant; those that stand before it in the segment are `here`."""
        match label:
            case "except" if self.denied_at is not None and not here:
                self.denied_at = None  # `ikke noe annet enn Tofte`
            case "except":
                self.excepts = self.has_except = True
            case "except_after":
                self.has_except = True
                self._deny(here)
            case "no" if is_last and here:
                self._deny(here)  # `Tofte vil jeg ikke`
            case "no":
                self.denied_at = end
            case "all":
                self.has_all = self.has_all or (self.denied_at is None and not self.excepts)
            case _without_weight:
                pass

    def _name(self, start: int, end: int, name: str) -> None:
        if self.denied_at is not None and start - self.denied_at <= _REACH:
            self.denied_at = end
            self.off.add(name)
        elif self.excepts:
            self.off.add(name)
        else:
            self.denied_at = None
            self.on.add(name)

    def _deny(self, names: Iterable[str]) -> None:
        self.off.update(names)
        self.on.difference_update(names)


def _picked(text: str, language: str, named: Callable[[Sequence[str]], Named], every: frozenset[str]) -> Picked:
    if folded(text) in _all(language):
        return Picked(on=every)
    heard = _Hearing()
    for segment in _SEGMENT.split(text):
        words = folded(segment).split()
        if words:
            heard.hear(_events(words, named(words), language), len(words))
    return Picked(frozenset(every if heard.is_all_but_some else heard.on) - heard.off, frozenset(heard.off))


def _events(words: Sequence[str], named: Named, language: str) -> list[tuple[int, int, str, str]]:
    taken = {at for start, end, _name in named for at in range(start, end)}
    found = longest(sorted(_phrases(language).find(words), key=lambda each: (each.start, -each.end, _RANK[each.label])))
    said = [(each.start, each.end, each.label, "") for each in found if taken.isdisjoint(range(each.start, each.end))]
    return sorted([*said, *((start, end, "name", name) for start, end, name in named)])


_RANK: Final = {label: rank for rank, (label, _section, _list) in enumerate(_SAID)}


@cache
def _phrases(language: str) -> Phrases:
    return Phrases(ShortLists([(label, _listed(language, section, name)) for label, section, name in _SAID]))


@cache
def _listed(language: str, section: str, name: str) -> tuple[str, ...]:
    """The words of a list in the person's language, bokmål and English."""
    languages = dict.fromkeys((language, *_HEARD_BY_ALL))
    return tuple(dict.fromkeys(each for code in languages for each in words_in(code).section(section).get(name, ())))


@cache
def _all(language: str) -> frozenset[str]:
    """What means all of them, alone or with what they are: `alle`, `alle torgene`."""
    every = [folded_word(each) for each in _listed(language, "answer", "all")]
    choices = [folded_word(each) for each in _listed(language, "answer", "choices")]
    return frozenset([*every, *(f"{each} {choice}" for each in every for choice in choices)])
