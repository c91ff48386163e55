"""Whose partner it is, who is struck and how old tells violence among adults from what children suffer."""

import pytest

from actions.heeding import danger_in
from domain.questions.emergency import Danger


def danger_of(language: str, text: str) -> Danger | None:
    question = danger_in(text, language)
    return None if question is None else question.danger


@pytest.mark.parametrize(
    ("language", "text"),
    [
        # told of oneself
        ("nb", "kona slår meg. tør ikke si det til noen"),
        ("nb", "han jeg bor sammen med slår meg"),
        ("nb", "ektefellen min slår meg foran ungene"),
        ("nb", "eksen kom og dytta meg i veggen"),
        ("nn", "eg torer ikkje gå heim, mannen min slår"),
        ("en", "I'm scared to go home because my husband hits me"),
        ("sv", "jag vågar inte gå hem, min man slår mig"),
        ("de", "mein Freund wird handgreiflich wenn er trinkt"),
        ("pl", "konkubent mnie bije jak wypije"),
        ("uk", "чоловік підняв на мене руку"),
        ("so", "ninkaygu wuu i feeraa markuu cadhoodo"),
        ("ar", "مرتي بتضربني"),
        # of a neighbour, a colleague, a grown daughter
        ("nb", "kollegaen min kommer på jobb med blåmerker, det er samboeren som gjør det"),
        ("nb", "naboens mann slår henne hver helg"),
        ("nb", "svigersønnen min slår datteren min"),
        ("nb", "dattera mi på 34 blir banka av samboeren"),
        ("nb", "faren min slår moren min, de er over sytti begge to"),
        ("en", "she has a black eye again and says she fell, i think it's the husband"),
        ("sv", "min svåger slår min syster"),
        ("de", "meine Kollegin hat blaue Flecken, das war ihr Freund"),
        ("pl", "szwagier bije moją siostrę"),
        ("uk", "сусід б'є свою дружину"),  # noqa: RUF001 -- Ukrainian
        ("so", "saaxiibaday waxaa garaaca ninkeeda"),
        ("ar", "جارتي زوجها يضربها كل يوم"),
    ],
)
def test_an_adult_is_struck(language: str, text: str) -> None:
    assert danger_of(language, text) is Danger.VIOLENCE


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "samboeren til mamma slår meg"),
        ("nb", "samboeren min slår sønnen min"),
        ("nb", "jeg tror naboen slår ungene sine"),
        ("en", "my husband hits our children"),
        ("sv", "jag vågar inte gå hem, pappa slår mig"),
        ("de", "der Freund von Mama schlägt mich"),
        ("pl", "mój partner bije mojego syna"),
        ("uk", "чоловік б'є дітей"),  # noqa: RUF001 -- Ukrainian
        ("ar", "زوجي يضرب الأطفال"),
    ],
)
def test_a_child_is_struck(language: str, text: str) -> None:
    assert danger_of(language, text) is Danger.CHILD


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "mannen min står utenfor døra med kniv"),
        ("nb", "mannen min har kniv og sier han skal drepe meg"),
        ("nb", "kona mi har falt og slått hodet"),
        ("nb", "mannen i naboleilegheita slår kona si, ho skrik"),
        ("en", "my boyfriend is strangling me"),
        ("pl", "mąż mnie znowu uderzył, boję się, jest pod drzwiami"),
    ],
)
def test_what_is_more_pressing_stays_acute(language: str, text: str) -> None:
    assert danger_of(language, text) is Danger.ACUTE


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "kona slår meg alltid i sjakk"),
        ("nb", "kona banker biff til festen"),
        ("nb", "samboeren min og jeg slår oss ned i kafeen"),
        ("nb", "blåmerker på eplene, kan vi bruke dem"),
        ("en", "my wife beats me at scrabble"),
        ("sv", "min man sparkar boll med barnen"),
        ("de", "mein Freund schlägt einen Spieleabend vor"),
        ("pl", "mój mąż pobił rekord w szachach"),
        ("uk", "чоловік б'є мене в шахи"),  # noqa: RUF001 -- Ukrainian
        ("ar", "زوجي يضرب على الطبل"),
    ],
)
def test_games_and_drums_are_no_blows(language: str, text: str) -> None:
    assert danger_of(language, text) is None
