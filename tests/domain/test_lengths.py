"""Lengths of time, as somebody writes them who wants a pause; anything else is none."""

from functools import partial

import pytest

from domain.questions.lengths import days_in
from handlers.toolkit.reading import number_named
from locales.words import words_in


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("nb", "to uker", 14),
        ("nb", "i 3 uker", 21),
        ("nb", "en måned", 30),
        ("nb", "En måneds pause, takk", 30),
        ("nb", "14 dager", 14),
        ("nb", "fjorten dager", 14),
        ("nb", "et par uker", 14),
        ("nb", "et år", 365),
        ("nb", "uke 50", None),
        ("nb", "en uke i februar", None),
        ("nb", "1. februar", None),
        ("nb", "torsdag", None),
        ("nb", "lenge", None),
        ("nb", "99999999999 uker", None),
        ("nn", "to veker", 14),
        ("nn", "ein månad", 30),
        ("en", "two weeks", 14),
        ("en", "for a month", 30),
        ("en", "a fortnight", 14),
        ("sv", "två veckor", 14),
        ("sv", "en månad", 30),
        ("de", "zwei Wochen", 14),
        ("de", "einen Monat", 30),
        ("de", "für drei Monate", 90),
        ("pl", "dwa tygodnie", 14),
        ("pl", "miesiąc", 30),
        ("uk", "два тижні", 14),
        ("uk", "на місяць", 30),
        ("so", "laba toddobaad", 14),
        ("so", "hal bil", 30),
        ("ar", "أسبوعين", 14),
        ("ar", "لمدة شهر", 30),
    ],
)
def test_lengths_are_read(language: str, text: str, days: int | None) -> None:
    assert days_in(text, words_in(language), partial(number_named, language=language)) == days
