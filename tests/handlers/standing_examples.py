"""Examples of the screens of standing duties, notes and promises, with the longest values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final

from msgspec import structs

from actions.enlisting import Taken
from actions.noting import Sent, Thread
from actions.overseeing import Course
from actions.remembering import Idle
from domain.notes import Note
from domain.series import Plan, Series, Skipped
from handlers.notes import screens as notes
from handlers.promises import idle
from handlers.promises import screens as promises
from handlers.series import regular_screens as regular
from handlers.series import screens as series
from handlers.toolkit.screens import Screen
from locales import Texts
from tests.handlers.examples import ASKER, BORGEN, CLOSURE, HUB, HUBS, KARI, NAME, NOW, REQUEST, VIDAR

DAYS: Final = tuple(NOW.date() + dt.timedelta(weeks=n) for n in range(5))
DATES: Final = tuple(replace(REQUEST, day=day, series_id=1) for day in DAYS)
SERIES: Final = Series(
    10**9, KARI.id, HUB.slug, "vertskap", REQUEST.activity, dt.time(17), dt.time(20), 50, 2, DAYS[2], last_day=DAYS[4]
)
SKIPPED: Final = (
    Skipped(dt.date(2026, 12, 25), feast="christmas_day"),
    Skipped(DAYS[3], closure=CLOSURE),
    Skipped(DAYS[4], closure=structs.replace(CLOSURE, reason=None)),
)
COURSE: Final = Course(SERIES, DATES, (KARI,) * 20)
BARE: Final = Course(replace(SERIES, is_stopped=True, last_day=None), (), ())
TAKEN: Final = Taken(SERIES, DATES, DATES, DATES)
NONE_TAKEN: Final = Taken(SERIES, ())
NOTE: Final = Note(10**9, REQUEST.id, KARI.id, None, "Husk innesko, og ta med noe å drikke. " * 12, NOW, NAME)
SENT: Final = Sent(NOTE, REQUEST, (KARI,) * 30)
NOTES: Final = tuple(replace(NOTE, id=n, sender_id=n, receiver_id=KARI.id, receiver=NAME) for n in range(1, 6))
THREAD: Final = Thread(REQUEST, NOTES, has_older=True, may_be_answered=frozenset(range(6)))

STANDING_DUTIES: Final[dict[str, Callable[[Texts], Screen]]] = {
    "rhythm": lambda _: series.rhythm_screen(_, ASKER, REQUEST),
    "plan": lambda _: series.plan_screen(_, ASKER, REQUEST.id, SERIES, Plan(DAYS, SKIPPED)),
    "plan without end": lambda _: series.plan_screen(
        _, ASKER, REQUEST.id, replace(SERIES, last_day=None), Plan((), SKIPPED)
    ),
    "series": lambda _: series.series_screen(_, ASKER, COURSE),
    "series that was stopped": lambda _: series.series_screen(_, ASKER, BARE),
    "series_list": lambda _: series.series_list_screen(_, [SERIES] * 8, []),
    "series_list of nobody": lambda _: series.series_list_screen(_, [], []),
    "stop": lambda _: series.stop_screen(_, ASKER, COURSE),
    "stop without dates": lambda _: series.stop_screen(_, ASKER, BARE),
    "date": partial(regular.date_screen, ASKER, replace(DATES[0], private_text="Nøkkelen ligger under matta. " * 5)),
    "busy_date": partial(regular.busy_date_screen, ASKER, DATES[0]),
    "full_date": partial(regular.full_date_screen, ASKER, DATES[0]),
    "taken": lambda _: regular.taken_screen(_, ASKER, TAKEN),
    "own_series": lambda _: regular.own_series_screen(_, ASKER, TAKEN),
    "own_series without dates": lambda _: regular.own_series_screen(_, ASKER, NONE_TAKEN),
    "leave": lambda _: regular.leave_screen(_, ASKER, TAKEN),
    "leave without dates": lambda _: regular.leave_screen(_, ASKER, NONE_TAKEN),
    "left the series": lambda _: regular.left_screen(_, ASKER, TAKEN, gave_back=False),
    "gave dates back": lambda _: regular.left_screen(_, ASKER, TAKEN, gave_back=True),
    "skipped": partial(regular.skipped_screen, ASKER, SERIES, SKIPPED),
    "joined": partial(regular.joined_screen, ASKER, SERIES, NAME),
    "gone": partial(regular.gone_screen, ASKER, TAKEN, NAME, True),  # noqa: FBT003 -- gave the places back
    "ended": partial(regular.ended_screen, ASKER, COURSE),
    "write": lambda _: notes.write_screen(_, ASKER, REQUEST, [KARI] * 50, waiting=True),
    "sent": lambda _: notes.sent_screen(_, ASKER, SENT),
    "note": partial(notes.note_screen, ASKER, SENT),
    "write to the coordinator": lambda _: notes.write_to_coordinator_screen(_, ASKER, REQUEST),
    "answer": lambda _: notes.answer_screen(_, ASKER, REQUEST, [KARI] * 5),
    "answered note": lambda _: notes.answered_screen(_, ASKER, SENT),
    "thread": lambda _: notes.thread_screen(_, ASKER, THREAD, NOW.tzinfo),
    "thread of nothing": lambda _: notes.thread_screen(
        _, ASKER, Thread(REQUEST, (), has_older=False, may_be_answered=frozenset()), NOW.tzinfo
    ),
    "welcome": lambda _: promises.welcome_screen(_, ASKER, VIDAR, HUBS - {HUB.slug}),
    "newcomer": lambda _: promises.newcomer_screen(_, ASKER, VIDAR, HUBS),
    "overdue_soon": partial(promises.overdue_soon_screen, BORGEN, VIDAR, 3),
    "broken": partial(promises.broken_screen, ASKER, BORGEN),
    "owed": partial(promises.owed_screen, BORGEN, VIDAR),
    "greet": lambda _: promises.greet_screen(_, ASKER, VIDAR, HUBS),
    "greeting": partial(promises.greeting_screen, ASKER, KARI, HUBS, NOTE.text),
    "greeted": lambda _: promises.greeted_screen(_, NAME),
    "greeted before": lambda _: promises.greeted_before_screen(_, VIDAR),
    "answer to a greeting": lambda _: promises.answer_screen(_, BORGEN, KARI),
    "answer_heard": partial(promises.answer_heard_screen, BORGEN, KARI, NOTE.text),
    "answered greeting": lambda _: promises.answered_screen(_, BORGEN, NAME),
    "idle": partial(idle.idle_screen, ASKER, Idle(VIDAR, DATES)),
    "idle with nothing open": partial(idle.idle_screen, ASKER, Idle(VIDAR, ())),
}
