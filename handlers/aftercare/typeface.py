"""The typeface of what is drawn: where it lies, and which letters it has."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent / "fonts"
REGULAR: Final = FOLDER / "DejaVuSans.ttf"
BOLD: Final = FOLDER / "DejaVuSans-Bold.ttf"


@cache
def letters() -> frozenset[str]:
    """Every letter that can be drawn: Latin, Greek and Cyrillic ones, digits and marks. Slow once: use a thread."""
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415 -- 20 MB that only certificates need

    return frozenset(map(chr, TTFont("DejaVu", REGULAR).face.charToGlyph))
