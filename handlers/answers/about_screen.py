"""What the houses are, what self-service means, and thanks for telling that something was wrong."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from domain.hubs import FactKind
from domain.questions import about
from handlers.answers.hub_buttons import ShowHub
from handlers.answers.hub_card import hub_label
from handlers.answers.sources import bounded, source_lines, switchboard_line
from handlers.toolkit.screens import Choice, Screen, in_rows, lines
from locales.texts import Texts


def about_screen(_: Texts, answer: about.Answer) -> Screen:
    """An answer on the houses as such, or thanks to whoever tells that something was wrong."""
    match answer.matter:
        case about.Matter.HOUSES:
            return _houses(_, answer)
        case about.Matter.SELF_SERVICE:
            return _self_service(_, answer)
        case about.Matter.TOLD_WRONG:
            return _told_wrong(_, answer)


def _houses(_: Texts, answer: about.Answer) -> Screen:
    hubs = answer.municipality.hubs
    return Screen(
        lines(
            _(
                "A community house (innbyggertorg) is a place in {municipality} where people meet."
                " What is there differs from house to house.",
                municipality=answer.municipality.name,
            ),
            _(
                "I am Torgbot, a robot. Ask me about opening hours and what is there,"
                " or become a volunteer. Choose a house:"
            ),
        ),
        in_rows(Choice(hub_label(_, hub), ShowHub(hub.slug)) for hub in hubs),
    )


def _self_service(_: Texts, answer: about.Answer) -> Screen:
    told = [_("Self-service means that you can come in when there is no staff.")]
    told += _self_service_lines(_, answer)
    without = [hub for hub in answer.hubs if all(each.hub != hub for each in answer.self_service)]
    told += [_("At {hub} I have nothing like that registered.", hub=hub.name) for hub in without]
    sources = source_lines(_, [each.schedule for each in answer.self_service], answer.fresh_since)
    hubs = dict.fromkeys(each.hub.slug for each in answer.self_service)
    named = answer.municipality.those(tuple(hubs))
    return Screen(bounded(told, sources), in_rows(Choice(hub_label(_, hub), ShowHub(hub.slug)) for hub in named))


def _self_service_lines(_: Texts, answer: about.Answer) -> Iterator[Markup]:
    for each in answer.self_service:
        part, condition = each.part.name.into(_.language), each.schedule.condition
        if condition is None:
            yield _("{hub}, {part}: on what terms is not registered.", hub=each.hub.name, part=part)
        else:
            yield _("{hub}, {part}: {note}.", hub=each.hub.name, part=part, note=condition.into(_.language))


def _told_wrong(_: Texts, answer: about.Answer) -> Screen:
    phones = {hub.name: fact.text.into(_.language) for hub in answer.hubs for fact in hub.told(FactKind.PHONE)[:1]}
    switchboard = answer.municipality.switchboard
    called = [_("{hub}: {contact}", hub=hub, contact=phone) for hub, phone in phones.items()]
    numbers = called or [line for line in [switchboard_line(_, switchboard)] if line is not None]
    copies = [*phones.values()] or ([switchboard] if switchboard else [])
    thanks = _("Thank you for telling. I only know what is registered, and I cannot put it right myself.")
    asks = _("Please call, so that they hear of it:") if numbers else None
    return Screen(lines(thanks, asks, *numbers), in_rows(Choice(phone, copies=phone) for phone in copies))
