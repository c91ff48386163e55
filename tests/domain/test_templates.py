"""What a new draft takes over from a request, and the day that comes whole weeks later."""

import datetime as dt
from dataclasses import replace

import pytest

from domain.requests import Request, RequestStatus
from domain.schedules import ZONE
from domain.templates import Template, parts_of, weeks_later
from tests.concert import CONCERT

REQUEST = replace(
    CONCERT,
    status=RequestStatus.OPEN,
    accepted=2,
    private_text="Nøkkelen ligger i kafeen.",
    is_urgent=True,
)


@pytest.mark.parametrize(
    ("day", "now", "expected"),
    [
        ("2026-11-26", "2026-11-23 12:00", "2026-12-03"),
        ("2026-11-26", "2026-12-03 16:59", "2026-12-03"),
        ("2026-11-26", "2026-12-03 17:00", "2026-12-10"),
        ("2026-11-26", "2027-11-26 12:00", "2027-12-02"),
        ("2026-10-22", "2026-10-22 12:00", "2026-10-29"),
    ],
)
def test_day_whole_weeks_later_that_is_still_to_come(day: str, now: str, expected: str) -> None:
    request = Request(1, 2, RequestStatus.OPEN, day=dt.date.fromisoformat(day), starts=dt.time(17))
    moment = dt.datetime.fromisoformat(now).replace(tzinfo=ZONE)
    assert weeks_later(request, moment) == dt.date.fromisoformat(expected)


def test_request_without_a_day_has_no_week_later() -> None:
    assert weeks_later(Request(1, 2, RequestStatus.STOPPED), dt.datetime(2026, 11, 23, tzinfo=ZONE)) is None


def test_draft_takes_over_everything_but_day_haste_and_answers() -> None:
    parts = parts_of(REQUEST)
    draft = Request(3, 2, RequestStatus.DRAFT, **parts)
    assert parts.keys().isdisjoint({"id", "day", "is_urgent", "accepted", "card_message_id"})
    assert (draft.activity, draft.needed, draft.private_text) == ("Konsert", 2, "Nøkkelen ligger i kafeen.")


def test_template_is_told_from_a_later_one_with_its_number() -> None:
    saved = dt.datetime(2026, 11, 23, 12, tzinfo=ZONE)
    stamps = {Template(1, "heggedal", "Konsert", saved + dt.timedelta(seconds=later)).stamp for later in (0, 1)}
    assert len(stamps) == 2
