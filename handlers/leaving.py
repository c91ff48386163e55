"""Leaving, being forgotten, and seeing what is kept.

leave (at once) · delete: asked once → done · what do you know about me: a file
"""

from __future__ import annotations

import orjson

from actions import disclosing, leaving
from domain.letters import Kind
from handlers.menus import forget_menu
from handlers.requests.offers import tell_about_freed_places
from handlers.toolkit.buttons import Button
from handlers.toolkit.flow import Flow
from handlers.toolkit.home import AskToDelete, Begin, ShowMyData, home, person, ways
from handlers.toolkit.occasion import occasion_of
from handlers.toolkit.screens import Choice, Document, Screen, lines
from handlers.toolkit.turn import Turn
from handlers.unregistered import show_unregistered
from handlers.volunteering import AskToLeave, ShowProfile
from locales import Texts


class Leave(Button, prefix="bye.stop"):
    """Be asked no more."""


class Delete(Button, prefix="bye.del"):
    """Delete everything, truly."""


def ways_out_screen(_: Texts) -> Screen:
    """Which way?"""
    return Screen(
        lines(
            _("<b>What would you like?</b>"),
            _("Leave: nobody asks you to help any more, and you can come back later."),
            _("Delete: everything about you is removed."),
        ),
        (
            (Choice(_("Leave"), Leave()), Choice(_("Delete me"), AskToDelete())),
            (Choice(_("What do you know about me?"), ShowMyData()),),
            (Choice(_("← Back"), ShowProfile()), person(_)),
        ),
    )


def left_screen(_: Texts) -> Screen:
    """You have left."""
    return Screen(
        _("You have left, and nobody asks you to help any more. Thank you for your time. You are welcome back."),
        ((Choice(_("Come back"), Begin()), Choice(_("Delete me"), AskToDelete())), ways(_)),
    )


def delete_screen(_: Texts) -> Screen:
    """Really?"""
    return Screen(
        lines(
            _("<b>Delete everything about you?</b>"),
            _("Your choices, answers and ideas go, and places you have are given back. This cannot be undone."),
            _("The messages in this chat stay until you delete the chat in Telegram."),
        ),
        (
            (Choice(_("Yes, delete everything"), Delete()),),
            (Choice(_("No, keep it"), home(_).press), person(_)),
        ),
    )


def deleted_screen(_: Texts) -> Screen:
    """It is done."""
    return Screen(_("Everything about you has been deleted. Write /start if you ever want to talk again."))


async def ask_to_leave(turn: Turn, _press: AskToLeave) -> Screen:
    """Show the ways to leave."""
    return ways_out_screen(turn.texts)


async def leave(turn: Turn, _said: object) -> Screen:
    """Leave at once; those whose request loses a helper are told. Whoever never was a volunteer is told so."""
    if await turn.work.volunteers.get(turn.person.id) is None:
        await turn.await_nothing()
        return await show_unregistered(turn)
    freed = await leaving.leave(turn.work, turn.person, turn.now)
    await turn.await_nothing()
    await tell_about_freed_places(occasion_of(turn), freed)
    return left_screen(turn.texts)


async def ask_to_delete(turn: Turn, _said: object) -> Screen:
    """Ask once."""
    return delete_screen(turn.texts)


async def delete(turn: Turn, _press: Delete) -> Screen:
    """Delete everything; those whose request loses a helper are told."""
    texts = turn.texts
    freed = await leaving.forget(turn.work, turn.person, turn.now)
    turn.kind = Kind.FAREWELL
    await tell_about_freed_places(occasion_of(turn), freed)
    if turn.person.is_coordinator:
        await forget_menu(turn, turn.person, Kind.FAREWELL)
    return deleted_screen(texts)


async def show_my_data(turn: Turn, _said: object) -> Screen:
    """Send everything that is kept, as a file."""
    _ = turn.texts
    everything = await disclosing.everything_about(turn.work, turn.person)
    content = orjson.dumps(everything, option=orjson.OPT_INDENT_2).decode()
    return Screen(_("This is everything I know about you."), (ways(_),), Document("torgbot-my-data.json", content))


FLOW = Flow(
    "leaving",
    commands={"stop": leave, "delete": ask_to_delete, "mydata": show_my_data},
    presses={
        AskToLeave: ask_to_leave,
        Leave: leave,
        AskToDelete: ask_to_delete,
        Delete: delete,
        ShowMyData: show_my_data,
    },
)
