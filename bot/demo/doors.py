"""Who may come in: only this machine's own browser, on the page's own address, with the page's own key."""

import hmac
from collections.abc import Awaitable, Callable

from aiohttp import web
from yarl import URL

from bot.addresses import LOOPBACK

KEY_HEADER = "X-Demo-Key"
_ELSEWHERE = ("cross-site", "same-site")  # the latter is another port of this machine
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def keep_strangers_out(app: web.Application, key: str) -> None:
    """Guard every address of the application.

    A page elsewhere on the web can make a browser post to this machine, and can point a name of its own at
    it. So the Host has to be this machine, an Origin has to be our own, and whoever acts has to show the key. What
    needs neither, as a picture does, reaches nothing that another page asks for, nor the Bot API without its token.

    Args:
        app: not yet started.
        key: the secret that the page carries.
    """

    @web.middleware
    async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
        if _host(request) not in LOOPBACK:
            raise web.HTTPForbidden(text="wrong Host")
        if request.headers.get("Origin", _own_origin(request)) != _own_origin(request):
            raise web.HTTPForbidden(text="wrong Origin")
        if _is_of_another_page(request):
            raise web.HTTPForbidden(text="wrong page")
        if request.method == "POST" and request.path.startswith("/demo/"):
            shown = request.headers.get(KEY_HEADER, "")
            if not hmac.compare_digest(shown.encode(), key.encode()):
                raise web.HTTPForbidden(text="wrong key")
        return await handler(request)

    async def add_headers(_: web.Request, response: web.StreamResponse) -> None:
        response.headers.update(_HEADERS)

    app.middlewares.append(guard)
    app.on_response_prepare.append(add_headers)


def _host(request: web.Request) -> str | None:
    try:
        return URL(f"http://{request.host}").host
    except ValueError:
        return None


def _is_of_another_page(request: web.Request) -> bool:
    """Whether a page elsewhere loads this, as a picture perhaps; a link may lead to the page itself."""
    site, mode = (request.headers.get(f"Sec-Fetch-{name}", "") for name in ("Site", "Mode"))
    return site in _ELSEWHERE and not (mode == "navigate" and request.path == "/")


def _own_origin(request: web.Request) -> str:
    return f"http://{request.host}"
