import datetime as dt

import pytest

from domain.calendar import Days
from domain.hubfile import packaged, read
from domain.hubs import Event, Fact, FactKind
from domain.wording import Wording
from handlers.answers.activity_words import fact_words
from handlers.answers.event_lines import event_line, news_lines, past_and_coming
from locales import texts_in

MONDAY = dt.date(2026, 11, 23)
HEGGEDAL = next(hub for hub in read(packaged()).hubs if hub.slug == "heggedal")
OPENING = dt.date(2021, 3, 10)
NB = texts_in("nb")


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        (None, "Språk &amp; kaffe"),
        ("We 17:00-19:00", "Språk &amp; kaffe (onsdag 25. november kl. 17:00–19:00)"),
        (
            "Tu,Th 10:00-12:00",
            "Språk &amp; kaffe (tirsdag 24. november kl. 10:00–12:00, torsdag 26. november kl. 10:00–12:00)",
        ),
        ("2026 Dec 24 10:00-12:00", "Språk &amp; kaffe (ikke den kommende uka)"),
    ],
)
def test_activity_is_told_with_its_times(hours: str | None, expected: str) -> None:
    fact = Fact(
        kind=FactKind.ACTIVITY, text=Wording("Språk & kaffe"), hours=hours, source="x", checked_on=dt.date(2026, 11, 1)
    )
    assert fact_words(NB, fact, MONDAY) == expected


@pytest.mark.parametrize(
    ("is_digital", "today", "expected"),
    [
        (True, "2021-03-01", "Fest: onsdag 10. mars, digitalt; det er ikke noe oppmøte."),
        (True, "2021-03-10", "Fest: onsdag 10. mars, digitalt; det er ikke noe oppmøte."),
        (True, "2021-03-11", "Fest var 10. mars 2021, digitalt."),
        (False, "2021-03-01", "Fest: onsdag 10. mars."),
        (False, "2021-03-11", "Fest var 10. mars 2021."),
    ],
)
def test_event_is_told_in_the_tense_that_fits(is_digital: bool, today: str, expected: str) -> None:  # noqa: FBT001 -- a column of the table
    event = Event(name=Wording("Fest"), day=OPENING, is_digital=is_digital, source="x", checked_on=OPENING)
    assert event_line(NB, event, dt.date.fromisoformat(today)) == expected


@pytest.mark.parametrize(
    ("today", "lines"), [("2021-01-10", 0), ("2021-02-15", 2), ("2021-04-09", 2), ("2021-04-12", 1), ("2021-06-01", 0)]
)
def test_new_house_is_told_of_while_it_is_new(today: str, lines: int) -> None:
    day = dt.date.fromisoformat(today)
    assert len(list(news_lines(NB, HEGGEDAL, Days(day, day), day))) == lines


@pytest.mark.parametrize(("today", "lines"), [("2021-01-10", 0), ("2026-11-23", 2), ("2040-01-01", 0)])
def test_card_remembers_for_ten_years(today: str, lines: int) -> None:
    assert len(list(past_and_coming(NB, HEGGEDAL, dt.date.fromisoformat(today)))) == lines
