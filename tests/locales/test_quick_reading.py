"""What is read quickly at every start is what the thorough parsers read."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po

from locales import LANGUAGES
from locales.catalogues import read_catalogue
from locales.words import FOLDER, UNDERSTOOD, lists_in

ODD = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);\\n"

# A translator's remark.
#, python-brace-format
msgid "Hello {name}"
msgstr ""
"Hei "
"{name}"

msgid "Two\\n\\"lines\\" and a \\\\"
msgstr "To\\n«linjer» og en \\\\"

#, fuzzy
msgid "A guess"
msgstr "En gjetning"

msgid "Untranslated"
msgstr ""

msgid "{n} day"
msgid_plural "{n} days"
msgstr[0] "{n} dag"
msgstr[1] "{n} dager, to"
msgstr[2] "{n} "
"dager"

msgid "{n} week"
msgid_plural "{n} weeks"
msgstr[0] "{n} uke"
msgstr[1] ""
msgstr[2] ""
"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_holds_what_its_file_holds(language: str) -> None:
    file = FOLDER / language / "messages.po"
    quick = read_catalogue(file)
    with file.open("rb") as opened:
        entries = [entry for entry in read_po(opened) if entry.id]
    for entry in entries:
        if isinstance(entry.id, str):
            assert quick.gettext(entry.id) == entry.string
        else:
            one, many = entry.id
            assert {quick.ngettext(one, many, n) for n in range(200)} == set(entry.string or ()), one
    assert len(entries) > 500


def test_catalogue_is_read_however_a_translator_left_it(tmp_path: Path) -> None:
    file = tmp_path / "messages.po"
    file.write_text(ODD, encoding="utf-8")
    _ = read_catalogue(file)
    told = [_.gettext(text) for text in ("Hello {name}", 'Two\n"lines" and a \\', "A guess", "Untranslated", "New")]
    assert told == ["Hei {name}", "To\n«linjer» og en \\", "A guess", "Untranslated", "New"]
    assert [_.ngettext("{n} day", "{n} days", n) for n in (1, 2, 5)] == ["{n} dag", "{n} dager, to", "{n} dager"]
    assert [_.ngettext("{n} week", "{n} weeks", n) for n in (1, 2)] == ["{n} week", "{n} weeks"]


def read(lists: dict[str, Any]) -> dict[str, Any]:
    return {name: read(told) if isinstance(told, dict) else json.loads(told) for name, told in lists.items()}


@pytest.mark.parametrize("language", UNDERSTOOD)
def test_words_are_what_their_file_holds(language: str) -> None:
    text = (FOLDER / language / "words.toml").read_text(encoding="utf-8")
    assert read(lists_in(text.encode())) == tomllib.loads(text)


@pytest.mark.parametrize(
    "text",
    [
        'also = ["nn"]\n[kind]\nopen = [\n  "åpen",  # and no more\n  "oppe",\n]\n',
        "[kind]\nopen = ['åpen']\n",
        '[kind]  # of question\nopen = ["åpen"]\n',
        '[kind.of]\nopen = ["åpen"]\n',
        '[ kind ]\n open=["åpen"]\n',
        "",
    ],
)
def test_words_are_read_however_their_file_is_laid_out(text: str) -> None:
    assert read(lists_in(text.encode())) == tomllib.loads(text)
