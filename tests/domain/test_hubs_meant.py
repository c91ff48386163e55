"""Of several hubs named those that are meant."""

import datetime as dt

import pytest

from domain.hubfile import packaged, read
from domain.questions import hear
from domain.schedules import ZONE
from locales.words import words_in

ASKER = read(packaged())
NOW = dt.datetime(2026, 11, 23, 12, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("language", "text", "hubs"),
    [
        ("nb", "er Holmen og Borgen åpne", ("holmen", "borgen")),
        ("nb", "er Borgen åpent, nei, jeg mener Holmen", ("holmen",)),
        ("nb", "er Borgen åpent i morgen? Holmen mente jeg", ("holmen",)),
        ("nb", "nei, er Borgen og Holmen åpne", ("borgen", "holmen")),
        ("nb", "er begge to åpne på torsdag, Borgen og Holmen mener jeg", ("borgen", "holmen")),
        ("nb", "er det åpent i morgen, Borgen og Holmen mener jeg", ("borgen", "holmen")),
        ("de", "sind beide offen, Borgen und Tofte meine ich", ("borgen", "tofte")),
        ("nb", "ikke Borgen, men Holmen", ("holmen",)),
        ("nb", "Holmen, ikke Borgen", ("holmen",)),
        ("nn", "er Borgen ope, eg meinte Tofte", ("tofte",)),
        ("en", "is Borgen open, sorry, I mean Holmen", ("holmen",)),
        ("sv", "är Borgen öppet, nej, jag menar Holmen", ("holmen",)),
        ("de", "ist Borgen offen, nein, ich meine Holmen", ("holmen",)),
        ("nb", "Heggedal innbyggertorg", ("heggedal",)),
        ("nb", "hvordan kommer jeg fra Asker til Borgen", ("borgen",)),
        ("nn", "korleis kjem eg frå Holmen til Tofte", ("tofte",)),
        ("so", "Borgen maaha ee Holmen", ("holmen",)),
    ],
)
def test_hubs_meant(language: str, text: str, hubs: tuple[str, ...]) -> None:
    assert hear(text, words=words_in(language), municipality=ASKER, now=NOW).hubs == hubs
