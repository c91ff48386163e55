"""`torgbot ask --at`: what was known on a day, told as it was told on that day. One process answers the whole table."""

import json
import os
import subprocess
import sys

import pytest

CLOSED = [
    "er stengt til og med 18. januar 2021.",
    "Hvorfor: For å begrense smittetrykket, i tråd med nasjonale anbefalinger.",
    "Stengingen kan bli forlenget.",
]
EXCEPT_BORGEN = ["Bokomat: du kan låne bøker fra bokomaten.", "Kafé KIME: åpen for kafeens gjester."]
STATED = ["Kilde: asker.kommune.no (sist bekreftet 1. januar 2021).", "Kommunens sentralbord: 66 70 00 00."]
NOT_CONFIRMED = [
    "Ikke bekreftet: {} var stengt til og med 18. januar 2021.",
    "Jeg har ikke fått vite hva som gjelder etter det.",
]
DESK = "Innbyggerservice: tre dager i uka; hvilke dager er ikke registrert."
SILENT = "Åpningstidene er ikke registrert for Bibliotek, Kafé, Helsestasjon og Nærmiljøsentral."
IN_USE = "I bruk siden 15. februar 2021."
FEBRUARY = ["Kilde: asker.kommune.no (sist bekreftet 1. februar 2021).", STATED[1]]


def closed(hub: str) -> list[str]:
    return [f"{hub} {CLOSED[0]}", *CLOSED[1:]]


def unconfirmed(hub: str) -> list[str]:
    return [line.format(hub) for line in NOT_CONFIRMED]


CASES: list[tuple[str, str, list[str]]] = [
    ("2021-01-10", "er Heggedal åpent?", ["Heggedal, søndag 10. januar", *closed("Heggedal"), *STATED]),
    ("2021-01-10", "er kafeen på Heggedal åpen?", ["Heggedal, søndag 10. januar", *closed("Heggedal"), *STATED]),
    ("2021-01-10", "er Borgen åpent?", ["Borgen, søndag 10. januar", *closed("Borgen"), *EXCEPT_BORGEN, *STATED]),
    ("2021-01-18", "er Borgen åpent?", ["Borgen, mandag 18. januar", *closed("Borgen"), *EXCEPT_BORGEN, *STATED]),
    ("2021-01-18", "er Tofte åpent?", ["Tofte, mandag 18. januar", *closed("Tofte"), *STATED]),
    ("2021-01-10", "er Holmen åpent 19. januar?", ["Holmen, tirsdag 19. januar", *unconfirmed("Holmen"), *STATED]),
    ("2021-01-19", "er Borgen åpent?", ["Borgen, tirsdag 19. januar", *unconfirmed("Borgen"), *STATED]),
    ("2021-01-19", "er Heggedal åpent?", ["Heggedal, tirsdag 19. januar", *unconfirmed("Heggedal"), *STATED]),
    (
        "2021-01-10",
        "er Spikkestad åpent?",
        ["Spikkestad, søndag 10. januar", "Spikkestad har ikke åpnet ennå.", "Åpningsdatoen er ikke registrert."],
    ),
    (
        "2021-01-10",
        "er innbyggertorgene åpne?",
        [
            "Åpningstider søndag 10. januar",
            "Alle innbyggertorgene er stengt til og med 18. januar 2021.",
            *(f"Borgen, {line}" for line in EXCEPT_BORGEN),
            "Spikkestad har ikke åpnet ennå.",
            *CLOSED[1:],
            STATED[0],
        ],
    ),
    (
        "2021-03-01",
        "er Heggedal åpent?",
        [
            "Heggedal, mandag 1. mars",
            IN_USE,
            "Offisiell åpning: onsdag 10. mars, digitalt; det er ikke noe oppmøte.",
            DESK,
            SILENT,
            *FEBRUARY,
        ],
    ),
    (
        "2021-03-01",
        "hvor møter jeg opp på Heggedal 10. mars?",
        [
            "Heggedal, onsdag 10. mars",
            IN_USE,
            "Offisiell åpning: onsdag 10. mars, digitalt; det er ikke noe oppmøte.",
            DESK,
            SILENT,
            *FEBRUARY,
        ],
    ),
    (
        "2021-03-10",
        "er Heggedal åpent i dag?",
        [
            "Heggedal, onsdag 10. mars",
            IN_USE,
            "Offisiell åpning: onsdag 10. mars, digitalt; det er ikke noe oppmøte.",
            DESK,
            SILENT,
            *FEBRUARY,
        ],
    ),
    (
        "2021-03-11",
        "er Heggedal åpent?",
        [
            "Heggedal, torsdag 11. mars",
            IN_USE,
            "Offisiell åpning var 10. mars 2021, digitalt.",
            DESK,
            SILENT,
            *FEBRUARY,
        ],
    ),
]


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], list[str]]:
    lines = [{"text": text, "at": f"{day}T12:00", "language": "nb"} for day, text, _expected in CASES]
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-m", "bot", "ask", "--jsonl"],
        input="\n".join(map(json.dumps, lines)),
        env=kept,
        cwd=tmp_path_factory.mktemp("empty"),
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    told = [json.loads(line)["answer"].splitlines() for line in done.stdout.splitlines()]
    return {(day, text): answer for (day, text, _expected), answer in zip(CASES, told, strict=True)}


@pytest.mark.parametrize(("day", "text", "expected"), CASES, ids=[f"{day} {text}" for day, text, _lines in CASES])
def test_answer_of_that_day(
    answers: dict[tuple[str, str], list[str]], day: str, text: str, expected: list[str]
) -> None:
    assert answers[day, text] == expected
