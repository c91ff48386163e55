"""What calls for help have led to: one request as a picture, a hub in a few figures.

a request's card → answers over time (picture)
/stats → which hub? → the last ninety days
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from actions import evaluating
from actions.evaluating import Outcome
from domain.effects import LOOK_BACK, WILLING, HubEffect
from domain.errors import Unknown
from domain.hubs import Hub, Municipality
from domain.requests import Answer
from handlers.aftercare.buttons import ShowStats
from handlers.aftercare.durations import span
from handlers.aftercare.picture import answers_picture
from handlers.requests.buttons import ListRequests, ShowAnswers, ShowRequest
from handlers.requests.preview import left_out_line
from handlers.requests.titles import title
from handlers.toolkit.flow import Flow
from handlers.toolkit.home import ways, ways_beside
from handlers.toolkit.screens import Choice, Document, Screen, in_rows, lines
from handlers.toolkit.turn import Turn
from locales import Texts


def answers_screen(_: Texts, municipality: Municipality, outcome: Outcome, picture: bytes) -> Screen:
    """Answers over time: the picture, with its numbers as the caption."""
    request, effect = outcome.request, outcome.effect
    willing = effect.said(*WILLING)
    return Screen(
        lines(
            *title(_, municipality, request),
            _("Filled after {time}.", time=span(_, effect.filled_at - effect.sent_at))
            if effect.filled_at
            else _("Places: {accepted} of {needed} filled.", accepted=request.accepted, needed=request.needed),
            _.plural(
                "Asked: {asked} in {n} wave.", "Asked: {asked} in {n} waves.", len(effect.waves), asked=effect.asked
            ),
            _(
                "Can: {yes}. Cannot: {no}. Withdrawn: {withdrawn}. Silent: {silent}.",
                yes=willing,
                no=effect.said(Answer.NO),
                withdrawn=effect.said(Answer.WITHDRAWN),
                silent=effect.silent,
            ),
            left_out_line(_, outcome.left_out),
            _("Green: those who can. Red: those who cannot or withdrew. Dashes: places needed. ▲: so many were asked."),
        ),
        ((Choice(_("Show the request"), ShowRequest(request.id)),), ways(_)),
        Document(f"torgbot-{request.id}.png", picture, is_picture=True),
    )


def which_hub_screen(_: Texts, hubs: Sequence[Hub]) -> Screen:
    """Of which hub?"""
    return Screen(
        _("<b>Figures of which hub?</b>"),
        (*in_rows(Choice(hub.name, ShowStats(hub.slug)) for hub in hubs), ways(_)),
    )


def stats_screen(_: Texts, hub: Hub, effect: HubEffect) -> Screen:
    """The last weeks of one hub."""
    heading = _("<b>{hub}, the last {n} days</b>", hub=hub.name, n=LOOK_BACK.days)
    ways = ((Choice(_("📋 Requests"), ListRequests()), *ways_beside(_)),)
    if not effect.requests:
        return Screen(lines(heading, _("No request has had its day in this time.")), ways)
    return Screen(
        lines(
            heading,
            _("Requests: {n}, of which filled: {filled}.", n=effect.requests, filled=effect.filled),
            _(
                "Places: {taken} of {needed} filled ({share} %).",
                taken=effect.taken,
                needed=effect.needed,
                share=round(100 * effect.fill_rate),
            ),
            _("Half of the filled ones took less than {time}.", time=span(_, effect.to_fill))
            if effect.to_fill is not None
            else None,
            _(
                "Calls: {calls} to {people} volunteers, {each} each.",
                calls=effect.calls,
                people=effect.asked,
                each=_.number(effect.calls_each),
            )
            if effect.asked
            else None,
            _("Withdrawn: {n}. Were not there: {absent}.", n=effect.dropped_out, absent=effect.absent),
            _("Counted are requests that were sent in this time and whose day has come."),
        ),
        ways,
    )


async def show_answers(turn: Turn, press: ShowAnswers) -> Screen:
    """Draw the answers to a request."""
    outcome = await evaluating.effect_of(turn.work, turn.person, press.request, turn.municipality, turn.now)
    picture = await asyncio.to_thread(answers_picture, outcome.effect)
    return answers_screen(turn.texts, turn.municipality, outcome, picture)


async def stats(turn: Turn, _said: object) -> Screen:
    """Show the figures of one's hub, or ask of which."""
    hubs = evaluating.hubs_of(turn.person, turn.municipality)
    if len(hubs) == 1:
        return await show_stats(turn, ShowStats(hubs[0].slug))
    return which_hub_screen(turn.texts, hubs)


async def show_stats(turn: Turn, press: ShowStats) -> Screen:
    """Show the figures of a hub."""
    hub = turn.municipality.hub(press.hub)
    if hub is None:
        raise Unknown("hub")
    return stats_screen(turn.texts, hub, await evaluating.figures_of(turn.work, turn.person, hub.slug, turn.now))


FLOW = Flow("effects", commands={"stats": stats}, presses={ShowAnswers: show_answers, ShowStats: show_stats})
