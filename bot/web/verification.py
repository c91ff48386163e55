"""`/verify`: anybody who has a certificate's code may check it here, without an account."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from urllib.parse import urlsplit

from aiohttp import web
from markupsafe import Markup

from actions import certifying
from bot.settings import Settings
from db import Database
from db.engine import DatabaseUnavailable
from domain.certificates import Certificate, read_code, written
from handlers.aftercare.verification import form_words, verified_text
from locales import Texts, texts_in
from locales.texts import RIGHT_TO_LEFT, language_of

PATH: Final = "/verify"
LONGEST: Final = 64  #: Characters of a code that are read at all.
AT_ONCE: Final = 2  #: Codes looked up together: anybody may ask, and connections are for people's messages.
HEADERS: Final = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
    "Vary": "Accept-Language",
}
_PAGE: Final = Markup("""\
<!doctype html>
<html lang="{language}" dir="{direction}">
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>
<style>
body {{ margin: 3rem auto; padding: 0 1.2rem; max-width: 34rem; font: 1.1rem/1.5 system-ui, sans-serif }}
p {{ white-space: pre-line }}
input, button {{ box-sizing: border-box; width: 100%; margin-top: .6rem; padding: .7rem; font: inherit }}
button {{ border: 0; border-radius: .5rem; background: #0b5c48; color: #fff }}
</style>
<main><h1>{title}</h1>{told}
<form action="{path}">
<label>{ask}<input name="code" value="{code}" maxlength="{longest}" autocomplete="off" required></label>
<button>{check}</button></form></main>
</html>
""")


def address(settings: Settings) -> str:
    """Where certificates are checked, as it is printed on them; empty where the bot has no address on the web."""
    if settings.webhook_url is None:
        return ""
    parts = urlsplit(settings.webhook_url)
    return f"{parts.scheme}://{parts.netloc}{PATH}/"


class Verification:
    """The form, and what a code proves. What is not found tells nothing but that."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database = database
        self._default = settings.default_language
        self._free = AT_ONCE

    def routes(self) -> Sequence[web.RouteDef]:
        """Where it listens."""
        return [web.get(PATH, self.show), web.get(PATH + "/{code}", self.show)]

    async def show(self, request: web.Request) -> web.Response:
        """Answer with the form, and with the certificate whose code came along; 404 where it is not known."""
        _ = self._texts(request)
        said = request.match_info.get("code") or request.query.get("code", "")
        if not said:
            return _page(_, "", None)
        certificate = await self._look_up(said[:LONGEST])
        code = read_code(said)
        text = verified_text(_, certificate)
        return _page(_, written(code) if code else said[:LONGEST], text, status=404 if certificate is None else 200)

    async def _look_up(self, code: str) -> Certificate | None:
        """The certificate with a code, or None; answers 503 when too many ask, or the database is away."""
        if not self._free:
            raise web.HTTPServiceUnavailable(headers=HEADERS | {"Retry-After": "1"})
        self._free -= 1
        try:
            async with self._database.reading() as work:
                return await certifying.verify(work, code)
        except DatabaseUnavailable:
            raise web.HTTPServiceUnavailable(headers=HEADERS) from None
        finally:
            self._free += 1

    def _texts(self, request: web.Request) -> Texts:
        """Texts in the first language we have of those that the browser asks for."""
        wanted = request.headers.get("Accept-Language", "")[:200].split(",")
        codes = (language_of(part.partition(";")[0].strip(), "") for part in wanted)
        return texts_in(next((code for code in codes if code), self._default))


def _page(_: Texts, code: str, told: Markup | None, *, status: int = 200) -> web.Response:
    title, ask, check = form_words(_)
    html = _PAGE.format(
        language=_.language,
        direction="rtl" if _.language in RIGHT_TO_LEFT else "ltr",
        title=title,
        told=Markup("<p role=status>{}</p>").format(told) if told else "",
        path=PATH,
        ask=ask,
        code=code,
        longest=LONGEST,
        check=check,
    )
    return web.Response(status=status, text=str(html), content_type="text/html", headers=HEADERS)
