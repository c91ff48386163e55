"""What is drawn: certificates read back as a reader program reads them, pictures looked at dot by dot."""

import datetime as dt
import io
import subprocess
import sys
from dataclasses import replace

import pytest
from PIL import Image
from pypdf import PdfReader

from domain.aftercare import Hours
from domain.certificates import Certificate, written
from domain.effects import RequestEffect, Wave
from domain.requests import Answer
from handlers.aftercare.paper import LANGUAGES as PRINTED
from handlers.aftercare.paper import Check, certificate_paper
from handlers.aftercare.picture import HEIGHT, WIDTH, answers_picture
from handlers.aftercare.typeface import letters
from locales import LANGUAGES, texts_in
from tests.handlers.aftercare_examples import AFTERCARE, CERTIFICATE
from tests.handlers.examples import ASKER

LONGEST_CAPTION = 1024
CHECK = Check("torgbot_demo_bot", "https://bot.example.org/verify/")
DAY = dt.date(2026, 11, 26)
ONE = Hours("heggedal", "vertskap", 150, 2, DAY, DAY)
T = dt.datetime(2026, 11, 23, 11, tzinfo=dt.UTC)
GREEN, RED = (11, 122, 92), (179, 69, 44)


def read(certificate: Certificate, language: str, check: Check = CHECK) -> list[str]:
    """The lines of the only page."""
    pdf = PdfReader(io.BytesIO(certificate_paper(texts_in(language), ASKER, certificate, check)))
    [page] = pdf.pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)
    return page.extract_text().splitlines()


def test_certificate_says_who_where_when_and_how_long() -> None:
    certificate = replace(CERTIFICATE, name="Łucja Ås-Бек Ødegård", hours=(ONE,))
    assert read(certificate, "nb") == [
        "Asker",
        "Bekreftelse på frivillig innsats",
        "Łucja Ås-Бек Ødegård",
        "har gjort en frivillig innsats på innbyggertorgene i Asker.",
        "Torg",
        "Rolle",
        "Periode",
        "Timer",
        "Heggedal",
        "Vertskap",
        "26. november 2026",
        "2 t 30 min",
        "I alt, på 2 aktiviteter",
        "2 t 30 min",
        "Utstedt 23. november 2026",
        "Koordinatorene på innbyggertorgene har bekreftet timene.",
        f"Kontrollkode: {written(certificate.code)}",
        "Kontroller: skriv /verify og koden til @torgbot_demo_bot på Telegram",
        "eller åpne bot.example.org/verify",
    ]


@pytest.mark.parametrize("language", PRINTED)
def test_most_that_may_stand_on_it_has_room_on_one_page(language: str) -> None:
    lines = read(CERTIFICATE, language)
    assert lines[2] == CERTIFICATE.name
    assert len([line for line in lines if line in {hub.name for hub in ASKER.hubs}]) == 19
    assert lines.count(texts_in(language)("Elsewhere").unescape()) == 1


def test_without_an_address_only_the_chat_is_named() -> None:
    assert read(CERTIFICATE, "en", Check("torgbot_demo_bot"))[-1].startswith("Check it: write /verify")


@pytest.mark.parametrize(
    ("check", "link"),
    [(CHECK, "https://bot.example.org/verify/{}"), (Check("a_bot"), "https://t.me/a_bot?start=verify_{}")],
)
def test_a_camera_is_led_to_the_check(check: Check, link: str) -> None:
    code = "0123456789ABCDEF"
    assert check.link(code) == link.format("0123-4567-89AB-CDEF" if check.url else code)


def test_same_certificate_is_the_same_paper() -> None:
    twice = [certificate_paper(texts_in("nn"), ASKER, CERTIFICATE, CHECK) for _time in range(2)]
    assert twice[0] == twice[1]


@pytest.mark.parametrize("language", PRINTED)
def test_typeface_has_every_letter_that_is_printed(language: str) -> None:
    assert set("".join(read(CERTIFICATE, language))) - letters() - {" "} == set()


def picture(*answers: tuple[int, Answer], needed: int = 4, minutes: int = 100) -> Image.Image:
    said = tuple((T + dt.timedelta(minutes=at), answer) for at, answer in answers)
    effect = RequestEffect(T, T + dt.timedelta(minutes=minutes), needed, None, (Wave(1, 12, T),), said)
    drawn = answers_picture(effect)
    assert len(drawn) < 20_000
    return Image.open(io.BytesIO(drawn)).convert("RGB")


def has(image: Image.Image, color: tuple[int, int, int], x: int) -> list[int]:
    """The heights at which a column of dots has about this colour."""
    column = [(y, image.getpixel((x, y))) for y in range(80, 690)]
    return [y for y, dot in column if all(abs(a - b) < 25 for a, b in zip(dot, color, strict=True))]  # type: ignore[arg-type]  # RGB


def test_lines_rise_where_the_answers_came() -> None:
    image = picture((50, Answer.YES), (50, Answer.YES), (75, Answer.NO))
    assert image.size == (WIDTH, HEIGHT)
    assert min(has(image, GREEN, 700)) == pytest.approx(690 - 2 / 4 * 620, abs=6)
    assert min(has(image, RED, 700)) == pytest.approx(690, abs=6)
    assert min(has(image, RED, 950)) == pytest.approx(690 - 1 / 4 * 620, abs=6)


def test_lines_end_now_and_whoever_withdrew_is_among_those_who_cannot() -> None:
    image = picture((0, Answer.YES), (1, Answer.YES), (1, Answer.WITHDRAWN), minutes=1)
    assert min(has(image, RED, 200)) == pytest.approx(690 - 1 / 4 * 620, abs=6)
    assert [x for x in range(250, 1030, 20) if has(image, GREEN, x) or has(image, RED, x)] == []


@pytest.mark.parametrize("answers", [(), ((0, Answer.YES),) * 300, ((-5, Answer.NO), (500, Answer.YES))])
def test_odd_requests_are_drawn_too(answers: tuple[tuple[int, Answer], ...]) -> None:
    assert picture(*answers, needed=1, minutes=0).size == (WIDTH, HEIGHT)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["answers", "certificate"])
def test_caption_is_short_enough(name: str, language: str) -> None:
    assert len(AFTERCARE[name](texts_in(language)).plain) <= LONGEST_CAPTION


def test_nothing_of_it_is_loaded_before_it_is_needed() -> None:
    code = "import sys, bot.runtime; print(sorted({'PIL', 'reportlab'} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 -- ourselves
    assert found.stdout == "[]\n"
