"""One sentence of a coordinator's, read into the parts of a request, on Monday 23 November 2026 at noon."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.orders import Order, Part, Times
from domain.schedules import ZONE
from tests.domain.sentences import NOON, SENTENCES, read


def _shown(value: object) -> str:
    return f"{value.starts:%H:%M}-{value.ends:%H:%M}" if isinstance(value, Times) else str(value)


def _told(part: Part[Any]) -> str:
    if part.fault is not None:
        return f"!{part.fault.problem}"
    if part.value is not None:
        return _shown(part.value)
    shown = " | ".join(map(_shown, part.candidates))
    return f"{shown} |" if len(part.candidates) == 1 else shown or "-"


def told(order: Order) -> str:
    parts: tuple[Part[Any], ...] = (order.hub, order.role, order.needed, order.day, order.times, order.activity)
    return ", ".join(map(_told, parts))


@pytest.mark.parametrize(("sentence", "parts"), SENTENCES, ids=[sentence[:60] for sentence, _parts in SENTENCES])
def test_parts_of_a_sentence(sentence: str, parts: str) -> None:
    language, _, text = sentence.partition(" ")
    order = read(text, language=language)
    assert (told(order), order.is_call) == (parts, True)


PIECES = st.sampled_from(
    [
        *(
            "Trenger",
            "trenger vi",
            "need",
            "3",
            "-3",
            "to",
            "eller",
            "et par",
            "verter",
            "host",
            "kokker",
            "frivillige",
        ),
        *("på", "Heggedal", "Borgen", "Spikkestad", "Asker", "torsdag", "neste", "i helga", "31. november", "24.12"),
        *("17–20", "5-8", "5-8 pm", "kl 18", "til", "25:61", "halv seks", "i kveld", "hver", "konsert", "haster"),
        *(",", ".", "!", "?", "\n", "#", "|", "~", "–", "\u200b", "\u202e", "😀", "²", "\u0663", "\x00", "{0}", "%s"),
    ]
)


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(st.lists(PIECES | st.text(max_size=12), max_size=14), st.sampled_from(["nb", "nn", "en", "ar"]))
def test_any_text_is_read(pieces: list[str], language: str) -> None:
    order = read(" ".join(pieces), language=language)
    for part in (order.hub, order.role, order.needed, order.day, order.times, order.activity, order.text):
        states = (part.value is not None, bool(part.candidates), part.fault is not None)
        assert sum(states) <= 1
    assert order.day.value is None or order.day.value >= NOON.date()


@pytest.mark.parametrize(
    ("now", "day"),
    [
        (dt.datetime(2026, 11, 26, 16, tzinfo=ZONE), "2026-11-26 | 2026-12-03"),
        (dt.datetime(2026, 11, 26, 17, tzinfo=ZONE), "2026-12-03 |"),
        (dt.datetime(2026, 11, 26, 21, tzinfo=ZONE), "2026-12-03 |"),
        (dt.datetime(2026, 11, 27, 9, tzinfo=ZONE), "2026-12-03"),
    ],
)
def test_weekday_said_on_that_day(now: dt.datetime, day: str) -> None:
    order = read("Trenger 3 verter på Heggedal torsdag 17-20", now=now)
    assert _told(order.day) == day


def test_time_of_today_that_is_over_is_not_offered() -> None:
    order = read("Trenger 3 verter på Heggedal i dag 5-8")
    assert _told(order.times) == "17:00-20:00"


@pytest.mark.parametrize(
    ("text", "activity", "more"),
    [
        ("Trenger 3 verter torsdag 17-20, konsert. Ta med innesko!", "Konsert", "Ta med innesko!"),
        ("Hei! Trenger 3 verter til quiz på Borgen. Ta med penn. Takk!", "Quiz", "Ta med penn."),
        ("Trenger 3 verter torsdag 17-20. Konsert.", "Konsert", None),
        (
            "Trenger 3 verter torsdag 17-20\nJulekonsert med kor\nTa med innesko",
            "Julekonsert med kor",
            "Ta med innesko",
        ),
        ("Trenger 3 verter til iPad-kurs", "iPad-kurs", None),
        ("Trenger 3 verter til <b>kor</b>", "<b>kor</b>", None),
    ],
)
def test_what_is_told_besides(text: str, activity: str, more: str | None) -> None:
    order = read(text)
    assert (order.activity.value, order.text.value) == (activity, more)


def test_text_that_is_too_long_is_told() -> None:
    order = read(f"Trenger 3 verter til konsert. {'Ta med innesko. ' * 100}")
    assert (order.activity.value, _told(order.text)) == ("Konsert", "!too_long")


@pytest.mark.parametrize(
    ("text", "urgent"), [("Haster! 3 verter", True), ("urgent: 3 hosts", True), ("3 verter", False)]
)
def test_haste(text: str, *, urgent: bool) -> None:
    assert any(read(text, language=language).is_urgent for language in ("nb", "en")) is urgent


@pytest.mark.parametrize(
    "text",
    [
        "Trenger dere frivillige?",
        "Trenger dere frivillige på torsdag",
        "Er det noen som trenger hjelp?",
        "Jeg trenger hjelp",
        "Hvem trenger hjelp på Heggedal torsdag",
        "trenger informasjon om Heggedal torsdag",
        "I want to volunteer at Heggedal on Thursday",
        "I need help with my account",
        "Når åpner Heggedal torsdag",
        "Hvor mange verter kommer på torsdag",
        "Heggedal torsdag 17-20",
        "3 verter",
        "hei",
        "",
        "😀" * 4096,
        "\u200b",
        "a" * 4096,
        "1 2 3 4 5 6 7 8 9",
        "17-20 " * 600,
    ],
)
def test_what_is_no_call(text: str) -> None:
    assert [read(text, language=language).is_call for language in ("nb", "nn", "en")] == [False] * 3


def test_language_without_words_for_orders_hears_none() -> None:
    assert read("Trenger 3 verter på Heggedal torsdag 17-20", language="pl").is_call is False
