"""What the bot answers, in English sentences, from the packaged hubs file."""

import datetime as dt
import io
from gettext import GNUTranslations

from babel.messages import Catalog
from babel.messages.mofile import write_mo

from actions.answering import ask
from domain.hubfile import packaged, read
from domain.hubs import Municipality
from domain.schedules import ZONE
from handlers.answers.screens import answer_screen
from handlers.toolkit.screens import Screen
from locales import Texts

ASKER = read(packaged())


def untranslated() -> GNUTranslations:
    file = io.BytesIO()
    write_mo(file, Catalog())
    file.seek(0)
    return GNUTranslations(file)


def screen(text: str, at: str = "2026-11-23 12:00", language: str = "en", municipality: Municipality = ASKER) -> Screen:
    now = dt.datetime.fromisoformat(at).replace(tzinfo=ZONE)
    told = ask(text, municipality=municipality, language="nb", now=now).answer(municipality, now)
    return answer_screen(Texts(language, untranslated()), told)


def lines(text: str, at: str = "2026-11-23 12:00", municipality: Municipality = ASKER) -> list[str]:
    return str(screen(text, at, municipality=municipality).text).split("\n")
