"""A request goes out: at once to everybody, or wave by wave until it is filled."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from actions.aftercare import schedule_after
from actions.lettering import in_writing, write_letters
from db import UnitOfWork
from db.commitments.candidates import Search
from domain.agenda import Due, Entry
from domain.availability import parts_of
from domain.clashes import overlaps
from domain.dispatch import IN_TIME, Fit, LeftOut, Rules, Wave, gap_before, next_digest, waves, widest
from domain.errors import NotPossible, Problem
from domain.hubs import Municipality
from domain.letters import Kind
from domain.moments import later
from domain.offers import alerts_at
from domain.quiet_hours import QuietHours
from domain.requests import Reach, Request, RequestStatus

WEEK: Final = dt.timedelta(days=7)
FORETOLD: Final = 2  #: Waves that a preview tells of.

Letters = Callable[[Request], Mapping[str, Mapping[str, Any]]]
"""Writes a request's message in each language."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """How a request would go out now: its first waves, how many fit in all, and who is left out and why."""

    waves: tuple[Wave, ...]
    fit: int  #: At the hub itself.
    left_out: Mapping[LeftOut, int]
    waits_until: dt.datetime | None = None  #: The end of the quiet hours, when it is quiet now.

    @property
    def now(self) -> int:
        """How many the first wave goes to."""
        return self.waves[0].people if self.waves else 0


async def forecast(work: UnitOfWork, request: Request, municipality: Municipality, now: dt.datetime) -> Forecast:
    """What sending a complete request would do; `send` decides by the same verdicts."""
    counts = await work.candidates.count(await _search(work, request, municipality, now))
    quiet, limits = QuietHours.of(municipality.limits), municipality.limits
    fit = counts.get(Fit.BEST, 0) + counts.get(Fit.ROLE, 0)
    if request.reach is Reach.EVERYONE:
        foretold: tuple[Wave, ...] = (Wave(1, quiet.after(now), fit),) if fit else ()
    else:
        size, gap = limits.wave_multiple * request.free, dt.timedelta(minutes=limits.wave_minutes)
        rounds = waves(counts, size, now, _starts_at(request, now), gap, quiet)
        foretold = tuple(islice(rounds, FORETOLD))
    left_out = {reason: counts[reason] for reason in LeftOut if counts.get(reason)}
    return Forecast(foretold, fit, left_out, quiet.after(now) if quiet.cover(now) else None)


async def reaches_anybody(work: UnitOfWork, request: Request, municipality: Municipality, now: dt.datetime) -> bool:
    """Whether the first wave of a complete request would go to anybody, as `forecast` tells."""
    if request.reach is Reach.EVERYONE:  # there may be very many: one is enough
        return await work.candidates.is_anybody(await _search(work, request, municipality, now), Fit.ROLE)
    return (await forecast(work, request, municipality, now)).now > 0


async def is_anybody_left(work: UnitOfWork, request: Request, municipality: Municipality, now: dt.datetime) -> bool:
    """Whether anybody is left who could be asked for a request that has gone out: anew, or once more."""
    if request.reach is Reach.NOBODY:
        return False
    if await work.calls.is_anybody_silent(request.id):
        return True
    widest_fit = Fit.ROLE if request.reach is Reach.EVERYONE else max(Fit)
    return await work.candidates.is_anybody(await _search(work, request, municipality, now), widest_fit)


async def open_request(
    work: UnitOfWork, request: Request, municipality: Municipality, now: dt.datetime, letters: Letters
) -> int:
    """Let an open request go out: its first wave now, or after the quiet hours. Returns how many were called."""
    await open_quietly(work, request, now)
    quiet = QuietHours.of(municipality.limits)
    if not quiet.cover(now):
        return await go(work, request, municipality, now, letters)
    await work.agenda.put(Entry(Due.WAVE, quiet.after(now), request.id))
    return 0


async def open_quietly(work: UnitOfWork, request: Request, now: dt.datetime) -> None:
    """Let fall due what an open request needs whoever is asked for it: the alert in time to act, and what follows."""
    await work.agenda.put(Entry(Due.ALERT, alerts_at(now, _starts_at(request, now)), request.id))
    await schedule_after(work, request, now)


async def keep_quiet(work: UnitOfWork, municipality: Municipality, now: dt.datetime) -> None:
    """Calls that an outage, or their number, has kept until the night wait for the morning."""
    quiet = QuietHours.of(municipality.limits)
    if quiet.cover(now):
        await work.unsent.hold_calls(quiet.after(now))


async def hold_no_longer(work: UnitOfWork, municipality: Municipality, now: dt.datetime) -> None:
    """Let no call wait for a later morning than the next: a clock that was ahead may have held it for one."""
    until = QuietHours.of(municipality.limits).after(now)
    await work.unsent.hold_no_longer(until)
    await work.agenda.bring_forward(Due.LETTERS, until)


async def go(work: UnitOfWork, request: Request, municipality: Municipality, now: dt.datetime, letters: Letters) -> int:
    """Send the next wave while places are free, and let the one after it fall due. Returns how many were called."""
    starts_at = _starts_at(request, now)
    if not _is_sought(request, now, starts_at):
        return 0
    search, limits = await _search(work, request, municipality, now), municipality.limits
    is_for_all = request.reach is Reach.EVERYONE
    counts = {} if is_for_all else await work.candidates.count(search)
    reach = Fit.ROLE if is_for_all else widest(request.wave + 1, counts)
    called = 0
    if reach is not None:
        most = None if is_for_all else limits.wave_multiple * request.free
        digest = None if request.is_urgent else next_digest(now, limits.digest_hour)
        called = await work.candidates.call(search, request.wave + 1, reach, most, now, digest)
        await work.requests.note_wave(request.id, request.wave + 1)
        if is_for_all:
            await work.agenda.put(Entry(Due.ASKED, now, request.id, subject=str(request.wave + 1)))
        else:
            await work.candidates.note_asked(request.id, request.wave + 1, now)
        await write_letters(work, request, request.wave + 1, letters(request), now)
        if digest is not None:
            await work.agenda.put_by(Entry(Due.DIGEST, digest))
    is_last = is_for_all or called >= sum(counts.get(fit, 0) for fit in Fit)
    await ask_later(work, request, municipality, now, Due.NUDGE if is_last else Due.WAVE)
    return called


async def nudge(work: UnitOfWork, request: Request, now: dt.datetime, letters: Letters) -> int:
    """Remind those who have not answered, each once ever, while places are free. Returns how many."""
    starts_at = _starts_at(request, now)
    if not _is_sought(request, now, starts_at):
        return 0
    unwritten = in_writing(await work.agenda.of_request(request.id))
    nudged = await work.calls.nudge(request.id, now, unwritten)
    if nudged:
        recipients = work.calls.nudged(request.id, now)
        await work.outbox.put_letters(request.id, letters(request), recipients, now, starts_at, Kind.NUDGE)
    return nudged


async def ask_later(
    work: UnitOfWork, request: Request, municipality: Municipality, now: dt.datetime, what: Due
) -> None:
    """Let another wave, or a word to those who are silent, fall due when answers have had their time."""
    limits, starts_at = municipality.limits, _starts_at(request, now)
    gap = gap_before(now, starts_at, dt.timedelta(minutes=limits.wave_minutes))
    at = QuietHours.of(limits).after(later(now, gap))
    if at < starts_at and request.reach is not Reach.NOBODY:
        await work.agenda.put(Entry(what, at, request.id))


async def _search(work: UnitOfWork, request: Request, municipality: Municipality, now: dt.datetime) -> Search:
    hub = municipality.hub(request.hub or "")
    if hub is None or request.role is None or request.day is None or request.starts is None or request.ends is None:
        raise NotPossible(Problem.INCOMPLETE)
    limits, zone = municipality.limits, now.tzinfo or dt.UTC
    beside = await work.requests.around(request.day)
    rules = Rules(
        now.date(),
        limits.calls_per_week,
        is_urgent=request.is_urgent,
        is_digest_in_time=later(next_digest(now, limits.digest_hour), IN_TIME) <= _starts_at(request, now),
    )
    return Search(
        request_id=request.id,
        hub=hub.slug,
        neighbours=[slug for slug in hub.neighbours if slug != hub.slug],
        role=request.role,
        interests=request.interests,
        times=parts_of(request.day, request.starts, request.ends),
        clashing=[other.id for other in beside if other.id != request.id and overlaps(other, request, zone)],
        rules=rules,
        week_ago=later(now, -WEEK),
    )


def _is_sought(request: Request, now: dt.datetime, starts_at: dt.datetime) -> bool:
    """Whether people are looked for now."""
    is_open = request.status is RequestStatus.OPEN and request.free > 0
    return is_open and request.reach is not Reach.NOBODY and now < starts_at


def _starts_at(request: Request, now: dt.datetime) -> dt.datetime:
    starts_at = request.starts_at(now.tzinfo or dt.UTC)
    if starts_at is None:
        raise NotPossible(Problem.INCOMPLETE)
    return starts_at
