"""Closing a hub, letting that last longer, and opening again.

close: days → saved ⇄ why · may last longer · longer: days → saved
"""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Final

from actions import closing, correcting, rippling
from actions.correcting import Correction
from domain.calendar import Days
from domain.closures import Closure
from domain.errors import OutOfDate
from handlers.facts.buttons import AskClose, AskExtend, AskWhy, Close, Extend, MayExtend, Reopen
from handlers.facts.closure_screens import close_screen, closure_rows, closure_screen, longer_screen, why_screen
from handlers.facts.days import day_of, days_named, subject_of
from handlers.facts.desk import saved
from handlers.facts.typed import typed
from handlers.toolkit.flow import Flow
from handlers.toolkit.screens import Screen
from handlers.toolkit.turn import Turn

CLOSE: Final = "close"
LONGER: Final = "longer"
WHY: Final = "why"


async def ask_close(turn: Turn, press: AskClose) -> Screen:
    """Ask which days."""
    at = await correcting.desk(turn.work, turn.person, press.hub)
    await turn.await_words(FLOW.name, CLOSE, at.hub.slug)
    return close_screen(turn.texts, at.hub, turn.today)


async def close(turn: Turn, press: Close) -> Screen:
    """Close for the days pressed."""
    try:
        first = dt.date.fromisoformat(press.first)
        last = first + dt.timedelta(days=press.count - 1)
    except (ValueError, OverflowError):
        raise OutOfDate("days") from None
    if first < turn.today:
        raise OutOfDate("days")
    return await _closed(turn, press.hub, Days(first, last))


async def hear_close(turn: Turn, words: str) -> Screen:
    """Close for the days written."""
    slug = subject_of(turn)[0]
    return await typed(turn, words, partial(_close_words, turn, slug), partial(ask_close, turn, AskClose(slug)))


async def _close_words(turn: Turn, slug: str, words: str) -> Screen:
    return await _closed(turn, slug, days_named(words, turn.texts.language, turn.today))


async def _closed(turn: Turn, slug: str, days: Days) -> Screen:
    return await _with_more(turn, await closing.close(turn.work, turn.person, slug, days.first, days.last, turn.now))


async def _with_more(turn: Turn, correction: Correction) -> Screen:
    """What was saved, and what can be said more about the closure."""
    change, screen = correction.change, await saved(turn, correction)
    at = await correcting.desk(turn.work, turn.person, change.hub)
    closures = closing.closures_of(at, turn.today)
    closure = next((each for each in closures if (each.first, each.last) == (change.first, change.last)), None)
    rows = closure_rows(turn.texts, at.hub, closure) if closure is not None else ()
    return Screen(screen.text, (*rows, *screen.rows))


async def ask_longer(turn: Turn, press: AskExtend) -> Screen:
    """Ask how long."""
    at = await correcting.desk(turn.work, turn.person, press.hub)
    closure = next((each for each in closing.closures_of(at, turn.today) if each.last.isoformat() == press.ends), None)
    if closure is None:
        raise OutOfDate("closure")
    await turn.await_words(FLOW.name, LONGER, f"{press.hub} {press.ends}")
    return longer_screen(turn.texts, at.hub, closure, turn.today)


async def extend(turn: Turn, press: Extend) -> Screen:
    """Let it last up to the day pressed."""
    return await _extended(turn, press.hub, day_of(press.ends), day_of(press.last))


async def hear_longer(turn: Turn, words: str) -> Screen:
    """Let it last up to the day written."""
    slug, ends = subject_of(turn)
    return await typed(
        turn, words, partial(_extend_words, turn, slug, ends), partial(ask_longer, turn, AskExtend(slug, ends))
    )


async def _extend_words(turn: Turn, slug: str, ends: str, words: str) -> Screen:
    return await _extended(turn, slug, day_of(ends), days_named(words, turn.texts.language, turn.today).last)


async def _extended(turn: Turn, slug: str, ends: dt.date, last: dt.date) -> Screen:
    return await _with_more(turn, await closing.extend(turn.work, turn.person, slug, ends, last, turn.now))


async def reopen(turn: Turn, press: Reopen) -> Screen:
    """Usual hours again."""
    return await saved(turn, await closing.reopen(turn.work, turn.person, press.hub, day_of(press.ends), turn.now))


async def may_extend(turn: Turn, press: MayExtend) -> Screen:
    """Say whether it may last longer."""
    closure = await closing.describe(
        turn.work, turn.person, press.hub, day_of(press.ends), turn.now, may_be_extended=press.on
    )
    return await _described(turn, press.hub, closure)


async def ask_why(turn: Turn, press: AskWhy) -> Screen:
    """Ask for the reason."""
    at = await correcting.desk(turn.work, turn.person, press.hub)
    await turn.await_words(FLOW.name, WHY, f"{press.hub} {press.ends}")
    return why_screen(turn.texts, at.hub)


async def hear_why(turn: Turn, words: str) -> Screen:
    """Keep the reason."""
    slug, ends = subject_of(turn)
    return await typed(turn, words, partial(_explain, turn, slug, ends), partial(ask_why, turn, AskWhy(slug, ends)))


async def _explain(turn: Turn, slug: str, ends: str, words: str) -> Screen:
    closure = await closing.describe(turn.work, turn.person, slug, day_of(ends), turn.now, reason=words.strip(" ."))
    await turn.await_nothing()
    return await _described(turn, slug, closure)


async def _described(turn: Turn, slug: str, closure: Closure) -> Screen:
    at = await correcting.desk(turn.work, turn.person, slug)
    change = await closing.shut_by(turn.work, slug, closure)
    hits = await rippling.hits(turn.work, change, turn.now) if change is not None else []
    return closure_screen(turn.texts, at.hub, closure, change, hits)


FLOW = Flow(
    "closures",
    presses={
        AskClose: ask_close,
        Close: close,
        AskExtend: ask_longer,
        Extend: extend,
        Reopen: reopen,
        MayExtend: may_extend,
        AskWhy: ask_why,
    },
    words={CLOSE: hear_close, LONGER: hear_longer, WHY: hear_why},
)
