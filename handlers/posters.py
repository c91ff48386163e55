"""A poster for the door of a hub, as an SVG of one A4 page: what to ask, a code to scan, the link, a telephone number.

It is drawn with lines and text alone; whoever prints it needs no font but their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import Final

import segno
from markupsafe import Markup

from domain.hubs import FactKind, Hub, Municipality
from locales.texts import Texts

WIDTH: Final = 210  #: Millimetres, as all lengths here: A4.
HEIGHT: Final = 297
MOST_LANGUAGES: Final = 4
_MIDDLE: Final = WIDTH / 2
_CODE: Final = 82
_QUIET: Final = 4  #: Modules of white around a code that a scanner needs.
_WIDEST: Final = 46  #: Letters on a line.

_PAGE: Final = Markup(
    '<svg xmlns="http://www.w3.org/2000/svg" width="{width}mm" height="{height}mm" viewBox="0 0 {width} {height}" '
    'font-family="sans-serif" text-anchor="middle"><title>{title}</title>'
    '<rect width="{width}" height="{height}" fill="#fff"/>{drawn}</svg>\n'
)
_TEXT: Final = Markup('<text x="{x}" y="{y}" font-size="{size}"{style}{direction}>{text}</text>')
_ROW: Final = Markup('<path transform="translate({x} {y}) scale({scale})" stroke="#000" d="{path}"/>')
_NONE: Final = Markup("")
_RIGHT_TO_LEFT: Final = Markup(' direction="rtl"')
_BOLD: Final = Markup(' font-weight="bold"')


def poster(texts: Sequence[Texts], hub: Hub, municipality: Municipality, link: str) -> str:
    """The poster in up to four languages, the first the largest."""
    drawn = Markup("").join((*_name(hub), *_words(texts, hub), *_code(link), *_foot(texts, hub, municipality, link)))
    return str(_PAGE.format(width=WIDTH, height=HEIGHT, title=hub.name, drawn=drawn))


def _name(hub: Hub) -> Iterator[Markup]:
    yield _line(hub.name, 34, 24, style=_BOLD)


def _words(texts: Sequence[Texts], hub: Hub) -> Iterator[Markup]:
    """What can be asked and how, language below language."""
    y = 50.0
    for number, _ in enumerate(texts[:MOST_LANGUAGES]):
        size = 7.0 if number == 0 else 5.5
        said = _("Ask me about {hub}: opening hours, what happens here, how to help. Scan the code.", hub=hub.name)
        for line in wrap(said.unescape(), _WIDEST if number == 0 else _WIDEST + 14):
            yield _line(line, y, size, direction=_direction(_))
            y += size * 1.35
        y += 3


def _code(link: str) -> Iterator[Markup]:
    """The link as a QR code: one stroke for each run of dark modules."""
    rows = [list(row) for row in segno.make_qr(link, error="q").matrix]
    scale = _CODE / (len(rows) + 2 * _QUIET)
    runs = "".join(f"M{x} {y + 0.5}h{length}" for y, row in enumerate(rows) for x, length in _runs(row))
    margin = _QUIET * scale
    yield _ROW.format(x=_MIDDLE - _CODE / 2 + margin, y=150 + margin, scale=round(scale, 4), path=runs)


def _runs(row: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where each run of dark modules begins, and how long it is."""
    start = None
    for x, is_dark in enumerate((*row, 0)):
        if is_dark and start is None:
            start = x
        elif not is_dark and start is not None:
            yield start, x - start
            start = None


def _foot(texts: Sequence[Texts], hub: Hub, municipality: Municipality, link: str) -> Iterator[Markup]:
    """The link in letters, and a telephone number for those who would rather call."""
    yield _line(link.removeprefix("https://"), 242, 7, style=_BOLD)
    told = [str(next(iter(fact.text.values()))) for fact in hub.told(FactKind.PHONE)]
    phone = told[0] if told else municipality.switchboard
    for number, _ in enumerate(texts[:MOST_LANGUAGES] if phone else ()):
        said = _("Or call {phone}.", phone=phone or "").unescape()
        yield _line(said, 254 + 9 * number, 7 if number == 0 else 5.5, direction=_direction(_))


def _line(text: str, y: float, size: float, *, style: Markup = _NONE, direction: Markup = _NONE) -> Markup:
    return _TEXT.format(x=_MIDDLE, y=round(y, 2), size=size, style=style, direction=direction, text=text)


def _direction(_: Texts) -> Markup:
    return _RIGHT_TO_LEFT if _.language == "ar" else _NONE
