"""Which languages are offered: those somebody has read who speaks them, and the others while nothing is missing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent
CATALOGUE: Final = "messages.po"

REVIEWED: Final = ("nb", "nn", "en")
"""Languages whose texts somebody has read who speaks them, the default first."""

UNREVIEWED: Final = ("sv", "de", "pl", "uk", "so", "ar")
"""Languages that no native speaker has read yet: marked so where they are chosen."""

_EMPTY: Final = re.compile(rb'\nmsgstr ""(?=\s*\n\s*\n|\s*\Z)')
"""Words that are still to come; where they take several lines, the first is empty, but not the next."""


def translated(file: Path) -> int:
    """How many sentences a catalogue has words for; counted without a parser, for this happens at every start."""
    told = file.read_bytes() if file.exists() else b""
    return told.count(b"\nmsgid ") - len(_EMPTY.findall(told))


def _complete() -> list[str]:
    """The unreviewed languages in which nothing is missing."""
    wanted = translated(FOLDER / REVIEWED[0] / CATALOGUE)
    return [language for language in UNREVIEWED if translated(FOLDER / language / CATALOGUE) == wanted]


LANGUAGES: Final = (*REVIEWED, *_complete())
"""Languages with a complete catalogue, the default first."""
