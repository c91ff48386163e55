"""Inline mode: `@bot heggedal`, typed in any chat, offers what is registered as something to send there.

@bot (nothing) → what is open now · @bot heggedal → its card · @bot er heggedal åpent i morgen → the answer

Only what everybody may know is told; nothing is kept about whoever asks.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from markupsafe import Markup

from actions import answering
from domain.hubs import Hub, Municipality
from domain.questions import contact, hours, hub_list, services
from domain.questions.folding import folded
from handlers.answers.hub_card import hub_card
from handlers.answers.screens import answer_screen
from handlers.toolkit.screens import Screen
from locales.texts import Texts, texts_in

MOST_OFFERED: Final = 10
HELD_SECONDS: Final = 60
"""How long Telegram may give the same answer again: what is open changes."""

_ABOUT_HUBS: Final = (hours.Question, contact.Question, services.Question, hub_list.Question)
_DESCRIBED: Final = 90


def inline_answer(
    _: Texts, query_id: str, text: str, municipality: Municipality, now: dt.datetime, *, username: str
) -> dict[str, Any]:
    """The parameters of answerInlineQuery."""
    return {
        "inline_query_id": query_id,
        "results": offered(_, text, municipality, now, username=username)[:MOST_OFFERED],
        "cache_time": HELD_SECONDS,
        "is_personal": True,
    }


def offered(
    _: Texts, text: str, municipality: Municipality, now: dt.datetime, *, username: str
) -> list[dict[str, Any]]:
    """What is offered to be sent: an answer, the cards of hubs that are named or begun, else what is open now."""
    articles = [*_answered(_, text, municipality, now, username)]
    hubs = _named(text, municipality, _.language)
    articles += [
        _article(f"hub.{hub.slug}", hub.name, hub_card(_, hub, municipality, now), _link(_, username, hub.slug))
        for hub in hubs
    ]
    return articles or [_open_now(_, municipality, now, username)]


def _answered(_: Texts, text: str, municipality: Municipality, now: dt.datetime, username: str) -> list[dict[str, Any]]:
    """The answer to a question on the hubs; others are no business of the chat they would be sent to."""
    asked = answering.listen(text, municipality=municipality, language=_.language, now=now)
    if not isinstance(asked.question, _ABOUT_HUBS):
        return []
    spoken = texts_in(asked.language)
    screen = answer_screen(spoken, asked.question.answer(municipality, now))
    return [_article("answer", screen.plain.partition("\n")[0], screen, _link(spoken, username))]


def _named(text: str, municipality: Municipality, language: str) -> list[Hub]:
    """The hubs that a text names, or whose name it begins: `heg` while it is being typed."""
    begun = folded(text)
    if not begun:
        return []
    certain = answering.hubs_in(text, municipality=municipality, language=language)
    return [
        hub
        for hub in municipality.hubs
        if hub.slug in certain or any(folded(name).startswith(begun) for name in (hub.name, *hub.aliases))
    ]


def _open_now(_: Texts, municipality: Municipality, now: dt.datetime, username: str) -> dict[str, Any]:
    screen = answer_screen(_, hours.Question((), only_open=True).answer(municipality, now))
    return _article("open", str(_("Open now")), screen, _link(_, username))


def _link(_: Texts, username: str, hub: str = "") -> dict[str, str]:
    start = f"?start=hub_{hub}" if hub else ""
    return {"text": str(_("Ask more")), "url": f"https://t.me/{username}{start}"}


def _article(name: str, title: str, screen: Screen, link: dict[str, str]) -> dict[str, Any]:
    """One thing to send; whoever reads it there finds the way to the bot under it."""
    return {
        "type": "article",
        "id": name,
        "title": Markup(title).unescape(),  # noqa: S704 -- a title is plain text: entities are undone, not trusted
        "description": " · ".join(screen.plain.splitlines()[1:])[:_DESCRIBED],
        "input_message_content": {
            "message_text": str(screen.text),
            "parse_mode": "HTML",
            "link_preview_options": {"is_disabled": True},
        },
        "reply_markup": {"inline_keyboard": [[link]]},
    }
