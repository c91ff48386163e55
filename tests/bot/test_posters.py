"""Posters are read back as a telephone reads them: the code by a scanner, the words by eye."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import zxingcpp
from PIL import Image, ImageDraw
from typer.testing import CliRunner

from bot.command_line import app

SVG = "{http://www.w3.org/2000/svg}"
DOT = 8


def poster(*arguments: str) -> ET.Element:
    printed = CliRunner().invoke(app, ["poster", *arguments])
    assert printed.exit_code == 0, printed.output
    return ET.fromstring(printed.stdout)  # noqa: S314 -- our own page


def scanned(page: ET.Element) -> str:
    """What a scanner reads in the strokes of the code."""
    # a page without a path fails the test anyway
    runs = re.findall(r"M(\d+) (\d+)\.5h(\d+)", page.find(f"{SVG}path").attrib["d"])  # type: ignore[union-attr]  # the poster has a path
    picture = Image.new("L", (60 * DOT, 60 * DOT), 255)
    pen = ImageDraw.Draw(picture)
    for x, y, length in ([int(number) for number in run] for run in runs):
        pen.rectangle(((x + 4) * DOT, (y + 4) * DOT, (x + 4 + length) * DOT - 1, (y + 5) * DOT - 1), fill=0)
    return zxingcpp.read_barcodes(picture)[0].text


@pytest.fixture(autouse=True)
def _no_database(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def test_the_code_leads_to_the_hub() -> None:
    page = poster("saetre", "--lang", "nb,uk", "--bot", "@eksempelbot")
    assert scanned(page) == "https://t.me/eksempelbot?start=hub_saetre"


def test_the_words_are_there_in_each_language_with_link_and_telephone() -> None:
    page = poster("borgen", "--lang", "nb,ar", "--bot", "eksempelbot")
    words = ["".join(text.itertext()) for text in page.iter(f"{SVG}text")]
    assert words[0] == "Borgen"
    assert "t.me/eksempelbot?start=hub_borgen" in words
    assert next(line for line in words if "915 88 121" in line) == "Eller ring 915 88 121."
    assert [text.get("direction") for text in page.iter(f"{SVG}text")].count("rtl") >= 2


def test_all_stays_on_the_page_in_four_languages() -> None:
    page = poster("asker_sentrum", "--lang", "nb,pl,de,uk", "--bot", "eksempelbot")
    heights = [float(text.attrib["y"]) for text in page.iter(f"{SVG}text")]
    code = 150
    assert max(y for y in heights if y < 230) < code
    assert max(heights) <= 290


def test_what_cannot_be_printed_is_named() -> None:
    runner = CliRunner()
    assert "is no hub" in runner.invoke(app, ["poster", "oslo", "--bot", "eksempelbot"]).output
    assert "cannot be printed" in runner.invoke(app, ["poster", "borgen", "--lang", "nb,xx", "--bot", "e"]).output
    assert "give it" in runner.invoke(app, ["poster", "borgen"], env={"BOT_TOKEN": ""}).output
