"""What a coordinator is asked while changing a sent request: which part, and what it becomes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from markupsafe import Markup

from actions.changing import Proposal
from domain.hubs import Limits, Municipality
from domain.request_changes import MOST_RELEASED, Plan
from domain.requests import PRIVATE_MAX, Request
from handlers.cards import person_name
from handlers.requests.buttons import ShowRequest
from handlers.requests.change_buttons import AskPart, Part, Propose, Release, ShowParts
from handlers.requests.questions import USUAL_NUMBERS, USUAL_TIMES
from handlers.requests.titles import title
from handlers.toolkit.home import home, person
from handlers.toolkit.screens import Choice, Screen, in_rows, lines
from locales import Texts

DAYS_OFFERED = 8


def parts_screen(_: Texts, municipality: Municipality, request: Request, plan: Plan) -> Screen:
    """Which part?"""
    packed = plan.packed()
    listed = [
        (Part.DAY, _("Day")),
        (Part.TIME, _("Time")),
        (Part.NEEDED, _("How many")),
        (Part.TEXT, _("Text")),
        (Part.PRIVATE, _("For those who come")),
    ]
    choices = in_rows(Choice(label, AskPart(request.id, part, packed)) for part, label in listed)
    return Screen(
        lines(*title(_, municipality, request), _("<b>What would you like to change?</b>")),
        (*choices, (Choice(_("← Back"), ShowRequest(request.id)), home(_)), (person(_),)),
    )


def part_screen(_: Texts, request: Request, plan: Plan, part: Part, today: dt.date, limits: Limits) -> Screen:
    """What does it become?"""
    match part:
        case Part.DAY:
            question = _("<b>Which day?</b>")
            hint = _("Choose, or write the day, for example “Thursday” or “24.12”.")
            days = [today + dt.timedelta(days=ahead) for ahead in range(DAYS_OFFERED)]
            rows = in_rows(_to(request, replace(plan, day=day), _.short_day(day)) for day in days)
        case Part.TIME:
            question = _("<b>What time?</b>")
            hint = _("Choose, or write from and to, for example “17:30–20”.")
            rows = in_rows(
                (_to(request, _with_time(plan, time), time.replace("-", "–")) for time in USUAL_TIMES), width=3
            )
        case Part.NEEDED:
            question = _("<b>How many are needed?</b>")
            hint = _("Choose, or write a number.")
            numbers = [_to(request, replace(plan, needed=number, released=0), str(number)) for number in USUAL_NUMBERS]
            rows = in_rows(numbers, width=6)
        case Part.TEXT:
            question = _("<b>What else should they know?</b>")
            hint, rows = _write_hint(_, limits.request_text_max, request.text), ()
        case Part.PRIVATE:
            question = _("<b>What should only those who come know?</b>")
            hint, rows = _write_hint(_, PRIVATE_MAX, request.private_text), ()
    return Screen(
        lines(question, hint),
        (*rows, (Choice(_("← Back"), ShowParts(request.id, plan.packed())), home(_)), (person(_),)),
    )


def _to(request: Request, plan: Plan, label: str) -> Choice:
    return Choice(label, Propose(request.id, plan.packed()))


def _with_time(plan: Plan, time: str) -> Plan:
    starts, ends = (dt.time(int(hour)) for hour in time.split("-"))
    return replace(plan, starts=starts, ends=ends)


def _write_hint(_: Texts, most: int, text: str) -> Markup:
    return lines(
        _("Now it says: “{text}”", text=text) if text else None,
        _("Write it anew, at most {most} characters. A single – takes it away.", most=most),
    )


def release_screen(_: Texts, municipality: Municipality, wish: Proposal) -> Screen:
    """Whom? Those who came last are marked."""
    request, surplus = wish.after, wish.surplus
    bits = list(enumerate(reversed(wish.holders)))[:MOST_RELEASED]
    choices = [
        Choice(
            f"{'❎ ' if wish.plan.released >> bit & 1 else ''}{person_name(_, holder.name)}"[:40],
            Release(request.id, replace(wish.plan, released=wish.plan.released ^ 1 << bit).packed()),
        )
        for bit, holder in bits[::-1]
    ]
    is_enough = len(wish.released) == surplus
    onward = (Choice(_("Next →"), Propose(request.id, wish.plan.packed())),) if is_enough else ()
    return Screen(
        lines(
            *title(_, municipality, wish.before),
            _.plural(
                "<b>{n} person too many has a place. Who is not needed?</b>",
                "<b>{n} people too many have a place. Who is not needed?</b>",
                surplus,
            ),
            _("Marked are those who came last. Press a name to change that."),
        ),
        (*in_rows(choices), onward, (Choice(_("← Back"), ShowParts(request.id)), home(_)), (person(_),)),
    )
