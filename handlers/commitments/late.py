"""Somebody with a place will be late: whom to ring, and the way to write to the coordinator."""

from __future__ import annotations

from typing import Final

from db.commitments.attendance import Held
from domain.facts import FactKind
from domain.hubs import Municipality
from domain.questions.own_commitments import About, about_own
from domain.requests import Answer, Request
from handlers.commitments.mine import show_place
from handlers.notes.screens import WriteToCoordinator
from handlers.requests.place import ShowPlace
from handlers.toolkit.screens import Choice, Screen
from handlers.toolkit.turn import Turn
from locales import Texts
from locales.words import words_in

HEARD_BY_ALL: Final = ("nb", "en")


def is_late(turn: Turn, words: str) -> bool:
    """Whether a text says that the writer will be late."""
    spoken = dict.fromkeys((turn.texts.language, *HEARD_BY_ALL))
    return any(about_own(words, words_in(each)) is About.LATE for each in spoken)


async def late(turn: Turn, held: list[Held]) -> Screen | None:
    """The number of the house where the next place is, where it is registered; None for whoever has no place."""
    place = next((each.request for each in held if each.answer is Answer.YES), None)
    if place is None:
        return None
    return late_screen(turn.texts, turn.municipality, place, await show_place(turn, ShowPlace(place.id)))


def late_screen(_: Texts, municipality: Municipality, place: Request, shown: Screen) -> Screen:
    """Whom to ring, and the way to write, before what is `shown` of the place."""
    hub = municipality.hub(place.hub or "")
    phone = next((fact.text.into(_.language) for fact in (hub.told(FactKind.PHONE) if hub else ())), None)
    if hub is not None and phone is not None:
        said = _(
            "<b>You are late? Call {hub}: {phone}.</b> You can also write to the coordinator.",
            hub=hub.name,
            phone=phone,
        )
    else:
        said = _("<b>You are late? Write to the coordinator.</b> No telephone number is registered for the hub.")
    screen = shown.preceded_by(said)
    write = Choice(_("✉️ Write to the coordinator"), WriteToCoordinator(place.id))
    return Screen(screen.text, ((write,), *screen.rows), screen.document)
