"""Days as people say them, on Monday 23 November 2026."""

import datetime as dt

import pytest

from domain.questions.folding import folded
from domain.questions.moments.dates import read_days
from locales.words import words_in

TODAY = dt.date(2026, 11, 23)

SAID = [
    ("nb", "i dag", "2026-11-23"),
    ("nb", "i kveld", "2026-11-23"),
    ("nb", "i morgen", "2026-11-24"),
    ("nb", "i morra", "2026-11-24"),
    ("nb", "i mårgå", "2026-11-24"),
    ("nb", "i overmorgen", "2026-11-25"),
    ("nb", "i går", "2026-11-22"),
    ("nb", "på lørdag", "2026-11-28"),
    ("nb", "på mandag", "2026-11-23"),
    ("nb", "neste tirsdag", "2026-12-01"),
    ("nb", "lordag", "2026-11-28"),
    ("nb", "lørdagg", "2026-11-28"),
    ("nb", "trosdag", "2026-11-26"),
    ("nb", "helga", "2026-11-28..2026-11-29"),
    ("nb", "neste helg", "2026-12-05..2026-12-06"),
    ("nb", "neste uke", "2026-11-30..2026-12-06"),
    ("nb", "denne uka", "2026-11-23..2026-11-29"),
    ("nb", "1. desember", "2026-12-01"),
    ("nb", "tirsdag 1. desember", "2026-12-01"),
    ("nb", "24.12", "2026-12-24"),
    ("nb", "24.12.2026", "2026-12-24"),
    ("nb", "24/12", "2026-12-24"),
    ("nb", "2026-12-01", "2026-12-01"),
    ("nb", "den 18.", "2026-12-18"),
    ("nb", "julaften", "2026-12-24"),
    ("nb", "nyttårsaften", "2026-12-31"),
    ("nb", "påskeaften", "2027-03-27"),
    ("nb", "2. påskedag", "2027-03-29"),
    ("nb", "påsken", "2027-03-25..2027-03-29"),
    ("nb", "17. mai", "2027-05-17"),
    ("nb", "har dere åpent 17. mai?", "2027-05-17"),
    ("nb", "om to dager", "2026-11-25"),
    ("pl", "za tydzień", "2026-11-30"),
    ("pl", "między 27 a 30 grudnia", "2026-12-27..2026-12-30"),
    ("uk", "наступного вівторка", "2026-12-01"),
    ("uk", "31 грудня на новий рік", "2026-12-31"),
    ("so", "1da janaayo", "2027-01-01"),
    ("so", "bisha diseembar 5teeda", "2026-12-05"),
    ("so", "27ka ilaa 30ka diseembar", "2026-12-27..2026-12-30"),
    ("so", "isniinta soo socota", "2026-11-30"),
    ("ar", "١٧ مايو", "2027-05-17"),  # noqa: RUF001 -- Arabic figures
    ("ar", "يوم الأحد", "2026-11-29"),
    ("ar", "بعد يومين", "2026-11-25"),
    ("nb", "om ei uke", "2026-11-30"),
    ("nb", "om 2 uker", "2026-12-07"),
    ("nb", "tirs", "2026-11-24"),
    ("nn", "i morgon", "2026-11-24"),
    ("nn", "tysdag", "2026-11-24"),
    ("nn", "neste laurdag", "2026-12-05"),
    ("nn", "om to dagar", "2026-11-25"),
    ("nn", "neste veke", "2026-11-30..2026-12-06"),
    ("nn", "påskeaftan", "2027-03-27"),
    ("en", "tomorrow", "2026-11-24"),
    ("en", "next Tuesday", "2026-12-01"),
    ("en", "on Sat", "2026-11-28"),
    ("en", "December 1st", "2026-12-01"),
    ("en", "1 December", "2026-12-01"),
    ("en", "the day after tomorrow", "2026-11-25"),
    ("en", "in two weeks", "2026-12-07"),
    ("en", "Christmas Eve", "2026-12-24"),
    # false friends
    ("nb", "kan man komme innom nå", None),
    ("nb", "man kan lese", None),
    ("nb", "god dag", None),
    ("nb", "tre dager i uka", "2026-11-23..2026-11-29"),
    ("en", "may I come in", None),
    ("en", "the sun is shining", None),
    ("en", "no, we sat there", None),
    ("nb", "åpent kl 17.30", None),
    ("nb", "åpent kl 17.", None),
    ("nb", "barna er 3 og 5. finnes det noe for dem", None),
    ("en", "my grandson is 5. anything for him", None),
    ("sv", "mina barn är 4 och 7. finns det något", None),
    ("nb", "er 24. åpent", "2026-11-24"),
    ("nb", "åpent den 5. på holmen", "2026-12-05"),
]


@pytest.mark.parametrize(("language", "text", "expected"), SAID)
def test_days_said(language: str, text: str, expected: str | None) -> None:
    said = read_days(folded(text), words=words_in(language), today=TODAY)
    days = said.days
    told = None if days is None else str(days.first) if days.is_one else f"{days.first}..{days.last}"
    assert (told, said.impossible) == (expected, False)


@pytest.mark.parametrize("text", ["31. november", "31.11.2026", "1. desember 9999", "2026-02-30", "29. februar 2027"])
def test_days_that_cannot_be(text: str) -> None:
    said = read_days(folded(text), words=words_in("nb"), today=TODAY)
    assert (said.days, said.impossible) == (None, True)
