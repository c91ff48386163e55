"""Which languages are offered: those somebody has read who speaks them, and the others while nothing is missing."""

from __future__ import annotations

from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent

REVIEWED: Final = ("nb", "nn", "en")
"""Languages whose texts somebody has read who speaks them, the default first."""

UNREVIEWED: Final = ("sv", "de", "pl", "uk", "so", "ar")
"""Languages that no native speaker has read yet: marked so where they are chosen."""


def missing_in(language: str) -> frozenset[str]:
    """The sentences of the default language that a catalogue has no words for, as they stand in the file."""
    return frozenset(sentence.decode() for sentence in _translated(REVIEWED[0]) - _translated(language))


def _translated(language: str) -> set[bytes]:
    """The msgids that have a translation; read without a parser, for this happens at every start."""
    file = FOLDER / language / "messages.po"
    if not file.exists():
        return set()
    entries = file.read_bytes().replace(b"\r", b"").rstrip().split(b"\n\n")[1:]
    told = (entry.partition(b"\nmsgstr")[0] for entry in entries if not entry.endswith(b'msgstr ""'))
    return {sentence.removeprefix(b"#, python-brace-format\n") for sentence in told}


def _complete() -> list[str]:
    """The unreviewed languages in which nothing is missing."""
    wanted = _translated(REVIEWED[0])
    return [language for language in UNREVIEWED if wanted <= _translated(language)]


LANGUAGES: Final = (*REVIEWED, *_complete())
"""Languages with a complete catalogue, the default first."""
