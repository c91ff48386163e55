"""Whoever writes in their own language is answered in it: what people say, language by language, as it was taught."""

from __future__ import annotations

import pytest

from actions.answering import listen
from domain.hubfile import packaged, read
from locales.learned import phrases
from locales.words import UNDERSTOOD
from tests.conftest import MONDAY

ASKER = read(packaged())
TAKEN_FOR_ANOTHER = {
    "nb": {
        "fett, thx",
        "finner ingen mening lenger",
        "hello",
        "kråkebolle hopp",
        "ta meg ut av frivilliglista",
        "tja",
    },
    "en": {"hei"},
}
"""Greetings, nonsense and a few short texts that another language also says."""


@pytest.mark.parametrize("language", UNDERSTOOD)
def test_what_people_say_is_answered_in_their_language(language: str) -> None:
    taken = {
        phrase.text
        for phrase in phrases()
        if phrase.language == language
        and listen(phrase.text, municipality=ASKER, language=language, now=MONDAY).language != language
    }
    assert taken == TAKEN_FOR_ANOTHER.get(language, set())
