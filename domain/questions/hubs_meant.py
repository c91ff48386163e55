"""Of the hubs that a text names those that are meant: not one that is corrected, and not one that is denied."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from domain.questions.phrases import Found
from domain.questions.places import Named
from domain.questions.vocabulary import Vocabulary

_BETWEEN: Final = frozenset(("joining.small", "joining.of", "joining.on", "clock.at"))
"""What may stand between `ikke` and a hub: `på`, `i`, `ved`."""


def meant(named: Named, text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The hubs that are meant: of several those after `nei, jeg mener`, and not those after `ikke` or `fra`."""
    if len(named.hubs) <= 1:
        return named.hubs
    found = vocabulary.marked(text).found
    corrections = [each.start for each in found if each.label == "joining.correction"]
    denials = {each.end for each in found if each.label in {"joining.not", "joining.away"}}
    denied = {each.start for each in found if each.label == "joining.not_after"}
    left = [(start, slug) for start, end, slug in named.sure if end not in denied]
    sure = left or [(start, slug) for start, _end, slug in named.sure]
    sure = [each for each in sure if each[0] not in denials] or sure
    last = max(corrections, default=-1)
    if last > sure[0][0] and not any(each.label == "joining.both" for each in found):
        sure = [each for each in sure if each[0] >= last] or _last_together(named, found)
    return tuple(dict.fromkeys(slug for _start, slug in sure))


def _last_together(named: Named, found: Sequence[Found]) -> list[tuple[int, str]]:
    """The hub named last, and those that are named with it: `borgen og heggedal mener jeg`."""
    links = {each.start for each in found if each.label == "joining.and"}
    kept = list(named.sure[-1:])
    for each in reversed(named.sure[:-1]):
        if each[1] + 1 != kept[0][0] or each[1] not in links:
            break
        kept.insert(0, each)
    return [(start, slug) for start, _end, slug in kept]


def not_denied(named: Named, text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The hubs that are meant where one is to be chosen; `ikke Holmen` and `ikke på Holmen` choose none."""
    found = vocabulary.marked(text).found
    small = {each.start: each.end for each in found if each.label in _BETWEEN}
    after = {each.start for each in found if each.label == "joining.not_after"} & {end for _start, end, _ in named.sure}
    before = {each.end for each in found if each.label == "joining.not" and each.start not in after}
    before |= {small[end] for end in before if end in small}
    left = {slug for start, end, slug in named.sure if start not in before and end not in after}
    return tuple(slug for slug in meant(named, text, vocabulary) if slug in left)
