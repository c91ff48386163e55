"""When it suits, said in words: day by day, a digit for each part of the day (0 until 12, 1 until 17, 2 after)."""

import pytest

from domain.availability import bit
from domain.week_said import read_week
from locales.words import words_in

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WHOLE_WEEK = " ".join(f"{day}012" for day in DAYS)


def shown(times: int | None) -> str | None:
    if times is None:
        return None
    parts = {day: "".join(str(p) for p in range(3) if times & bit(at, p)) for at, day in enumerate(DAYS)}
    return " ".join(f"{day}{said}" for day, said in parts.items() if said)


@pytest.mark.parametrize(
    ("language", "text", "suits"),
    [
        ("nb", "tirsdag kveld og lørdag", "tue2 sat012"),
        ("nb", "Tirsdag og torsdag kveld", "tue2 thu2"),
        ("nb", "tirsdagskveld", "tue2"),
        ("nb", "jeg kan tirsdager på formiddagen og kvelden, og lørdag ettermiddag", "tue02 sat1"),
        ("nb", "man-fre", "mon012 tue012 wed012 thu012 fri012"),
        ("nb", "mandag–onsdag 17–20", "mon2 tue2 wed2"),
        ("nb", "lørdag 10-14", "sat01"),
        ("nb", "hverdager kveld", "mon2 tue2 wed2 thu2 fri2"),
        ("nb", "mandag til fredag etter kl. 17", "mon2 tue2 wed2 thu2 fri2"),
        ("nb", "lørdag før 12", "sat0"),
        ("nb", "lørdag 12", None),
        ("nb", "helgene", "sat012 sun012"),
        ("nb", "bare kvelder", " ".join(f"{day}2" for day in DAYS)),
        ("nb", "når som helst", WHOLE_WEEK),
        ("nb", "ikke mandag", None),
        ("nb", "blåbær", None),
        ("nb", "", None),
        ("nn", "tysdag kveld og laurdag føremiddag", "tue2 sat0"),
        ("en", "Tuesday evenings and Saturday", "tue2 sat012"),
        ("sv", "tisdag kväll och lördag förmiddag", "tue2 sat0"),
        ("de", "Dienstagabend und Samstag", "tue2 sat012"),
        ("pl", "we wtorek wieczorem i w sobotę", "tue2 sat012"),
        ("uk", "вівторок ввечері та субота", "tue2 sat012"),
        ("so", "Talaado fiid iyo Sabti", "tue2 sat012"),
        ("ar", "الثلاثاء مساء والسبت", "tue2 sat012"),
    ],
)
def test_times_are_read(language: str, text: str, suits: str | None) -> None:
    assert shown(read_week(text, words_in(language))) == suits
