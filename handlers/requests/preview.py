"""The preview of a request: what its receivers will see, who they are and when, and who is left out and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from markupsafe import Markup

from actions.dispatching import Forecast
from domain.dispatch import LeftOut, Wave
from domain.hubs import Municipality
from domain.requests import Reach, Request
from handlers.requests.buttons import ChangeDraft, Discard, MarkUrgent, Repeat, Send, SendToAll
from handlers.requests.calls import call_text
from handlers.requests.private_details import private_lines, private_rows
from handlers.requests.template_buttons import SaveTemplate
from handlers.toolkit.home import home, person
from handlers.toolkit.screens import Choice, Screen, lines, paragraphs, sentences
from locales import Texts


def preview_screen(
    _: Texts,
    municipality: Municipality,
    request: Request,
    forecast: Forecast,
    today: dt.date,
    *,
    closed_until: dt.date | None = None,
) -> Screen:
    """The draft as its receivers will see it, how it goes out, and whether the hub is closed on that day."""
    hurry = _("Not urgent after all") if request.is_urgent else _("❗ Urgent")
    return Screen(
        paragraphs(
            lines(_("<b>This is what they will see:</b>"), call_text(_, municipality, request)),
            lines(
                private_lines(_, request),
                closure_text(_, municipality, request, closed_until) if closed_until else None,
                forecast_text(_, forecast, today),
            ),
        ),
        (
            _ways_to_send(_, request, forecast),
            *private_rows(_, request),
            (
                Choice(_("✏️ Change"), ChangeDraft(request.id)),
                Choice(hurry, MarkUrgent(request.id, not request.is_urgent)),
            ),
            (Choice(_("💾 Save as template"), SaveTemplate(request.id)), Choice(_("🔁 Repeat"), Repeat(request.id))),
            (Choice(_("Discard"), Discard(request.id)),),
            (home(_), person(_)),
        ),
    )


def _ways_to_send(_: Texts, request: Request, forecast: Forecast) -> tuple[Choice, ...]:
    """To the first few or, where there are more, to everybody at once."""
    if not forecast.now:
        return ()
    send = Choice(_.plural("📣 Send to {n} person", "📣 Send to {n} people", forecast.now), Send(request.id))
    if forecast.fit <= forecast.now or request.reach is Reach.EVERYONE:
        return (send,)
    return (send, Choice(_("Everybody at once ({n})", n=forecast.fit), SendToAll(request.id)))


def forecast_text(_: Texts, forecast: Forecast, today: dt.date) -> Markup:
    """Who gets it when, and who is left out and why."""
    if not forecast.waves:
        return lines(_("Nobody who can be asked fits this request."), left_out_line(_, forecast.left_out))
    first = forecast.waves[0]
    moment = _moment(_, first)
    if forecast.waits_until is None:
        told = _.plural("{n} person gets it now.", "{n} people get it now.", first.people)
    else:
        told = _.plural(
            "It is night, so {n} person gets it {day} at {time}.",
            "It is night, so {n} people get it {day} at {time}.",
            first.people,
            **moment,
        )
    return lines(sentences(told, _second(_, forecast, today)), left_out_line(_, forecast.left_out))


def _second(_: Texts, forecast: Forecast, today: dt.date) -> Markup | None:
    if len(forecast.waves) == 1:
        return None
    wave = forecast.waves[1]
    moment = _moment(_, wave)
    if wave.at.date() == today:
        return _.plural(
            "{n} more at {time}, if places are still free.",
            "{n} more at {time}, if places are still free.",
            wave.people,
            time=_.time(wave.at),
        )
    return _.plural(
        "{n} more {day} at {time}, if places are still free.",
        "{n} more {day} at {time}, if places are still free.",
        wave.people,
        **moment,
    )


def _moment(_: Texts, wave: Wave) -> dict[str, str]:
    return {"day": _.day(wave.at.date()), "time": _.time(wave.at)}


def left_out_line(_: Texts, left_out: Mapping[LeftOut, int]) -> Markup | None:
    """Who is left out and why; None when nobody is."""
    reasons = [_reason(_, reason, number) for reason, number in left_out.items()]
    return _("Left out: {reasons}.", reasons=_.listed(reasons)) if reasons else None


def _reason(_: Texts, reason: LeftOut, n: int) -> Markup:
    match reason:
        case LeftOut.BLOCKED:
            return _.plural("{n} has blocked the bot", "{n} have blocked the bot", n)
        case LeftOut.PAUSED:
            return _.plural("{n} on a pause", "{n} on a pause", n)
        case LeftOut.PEACE:
            return _.plural("{n} who wants fewer messages", "{n} who want fewer messages", n)
        case LeftOut.CAPPED:
            return _.plural("{n} asked often enough this week", "{n} asked often enough this week", n)
        case LeftOut.BUSY:
            return _.plural("{n} busy then", "{n} busy then", n)


def closure_text(_: Texts, municipality: Municipality, request: Request, last: dt.date) -> Markup:
    """A warning, not a refusal: the coordinator knows best."""
    hub = municipality.hub(request.hub or "")
    if last == request.day:
        return _(
            "⚠️ {hub} is closed {day}. You can send it all the same.", hub=hub.name if hub else "–", day=_.day(last)
        )
    return _(
        "⚠️ {hub} is closed up to and including {last}. You can send it all the same.",
        hub=hub.name if hub else "–",
        last=_.day(last),
    )
