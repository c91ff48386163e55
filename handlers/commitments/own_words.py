"""What somebody who has said yes to something writes about it: that they cannot come, are late or there, or when it is.

words → the one it is about · which one? → withdraw · check in · whom to call
      → has none: the call that is not answered yet → no
      → until when they rest
"""

from __future__ import annotations

from typing import Final

from actions import attending, heeding
from db.commitments.attendance import Held
from domain.people import VolunteerStatus
from domain.questions.own_commitments import About, about_own
from handlers.commitments.checking_in import here
from handlers.commitments.late import late
from handlers.commitments.mine import show_mine, show_place
from handlers.commitments.oneself import rest
from handlers.commitments.typed_answers import told_not_to_come
from handlers.requests.place import ShowPlace
from handlers.toolkit.home import ShowMine
from handlers.toolkit.reading import day_named
from handlers.toolkit.screens import Screen
from handlers.toolkit.turn import Turn
from locales.words import words_in

HEARD_BY_ALL: Final = ("nb", "en")


async def heard_about_own(turn: Turn, words: str, *, flow: str) -> Screen | None:
    """What to show to whoever writes about their own commitments; None for other words, and for whoever has none."""
    language = turn.texts.language
    spoken = dict.fromkeys((language, *HEARD_BY_ALL))
    about = next(filter(None, (about_own(words, words_in(each)) for each in spoken)), None)
    if about is None or heeding.danger_in(words, language) is not None:
        return None
    if about is About.HOURS:
        return await _mine(turn)
    if about is About.REST:
        return await rest(turn)
    held = await attending.coming(turn.work, turn.person, turn.now)
    if not held:
        return await _of_nothing(turn, about, words, flow)
    if about is About.HERE and await attending.open_now(turn.work, turn.person, turn.now):
        return await here(turn, "")
    meant = _meant(turn, held, words)
    return await (late(turn, meant) if about is About.LATE else _shown(turn, about, meant))


async def _of_nothing(turn: Turn, about: About, words: str, flow: str) -> Screen | None:
    """What to show to whoever has no place."""
    match about:
        case About.WHEN:
            return await _mine(turn)
        case About.CANNOT:
            return await told_not_to_come(turn, words, flow=flow)
        case _other:
            return None


async def _mine(turn: Turn) -> Screen | None:
    """All that a volunteer has, with the hours; None for whoever is none."""
    volunteer = await turn.work.volunteers.get(turn.person.id)
    is_active = volunteer is not None and volunteer.status is VolunteerStatus.ACTIVE
    return await show_mine(turn, ShowMine()) if is_active else None


def _meant(turn: Turn, held: list[Held], words: str) -> list[Held]:
    """Those of the day that is named, where one is."""
    day = day_named(words, turn.texts.language, turn.today)
    return [each for each in held if each.request.day == day] or held


async def _shown(turn: Turn, about: About, held: list[Held]) -> Screen:
    _ = turn.texts
    if len(held) > 1:
        screen = await show_mine(turn, ShowMine())
        return screen.preceded_by(_("<b>Which one is it about?</b>"))
    await turn.await_nothing()
    screen = await show_place(turn, ShowPlace(held[0].request.id))
    if about is not About.CANNOT:
        return screen
    withdraw = _("I must withdraw")
    return screen.preceded_by(
        _(
            "If you cannot come, press “{withdraw}”: the coordinator hears of it. If you are late, call.",
            withdraw=withdraw,
        )
    )
