"""Putting right how a hub is reached.

which → the words → saved
"""

from __future__ import annotations

from functools import partial
from typing import Final

from markupsafe import Markup

from actions import contacting, correcting
from domain.errors import OutOfDate
from domain.hubs import FactKind, Hub
from handlers.facts.buttons import EditContact
from handlers.facts.days import subject_of
from handlers.facts.desk import saved
from handlers.facts.desk_screens import back
from handlers.facts.typed import typed
from handlers.toolkit.flow import Flow
from handlers.toolkit.home import home
from handlers.toolkit.screens import Choice, Screen, in_rows, lines
from handlers.toolkit.turn import Turn
from locales import Texts

WORDS: Final = "words"


def which_contact_screen(_: Texts, hub: Hub) -> Screen:
    """What is registered, and which of it is to be written anew."""
    labels = {
        FactKind.PHONE: _("Telephone"),
        FactKind.EMAIL: _("E-mail"),
        FactKind.ADDRESS: _("Address"),
    }
    told = [_("{what}: {text}", what=label, text=_told(_, hub, kind)) for kind, label in labels.items()]
    choices = in_rows(Choice(label, EditContact(hub.slug, kind)) for kind, label in labels.items())
    return Screen(
        lines(_("<b>{hub}</b>: what do you want to write anew?", hub=hub.name), *told),
        (*choices, (back(_, hub), home(_))),
    )


def contact_words_screen(_: Texts, hub: Hub, kind: FactKind) -> Screen:
    """The new words, please."""
    asked = {
        FactKind.PHONE: _("<b>Which telephone number has {hub}?</b>", hub=hub.name),
        FactKind.EMAIL: _("<b>Which e-mail address has {hub}?</b>", hub=hub.name),
        FactKind.ADDRESS: _("<b>Which address has {hub}?</b> Street, number and town.", hub=hub.name),
    }
    now = _("Now it is: {text}", text=_told(_, hub, kind))
    return Screen(lines(asked[kind], now), ((back(_, hub), home(_)),))


def _told(_: Texts, hub: Hub, kind: FactKind) -> Markup:
    facts = hub.told(kind)
    return Markup.escape(facts[0].text.into(_.language)) if facts else _("not registered")


def _kind(said: str) -> FactKind:
    if said not in set(contacting.LOOKS_LIKE):
        raise OutOfDate("contact")
    return FactKind(said)


async def ask_contact(turn: Turn, press: EditContact) -> Screen:
    """Ask what is to be written anew, then for the words."""
    at = await correcting.desk(turn.work, turn.person, press.hub)
    if not press.kind:
        return which_contact_screen(turn.texts, at.hub)
    kind = _kind(press.kind)
    await turn.await_words(FLOW.name, WORDS, f"{press.hub} {kind}")
    return contact_words_screen(turn.texts, at.hub, kind)


async def hear_contact(turn: Turn, words: str) -> Screen:
    """Keep the words."""
    slug, kind = subject_of(turn)
    return await typed(
        turn, words, partial(_contact, turn, slug, kind), partial(ask_contact, turn, EditContact(slug, kind))
    )


async def _contact(turn: Turn, slug: str, kind: str, words: str) -> Screen:
    return await saved(turn, await contacting.set_contact(turn.work, turn.person, slug, _kind(kind), words, turn.now))


FLOW = Flow("contacts", presses={EditContact: ask_contact}, words={WORDS: hear_contact})
