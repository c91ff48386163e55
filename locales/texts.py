"""Texts in one language: translated whole sentences with their values put in safely."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable
from functools import cache
from gettext import GNUTranslations
from pathlib import Path
from typing import Final, Literal

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from markupsafe import Markup

FOLDER: Final = Path(__file__).parent
LANGUAGES: Final = ("nb", "nn", "en")
"""Languages with a complete catalogue, the default first."""

_CLDR = {"nb": "nb", "nn": "nn", "en": "en_GB"}
_DAY = {"nb": "EEEE d. MMMM", "nn": "EEEE d. MMMM", "en": "EEEE d MMMM"}
_FROM_CLIENT = {"no": "nb"}


class Texts:
    """Translates to one language; called `_` where it is used, so that the extractor finds the sentences.

    Every value is HTML-escaped when it is put in: what comes out can be sent with parse mode HTML.
    """

    def __init__(self, language: str, catalogue: GNUTranslations) -> None:
        self.language = language
        self._catalogue = catalogue
        self._locale = Locale.parse(_CLDR.get(language, language))

    def __call__(self, sentence: str, /, **values: object) -> Markup:
        """The sentence in this language, with `{name}` places filled."""
        return Markup(self._catalogue.gettext(sentence)).format(**values)  # noqa: S704 -- catalogues are ours

    def plural(self, one: str, many: str, n: int, /, **values: object) -> Markup:
        """The form of the sentence that fits the number `n`, which fills `{n}`."""
        return Markup(self._catalogue.ngettext(one, many, n)).format(n=n, **values)  # noqa: S704 -- as above

    def day(self, day: dt.date) -> str:
        """A date with weekday, as inside a sentence: `tirsdag 1. desember`."""
        return format_date(day, _DAY[self.language], locale=self._locale)

    def date(self, day: dt.date) -> str:
        """A date with year: `1. desember 2026`."""
        return format_date(day, "long", locale=self._locale)

    def month(self, day: dt.date) -> str:
        """A month with year: `desember 2026`."""
        return format_date(day, "LLLL y", locale=self._locale)

    def weekday(self, day: dt.date) -> str:
        """The weekday's name: `tirsdag`."""
        return format_date(day, "EEEE", locale=self._locale)

    def short_day(self, day: dt.date) -> str:
        """A date that fits a button: `tir. 1. des.`."""
        return format_skeleton("MMMEd", day, locale=self._locale)

    def time(self, moment: dt.time | dt.datetime) -> str:
        """Hours and minutes on the 24-hour clock: `10:00`."""
        return f"{moment:%H:%M}"

    def either(self, items: Iterable[str]) -> Markup:
        """Items to choose between: `Sætre eller Tofte`, each escaped."""
        return self._list(items, "or")

    def listed(self, items: Iterable[str]) -> Markup:
        """Items as a sentence lists them: `Heggedal, Borgen og Tofte`, each escaped."""
        return self._list(items, "standard")

    def _list(self, items: Iterable[str], style: Literal["standard", "or"]) -> Markup:
        escaped = [str(Markup.escape(item)) for item in items]
        return Markup(format_list(escaped, style, locale=self._locale))  # noqa: S704 -- escaped above


def language_of(code: str | None, default: str) -> str:
    """The language we have that fits a client's code (`nb-NO`, `no`, `en`), else `default`."""
    short = (code or "").lower().replace("_", "-").split("-")[0]
    short = _FROM_CLIENT.get(short, short)
    return short if short in LANGUAGES else default


@cache
def texts_in(language: str) -> Texts:
    """The texts of one language; read once a process."""
    with (FOLDER / language / "messages.po").open("rb") as file:
        catalogue = read_po(file, locale=_CLDR.get(language, language))
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Texts(language, GNUTranslations(compiled))
