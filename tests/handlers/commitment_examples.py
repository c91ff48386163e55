"""One example of each screen of somebody's own commitments, and of a coordinator's list of those who come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from markupsafe import Markup

from actions.attending import Check, Checked
from actions.hosting import Roll
from db.commitments.attendance import Attendee, Held
from domain.guests import Guest
from domain.people import Digest
from domain.requests import PRIVATE_MAX, Answer, RequestStatus
from handlers import peace
from handlers.commitments import checking_in, late, oneself, reminding, screens
from handlers.requests import guests, more, place, roll
from handlers.toolkit.screens import Screen
from locales import Texts
from tests.handlers.examples import ASKER, NAME, NOW, REQUEST, VIDAR

PLACE: Final = replace(
    REQUEST, hub="borgen", private_text="Nøkkelen er hos naboen. " * (PRIVATE_MAX // 24), code="0420"
)
HELD: Final = Held(PLACE, Answer.YES, NOW, coming_at=NOW)
OFFERED: Final = replace(HELD, answer=Answer.OFFERED, lapses_at=NOW)
WAITING: Final = replace(HELD, answer=Answer.WAITING)
AROUND: Final = screens.Around((REQUEST,) * 5, NAME, 12)
DURING: Final = dt.datetime.combine(PLACE.day or NOW.date(), PLACE.starts or dt.time(), NOW.tzinfo)
HOURS: Final = (Markup("Heggedal, Tilrettelegger: 100 t"),) * 8
ROLL: Final = Roll(
    PLACE,
    tuple(Attendee(number, NAME, NOW, NOW) for number in range(30)),
    tuple(Guest(number, PLACE.id, NAME, "+47 41 23 45 67") for number in range(20)),
    has_opened=True,
)
BUSY: Final = replace(VIDAR, digest=Digest.DAILY, is_nearby=True, times=0b101, reminders=31)

COMMITMENTS: Final[dict[str, Callable[[Texts], Screen]]] = {
    "mine": lambda _: screens.mine_screen(_, [HELD, OFFERED, WAITING, HELD] * 5, 6, NOW, HOURS),
    "mine, empty": lambda _: screens.mine_screen(_, [], 0, NOW),
    "commitment": lambda _: screens.commitment_screen(_, ASKER, HELD, AROUND, DURING, Markup("<b>Så bra.</b>")),
    "commitment offered": lambda _: screens.commitment_screen(_, ASKER, OFFERED, AROUND, NOW),
    "commitment waited for": lambda _: screens.commitment_screen(_, ASKER, WAITING, AROUND, NOW),
    "late": lambda _: late.late_screen(_, ASKER, PLACE, screens.commitment_screen(_, ASKER, HELD, AROUND, DURING)),
    "late, no telephone": lambda _: late.late_screen(
        _, ASKER, REQUEST, screens.commitment_screen(_, ASKER, replace(HELD, request=REQUEST), AROUND, DURING)
    ),
    "rest": lambda _: oneself.rest_screen(_, replace(VIDAR, paused_until=NOW.date()), NOW.date()),
    "no rest": lambda _: oneself.rest_screen(_, VIDAR, NOW.date()),
    "withdraw": lambda _: screens.withdraw_screen(_, ASKER, PLACE, is_sought=True),
    "withdraw, nobody asked": lambda _: screens.withdraw_screen(_, ASKER, PLACE, is_sought=False),
    "stale": lambda _: screens.stale_screen(_, ASKER, PLACE, Markup("Over.")),
    "reminder": lambda _: reminding.reminder_screen(_, ASKER, PLACE, NOW.date()),
    "reminder on the day": lambda _: reminding.reminder_screen(_, ASKER, PLACE, DURING.date(), says_so=True),
    "reminder the day before": lambda _: reminding.reminder_screen(
        _, ASKER, PLACE, DURING.date() - dt.timedelta(days=1)
    ),
    "code": checking_in.code_screen,
    "nothing_now": checking_in.nothing_now_screen,
    **{
        # bound now: mypy cannot type a default of a lambda
        f"checked {check}": lambda _, check=check: checking_in.checked_screen(_, ASKER, Checked(PLACE, check))  # type: ignore[misc]  # bound at once
        for check in Check
    },
    "checked": lambda _: checking_in.checked_screen(_, ASKER, Checked(PLACE, Check.HERE)),
    "place": lambda _: place.place_screen(_, ASKER, PLACE),
    "roll": lambda _: roll.roll_screen(_, ASKER, ROLL, 8),
    "roll, early": lambda _: roll.roll_screen(_, ASKER, replace(ROLL, has_opened=False), 0),
    "call_list": lambda _: roll.call_list_screen(_, ASKER, ROLL, 28),
    "call_list, empty": lambda _: roll.call_list_screen(_, ASKER, Roll(PLACE, (), (), has_opened=False), 0),
    "guests": lambda _: guests.guests_screen(_, ASKER, replace(ROLL, request=replace(PLACE, accepted=49)), 8),
    "name": lambda _: guests.name_screen(_, ASKER, PLACE),
    "more": lambda _: more.more_screen(_, ASKER, PLACE),
    "more of cancelled": lambda _: more.more_screen(_, ASKER, replace(PLACE, status=RequestStatus.CANCELLED)),
    "peace": lambda _: peace.peace_screen(_, BUSY),
    "times": lambda _: peace.times_screen(_, BUSY),
    "lead_times": lambda _: peace.lead_times_screen(_, BUSY),
}
