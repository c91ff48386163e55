"""A yes or a no to a call is heard when nothing else is said; what only begins so is none."""

import pytest

from domain.questions.typed_answers import Typed, typed_answer
from locales.words import words_in

YES, NO = Typed(is_yes=True), Typed(is_yes=False)
BARE_YES, BARE_NO = Typed(is_yes=True, is_bare=True), Typed(is_yes=False, is_bare=True)
AFTER_ALL = Typed(is_yes=True, after_all=True)


@pytest.mark.parametrize(
    ("language", "text", "answer"),
    [
        ("nb", "ja, jeg kan", YES),
        ("nb", "Ja!", BARE_YES),
        ("nb", "ja takk, jeg kan gjerne hjelpe til", YES),
        ("nb", "ja, jeg stiller på allsangen", YES),
        ("nb", "jeg kan likevel", AFTER_ALL),
        ("nb", "nei, jeg kan ikke", NO),
        ("nb", "det passer dessverre ikke", NO),
        ("nb", "nei, det passer ikke", NO),
        ("nb", "jeg kan ikke likevel", Typed(is_yes=False, after_all=True)),
        ("nb", "nei takk", BARE_NO),
        ("nb", "kan jeg komme på allsangen?", None),
        ("nb", "jeg kan norsk og arabisk", None),
        ("nb", "jeg kan ikke norsk", None),
        ("nb", "ja, men når er det?", None),
        ("nb", "ja nei", None),
        ("nb", "takk", None),
        ("nb", "jeg vil bli frivillig", None),
        ("nb", "", None),
        ("nn", "ja, eg kan", YES),
        ("en", "yes, I can come", YES),
        ("en", "I can after all", AFTER_ALL),
        ("en", "sorry, I can't", NO),
        ("sv", "ja, jag kan", YES),
        ("sv", "jag kan ändå", AFTER_ALL),
        ("de", "ja, ich kann gerne helfen", YES),
        ("de", "ich kann doch", AFTER_ALL),
        ("de", "nein, ich kann leider nicht", NO),
        ("pl", "tak, mogę pomóc", YES),
        ("pl", "nie mogę", NO),
        ("uk", "так, я можу прийти", YES),
        ("uk", "ні, не можу", NO),
        ("so", "haa, waan imanayaa", YES),
        ("so", "maya, ma iman karo", NO),
        ("ar", "نعم، أستطيع الحضور", YES),
        ("ar", "لا أستطيع", NO),
    ],
)
def test_answers_are_heard(language: str, text: str, answer: Typed | None) -> None:
    named = {"allsangen"}
    assert typed_answer(text, words_in(language), named) == answer
