"""A certificate as one page of paper: who, where, as what, when, how much, and how to check it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from domain.aftercare import Hours
from domain.certificates import Certificate, written
from domain.hubs import Municipality
from handlers.aftercare.durations import duration, period, place_names
from handlers.aftercare.typeface import BOLD, REGULAR
from locales import Texts

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

LANGUAGES: Final = ("nb", "nn", "en")
"""What certificates are printed in: employers and schools here read these."""

MOST_ROWS: Final = 20
_WIDTH, _HEIGHT = 595.3, 841.9  # A4 in points
_LEFT, _RIGHT = 62.0, 533.3
_HUB, _ROLE, _PERIOD = _LEFT, _LEFT + 130, _LEFT + 245
_LINE = 20.0
_INK, _SOFT = "#1c2a29", "#5b6b69"
_QR_SIDE = 84.0


@dataclass(frozen=True, slots=True)
class Check:
    """How a certificate can be checked: in which bot, and at which web address (empty: none)."""

    bot: str
    url: str = ""

    def link(self, code: str) -> str:
        """What a camera opens."""
        return f"{self.url}{written(code)}" if self.url else f"https://t.me/{self.bot}?start=verify_{code}"


def certificate_paper(_: Texts, municipality: Municipality, certificate: Certificate, check: Check) -> bytes:
    """The page as PDF. Takes some hundredths of a second; call it in a thread."""
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415 -- 20 MB that only certificates need
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415 -- as above
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 -- as above

    for name, file in (("regular", REGULAR), ("bold", BOLD)):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, file))
    kept = io.BytesIO()
    page = Canvas(kept, pagesize=(_WIDTH, _HEIGHT), lang=_.language, invariant=True)
    title = _("Certificate of voluntary work").unescape()
    page.setTitle(title)
    page.setAuthor(municipality.name)
    _head(page, _, municipality, certificate)
    _table(page, _, municipality, certificate)
    _foot(page, _, certificate, check)
    page.save()
    return kept.getvalue()


def _head(page: Canvas, _: Texts, municipality: Municipality, certificate: Certificate) -> None:
    _write(page, _LEFT, 770, municipality.name, size=11, color=_SOFT)
    _write(page, _LEFT, 732, _("Certificate of voluntary work"), size=22, is_bold=True)
    _write(page, _LEFT, 690, certificate.name, size=17, is_bold=True)
    done = _("has worked as a volunteer at the community houses (innbyggertorg) of {place}.", place=municipality.name)
    _write(page, _LEFT, 668, done, size=11)


def _table(page: Canvas, _: Texts, municipality: Municipality, certificate: Certificate) -> None:
    y = 620.0
    for x, text in ((_HUB, _("Hub")), (_ROLE, _("Role")), (_PERIOD, _("Period"))):
        _write(page, x, y, text, size=9, color=_SOFT)
    _write(page, _RIGHT, y, _("Hours worked"), size=9, color=_SOFT, is_right=True)
    _rule(page, y - 6)
    for part in _rows(certificate.hours):
        y -= _LINE
        hub, role = place_names(_, municipality, part) if part.hub else (_("Elsewhere"), "")
        _write(page, _HUB, y, hub, room=_ROLE - _HUB - 8)
        _write(page, _ROLE, y, role, room=_PERIOD - _ROLE - 8)
        _write(page, _PERIOD, y, period(_, part.first, part.last), room=_RIGHT - _PERIOD - 70)
        _write(page, _RIGHT, y, duration(_, part.minutes), is_right=True)
    _rule(page, y - 8)
    total = _.plural("In all, at {n} activity", "In all, at {n} activities", certificate.times)
    _write(page, _LEFT, y - 26, total, size=11, is_bold=True)
    _write(page, _RIGHT, y - 26, duration(_, certificate.minutes), size=11, is_bold=True, is_right=True)


def _rows(hours: Sequence[Hours]) -> list[Hours]:
    """As many rows as one page has room for; the last one is the sum of the others."""
    if len(hours) <= MOST_ROWS:
        return list(hours)
    shown, others = list(hours[: MOST_ROWS - 1]), hours[MOST_ROWS - 1 :]
    first, last = min(part.first for part in others), max(part.last for part in others)
    rest = Hours("", "", sum(part.minutes for part in others), sum(part.times for part in others), first, last)
    return [*shown, rest]


def _foot(page: Canvas, _: Texts, certificate: Certificate, check: Check) -> None:
    _qr(page, check.link(certificate.code))
    issued = _("Issued {day}", day=_.date(certificate.issued_at.date()))
    code = written(certificate.code)
    address = check.url.removeprefix("https://").rstrip("/")
    x = _LEFT + _QR_SIDE + 14
    _write(page, x, 132, issued)
    _write(page, x, 114, _("The coordinators of the hubs have confirmed the hours."))
    _write(page, x, 96, _("Verification code: {code}", code=code), is_bold=True)
    _write(page, x, 78, _("Check it: write /verify and the code to @{bot} on Telegram", bot=check.bot))
    if address:
        _write(page, x, 60, _("or open {address}", address=address))


def _qr(page: Canvas, link: str) -> None:
    from reportlab.graphics import renderPDF  # noqa: PLC0415 -- as above
    from reportlab.graphics.barcode.qr import QrCodeWidget  # noqa: PLC0415 -- as above
    from reportlab.graphics.shapes import Drawing  # noqa: PLC0415 -- as above

    code = QrCodeWidget(link, barWidth=_QR_SIDE, barHeight=_QR_SIDE, barBorder=0)
    drawing = Drawing(_QR_SIDE, _QR_SIDE)
    drawing.add(code)
    renderPDF.draw(drawing, page, _LEFT, 56)


def _write(  # noqa: PLR0913 -- one keyword for each thing that lines differ in
    page: Canvas,
    x: float,
    y: float,
    text: str,
    *,
    size: float = 10,
    color: str = _INK,
    is_bold: bool = False,
    is_right: bool = False,
    room: float = _RIGHT - _LEFT,
) -> None:
    """One line of text, set smaller where it would not fit."""
    shown = text.unescape() if isinstance(text, Markup) else text
    font = "bold" if is_bold else "regular"
    width = page.stringWidth(shown, font, size)
    page.setFont(font, size * min(1.0, room / width) if width else size)
    page.setFillColor(color)
    (page.drawRightString if is_right else page.drawString)(x, y, shown)


def _rule(page: Canvas, y: float) -> None:
    page.setStrokeColor(_SOFT)
    page.setLineWidth(0.5)
    page.line(_LEFT, y, _RIGHT, y)
