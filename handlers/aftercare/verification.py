"""Checking a certificate: anybody who has its code may, in chat and on the web."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from actions import certifying
from domain.certificates import Certificate
from handlers.aftercare.durations import totals
from handlers.toolkit.flow import Flow
from handlers.toolkit.home import ways
from handlers.toolkit.screens import Screen, lines
from handlers.toolkit.turn import Turn
from locales import Texts

CODE: Final = "code"


def ask_code_screen(_: Texts) -> Screen:
    """Which code?"""
    return Screen(
        lines(
            _("<b>Check a certificate of voluntary work</b>"),
            _("Write the verification code. It has sixteen letters and digits."),
        ),
        (ways(_),),
    )


def verified_screen(_: Texts, certificate: Certificate | None) -> Screen:
    """Whether it is a real one, and what it says."""
    return Screen(verified_text(_, certificate), (ways(_),))


def verified_text(_: Texts, certificate: Certificate | None) -> Markup:
    """What a code proves; for one that is not known, what that may mean."""
    if certificate is None:
        return lines(
            _("<b>This code is not known.</b>"),
            _("Check that it is written as on the paper. Whoever has their data deleted has certificates deleted too."),
        )
    return lines(
        _("<b>The certificate is genuine.</b>"),
        _("Name: {name}", name=certificate.name),
        totals(_, certificate.minutes, certificate.first, certificate.last),
        _("Issued {day}", day=_.date(certificate.issued_at.date())),
    )


def form_words(_: Texts) -> tuple[Markup, Markup, Markup]:
    """Heading, label and button of the form on the web."""
    return _("Check a certificate"), _("Verification code"), _("Check")


async def verify(turn: Turn, code: str) -> Screen:
    """Check the code that came with the command or a link, or ask for it."""
    if not code:
        await turn.await_words(FLOW.name, CODE)
        return ask_code_screen(turn.texts)
    await turn.await_nothing()
    return verified_screen(turn.texts, await certifying.verify(turn.work, code))


FLOW = Flow("verification", commands={"verify": verify}, words={CODE: verify})
