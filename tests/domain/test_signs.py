"""Danger that no single word tells is put together from its signs; what is told of things is none."""

import pytest

from domain.questions.folding import folded
from domain.questions.signs import danger_told, signs_in, told_of_things
from locales.signs import signs


@pytest.mark.parametrize(
    ("text", "danger"),
    [
        ("hun har fått noe i halsen og er helt blå", "acute"),
        ("gutten på 4 er borte, har leita i over en time", "acute"),
        ("stillaset raste, det ligger en kar under", "acute"),
        ("toåringen har drukket plumbo", "acute"),
        ("eg skar meg i låret med saga og blodet sprutar", "acute"),
        ("en skridskoåkare gick igenom isen nyss", "acute"),
        ("bee sting, throat closing up", "acute"),
        ("er hat zu viel genommen und ist nicht wach", "acute"),
        ("dziecko wypiło płyn do naczyń", "acute"),
        ("хлопець провалився під лід", "acute"),
        ("ilmuhu wuxuu cabay saabuunta weelka", "acute"),
        ("صديقي اخذ جرعة زيادة ومش راضي يصحى", "acute"),
        ("har tatt feil medisin, dosetten er surra til", "acute"),
        ("alle får det lettere når jeg er borte", "mind"),
        ("har lagt fram alle sovepillene", "mind"),
        ("what is the point of living", "mind"),
        ("wszystkim byłoby lepiej beze mnie", "mind"),
        ("bestefar tar på meg under dyna", "child"),
        ("eg er 10 og ingen vaksne er heime", "child"),
        ("ich bin 13 und soll verheiratet werden", "child"),
        ("بدهم يزوجوني وانا عمري 14", "child"),
        ("mannen min har sagt at han vil drepe meg", "violence"),
    ],
)
def test_signs_make_a_danger_together(text: str, danger: str) -> None:
    assert danger_told(signs_in(folded(text), signs())) == danger


@pytest.mark.parametrize(
    "text",
    [
        "er biblioteket på tofte åpent på lørdag",
        "sønnen min er 14 og kjeder seg, har dere noe",
        "får barn være alene på biblioteket",
        "kan jeg lade mobilen, den er død",
        "ich suche einen kurs für mein kind",
        "szukam zajęć dla dzieci",
        "my phone is dead, can i charge it",
    ],
)
def test_ordinary_questions_make_none(text: str) -> None:
    assert danger_told(signs_in(folded(text), signs())) is None


def test_what_is_told_of_a_thing_is_no_danger() -> None:
    assert told_of_things(signs_in(folded("aksjene mine blør, bør jeg selge"), signs())) == frozenset((2,))
    assert told_of_things(signs_in(folded("naboen min blør, hva gjør jeg"), signs())) == frozenset()
