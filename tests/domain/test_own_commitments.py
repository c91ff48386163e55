"""What people write about what they have said yes to; ordinary questions are none of it."""

import pytest

from domain.questions.own_commitments import About, about_own
from locales.words import words_in


@pytest.mark.parametrize(
    ("language", "text", "about"),
    [
        ("nb", "jeg er syk, kan ikke komme på torsdag", About.CANNOT),
        ("nb", "må melde avbud", About.CANNOT),
        ("nb", "nei, passer ikke", About.CANNOT),
        ("nb", "mora mi er død, kan ikke komme", About.CANNOT),
        ("nb", "jeg er fem minutter for sen, er forsinket", About.CANNOT),
        ("nb", "jeg er her", About.HERE),
        ("nb", "når skal jeg møte?", About.WHEN),
        ("nb", "hvor mange timer har jeg", About.HOURS),
        ("nb", "jeg vil ha en attest", About.HOURS),
        ("nb", "kan jeg komme på torsdag?", None),
        ("nb", "når åpner Heggedal på lørdag?", None),
        ("nb", "er kafeen åpen?", None),
        ("nb", "hei", None),
        ("nn", "eg er sjuk", About.CANNOT),
        ("en", "I'm sick and can't come", About.CANNOT),
        ("sv", "jag måste lämna återbud", About.CANNOT),
        ("de", "Ich bin krank", About.CANNOT),
        ("pl", "nie mogę przyjść", About.CANNOT),
        ("uk", "я захворіла", About.CANNOT),
        ("so", "waan xanuunsanahay", About.CANNOT),
        ("ar", "لا أستطيع الحضور", About.CANNOT),
    ],
)
def test_own_commitments_are_heard(language: str, text: str, about: About | None) -> None:
    assert about_own(text, words_in(language)) is about
