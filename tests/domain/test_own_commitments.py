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
        ("nb", "jeg er fem minutter for sen, er forsinket", About.LATE),
        ("nb", "jeg blir litt forsinket", About.LATE),
        ("nn", "eg blir litt forseinka", About.LATE),
        ("en", "I'm running late", About.LATE),
        ("sv", "jag blir lite sen", About.LATE),
        ("de", "ich komme etwas später", About.LATE),
        ("pl", "spóźnię się trochę", About.LATE),
        ("uk", "я трохи запізнюся", About.LATE),
        ("so", "waan yara daahayaa", About.LATE),
        ("ar", "سأتأخر قليلا", About.LATE),
        ("nb", "avslutt pausen", About.REST),
        ("nb", "når er pausen min over?", About.REST),
        ("nn", "når er pausen min over?", About.REST),
        ("en", "when is my pause over?", About.REST),
        ("sv", "när är min paus över?", About.REST),
        ("de", "wann ist meine Pause zu Ende?", About.REST),
        ("pl", "kiedy kończy się przerwa?", About.REST),
        ("uk", "завершити перерву", About.REST),
        ("so", "jooji nasashada", About.REST),
        ("ar", "متى تنتهي الاستراحة؟", About.REST),
        ("nb", "jeg trenger en pause", None),
        ("nb", "når må jeg møte opp på torsdag?", About.WHEN),
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
