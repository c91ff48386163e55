"""Every setting stands in `.env.example`, with one line on what it is for and its true default."""

import itertools
from pathlib import Path
from typing import Any

import pytest

from bot.settings import Settings, read_settings
from bot.variables import READERS

LINES = (Path(__file__).parents[1] / ".env.example").read_text(encoding="utf-8").splitlines()
PAIRS = [
    (comment, line) for comment, line in itertools.pairwise(["", *LINES]) if line.strip() and not line.startswith("#")
]
EXAMPLES = {line.partition("=")[0]: line.partition("=")[2] for _, line in PAIRS}


def test_every_setting_is_in_the_example_and_nothing_else() -> None:
    assert sorted(EXAMPLES) == sorted(name.upper() for name in READERS)


def test_every_setting_has_one_line_of_comment() -> None:
    assert [line for comment, line in PAIRS if not comment.startswith("# ")] == []
    comments = [line for line in LINES if line.startswith("#")]
    assert len(comments) == len(PAIRS)


@pytest.mark.parametrize("name", READERS)
def test_example_shows_the_default(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for other in READERS:
        monkeypatch.delenv(other.upper(), raising=False)
    shown: Any = {name: EXAMPLES[name.upper()]}
    assert getattr(read_settings(file=None, **shown), name) == getattr(Settings(), name)
