"""Names and telephone numbers in what coordinators write."""

import pytest

from domain.errors import NotPossible, Problem
from domain.guests import read_guest
from domain.phones import phones_in, without


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Ring 900 00 001 hvis du lurer", ["900 00 001"]),
        ("Tlf. 41234567, 2. etasje", ["41234567"]),
        ("+47 66 70 00 00 eller +49 170 1234567", ["+47 66 70 00 00", "+49 170 1234567"]),
        ("Ta med innesko.", []),
        ("Fra 17 00 til 20 00, 24.12.2026", []),
        ("Vi er 12345678 stykker", []),
        ("1383 Asker, ring 02800", []),
    ],
)
def test_telephone_numbers_are_found_and_dates_are_none(text: str, numbers: list[str]) -> None:
    assert [phone.written for phone in phones_in(text)] == numbers


def test_text_without_its_numbers_keeps_its_lines() -> None:
    text = "Inngang bak.\nRing 41234567 ved døra."
    assert without(text, phones_in(text)) == "Inngang bak.\nRing ved døra."


@pytest.mark.parametrize(
    ("words", "name", "phone"),
    [
        ("Ola Nordmann", "Ola Nordmann", ""),
        ("Ola Nordmann 41 23 45 67", "Ola Nordmann", "41 23 45 67"),
        ("Ola, +47 41234567", "Ola", "+47 41234567"),
        ("41234567 Ola\nNordmann", "Ola Nordmann", "41234567"),
        ("  <b>Ola</b> ", "<b>Ola</b>", ""),
    ],
)
def test_guest_is_a_name_with_perhaps_a_number(words: str, name: str, phone: str) -> None:
    assert read_guest(words) == (name, phone)


@pytest.mark.parametrize(
    ("words", "problem"),
    [("41234567", Problem.EMPTY), ("   ", Problem.EMPTY), ("Ola " * 40, Problem.TOO_LONG)],
)
def test_guest_without_a_fitting_name_is_refused(words: str, problem: Problem) -> None:
    with pytest.raises(NotPossible) as refused:
        read_guest(words)
    assert refused.value.problem is problem
