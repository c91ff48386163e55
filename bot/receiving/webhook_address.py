"""Where Telegram may post updates to: what is wrong with an address, before Telegram says so."""

from __future__ import annotations

import re
from typing import Final

from bot.addresses import parts_of

TELEGRAM: Final = "https://api.telegram.org"
PORTS: Final = (None, 443, 80, 88, 8443)  #: Those that Telegram's own servers post to.
OWN_PATHS: Final = ("/healthz", "/readyz", "/metrics")
SECRET_TOKEN: Final = re.compile(r"[A-Za-z0-9_-]{1,256}", re.ASCII)
PATH: Final = re.compile(r"(/[A-Za-z0-9_~.-]+)*/?", re.ASCII)


def webhook_fault(url: str, token: str, api_url: str) -> str:
    """The cure for an address that cannot be used; empty when it can.

    A Bot API server of one's own also posts to http addresses and to any port.
    """
    address = parts_of(url)
    if address is None or address.port == 0 or address.scheme not in {"https", "http"} or not address.hostname:
        return "use our public address, such as https://bot.example.org/telegram"
    if api_url == TELEGRAM and address.scheme != "https":
        return "use an https:// address: Telegram posts to no other"
    if api_url == TELEGRAM and address.port not in PORTS:
        return "use port 443, 80, 88 or 8443: Telegram posts to no other"
    if not PATH.fullmatch(address.path) or address.path in OWN_PATHS or address.query or address.fragment:
        return "end it with a plain path of its own, such as https://bot.example.org/telegram"
    if token and (token in url or token.partition(":")[2] in url):
        return "leave the token out of it; WEBHOOK_SECRET tells who posts"
    return ""
