import datetime as dt

import pytest

from domain.questions.folding import folded
from domain.questions.moments.clock import read_time
from locales.words import words_in

SAID = [
    ("nb", "kl 17", "17:00"),
    ("nb", "kl. 17.30", "17:30"),
    ("nb", "17:30", "17:30"),
    ("nb", "klokka 17", "17:00"),
    ("nb", "halv seks", "17:30"),
    ("nb", "halv ni", "08:30"),
    ("nb", "kvart over sju", "19:15"),
    ("nb", "kvart på sju", "18:45"),
    ("nb", "fem på halv seks", "17:25"),
    ("nb", "kl 7 om morgenen", "07:00"),
    ("nb", "07:00", "07:00"),
    ("nb", "klokka åtte om kvelden", "20:00"),
    ("nb", "før seks", "18:00"),
    ("nn", "klokka halv åtte", "19:30"),
    ("en", "half past six", "18:30"),
    ("en", "quarter to nine", "08:45"),
    ("en", "at 5", "17:00"),
    ("en", "5 pm", "17:00"),
    ("en", "9 am", "09:00"),
    ("pl", "za kwadrans piąta", "16:45"),
    ("pl", "za 10 minut szósta", "17:50"),
    ("pl", "od 9 do 17", "09:00"),
    ("uk", "за чверть шоста", "17:45"),
    ("uk", "з 9 до 17", "09:00"),
    ("uk", "чверть на шосту", "17:15"),
    ("uk", "чверть по п'ятій", "17:15"),
    ("pl", "na 15stą", "15:00"),
    ("ar", "ستة الا خمسة المسا", "17:55"),
    ("so", "5ta galabnimo", "17:00"),
    ("ar", "الساعة ٧ مساء", "19:00"),  # noqa: RUF001 -- Arabic figures
    ("ar", "الساعة خمسة الا ربع العصر", "16:45"),
    ("ar", "٥ونص العصر", "17:30"),
    # no times
    ("nb", "ti på lørdag", None),
    ("nb", "til en venn", None),
    ("nb", "10-16", None),
    ("nb", "112", None),
    ("en", "at a time", None),
    ("ar", "saetre bukra maftu7", None),
]


@pytest.mark.parametrize(("language", "text", "expected"), SAID)
def test_times_said(language: str, text: str, expected: str | None) -> None:
    said = read_time(folded(text), words=words_in(language))
    assert (said.time, said.impossible) == (expected and dt.time.fromisoformat(expected), False)


@pytest.mark.parametrize("text", ["25:61", "kl 25", "kl 17.99"])
def test_times_that_cannot_be(text: str) -> None:
    said = read_time(folded(text), words=words_in("nb"))
    assert (said.time, said.impossible) == (None, True)
