"""Which languages are offered: those somebody has read who speaks them, and the others while nothing is missing."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent

REVIEWED: Final = ("nb", "nn", "en")
"""Languages whose texts somebody has read who speaks them, the default first."""

UNREVIEWED: Final = ("sv", "de", "pl", "uk", "so", "ar")
"""Languages that no native speaker has read yet: marked so where they are chosen."""


def missing_in(language: str) -> frozenset[str]:
    """The sentences of the default language that a catalogue has no words for, as they stand in the file."""
    return _translated(REVIEWED[0]) - _translated(language)


@cache
def _translated(language: str) -> frozenset[str]:
    """The msgids that have a translation; read without a parser, for this happens at every start."""
    file = FOLDER / language / "messages.po"
    if not file.exists():
        return frozenset()
    entries = file.read_text(encoding="utf-8").rstrip().split("\n\n")[1:]
    told = (entry.partition("\nmsgstr") for entry in entries if not entry.endswith('msgstr ""'))
    return frozenset(sentence.removeprefix("#, python-brace-format\n") for sentence, _msgstr, _told in told)


LANGUAGES: Final = (*REVIEWED, *(language for language in UNREVIEWED if not missing_in(language)))
"""Languages with a complete catalogue, the default first."""
