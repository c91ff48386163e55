"""Commands: what each does, for the help, and the command menus per language and scope."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from markupsafe import Markup

from domain.letters import Kind
from domain.people import Person
from handlers.toolkit.turn import Turn
from locales import LANGUAGES, Texts, texts_in
from locales.texts import read_texts

CLIENT_CODES: Final = {"nb": ("nb", "no")}
"""What clients call a language we have, where that is not its own code alone."""


def for_everybody(_: Texts) -> list[tuple[str, Markup]]:
    """Commands anybody may send, with what they do."""
    return [
        ("start", _("Begin")),
        ("hours", _("Opening hours")),
        ("volunteer", _("Become a volunteer")),
        ("profile", _("See and change your choices")),
        ("mine", _("What you have said yes to")),
        ("here", _("Check in at the hub")),
        ("pause", _("Take a pause")),
        ("certificate", _("Certificate of my hours")),
        ("verify", _("Check a certificate")),
        ("idea", _("Share an idea")),
        ("contact", _("Talk to a person")),
        ("language", _("Change language")),
        ("mydata", _("What do you know about me?")),
        ("stop", _("Leave as a volunteer")),
        ("delete", _("Delete everything about me")),
        ("menu", _("Show the menu")),
        ("help", _("What I can do")),
    ]


def for_coordinators(_: Texts) -> list[tuple[str, Markup]]:
    """Commands for those who may send requests."""
    return [
        ("request", _("Ask volunteers for help")),
        ("requests", _("Your requests")),
        ("series", _("Standing duties")),
        ("facts", _("Hours, closures and facts of your hub")),
        ("stats", _("Figures of your hub")),
    ]


def for_owners(_: Texts) -> list[tuple[str, Markup]]:
    """Commands for owners."""
    return [("invite", _("Make somebody coordinator")), ("coordinators", _("All coordinators"))]


def commands_of(_: Texts, person: Person) -> list[tuple[str, Markup]]:
    """All commands a person may send."""
    commands = for_everybody(_)
    if person.is_coordinator:
        commands += for_coordinators(_)
    if person.is_owner:
        commands += for_owners(_)
    return commands


def telegram_menu(commands: Iterable[tuple[str, Markup]]) -> list[dict[str, str]]:
    """Commands in the Bot API's shape."""
    return [{"command": name, "description": what.unescape()} for name, what in commands]


def common_menus(default: str) -> list[dict[str, Any]]:
    """Parameters of each setMyCommands call for private chats: the default language, then each we have."""
    scope = {"type": "all_private_chats"}
    menus: list[dict[str, Any]] = [{"commands": telegram_menu(for_everybody(read_texts(default))), "scope": scope}]
    for language in LANGUAGES:
        commands = telegram_menu(for_everybody(read_texts(language)))  # not kept: few of them may ever be spoken
        menus += [
            {"commands": commands, "scope": scope, "language_code": code}
            for code in CLIENT_CODES.get(language, (language,))
        ]
    return menus


async def show_menu_of(turn: Turn, person: Person) -> None:
    """Give one chat the command menu that fits the person's rights."""
    commands = telegram_menu(commands_of(texts_in(person.language), person))
    await turn.work.outbox.put(
        person.id,
        "setMyCommands",
        {"commands": commands, "scope": {"type": "chat", "chat_id": person.id}},
        turn.now,
    )


async def forget_menu(turn: Turn, person: Person, kind: Kind = Kind.REPLY) -> None:
    """Give one chat the common command menu again."""
    scope = {"type": "chat", "chat_id": person.id}
    await turn.work.outbox.put(person.id, "deleteMyCommands", {"scope": scope}, turn.now, kind=kind)
