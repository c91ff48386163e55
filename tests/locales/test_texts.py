"""Texts: values put in safely, plurals, and days and times as each language writes them."""

import datetime as dt

import pytest
from markupsafe import Markup

from locales.texts import LANGUAGES, language_of, texts_in

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
PEOPLE = {"nb": ("person", "personer"), "nn": ("person", "personar"), "en": ("person", "people")}
LISTS = [
    ("nb", [], ""),
    ("nb", ["Tofte"], "Tofte"),
    ("nb", ["Borgen", "Tofte"], "Borgen og Tofte"),
    ("nb", ["Heggedal", "Borgen", "Tofte"], "Heggedal, Borgen og Tofte"),
    ("nn", ["Heggedal", "Borgen", "Tofte"], "Heggedal, Borgen og Tofte"),
    ("en", ["Heggedal", "Borgen", "Tofte"], "Heggedal, Borgen and Tofte"),
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
    ("sv", "nb"),
    ("", "nb"),
    (None, "nb"),
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_escapes_values(language: str) -> None:
    _ = texts_in(language)
    assert _("<b>{name}</b>", name="<i>Kari & Co</i>") == "<b>&lt;i&gt;Kari &amp; Co&lt;/i&gt;</b>"
    assert _("<b>{name}</b>", name=Markup("<i>Kari</i>")) == "<b><i>Kari</i></b>"
    assert _("<b>{name}</b>", name="{other}") == "<b>{other}</b>"
    assert "&lt;b&gt;" in _.plural("There is {n} house: {hubs}.", "There are {n} houses: {hubs}.", 2, hubs="<b>")
    assert _.listed(["<b>", Markup("&amp;")]) in {"&lt;b&gt; og &amp;", "&lt;b&gt; and &amp;"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_gives_markup_that_can_be_sent(language: str) -> None:
    _ = texts_in(language)
    assert isinstance(_("Opening hours"), Markup)
    assert isinstance(_.plural("{n} person will get it.", "{n} people will get it.", 1), Markup)
    assert isinstance(_.listed([]), Markup)


@pytest.mark.parametrize("language", LANGUAGES)
def test_takes_the_form_that_fits_the_number(language: str) -> None:
    _ = texts_in(language)
    one, many = PEOPLE[language]
    for n in range(111):
        words = _.plural("📣 Send to {n} person", "📣 Send to {n} people", n).split()
        assert words[-2:] == [str(n), one if n == 1 else many]


@pytest.mark.parametrize("language", LANGUAGES)
def test_leaves_a_sentence_it_does_not_know(language: str) -> None:
    assert texts_in(language)("No catalogue has {this}.", this="that") == "No catalogue has that."


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
    assert language_of("sv", default) == default
    assert language_of(None, default) == default
