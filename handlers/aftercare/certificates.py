"""A certificate of one's own hours.

hours so far → which name? → one page as PDF, in one's language → the same in another language
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial
from typing import Final

from actions import certifying, crediting
from domain.aftercare import Hours
from domain.certificates import Certificate, strange_letters, written
from domain.errors import Unknown
from domain.hubs import Municipality
from domain.names import one_line
from handlers.aftercare.buttons import AskCertificate, IssueCertificate, PrintCertificate
from handlers.aftercare.durations import hours_lines
from handlers.aftercare.paper import LANGUAGES, Check, certificate_paper
from handlers.aftercare.typeface import letters
from handlers.toolkit.flow import Flow
from handlers.toolkit.home import home, person, ways
from handlers.toolkit.refusals import or_again
from handlers.toolkit.screens import Choice, Document, Screen, lines, paragraphs
from handlers.toolkit.turn import Turn
from locales import Texts, texts_in

NAME: Final = "name"
LONGEST_LABEL: Final = 40
IN_ITSELF: Final = {"nb": "📄 Bokmål", "nn": "📄 Nynorsk", "en": "📄 English"}


def which_name_screen(_: Texts, municipality: Municipality, hours: Sequence[Hours], known: str) -> Screen:
    """Which name is to stand on it? `known` is the one in Telegram, empty where it cannot be printed."""
    own = ((Choice(one_line(known, LONGEST_LABEL), IssueCertificate()),),) if known else ()
    return Screen(
        paragraphs(
            lines(*hours_lines(_, municipality, hours)),
            lines(
                _("<b>Which name shall stand on the certificate?</b>"),
                _("Write your whole name, or press.") if own else _("Write your whole name."),
            ),
        ),
        (*own, ways(_)),
    )


def no_hours_screen(_: Texts) -> Screen:
    """Nothing to attest yet."""
    return Screen(
        _("You have no confirmed hours yet. They come here when a coordinator has confirmed that you were there."),
        (ways(_),),
    )


def strange_name_screen(_: Texts, strange: str) -> Screen:
    """Letters that cannot be printed."""
    return Screen(
        lines(
            _("<b>Which name shall stand on the certificate?</b>"),
            _(
                "I cannot print “{letters}”. Please write the name in Latin, Greek or Cyrillic letters.",
                letters=strange,
            ),
        ),
        (ways(_),),
    )


def certificate_screen(_: Texts, certificate: Certificate, language: str, pdf: bytes) -> Screen:
    """The paper, and the same in other languages."""
    code = written(certificate.code)
    others = tuple(
        Choice(IN_ITSELF[other], PrintCertificate(certificate.code, other)) for other in LANGUAGES if other != language
    )
    return Screen(
        lines(
            _("Here is your certificate."),
            _("Whoever gets it can check it with the code <code>{code}</code>: /verify here.", code=code),
        ),
        (others, (home(_), person(_))),
        Document(f"torgbot-{written(certificate.code)[:4].lower()}-{language}.pdf", pdf),
    )


async def ask_name(turn: Turn, _said: object) -> Screen:
    """Show the hours, and ask for the name."""
    hours = await crediting.hours_of(turn.work, turn.person)
    if not hours:
        await turn.await_nothing()
        return no_hours_screen(turn.texts)
    await turn.await_words(FLOW.name, NAME)
    known = "" if await _strange(turn.person.name) else turn.person.name
    return which_name_screen(turn.texts, turn.municipality, hours, known)


async def issue_as_known(turn: Turn, _press: IssueCertificate) -> Screen:
    """Issue it under the name in Telegram."""
    return await _issue(turn, turn.person.name)


async def hear_name(turn: Turn, words: str) -> Screen:
    """Issue it under the name that was written."""
    return await or_again(turn, _issue(turn, words), partial(ask_name, turn, None))


async def _issue(turn: Turn, name: str) -> Screen:
    if not await crediting.hours_of(turn.work, turn.person):
        return await ask_name(turn, None)
    if strange := await _strange(name):
        await turn.await_words(FLOW.name, NAME)
        return strange_name_screen(turn.texts, strange)
    certificate = await certifying.issue(turn.work, turn.person, name, turn.house.new_token(), turn.now)
    await turn.await_nothing()
    return await _printed(turn, certificate, turn.texts.language)


async def _strange(name: str) -> str:
    """What in a name cannot be printed."""
    return strange_letters(name.strip(), await asyncio.to_thread(letters) | {" "})


async def print_again(turn: Turn, press: PrintCertificate) -> Screen:
    """The same certificate in another language."""
    if press.language not in LANGUAGES:
        raise Unknown("language")
    return await _printed(turn, await certifying.own(turn.work, turn.person, press.code), press.language)


async def _printed(turn: Turn, certificate: Certificate, wanted: str) -> Screen:
    language = wanted if wanted in LANGUAGES else LANGUAGES[0]
    check = Check(turn.house.bot_username, turn.house.verify_url)
    pdf = await asyncio.to_thread(certificate_paper, texts_in(language), turn.municipality, certificate, check)
    return certificate_screen(turn.texts, certificate, language, pdf)


FLOW = Flow(
    "certificates",
    commands={"certificate": ask_name},
    presses={AskCertificate: ask_name, IssueCertificate: issue_as_known, PrintCertificate: print_again},
    words={NAME: hear_name},
)
