"""A call for help answered in words: which one is meant is asked, and the answer is the call's own two presses.

«ja, jeg kan» → do you mean this one? → yes · the presses of the call
             → which of them? → the call
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from actions import attending, heeding
from domain.questions.folding import folded
from domain.questions.follow_ups import unpacked
from domain.questions.moments.dates import read_days
from domain.questions.places import find_hubs, names_of
from domain.questions.typed_answers import SECTION, Typed, typed_answer
from domain.questions.vocabulary import vocabulary
from domain.requests import Answer, Request
from handlers import questions
from handlers.commitments.mine import show_mine, show_place
from handlers.requests.buttons import Accept, Decline
from handlers.requests.calls_meant import meant_screen, which_screen
from handlers.requests.place import ShowPlace
from handlers.requests.responding import accept, decline
from handlers.toolkit.alone import Alone, left_screen, means, takes_back
from handlers.toolkit.home import ShowMine
from handlers.toolkit.reading import day_named, hubs_named
from handlers.toolkit.screens import Screen
from handlers.toolkit.turn import Turn
from locales.words import words_in

MEANT: Final = "meant"
"""The step at which it was asked whether one call is meant; its subject is the answer, the request, and when."""

YES: Final = "yes"
NO: Final = "no"
ASKED_FOR: Final = 600
"""Seconds after which a yes is about something that has come since."""

HEARD_BY_ALL: Final = ("nb", "en")
SHORTEST_WORD: Final = 4  #: Letters of an activity's word that names it, as `allsangen` names Allsang.
_HAD_SAID_NO: Final = frozenset({Answer.NO, Answer.WITHDRAWN, Answer.LAPSED})


async def heard_as_answer(turn: Turn, words: str, *, flow: str) -> Screen | None:
    """Which call is meant, for whoever has any and answers in words; None for other words, and for everybody else."""
    may_be_one = _may_be_one(turn, words)
    candidates = await _candidates(turn) if may_be_one else []
    typed = _typed(turn, words, candidates) if may_be_one else None
    if typed is None or (typed.is_bare and _is_asked_otherwise(turn)):
        return None
    if heeding.danger_in(words, turn.texts.language) is not None:
        return None
    meant = _fitting(turn, words, typed, candidates)
    if not meant and typed.is_yes and not typed.is_bare:
        return await _held(turn)
    if not meant or (not typed.is_yes and await _is_of_a_place(turn, words, typed, meant)):
        return None
    return await _asked(turn, meant, typed, flow)


async def told_not_to_come(turn: Turn, words: str, *, flow: str) -> Screen | None:
    """Which call is meant by somebody who cannot come and has no place: one not answered yet; None without any."""
    no = Typed(is_yes=False)
    meant = _fitting(turn, words, no, await _candidates(turn))
    return await _asked(turn, meant, no, flow) if meant else None


async def _asked(turn: Turn, meant: Sequence[Request], typed: Typed, flow: str) -> Screen:
    if len(meant) > 1:
        await turn.await_nothing()
        return which_screen(turn.texts, meant)
    await turn.await_words(flow, MEANT, f"{YES if typed.is_yes else NO} {meant[0].id} {int(turn.now.timestamp())}")
    return meant_screen(turn.texts, turn.municipality, meant[0])


async def confirmed(turn: Turn, words: str) -> Screen | None:
    """Take the answer that was asked about, at a yes; None for any other words, and when it was asked long ago."""
    said, request, asked_at = [*(turn.cursor.subject if turn.cursor else "").split(), "", "", ""][:3]
    await turn.await_nothing()
    if not (request.isdigit() and asked_at.isdigit()) or turn.now.timestamp() - int(asked_at) > ASKED_FOR:
        return None
    language = turn.texts.language
    if means(words, language, Alone.NO):
        return left_screen(turn.texts)
    again = _typed(turn, words, ())
    repeats = again is not None and not again.is_bare and again.is_yes == (said == YES)
    if not repeats and not means(words, language, Alone.YES):
        return None
    return await (accept(turn, Accept(int(request))) if said == YES else decline(turn, Decline(int(request))))


def _typed(turn: Turn, words: str, candidates: Iterable[tuple[Request, Answer | None]]) -> Typed | None:
    """The answer, when nothing else is said but which call it is about."""
    if words.rstrip().endswith("?"):
        return None
    named = _activity_words(words, (request for request, _answer in candidates))
    for language in dict.fromkeys((turn.texts.language, *HEARD_BY_ALL)):
        lists = words_in(language)
        rest = find_hubs(folded(words), names_of(turn.municipality), vocabulary(lists)).rest
        typed = typed_answer(read_days(rest, words=lists, today=turn.today).rest, lists, named)
        if typed is not None:
            return typed
    return None


def _may_be_one(turn: Turn, words: str) -> bool:
    """Whether a text begins as such answers do: most do not, and nothing is looked up for them."""
    begins = folded(words).split()[:3]
    return any(not _firsts(language).isdisjoint(begins) for language in (turn.texts.language, *HEARD_BY_ALL))


@cache
def _firsts(language: str) -> frozenset[str]:
    lists = words_in(language).section(SECTION)
    return frozenset(folded(each).split()[0] for key in ("yes", "no", "can", "cannot") for each in lists.get(key, ()))


def _is_asked_otherwise(turn: Turn) -> bool:
    """Whether a yes or a no may be about something else: a step, or a question of the last ten minutes."""
    cursor = turn.cursor
    if cursor is None:
        return False
    return cursor.flow != questions.FLOW.name or unpacked(cursor.subject, turn.now) is not None


async def _candidates(turn: Turn) -> list[tuple[Request, Answer | None]]:
    """What the person may still say yes to, with their answer so far."""
    zone, found = turn.now.tzinfo or dt.UTC, []
    for number, so_far in await turn.work.open_calls.of_person(turn.person.id, turn.today):
        request = await turn.work.requests.get(number)
        starts = request.starts_at(zone) if request else None
        if request is not None and starts is not None and starts > turn.now:
            found.append((request, so_far))
    return found


def _fitting(
    turn: Turn, words: str, typed: Typed, candidates: Sequence[tuple[Request, Answer | None]]
) -> list[Request]:
    """Those that an answer may be about: what it names; to `likevel` what was declined, else what is not answered."""
    declined = [request for request, so_far in candidates if so_far in _HAD_SAID_NO]
    open_still = [request for request, so_far in candidates if so_far not in _HAD_SAID_NO]
    chosen = open_still
    if typed.is_yes and not typed.is_bare:
        chosen = (declined or open_still) if typed.after_all else (open_still or declined)
    language = turn.texts.language
    day, hubs = day_named(words, language, turn.today), hubs_named(words, turn.municipality, language)
    said = [request for request in chosen if _activity_words(words, [request])]
    chosen = said or chosen
    chosen = [request for request in chosen if request.hub in hubs] or chosen
    return [request for request in chosen if request.day == day] or chosen


def _activity_words(words: str, requests: Iterable[Request]) -> frozenset[str]:
    """The words of a text that name an activity: `allsangen` for Allsang."""
    names = {word for each in requests for word in folded(each.activity).split() if len(word) >= SHORTEST_WORD}
    return frozenset(word for word in folded(words).split() if word.startswith(tuple(names)))


async def _is_of_a_place(turn: Turn, words: str, typed: Typed, meant: Sequence[Request]) -> bool:
    """Whether a no is about a place that somebody has rather than about a call: unless it names the call, or is `nei`.

    What it names of a place counts first.
    """
    held = await attending.coming(turn.work, turn.person, turn.now)
    if not held:
        return False
    day = day_named(words, turn.texts.language, turn.today)
    if typed.after_all or day in {each.request.day for each in held}:
        return True
    names_call = bool(_activity_words(words, meant)) or day in {each.day for each in meant}
    says_nei = takes_back(words, turn.texts.language)
    return not (names_call or says_nei)


async def _held(turn: Turn) -> Screen | None:
    """What somebody has a place in already, who says once more that they can."""
    held = await attending.coming(turn.work, turn.person, turn.now)
    if not held:
        return None
    await turn.await_nothing()
    return await (show_place(turn, ShowPlace(held[0].request.id)) if len(held) == 1 else show_mine(turn, ShowMine()))
