"""Texts: values put in safely, plurals, and days and times as each language writes them."""

import datetime as dt

import pytest
from babel import Locale
from markupsafe import Markup

from locales import LANGUAGES
from locales.texts import language_of, texts_in

DAYS = [
    ("nb", dt.date(2026, 12, 1), "tirsdag 1. desember", "1. desember 2026", "tirsdag"),
    ("nb", dt.date(2026, 11, 26), "torsdag 26. november", "26. november 2026", "torsdag"),
    ("nb", dt.date(2027, 1, 2), "lørdag 2. januar", "2. januar 2027", "lørdag"),
    ("nb", dt.date(2027, 5, 17), "mandag 17. mai", "17. mai 2027", "mandag"),
    ("nn", dt.date(2026, 12, 1), "tysdag 1. desember", "1. desember 2026", "tysdag"),
    ("nn", dt.date(2026, 11, 26), "torsdag 26. november", "26. november 2026", "torsdag"),
    ("nn", dt.date(2027, 1, 2), "laurdag 2. januar", "2. januar 2027", "laurdag"),
    ("nn", dt.date(2027, 5, 17), "måndag 17. mai", "17. mai 2027", "måndag"),
    ("en", dt.date(2026, 12, 1), "Tuesday 1 December", "1 December 2026", "Tuesday"),
    ("en", dt.date(2026, 11, 26), "Thursday 26 November", "26 November 2026", "Thursday"),
    ("en", dt.date(2027, 1, 2), "Saturday 2 January", "2 January 2027", "Saturday"),
    ("en", dt.date(2027, 5, 17), "Monday 17 May", "17 May 2027", "Monday"),
    ("sv", dt.date(2026, 12, 1), "tisdag 1 december", "1 december 2026", "tisdag"),
    ("de", dt.date(2026, 12, 1), "Dienstag, 1. Dezember", "1. Dezember 2026", "Dienstag"),
    ("pl", dt.date(2026, 12, 1), "wtorek, 1 grudnia", "1 grudnia 2026", "wtorek"),
    ("uk", dt.date(2026, 12, 1), "вівторок, 1 грудня", "1 грудня 2026\u202fр.", "вівторок"),  # noqa: RUF001 -- Ukrainian
    ("ar", dt.date(2026, 12, 1), "الثلاثاء 1 ديسمبر", "1 ديسمبر 2026", "الثلاثاء"),
]
SHORT_DAYS = [
    ("nb", dt.date(2026, 12, 1), "tir. 1. des."),
    ("nb", dt.date(2026, 11, 28), "lør. 28. nov."),
    ("nn", dt.date(2026, 12, 1), "ty. 1. des."),
]
TIMES = [
    (dt.time(0, 0), "00:00"),
    (dt.time(9, 5), "09:05"),
    (dt.time(12, 0), "12:00"),
    (dt.time(17, 30), "17:30"),
    (dt.datetime(2026, 12, 1, 23, 59, tzinfo=dt.UTC), "23:59"),
]
ISOLATES = dict.fromkeys(map(ord, "\u2068\u2069"))
PEOPLE = {
    "nb": {"one": "person", "other": "personer"},
    "nn": {"one": "person", "other": "personar"},
    "en": {"one": "person", "other": "people"},
    "sv": {"one": "person", "other": "personer"},
    "de": {"one": "Person senden", "other": "Personen senden"},
    "pl": {"one": "osoby", "few": "osób", "many": "osób"},
    "uk": {"one": "людина", "few": "людини", "many": "людей"},
    "so": {"one": "qof", "other": "qof"},
    "ar": {"zero": "شخص", "one": "شخص", "two": "شخصين", "few": "أشخاص", "many": "شخصًا", "other": "شخص"},
}
LISTS = [
    ("nb", [], ""),
    ("nb", ["Tofte"], "Tofte"),
    ("nb", ["Borgen", "Tofte"], "Borgen og Tofte"),
    ("nb", ["Heggedal", "Borgen", "Tofte"], "Heggedal, Borgen og Tofte"),
    ("nn", ["Heggedal", "Borgen", "Tofte"], "Heggedal, Borgen og Tofte"),
    ("en", ["Heggedal", "Borgen", "Tofte"], "Heggedal, Borgen and Tofte"),
    ("uk", ["Heggedal", "Borgen", "Tofte"], "Heggedal, Borgen і Tofte"),  # noqa: RUF001 -- Ukrainian
]
CODES = [
    ("no", "nb"),
    ("nb", "nb"),
    ("nb-NO", "nb"),
    ("NB_no", "nb"),
    ("nn", "nn"),
    ("nn-NO", "nn"),
    ("en", "en"),
    ("en-US", "en"),
    ("sv-SE", "sv"),
    ("fi", "nb"),
    ("", "nb"),
    (None, "nb"),
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_escapes_values(language: str) -> None:
    _ = texts_in(language)
    assert _("<b>{name}</b>", name="<i>Kari & Co</i>").translate(ISOLATES) == "<b>&lt;i&gt;Kari &amp; Co&lt;/i&gt;</b>"
    assert _("<b>{name}</b>", name=Markup("<i>Kari</i>")).translate(ISOLATES) == "<b><i>Kari</i></b>"
    assert _("<b>{name}</b>", name="{other}").translate(ISOLATES) == "<b>{other}</b>"
    assert "&lt;b&gt;" in _.plural("There is {n} house: {hubs}.", "There are {n} houses: {hubs}.", 2, hubs="<b>")
    listed = _.listed(["<b>", Markup("&amp;")]).translate(ISOLATES)
    assert (listed.startswith("&lt;b&gt; "), listed.endswith("&amp;")) == (True, True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_gives_markup_that_can_be_sent(language: str) -> None:
    _ = texts_in(language)
    assert isinstance(_("Opening hours"), Markup)
    assert isinstance(_.plural("{n} person will get it.", "{n} people will get it.", 1), Markup)
    assert isinstance(_.listed([]), Markup)


@pytest.mark.parametrize("language", LANGUAGES)
def test_takes_the_form_that_fits_the_number(language: str) -> None:
    _ = texts_in(language)
    category = Locale.parse(language).plural_form
    for n in range(111):
        label = _.plural("📣 Send to {n} person", "📣 Send to {n} people", n).translate(ISOLATES)
        assert label.partition(f"{n} ")[2] == PEOPLE[language][category(n)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_leaves_a_sentence_it_does_not_know(language: str) -> None:
    told = texts_in(language)("No catalogue has {this}.", this="that")
    assert told.translate(ISOLATES) == "No catalogue has that."


def test_values_keep_their_direction_in_arabic() -> None:
    _ = texts_in("ar")
    assert _("{part}: open now, until {closes}.", part="Kafé", closes="16:00") == (
        "\u2068Kafé\u2069: مفتوح الآن، حتى \u206816:00\u2069."
    )
    assert _.listed(["Heggedal", "Tofte"]) == "\u2068Heggedal\u2069 و\u2068Tofte\u2069"
    assert "\u2068" not in texts_in("nb")("{name}: {door}", name="Kari", door="Tofte")


@pytest.mark.parametrize(("language", "day", "with_weekday", "with_year", "weekday"), DAYS)
def test_writes_days(language: str, day: dt.date, with_weekday: str, with_year: str, weekday: str) -> None:
    _ = texts_in(language)
    assert (_.day(day), _.date(day), _.weekday(day)) == (with_weekday, with_year, weekday)


@pytest.mark.parametrize(("language", "day", "written"), SHORT_DAYS)
def test_writes_short_days(language: str, day: dt.date, written: str) -> None:
    assert texts_in(language).short_day(day) == written


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("moment", "written"), TIMES)
def test_writes_times_on_the_24_hour_clock(language: str, moment: dt.time | dt.datetime, written: str) -> None:
    assert texts_in(language).time(moment) == written


@pytest.mark.parametrize(("language", "items", "written"), LISTS)
def test_lists(language: str, items: list[str], written: str) -> None:
    assert texts_in(language).listed(items) == written


@pytest.mark.parametrize(("code", "language"), CODES)
def test_finds_the_language_of_a_client(code: str | None, language: str) -> None:
    assert language_of(code, "nb") == language


@pytest.mark.parametrize("default", LANGUAGES)
def test_speaks_the_default_to_everybody_else(default: str) -> None:
    assert language_of("fi", default) == default
    assert language_of(None, default) == default


def test_what_babel_read_besides_is_let_go_and_there_for_whoever_asks() -> None:
    _ = texts_in("pl")
    assert set(_._locale._data) & {"languages", "territories", "unit_patterns"} == set()  # noqa: SLF001 -- told by no name
    assert Locale.parse("pl").languages["nb"] == "norweski (bokmål)"
