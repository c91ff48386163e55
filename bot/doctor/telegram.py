"""What is thought of Telegram's answers and of the clock: decisions on values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from bot.doctor.findings import Finding, fail, ok, warn
from bot.transport import bot_in
from domain.delivery import Reply, Transit

OFF_BY: Final = 5.0  #: Seconds; more than that is worth a look.
FAR_OFF_BY: Final = 60.0
RECENT: Final = dt.timedelta(hours=1)
MANY: Final = 100  #: Updates that wait at Telegram.


def of_token(answer: Reply | Transit) -> Finding:
    """Whether Telegram knows the bot, by what it answered to getMe."""
    if (bot := bot_in(answer)) is not None:
        return ok("token", f"Telegram knows the bot as @{bot.get('username')}")
    match answer:
        case Reply(is_ok=True):
            return fail("token", "what answers is no Bot API", "check BOT_API_URL")
        case Reply(status=401 | 404):
            return fail("token", "Telegram does not know it", "check BOT_TOKEN and BOT_API_URL")
        case Reply():
            return fail("token", f"Telegram answers with status {answer.status}", "check BOT_API_URL; try again later")
        case _:
            return fail("token", "nobody answers", "check BOT_API_URL and the network; is BOT_TOKEN right?")


def of_inline(bot: Mapping[str, Any]) -> Finding:
    """Whether people can ask by writing the bot's name in another chat, by what Telegram answered to getMe."""
    if bot.get("supports_inline_queries"):
        return ok("inline", "people can ask by the bot's name in any chat")
    return warn(
        "inline", "people cannot ask by the bot's name in other chats", "/setinline at @BotFather, if they should"
    )


def of_clock(ahead: float | None) -> Finding:
    """How many seconds this machine's clock is ahead of Telegram's; None where that cannot be told."""
    if ahead is None:
        return warn("clock", "the Bot API does not tell its time", "check BOT_API_URL and the network")
    told = f"{abs(ahead):.0f} s {'ahead' if ahead > 0 else 'behind'}"
    cure = "let the machine set its clock over the network (NTP)"
    if abs(ahead) > FAR_OFF_BY:
        return fail("clock", told, cure)
    return warn("clock", told, cure) if abs(ahead) > OFF_BY else ok("clock", "right")


def of_webhook(info: Mapping[str, Any], ours: str | None, now: dt.datetime) -> Finding:
    """Whether updates go where they should; `ours` is WEBHOOK_URL. Of a foreign address only the host is told."""
    url = str(info.get("url") or "")
    if url != (ours or "") and url:
        cure = "start the bot, which sets it; if it comes back, somebody else has the token: ask @BotFather for another"
        return warn("webhook", f"it is set to another address, at {_host(url)}", cure)
    if url != (ours or ""):
        return warn("webhook", "it is not set", "start the bot, which sets it")
    if not url:
        return ok("webhook", "none, the bot polls")
    failed_at = info.get("last_error_date")
    if isinstance(failed_at, int) and now.timestamp() - failed_at < RECENT.total_seconds():
        said = str(info.get("last_error_message", ""))[:100]
        return warn("webhook", f"Telegram could not deliver: {said}", "check that WEBHOOK_URL can be reached")
    return ok("webhook", "set to WEBHOOK_URL")


def of_pending(info: Mapping[str, Any]) -> Finding:
    """How many updates wait at Telegram."""
    number = info.get("pending_update_count", 0)
    if not isinstance(number, int):
        return warn("updates", "Telegram does not tell how many wait", "check BOT_API_URL")
    if number > MANY:
        return warn("updates", f"{number} wait at Telegram", "is the bot running? Telegram keeps them for a day")
    return ok("updates", f"{number} wait at Telegram")


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or "an unknown place"
    except ValueError:
        return "an unknown place"
