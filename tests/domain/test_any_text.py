"""Whatever is written gets an answer: never an exception, never a hub or a time out of nothing."""

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actions import answering
from domain.hubfile import packaged, read
from domain.questions import menu
from domain.schedules import ZONE
from locales import LANGUAGES
from locales.words import words_in
from tests.domain.understood import understand

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
    assert question.answer(ASKER, NOW) is not None


@pytest.mark.parametrize(
    "text", ["", "   ", "???", "😀" * 4096, "a" * 4096, "\u200b\u200b", "' OR 1=1", "{0.__class__}"]
)
def test_nothing_asked_is_not_understood(text: str) -> None:
    question = understand(text, words=words_in("nb"), municipality=ASKER, now=NOW)
    assert question == menu.Question(menu.Why.NOT_UNDERSTOOD)


TEN_MILLISECONDS = 220_000
"""To how many one core counts in ten milliseconds."""

BAD: list[tuple[str, str]] = [
    ("😀" * 4096, "not_understood"),
    ("!?.,;:-", "not_understood"),
    ("er holmen åpent 31. november?", "no_such_day"),
    ("åpent 29. februar 2027 på Tofte", "no_such_day"),
    ("er Borgen åpent 1. januar 9999", "no_such_day"),
    ("er Borgen åpent kl 25:61", "no_such_day"),
    ("er rådhuset i Drammen åpent", "out_of_scope"),
    ("when does the hub in Oslo open", "out_of_scope"),
    ("'; DROP TABLE hubs; --", "not_understood"),
    ("%s %d {0} {hub!r} ${jndi:ldap://x}", "not_understood"),
    ("er Неggedal åpent", "hours heggedal"),  # noqa: RUF001 -- two Cyrillic letters look Latin
    ("er Hegge\u200ddal å\u200bpent", "hours heggedal"),
    ("er \u202eBorgen\u202c åpent", "hours borgen"),
    (" ".join(["er Borgen åpent i morgen?", "telefon til Holmen?"] * 10), "hours borgen holmen"),
]


@pytest.mark.parametrize(("text", "heard"), BAD)
def test_bad_input_is_taken_for_what_it_is(text: str, heard: str) -> None:
    kind, *hubs = heard.split()
    question = answering.ask(text, municipality=ASKER, language="nb", now=NOW)
    told = question.why.value if isinstance(question, menu.Question) else type(question).__module__.rpartition(".")[2]
    assert (told, list(getattr(question, "hubs", ()))) == (kind, hubs)


@pytest.mark.parametrize("text", [text for text, _ in BAD] + ["åpent " * 680, "heggedal " * 450, "\u0627" * 4096])
def test_bad_input_is_answered_within_ten_milliseconds(text: str) -> None:
    """Of a few rounds the best counts; a busy machine is slow at everything, so the time is compared with counting."""
    answering.ask(text, municipality=ASKER, language="nb", now=NOW)
    taken, counted = [], []
    for _round in range(8):
        start = time.thread_time()
        question = answering.ask(text, municipality=ASKER, language="nb", now=NOW)
        assert question.answer(ASKER, NOW) is not None
        between = time.thread_time()
        assert sum(number % 7 for number in range(TEN_MILLISECONDS)) > 0
        taken.append(between - start)
        counted.append(time.thread_time() - between)
    assert min(taken) < min(counted)


@pytest.mark.parametrize("moment", [dt.datetime(1, 1, 2, tzinfo=dt.UTC), dt.datetime(9999, 12, 30, tzinfo=dt.UTC)])
def test_any_clock_is_taken(moment: dt.datetime) -> None:
    question = understand("er Heggedal åpent i morgen?", words=words_in("nb"), municipality=ASKER, now=moment)
    assert question.answer(ASKER, moment) is not None
