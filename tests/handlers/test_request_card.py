"""What the card of a request says, for what stands behind it."""

from dataclasses import replace

import pytest

from actions.requesting import Standing
from domain.requests import Progress, Reach, Request, RequestStatus, Tally
from handlers.requests.cards import card_screen
from locales import texts_in
from tests.handlers.examples import ASKER, REQUEST
from tests.handlers.request_examples import TOMORROW

OPEN = replace(REQUEST, status=RequestStatus.OPEN, needed=2, accepted=1, wave=1)
LATER = f"Flere blir spurt {texts_in('nb').day(TOMORROW.date())} kl. {texts_in('nb').time(TOMORROW)}."


def _told(request: Request, *, held: int = 0) -> list[str]:
    standing = Standing(request, Progress(sent=8), Tally(yes=1), ("Vera",), held=held, next_wave_at=TOMORROW)
    return card_screen(texts_in("nb"), ASKER, standing).plain.splitlines()[2:5]


@pytest.mark.parametrize(
    ("request_", "third"),
    [
        (OPEN, LATER),
        (replace(OPEN, reach=Reach.EVERYONE, wave=0), LATER),  # it waits for the morning
        (replace(OPEN, reach=Reach.EVERYONE), "Alle som passer, er spurt."),
        (replace(OPEN, status=RequestStatus.FULL, accepted=2), "Ja: 1. Nei: 0. Avbud: 0. Ikke svart: 0."),
    ],
)
def test_more_are_asked_only_where_somebody_is_left(request_: Request, third: str) -> None:
    assert _told(request_)[1:] == ["Sendt: 8 av 8.", third]


def test_those_who_wait_for_the_message_of_the_day_are_counted() -> None:
    assert _told(OPEN, held=1)[1] == "Sendt: 8 av 8. Får det i dagens melding: 1."
