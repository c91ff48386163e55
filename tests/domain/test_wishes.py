"""What coordinators write to change or call off a request, on Monday 23 November 2026 at noon."""

from __future__ import annotations

import datetime as dt

import pytest

from domain.orders import Part, Times
from domain.orders.wishes import Wish, read_wish, times_meant
from domain.requests import Request, RequestStatus
from locales.words import words_in
from tests.domain.sentences import ASKER, NOON


def read(sentence: str) -> Wish | None:
    language, _, text = sentence.partition(" ")
    return read_wish(text, words=words_in(language), municipality=ASKER, now=NOON)


def told(wish: Wish | None) -> str:
    if wish is None:
        return "-"
    verb = "cancel" if wish.is_cancel else "change" if wish.is_change else "number"
    times = wish.times.value
    parts = (
        wish.name,
        wish.what,
        wish.day.value,
        f"{times.starts:%H:%M}-{times.ends:%H:%M}" if times else None,
        wish.needed.value,
    )
    return ", ".join((verb, *(str(part) for part in parts if part)))


@pytest.mark.parametrize(
    ("sentence", "meant"),
    [
        ("nb endre tiden til 14-17", "change, time, 14:00-17:00"),
        ("nb vi må endre tida til kl 14–17", "change, time, 14:00-17:00"),
        ("nb flytt julekonserten til kl 15-18", "change, julekonserten, 15:00-18:00"),
        ("nb julekonserten må flyttes til fredag", "change, julekonserten, 2026-11-27"),
        ("nb utsett julekonserten til fredag 12-14", "change, julekonserten, 2026-11-27, 12:00-14:00"),
        ("nb flytt julekonserten til i dag kl 14-16", "change, julekonserten, 2026-11-23, 14:00-16:00"),
        ("nb endre dagen til onsdag", "change, day, 2026-11-25"),
        ("en change the day to Wednesday", "change, day, 2026-11-25"),
        ("nb endre antallet til 4", "change, needed, 4"),
        ("nb endre til 4 verter", "change, 4"),
        ("nb vi trenger 3 i stedet", "number, 3"),
        ("nb vi trenger 3 nå", "number, 3"),
        ("nb vi trenger likevel tre verter", "number, 3"),
        ("nb avlys julekonserten", "cancel, julekonserten"),
        ("nb vi må dessverre avlyse julekonserten på torsdag", "cancel, julekonserten, 2026-11-26"),
        ("nb julekonserten er avlyst", "cancel, julekonserten"),
        ("nn flytt julekonserten til i morgon 12-14", "change, julekonserten, 2026-11-24, 12:00-14:00"),
        ("nn me treng tre i staden", "number, 3"),
        ("nn avlys julekonserten", "cancel, julekonserten"),
        ("en change the time to 14-17", "change, time, 14:00-17:00"),
        ("en move the concert to 3-6 pm", "change, concert, 15:00-18:00"),
        ("en we need 3 instead", "number, 3"),
        ("en cancel the concert", "cancel, concert"),
        ("nb ikke avlys julekonserten", "-"),
        ("nb ikke avlys julekonserten nå", "-"),
        ("nb flytt julekonserten til fredag i stedet for lørdag", "change, julekonserten"),
        ("nb er julekonserten avlyst", "-"),
        ("nb kan du flytte julekonserten?", "-"),
        ("nb Trenger 3 verter på Heggedal torsdag 17–20, konsert", "-"),
        ("nb trenger 2 frivillige til å flytte stoler fredag 12-14", "-"),
        ("nb vi trenger 3 verter på torsdag", "-"),
        ("nb vi trenger 3 verter på Holmen nå", "-"),
        ("nb julekonsert", "-"),
    ],
)
def test_what_is_wished(sentence: str, meant: str) -> None:
    assert told(read(sentence)) == meant


@pytest.mark.parametrize(
    ("name", "activity", "is_named"),
    [
        ("julekonserten", "Julekonsert", True),
        ("konserten", "Konsert", True),
        ("konserten", "Julekonsert", True),
        ("julekonserten", "Konsert", False),
        ("quiz", "Quiz på Holmen", True),
        ("stolene", "Quiz", False),
        ("", "Quiz", False),
    ],
)
def test_which_request_is_named(name: str, activity: str, *, is_named: bool) -> None:
    request = Request(1, 1, RequestStatus.OPEN, activity=activity)
    wish = Wish(Part(), Part(), Part(), Part(), name)
    assert wish.names(request) is is_named


def test_what_says_no_end_lasts_as_long_as_before() -> None:
    request = Request(1, 1, RequestStatus.OPEN, starts=dt.time(17), ends=dt.time(20, 30))
    wish = read("nb flytt konserten til kl 15")
    assert wish is not None
    assert times_meant(wish.times, request) == Times(dt.time(15), dt.time(18, 30))
