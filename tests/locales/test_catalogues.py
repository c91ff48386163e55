"""The catalogues against the sentences in the code: all there, all translated, and safe to send."""

import ast
import io
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_keywords, parse_mapping_cfg
from babel.messages.pofile import read_po

from locales.offered import FOLDER, LANGUAGES, REVIEWED, UNREVIEWED, translated

ROOT = FOLDER.parent
KEYWORDS = ("_", "plural:1,2")
LONGEST = 4096
TAG = re.compile(r"</?[a-z]+>")
PLACE = re.compile(r"\{\w+\}")
QUOTES = {
    "nb": "«»",
    "nn": "«»",
    "en": "“”",
    "sv": "”",
    "de": "„“",
    "pl": "„”",
    "uk": "«»",
    "so": "“”",
    "ar": "«»",
}
TWO_FORMS = "nplurals=2; plural=(n != 1);"
PLURALS = {
    "pl": "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
    "uk": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 :"
    " n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5);",
}
SAME_AS_ENGLISH: frozenset[str] = frozenset()
"""Sentences with words in them that Norwegian writes as English does."""


@cache
def sentences() -> dict[str, str]:
    """Every msgid in the code, with the file it stands in."""
    mapping = io.StringIO((ROOT / "babel.cfg").read_text(encoding="utf-8"))
    method_map, options = parse_mapping_cfg(mapping)  # type: ignore[no-untyped-call]  # Babel has no types here
    keywords = parse_keywords(KEYWORDS)
    found = extract_from_dir(ROOT, method_map, options, keywords=keywords)
    return {message if isinstance(message, str) else message[0]: name for name, _, message, _, _ in found}


@cache
def plurals() -> frozenset[tuple[str, str]]:
    """Every pair of forms in the code, read from its syntax: the extractor misses some."""
    calls = (node for path in sorted((ROOT / "handlers").rglob("*.py")) for node in _plural_calls(path))
    return frozenset((_text(call.args[0]), _text(call.args[1])) for call in calls)


def _plural_calls(path: Path) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "plural":
            yield node


def _text(node: ast.expr) -> str:
    assert isinstance(node, ast.Constant)
    assert isinstance(node.value, str)
    return node.value


@cache
def catalogue(language: str) -> Catalog:
    with (FOLDER / language / "messages.po").open("rb") as file:
        return read_po(file)


def entries(language: str) -> Iterator[tuple[str, str]]:
    """Every form of every sentence: as it stands in the code, and translated."""
    for message in catalogue(language):
        if message.id:
            one, *many = _forms(message.id)
            told = _forms(message.string)
            yield from zip([one, *many * (len(told) - 1)], told, strict=True)


def _forms(text: str | Sequence[str] | None) -> Sequence[str]:
    return (text or "",) if isinstance(text, str | None) else text


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def is_balanced(text: str) -> bool:
    still_open: list[str] = []
    for tag in TAG.findall(text):
        if not tag.startswith("</"):
            still_open.append(tag)
        elif not still_open or still_open.pop() != tag.replace("/", ""):
            return False
    return not still_open and not re.search("[<>]", TAG.sub("", text))


@pytest.mark.parametrize("language", [*REVIEWED, *UNREVIEWED])
def test_holds_every_sentence_and_no_other(language: str) -> None:
    there = {message.id if isinstance(message.id, str) else message.id[0] for message in catalogue(language)}
    assert sentences()
    assert {sentence: file for sentence, file in sentences().items() if sentence not in there} == {}
    assert there - set(sentences()) - {""} == set()


def test_unreviewed_languages_are_offered() -> None:
    assert (*REVIEWED, *UNREVIEWED) == LANGUAGES


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ('msgid "A"\nmsgstr "B"\n\nmsgid "C"\nmsgstr ""\n"D"\n"E"\n', 2),
        ('msgid "A"\nmsgstr ""\n\nmsgid "C"\nmsgstr "D"\n', 1),
        ('msgid "A"\nmsgstr "B"\n\nmsgid "C"\nmsgstr ""\n', 1),
        ('msgid "A"\r\nmsgstr ""\r\n\r\nmsgid "C"\r\nmsgstr ""', 0),
        ("", 0),
    ],
)
def test_sentences_that_have_words_are_counted(words: str, expected: int, tmp_path: Path) -> None:
    file = tmp_path / "messages.po"
    file.write_bytes(f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n{words}'.encode())
    assert translated(file) == expected
    assert translated(tmp_path / "none.po") == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_holds_both_forms_of_every_plural(language: str) -> None:
    there = {message.id for message in catalogue(language) if not isinstance(message.id, str)}
    assert plurals()
    assert there == plurals()


@pytest.mark.parametrize("language", LANGUAGES)
def test_translates_every_form(language: str) -> None:
    assert [sentence for sentence, told in entries(language) if not told.strip()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_has_no_guesses_and_no_leftovers(language: str) -> None:
    assert [message.id for message in catalogue(language) if message.id and message.fuzzy] == []
    assert list(catalogue(language).obsolete) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_says_which_language_and_plurals_it_has(language: str) -> None:
    assert str(catalogue(language).locale) == language
    assert catalogue(language).plural_forms == PLURALS.get(language, TWO_FORMS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_keeps_the_places_for_values(language: str) -> None:
    assert [told for sentence, told in entries(language) if places(sentence) != places(told)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_keeps_the_tags(language: str) -> None:
    wrong = [told for sentence, told in entries(language) if TAG.findall(sentence) != TAG.findall(told)]
    assert wrong == []
    assert [told for _, told in entries(language) if not is_balanced(told)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_fits_one_message(language: str) -> None:
    assert [told for _, told in entries(language) if len(told) > LONGEST] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_quotes_as_the_language_does(language: str) -> None:
    others = set("".join(QUOTES.values()) + '"„') - set(QUOTES[language])
    assert [told for _, told in entries(language) if others & set(told)] == []


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_is_no_english(language: str) -> None:
    same = {sentence for sentence, told in entries(language) if sentence == told}
    with_words = {sentence for sentence in same if any(map(str.isalpha, TAG.sub("", PLACE.sub("", sentence))))}
    assert with_words == SAME_AS_ENGLISH


@pytest.mark.parametrize(
    ("text", "balanced"),
    [
        ("", True),
        ("<b>Hei</b> <i>du</i>", True),
        ("<b><i>Hei</i></b>", True),
        ("<b><i>Hei</b></i>", False),
        ("<b>Hei", False),
        ("Hei</b>", False),
        ("1 < 2", False),
    ],
)
def test_sees_unbalanced_tags(text: str, balanced: bool) -> None:  # noqa: FBT001 -- a table's column
    assert is_balanced(text) is balanced
