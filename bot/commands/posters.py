"""`torgbot poster`: a page to hang on a hub's door."""

from __future__ import annotations

import asyncio

import typer

from bot.commands.registers import newest_register
from bot.commands.upkeep import username_at_telegram
from bot.settings import read_settings
from handlers.posters import MOST_LANGUAGES, poster
from locales import LANGUAGES, texts_in


def print_poster(slug: str, languages: str, username: str) -> None:
    """Print the poster of a hub as SVG; the bot's name is asked of Telegram when it is not given."""
    settings = read_settings()
    codes = [code.strip() for code in (languages or settings.default_language).split(",") if code.strip()]
    unknown = [code for code in codes if code not in LANGUAGES]
    if unknown or not 1 <= len(codes) <= MOST_LANGUAGES:
        said = f"up to {MOST_LANGUAGES} of {', '.join(LANGUAGES)}"
        raise typer.BadParameter(f"{languages!r} cannot be printed; choose {said}", param_hint="--lang")
    municipality = asyncio.run(newest_register(settings))
    hub = municipality.hub(slug)
    if hub is None:
        known = ", ".join(each.slug for each in municipality.hubs)
        raise typer.BadParameter(f"{slug} is no hub; choose among {known}")
    name = username.removeprefix("@") or asyncio.run(username_at_telegram(settings))
    if not name:
        raise typer.BadParameter("Telegram cannot be asked now for the bot's name; give it", param_hint="--bot")
    link = f"https://t.me/{name}?start=hub_{hub.slug}"
    typer.echo(poster([texts_in(code) for code in codes], hub, municipality, link), nl=False)
