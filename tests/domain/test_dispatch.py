"""Whom a request asks and when: tables of verdicts, waves and night hours."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from domain.dispatch import Candidate, Counts, Fit, LeftOut, Rules, Verdict, next_digest, verdict, waves, widest
from domain.offers import alerts_at, heals_at, lapses_at
from domain.people import Digest
from domain.quiet_hours import QuietHours

OSLO = ZoneInfo("Europe/Oslo")
TODAY = dt.date(2026, 11, 23)
NOON = dt.datetime(2026, 11, 23, 12, tzinfo=OSLO)
NIGHT = QuietHours(21, 8)
NEVER = QuietHours(0, 0)
HOUR = dt.timedelta(hours=1)
USUAL = Rules(TODAY, calls_per_week=3)
URGENT = Rules(TODAY, calls_per_week=3, is_urgent=True)
LATE_DIGEST = Rules(TODAY, calls_per_week=3, is_digest_in_time=False)


@pytest.mark.parametrize(
    ("candidate", "usual", "urgent"),
    [
        (Candidate(), Fit.BEST, Fit.BEST),
        (Candidate(shares_interest=False), Fit.ROLE, Fit.ROLE),
        (Candidate(has_time=False), Fit.ROLE, Fit.ROLE),
        (Candidate(is_of_hub=False), Fit.NEARBY, Fit.NEARBY),
        (Candidate(is_reachable=False, paused_until=TODAY), LeftOut.BLOCKED, LeftOut.BLOCKED),
        (Candidate(paused_until=TODAY), LeftOut.PAUSED, LeftOut.PAUSED),
        (Candidate(paused_until=TODAY - dt.timedelta(days=1)), Fit.BEST, Fit.BEST),
        (Candidate(digest=Digest.URGENT), LeftOut.PEACE, Fit.BEST),
        (Candidate(digest=Digest.DAILY), Fit.BEST, Fit.BEST),
        (Candidate(calls_this_week=2), Fit.BEST, Fit.BEST),
        (Candidate(calls_this_week=3), LeftOut.CAPPED, Fit.BEST),
        (Candidate(is_busy=True), LeftOut.BUSY, LeftOut.BUSY),
        (Candidate(is_busy=True, calls_this_week=9), LeftOut.CAPPED, LeftOut.BUSY),
    ],
)
def test_first_reason_that_holds_is_told(candidate: Candidate, usual: Verdict, urgent: Verdict) -> None:
    assert (verdict(candidate, USUAL), verdict(candidate, URGENT)) == (usual, urgent)


def test_daily_message_that_would_come_too_late_leaves_people_out() -> None:
    assert verdict(Candidate(digest=Digest.DAILY), LATE_DIGEST) is LeftOut.PEACE


@pytest.mark.parametrize(
    ("wave", "there", "reach"),
    [
        (1, {Fit.BEST: 1, Fit.ROLE: 1}, Fit.BEST),
        (2, {Fit.BEST: 1, Fit.ROLE: 1}, Fit.ROLE),
        (3, {Fit.ROLE: 1}, Fit.NEARBY),
        (9, {Fit.ROLE: 1}, Fit.NEARBY),
        (1, {Fit.ROLE: 1}, Fit.ROLE),
        (1, {Fit.NEARBY: 1, LeftOut.BUSY: 5}, Fit.NEARBY),
        (1, {LeftOut.BUSY: 5}, None),
        (1, {}, None),
    ],
)
def test_each_wave_reaches_wider(wave: int, there: Counts, reach: Fit | None) -> None:
    assert widest(wave, there) is reach


@pytest.mark.parametrize(
    ("there", "size", "at", "starts", "expected"),
    [
        ({Fit.BEST: 12, Fit.ROLE: 9}, 12, "12:00", "27 20:00", [("12:00", 12), ("13:00", 9)]),
        ({Fit.BEST: 2, Fit.ROLE: 5, Fit.NEARBY: 1}, 3, "12:00", "27 20:00", [("12:00", 2), ("13:00", 3), ("14:00", 3)]),
        ({Fit.BEST: 6}, 3, "20:30", "27 20:00", [("20:30", 3), ("08:00", 3)]),
        ({Fit.BEST: 6}, 3, "22:30", "27 20:00", [("08:00", 3), ("09:00", 3)]),
        ({Fit.BEST: 9}, 3, "12:00", "23 13:00", [("12:00", 3), ("12:10", 3), ("12:18", 3)]),
        ({}, 3, "12:00", "27 20:00", []),
        ({Fit.BEST: 3}, 3, "12:00", "23 12:00", []),
    ],
)  # fmt: skip
def test_waves_go_out(there: Counts, size: int, at: str, starts: str, expected: list[tuple[str, int]]) -> None:
    day, time = starts.split()
    starts_at = dt.datetime.combine(dt.date(2026, 11, int(day)), dt.time.fromisoformat(time), OSLO)
    first_at = dt.datetime.combine(TODAY, dt.time.fromisoformat(at), OSLO)
    foretold = waves(there, size, first_at, starts_at, HOUR, NIGHT)
    assert [(f"{wave.at:%H:%M}", wave.people) for wave in foretold] == expected


@pytest.mark.parametrize(
    ("moment", "then"),
    [
        ("2026-11-23 20:59", "2026-11-23 20:59"),
        ("2026-11-23 21:00", "2026-11-24 08:00"),
        ("2026-11-24 07:59", "2026-11-24 08:00"),
        ("2026-11-24 08:00", "2026-11-24 08:00"),
        ("2027-03-28 01:30", "2027-03-28 08:00"),  # the night that is an hour shorter
        ("2026-10-25 02:30", "2026-10-25 08:00"),  # and the longer one
        ("2026-12-31 23:00", "2027-01-01 08:00"),
    ],
)
def test_night_ends_in_the_morning(moment: str, then: str) -> None:
    at = dt.datetime.fromisoformat(moment).replace(tzinfo=OSLO)
    assert NIGHT.after(at) == dt.datetime.fromisoformat(then).replace(tzinfo=OSLO)
    assert NEVER.after(at) == at


@pytest.mark.parametrize(
    ("now", "starts", "until"),
    [
        ("23 12:00", "27 12:00", "24 09:00"),  # twelve hours at most, and not in the night
        ("23 09:00", "24 17:00", "23 13:00"),
        ("23 12:00", "23 16:00", "23 12:30"),
        ("23 12:00", "23 12:30", "23 12:15"),
        ("23 12:00", "23 12:10", "23 12:10"),
        ("23 20:30", "24 10:00", "23 22:11"),  # after breakfast would be too late
    ],
)
def test_offer_stands_for_less_as_the_start_nears(now: str, starts: str, until: str) -> None:
    pair = [dt.datetime.strptime(f"2026-11-{each} +0100", "%Y-%m-%d %H:%M %z") for each in (now, starts)]
    begun, begins = pair
    assert f"{lapses_at(begun, begins, NIGHT):%d %H:%M}" == until


def test_place_free_at_night_waits_for_the_morning_unless_that_is_too_late() -> None:
    night = NOON.replace(hour=23)
    assert heals_at(NOON, NOON + dt.timedelta(days=2), NIGHT) == NOON
    assert heals_at(night, NOON + dt.timedelta(days=2), NIGHT) == NOON.replace(day=24, hour=8)
    assert heals_at(night, NOON.replace(day=24, hour=9), NIGHT) == night


def test_alert_comes_a_day_before_or_half_way() -> None:
    assert alerts_at(NOON, NOON + dt.timedelta(days=3)) == NOON + dt.timedelta(days=2)
    assert alerts_at(NOON, NOON + dt.timedelta(hours=8)) == NOON + dt.timedelta(hours=4)


def test_daily_message_comes_today_or_tomorrow() -> None:
    assert next_digest(NOON, 17) == NOON.replace(hour=17)
    assert next_digest(NOON.replace(hour=17), 17) == NOON.replace(day=24, hour=17)
