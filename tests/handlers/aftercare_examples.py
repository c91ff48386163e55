"""Examples of the screens that come after an activity, with the longest values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Final

from actions.crediting import Confirmed, Review
from actions.evaluating import Outcome
from db.commitments.attendance import Attendee
from domain.aftercare import Feeling, Feelings, Hours
from domain.certificates import Certificate, code_of
from domain.dispatch import LeftOut
from domain.effects import HubEffect, RequestEffect, Wave
from domain.guests import Guest
from handlers.aftercare import certificates, effects, review_screens, thanks, verification
from handlers.toolkit.screens import Screen
from locales import Texts
from tests.handlers.examples import ASKER, HUB, KARI, NAME, NOW, REQUEST

HOURS: Final = tuple(
    Hours(hub.slug, role.slug, 99_990, 999, dt.date(2024, 11, 28), dt.date(2026, 11, 23))
    for hub in ASKER.hubs
    for role in ASKER.roles
)
CERTIFICATE: Final = Certificate(code_of("token"), KARI.id, NAME, HOURS, NOW)
PEOPLE: Final = tuple(Attendee(n, NAME, NOW, NOW if n % 2 else None) for n in range(50))
GUESTS: Final = tuple(Guest(n, REQUEST.id, NAME, "90000001", NOW if n % 2 else None) for n in range(50))
WORDS: Final = ("Det var kaldt,\nmen fint. " * 30,) * 9
REVIEW: Final = Review(REQUEST, PEOPLE, GUESTS, Feelings(33, 44, 55, WORDS))
EFFECT: Final = RequestEffect(NOW, NOW + dt.timedelta(days=9), 50, NOW, (Wave(1, 999, NOW),) * 9, ())
OUTCOME: Final = Outcome(REQUEST, EFFECT, dict.fromkeys(LeftOut, 999))

AFTERCARE: Final[dict[str, Callable[[Texts], Screen]]] = {
    "thanks": partial(thanks.thanks_screen, ASKER, REQUEST),
    "felt": lambda _: thanks.felt_screen(_, REQUEST, Feeling.BAD),
    "words about it": lambda _: thanks.words_screen(_, REQUEST),
    "said": lambda _: thanks.said_screen(_, REQUEST),
    "heard": partial(thanks.heard_screen, ASKER, REQUEST, "Det var kaldt. " * 33),
    "review": partial(review_screens.review_screen, ASKER, REVIEW),
    "review of nobody": partial(review_screens.review_screen, ASKER, Review(REQUEST, PEOPLE[:1], (), Feelings())),
    "hours": lambda _: review_screens.hours_screen(_, ASKER, REQUEST),
    "confirmed": lambda _: review_screens.confirmed_screen(_, ASKER, Confirmed(REVIEW, 630, tuple(range(50)), ())),
    "credited": partial(review_screens.credited_screen, ASKER, REQUEST, 630),
    "uncredited": partial(review_screens.uncredited_screen, ASKER, REQUEST),
    "which_name": lambda _: certificates.which_name_screen(_, ASKER, HOURS, NAME),
    "strange_name": lambda _: certificates.strange_name_screen(_, "🌸" * 64),
    "no_hours": certificates.no_hours_screen,
    "certificate": lambda _: certificates.certificate_screen(_, CERTIFICATE, "nb", b"%PDF"),
    "ask_code": verification.ask_code_screen,
    "verified": lambda _: verification.verified_screen(_, CERTIFICATE),
    "not verified": lambda _: verification.verified_screen(_, None),
    "answers": lambda _: effects.answers_screen(_, ASKER, OUTCOME, b"PNG"),
    "which_hub of figures": lambda _: effects.which_hub_screen(_, ASKER.hubs),
    "stats": lambda _: effects.stats_screen(
        _, HUB, HubEffect(999, 99, 9999, 999, dt.timedelta(minutes=999), 99_999, 9999, 99, 99)
    ),
    "no stats": lambda _: effects.stats_screen(_, HUB, HubEffect(0, 0, 0, 0, None, 0, 0, 0, 0)),
}
