"""A planned hub has opened: those who asked to be told are told, once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from db import UnitOfWork
from domain.hubs import Hub
from domain.letters import Kind
from handlers.answers.hub_buttons import ShowHub
from handlers.toolkit.home import home
from handlers.toolkit.screens import Choice, Screen
from handlers.toolkit.turn import send
from locales import Texts, texts_in


def opened_screen(_: Texts, hub: Hub) -> Screen:
    """It has opened."""
    return Screen(
        _("{hub} has opened. You asked me to tell you.", hub=hub.name),
        ((Choice(_("About {hub}", hub=hub.name), ShowHub(hub.slug)), home(_)),),
    )


async def announce(work: UnitOfWork, hubs: Iterable[Hub], now: dt.datetime) -> int:
    """Tell everybody who follows these hubs; returns how many messages."""
    told = 0
    for hub in hubs:
        for person in await work.follows.take(hub.slug):
            await send(work, person.id, opened_screen(texts_in(person.language), hub), now, kind=Kind.NEWS)
            told += 1
    return told
