"""Whatever is written gets an answer: never an exception, never a hub or a time out of nothing."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.hubfile import packaged, read
from domain.questions import answer, menu, understand
from domain.schedules import ZONE
from locales import LANGUAGES
from locales.words import words_in

ASKER = read(packaged())
NOW = dt.datetime(2026, 11, 23, 12, tzinfo=ZONE)
PIECES = st.sampled_from(
    [
        "Heggedal",
        "borgen",
        "åpent",
        "stengt",
        "i morgen",
        "31.",
        "31.11.",
        "99:99",
        "kl",
        "halv",
        "seks",
        "neste",
        "tirsdag",
        "om",
        "to",
        "dager",
        "9999-12-31",
        "0000-00-00",
        "1.1.0001",
        "frivillig",
        "bibliotek",
        "påsken",
        "'; DROP TABLE hubs; --",
        "{hub}",
        "%s",
        "\u202e",
        "\u200b",
        "😀" * 40,
        "\u0661\u0667:\u0663\u0660",
        "²³",
        "\u041d\u0435ggedal",
        "?",
        "\x00",
    ]
)


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(st.lists(PIECES | st.text(max_size=20), max_size=12), st.sampled_from(LANGUAGES))
def test_any_text_is_answered(pieces: list[str], language: str) -> None:
    question = understand(" ".join(pieces), words=words_in(language), municipality=ASKER, now=NOW)
    assert answer(question, ASKER, NOW) is not None


@pytest.mark.parametrize(
    "text", ["", "   ", "???", "😀" * 4096, "a" * 4096, "\u200b\u200b", "' OR 1=1", "{0.__class__}"]
)
def test_nothing_asked_is_not_understood(text: str) -> None:
    question = understand(text, words=words_in("nb"), municipality=ASKER, now=NOW)
    assert question == menu.Question(menu.Why.NOT_UNDERSTOOD)


@pytest.mark.parametrize("moment", [dt.datetime(1, 1, 2, tzinfo=dt.UTC), dt.datetime(9999, 12, 30, tzinfo=dt.UTC)])
def test_any_clock_is_taken(moment: dt.datetime) -> None:
    question = understand("er Heggedal åpent i morgen?", words=words_in("nb"), municipality=ASKER, now=moment)
    assert answer(question, ASKER, moment) is not None
