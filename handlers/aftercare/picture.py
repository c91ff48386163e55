"""Answers to a request over time, as a picture that speaks no language: its caption says the rest.

Two rising lines, of those who can and of those who cannot (or withdrew), as far as time has come; the places needed as
a dashed level, each wave as a mark at the foot with how many it asked, and clock times (or days) below.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from domain.effects import SHORTEST, UNWILLING, WILLING, RequestEffect, rising
from domain.moments import between
from domain.schedules import local
from handlers.aftercare.typeface import BOLD, REGULAR

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

WIDTH, HEIGHT = 1080, 810
_LEFT, _RIGHT, _TOP, _FOOT = 110, 1030, 70, 690
_PAPER, _INK, _SOFT, _FAINT = "#ffffff", "#1c2a29", "#5b6b69", "#dfe7e5"
_YES, _YES_AREA, _NO = "#0b7a5c", "#cfeae1", "#b3452c"
_SIZE: Final = 34  #: Points; still read where the picture is a third as wide.
_ROOM: Final = 90  #: Dots that a number needs to the right of its line.
_MARKS: Final = 4  #: Clock times at the foot.
DAY: Final = dt.timedelta(days=1)


class _Scale:
    """Where moments and numbers lie."""

    def __init__(self, effect: RequestEffect, most: int) -> None:
        self._from = effect.sent_at
        self.length = max(between(effect.sent_at, effect.until), SHORTEST)
        self.end = self.x(effect.until)  #: Where the lines end; what lies behind it is still to come.
        self.most = most

    def x(self, moment: dt.datetime) -> float:
        share = between(self._from, moment) / self.length
        return _LEFT + min(max(share, 0.0), 1.0) * (_RIGHT - _LEFT)

    def y(self, number: int) -> float:
        return _FOOT - number / self.most * (_FOOT - _TOP)


def answers_picture(effect: RequestEffect) -> bytes:
    """The picture as PNG. Takes some hundredths of a second; call it in a thread."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 -- a library that only this picture needs

    yes = rising(at for at, answer in effect.answers if answer in WILLING)
    no = rising(at for at, answer in effect.answers if answer in UNWILLING)
    scale = _Scale(effect, max(effect.needed, len(yes), len(no), 1))
    image = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    draw = ImageDraw.Draw(image)
    _grid(draw, scale, effect)
    _rise(draw, scale, yes, _YES, area=_YES_AREA)
    _rise(draw, scale, no, _NO)
    _level(draw, scale, effect.needed)
    _waves(draw, scale, effect)
    kept = io.BytesIO()
    image.quantize(16, Image.Quantize.FASTOCTREE).save(kept, "PNG")
    return kept.getvalue()


def _grid(draw: ImageDraw, scale: _Scale, effect: RequestEffect) -> None:
    for number in sorted({0, scale.most // 2, scale.most}):
        draw.line([(_LEFT, scale.y(number)), (_RIGHT, scale.y(number))], fill=_FAINT, width=3)
        _text(draw, (_LEFT - 20, scale.y(number)), str(number), anchor="rm")
    for mark in range(_MARKS):
        moment = effect.sent_at + scale.length * mark / (_MARKS - 1)
        shown = local(moment)
        label = f"{shown:%d.%m}" if scale.length >= 2 * DAY else f"{shown:%H:%M}"
        _text(draw, (scale.x(moment), _FOOT + 58), label, anchor=("la", "ma", "ma", "ra")[mark])


def _rise(
    draw: ImageDraw, scale: _Scale, steps: Sequence[tuple[dt.datetime, int]], color: str, area: str | None = None
) -> None:
    """A line that rises by one at each answer, with its last number beside it; nothing without answers."""
    if not steps:
        return
    points = [(float(_LEFT), scale.y(0))]
    for moment, number in steps:
        points += [(scale.x(moment), points[-1][1]), (scale.x(moment), scale.y(number))]
    points.append((max(scale.end, points[-1][0]), points[-1][1]))
    if area is not None:
        draw.polygon([*points, (points[-1][0], _FOOT), (_LEFT, _FOOT)], fill=area)
    draw.line(points, fill=color, width=9, joint="curve")
    end, above = points[-1], area is not None
    if end[0] < _RIGHT - _ROOM:
        _text(draw, (end[0] + 14, end[1]), str(steps[-1][1]), anchor="lm", color=color, is_bold=True)
        return
    beside = (end[0], end[1] + (-8 if above else 10))
    _text(draw, beside, str(steps[-1][1]), anchor="rb" if above else "rt", color=color, is_bold=True)


def _level(draw: ImageDraw, scale: _Scale, needed: int) -> None:
    """The places needed, as a dashed level."""
    for x in range(_LEFT, _RIGHT, 34):
        draw.line([(x, scale.y(needed)), (min(x + 18, _RIGHT), scale.y(needed))], fill=_INK, width=5)


def _waves(draw: ImageDraw, scale: _Scale, effect: RequestEffect) -> None:
    """A mark at the foot where each wave went out, with how many it asked."""
    for wave in effect.waves:
        x = scale.x(wave.at)
        draw.polygon([(x - 13, _FOOT + 22), (x + 13, _FOOT + 22), (x, _FOOT + 2)], fill=_INK)
        anchor = "la" if x < _LEFT + 60 else "ma"
        _text(draw, (x - 13 if anchor == "la" else x, _FOOT + 22), str(wave.asked), anchor=anchor, color=_INK)


def _text(
    draw: ImageDraw, at: tuple[float, float], text: str, *, anchor: str, color: str = _SOFT, is_bold: bool = False
) -> None:
    draw.text(at, text, fill=color, font=_font(BOLD if is_bold else REGULAR), anchor=anchor)


@cache
def _font(file: Path) -> FreeTypeFont:
    from PIL import ImageFont  # noqa: PLC0415 -- as above

    return ImageFont.truetype(file, _SIZE, layout_engine=ImageFont.Layout.BASIC)
