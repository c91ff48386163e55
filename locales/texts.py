"""Texts in one language: translated whole sentences with their values put in safely."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cache, lru_cache, partial
from gettext import NullTranslations
from pathlib import Path
from typing import Final, Literal

from babel import Locale, core, localedata
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal
from markupsafe import Markup, escape

from locales.catalogues import Catalogue, read_catalogue
from locales.offered import LANGUAGES

FOLDER: Final = Path(__file__).parent
RIGHT_TO_LEFT: Final = frozenset({"ar"})

_CLDR = {"en": "en_GB"}
_DAY = {
    "nb": "EEEE d. MMMM",
    "nn": "EEEE d. MMMM",
    "de": "EEEE, d. MMMM",
    "pl": "EEEE, d MMMM",
    "uk": "EEEE, d MMMM",
}
_ANY_DAY = "EEEE d MMMM"
_WRITTEN_WITH: Final = {
    *("days", "months", "quarters", "eras", "day_periods", "date_formats", "time_formats", "datetime_formats"),
    *("datetime_skeletons", "list_patterns", "decimal_formats", "number_symbols", "default_numbering_system"),
}
"""Of what Babel knows of a language, what we ask it for: a tenth."""
_STRETCH = {"ar": "من {} إلى {}"}
_ISOLATE, _END = "\u2068", "\u2069"
_FROM_CLIENT = {"no": "nb"}
_MOST_KEPT: Final = 128
"""So many dates are kept as a language writes them: the same few days are told again and again."""


class Texts:
    """Translates to one language; called `_` where it is used, so that the extractor finds the sentences.

    Every value is HTML-escaped when it is put in: what comes out can be sent with parse mode HTML.
    """

    def __init__(self, language: str, catalogue: Catalogue | NullTranslations) -> None:
        self.language = language
        self._catalogue = catalogue
        self._is_right_to_left = language in RIGHT_TO_LEFT
        self._locale = Locale.parse(_CLDR.get(language, language))
        self._dated = lru_cache(_MOST_KEPT)(partial(format_date, locale=self._locale))
        self._short = lru_cache(_MOST_KEPT)(partial(format_skeleton, "MMMEd", locale=self._locale))

    def __call__(self, sentence: str, /, **values: object) -> Markup:
        """The sentence in this language, with `{name}` places filled."""
        told = self._catalogue.gettext(sentence)
        return Markup(told.format_map(self._placed(values)))  # noqa: S704 -- catalogues are ours, values are escaped

    def plural(self, one: str, many: str, n: int, /, **values: object) -> Markup:
        """The form of the sentence that fits the number `n`, which fills `{n}`."""
        told = self._catalogue.ngettext(one, many, n)
        return Markup(told.format_map(self._placed({"n": n, **values})))  # noqa: S704 -- as above

    def load_names(self) -> None:
        """Load what dates, lists and numbers are written with, and let go of the 4 MB that Babel read besides."""
        named = self._locale._data  # noqa: SLF001 -- Babel gives all or nothing
        for other in set(named) - _WRITTEN_WITH:
            del named[other]
        localedata._cache.clear()  # noqa: SLF001 -- Babel reads it again for whoever asks for more
        core._global_data = None  # noqa: SLF001 -- as above

    def _placed(self, values: dict[str, object]) -> dict[str, Markup]:
        """Values escaped, as they are put into a sentence: names and times left to right in one that does not."""
        if self._is_right_to_left:
            return {name: escape(self._isolated(value)) for name, value in values.items()}
        return {name: escape(value) for name, value in values.items()}

    def _isolated(self, value: object) -> object:
        """A value between marks that keep its own direction from its surroundings; one that holds them has them."""
        if not self._is_right_to_left or _ISOLATE in str(value):
            return value
        return Markup(f"{_ISOLATE}{escape(value)}{_END}")  # noqa: S704 -- escaped

    def day(self, day: dt.date) -> str:
        """A date with weekday, as inside a sentence: `tirsdag 1. desember`."""
        return self._dated(day, _DAY.get(self.language, _ANY_DAY))

    def date(self, day: dt.date) -> str:
        """A date with year: `1. desember 2026`."""
        return self._dated(day, "long")

    def month(self, day: dt.date) -> str:
        """A month with year: `desember 2026`."""
        return self._dated(day, "LLLL y")

    def weekday(self, day: dt.date) -> str:
        """The weekday's name: `tirsdag`."""
        return self._dated(day, "EEEE")

    def short_weekday(self, day: dt.date) -> str:
        """The weekday's name where there is little room: `tir.`."""
        return self._dated(day, "EEE")

    def short_day(self, day: dt.date) -> str:
        """A date that fits a button: `tir. 1. des.`."""
        return self._short(day)

    def time(self, moment: dt.time | dt.datetime) -> str:
        """Hours and minutes on the 24-hour clock: `10:00`."""
        return f"{moment:%H:%M}"

    def stretch(self, opens: str, closes: str) -> str:
        """From one time to another: `10:00–16:00`; in words where a dash would read the other way round."""
        return _STRETCH.get(self.language, "{}\u2013{}").format(opens, closes)

    def number(self, value: float) -> str:
        """A number with at most one decimal: `2,5`."""
        return format_decimal(round(value, 1), locale=self._locale)

    def either(self, items: Iterable[str]) -> Markup:
        """Items to choose between: `Sætre eller Tofte`, each escaped."""
        return self._list(items, "or")

    def listed(self, items: Iterable[str]) -> Markup:
        """Items as a sentence lists them: `Heggedal, Borgen og Tofte`, each escaped."""
        return self._list(items, "standard")

    def _list(self, items: Iterable[str], style: Literal["standard", "or"]) -> Markup:
        escaped = [str(Markup.escape(self._isolated(item))) for item in items]
        return Markup(format_list(escaped, style, locale=self._locale))  # noqa: S704 -- escaped above


def language_of(code: str | None, default: str) -> str:
    """The language we have that fits a client's code (`nb-NO`, `no`, `en`), else `default`."""
    short = (code or "").lower().replace("_", "-").split("-")[0]
    short = _FROM_CLIENT.get(short, short)
    return short if short in LANGUAGES else default


@cache
def texts_in(language: str) -> Texts:
    """The texts of one language; read once a process."""
    texts = read_texts(language)
    texts.load_names()
    return texts


def read_texts(language: str) -> Texts:
    """The texts of one language, for a look that needs no more of them later."""
    return Texts(language, read_catalogue(FOLDER / language / "messages.po"))
