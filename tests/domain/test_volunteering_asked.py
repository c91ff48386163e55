"""What whoever would volunteer asks of age and pay."""

import pytest

from actions.answering import ask
from bot.grading import NOW
from domain.hubfile import packaged, read
from domain.questions import volunteer

ASKER = read(packaged())


def heard(language: str, text: str) -> volunteer.Question:
    question = ask(text, municipality=ASKER, language=language, now=NOW)
    assert isinstance(question, volunteer.Question)
    return question


@pytest.mark.parametrize(
    ("language", "text", "age"),
    [
        ("nb", "jeg er 16, kan jeg bli frivillig?", 16),
        ("nb", "min datter er 15, kan hun hjelpe til som frivillig?", 15),
        ("nb", "jeg er 67 år og vil bli frivillig", 67),
        ("nb", "vi er 15 damer som vil hjelpe til", None),
        ("nb", "jeg vil bli frivillig", None),
        ("nn", "eg er 16 år, kan eg bli frivillig", 16),
        ("sv", "jag är 16 år, kan jag bli volontär", 16),
        ("de", "ich bin 16, kann ich freiwillig mithelfen", 16),
        ("en", "I am 16, can I volunteer", 16),
        ("pl", "mam 16 lat, czy mogę zostać wolontariuszem", 16),
        ("uk", "мені 16 років, чи можу я стати волонтером", 16),
    ],
)
def test_age_that_is_said(language: str, text: str, age: int | None) -> None:
    assert heard(language, text).age == age


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "hvor gammel må jeg være for å bli frivillig"),
        ("nb", "aldersgrense for frivillige"),
        ("nn", "kor gamal må eg vere for å bli frivillig"),
        ("sv", "hur gammal måste jag vara för att bli volontär"),
        ("de", "wie alt muss man sein um freiwillig zu helfen"),
        ("en", "how old do I have to be to volunteer"),
        ("pl", "od ilu lat można być wolontariuszem"),
    ],
)
def test_how_old_one_must_be_is_asked(language: str, text: str) -> None:
    assert heard(language, text).asks_age


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "får frivillige betalt?"),
        ("nb", "er det lønn for frivillige"),
        ("sv", "får volontärer betalt"),
        ("de", "werden Freiwillige bezahlt"),
        ("en", "do volunteers get paid"),
    ],
)
def test_pay_is_asked(language: str, text: str) -> None:
    assert heard(language, text).asks_pay
    assert not heard(language, "jeg vil bli frivillig").asks_pay
