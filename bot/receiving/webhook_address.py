"""Where Telegram may post updates to: what is wrong with an address, before Telegram says so."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import SplitResult, urlsplit

TELEGRAM: Final = "https://api.telegram.org"
PORTS: Final = (None, 443, 80, 88, 8443)  #: Those that Telegram's own servers post to.
OWN_PATHS: Final = ("/healthz", "/readyz", "/metrics")
SECRET_TOKEN: Final = re.compile(r"[A-Za-z0-9_-]{1,256}", re.ASCII)
PATH: Final = re.compile(r"(/[A-Za-z0-9_~.-]+)*/?", re.ASCII)


def webhook_fault(url: str, token: str, api_url: str) -> str:
    """The cure for an address that cannot be used; empty when it can.

    A Bot API server of one's own also posts to http addresses and to any port.
    """
    address = _split(url)
    if address is None or address.scheme not in {"https", "http"} or not address.hostname:
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


def _split(url: str) -> SplitResult | None:
    try:
        address = urlsplit(url)
        port = address.port
    except ValueError:  # a port that is no number, a broken IPv6 address
        return None
    return None if port == 0 else address
