"""What somebody wants done with what is kept about them, said in words instead of by a command."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from domain.hubs import HOUSE, Municipality
from domain.questions.heard import Heard
from domain.questions.vocabulary import Marks


class Wish(StrEnum):
    """What is wished for; the more far-reaching first."""

    DELETE = "delete"
    DATA = "data"
    LEAVE = "leave"
    PAUSE = "pause"
    MINE = "mine"
    PROFILE = "profile"
    LANGUAGE = "language"
    HELP = "help"


@dataclass(frozen=True)
class Answer:
    """The wish; nothing has been done yet, the way there is shown."""

    wish: Wish


@dataclass(frozen=True)
class Question:
    """Lead me to where this is done."""

    wish: Wish

    def answer(self, _municipality: Municipality, _now: dt.datetime) -> Answer:
        """Answers with the way."""
        return Answer(self.wish)


def read(heard: Heard) -> Question | None:
    """Hears a wish about oneself; the name of a tongue alone (`English please`) is one too."""
    if _WISHES.isdisjoint(heard.marks.labels) and _HELPING_LISTS.isdisjoint(heard.whole.labels):
        return None  # as most texts
    if heard.hears("new_to_it") and heard.hears(Wish.HELP) and not _speaks_of_a_hub(heard):
        return Question(Wish.HELP)
    ending = _helps_no_more(heard)
    if ending is not None or (_speaks_of_a_hub(heard) and not _ends_on_a_day(heard)):
        return ending or _wished_of_a_hub(heard)
    wish = _wished(heard)
    learns = heard.topics and not _changes_tongue(heard.marks)
    if wish is Wish.LANGUAGE and (learns or heard.hears("volunteer") or heard.hears("lending")):
        return None  # who helps says which tongues they speak, who learns which course
    if (
        wish is None
        and heard.hears("tongue")
        and not heard.hears("volunteer")
        and not heard.topics
        and _asks_for_a_tongue(heard)
    ):
        return Question(Wish.LANGUAGE)
    return None if wish is None else Question(wish)


def _changes_tongue(marks: Marks) -> bool:
    """Whether changing is spoken of in words beside a tongue that may also be learned: `zmienić język na norweski`."""
    topics = {number for each in marks.found if each.label.startswith("topic.") for number in range(*each[:2])}
    wishes = (each for each in marks.found if each.label == f"kind.{Wish.LANGUAGE}" and each.end - each.start > 1)
    return any(topics.isdisjoint(range(each.start, each.end)) for each in wishes)


def _wished(heard: Heard) -> Wish | None:
    """The first wish heard; of leaving and a pause what can be taken back: `ikke flere meldinger nå, ta en pause`."""
    unsaid = {Wish.HELP} if _deletes(heard.marks) else {Wish.HELP, Wish.DELETE}
    unsaid |= {wish for wish in (Wish.LEAVE, Wish.PAUSE) if _is_of_work(heard.marks, wish)}
    wish = next((wish for wish in Wish if wish not in unsaid and heard.hears(wish.value)), None)
    if wish is Wish.LEAVE and heard.hears(Wish.PAUSE):
        return Wish.PAUSE
    return Wish.PROFILE if wish is Wish.DATA and _changes(heard.marks) else wish


def _wished_of_a_hub(heard: Heard) -> Question | None:
    """Hears what is asked of oneself along with a house or a day: `har jeg vakt på Tofte`, `bytte torg til Holmen`."""
    if heard.hears("moves") or _changes_hub(heard):
        return Question(Wish.PROFILE)
    return Question(Wish.MINE) if heard.hears(Wish.MINE) else None


def _changes_hub(heard: Heard) -> bool:
    """Whether somebody goes from one hub to another: `jeg står på Holmen, men vil bytte til Borgen`."""
    asks = any(map(heard.hears, ("open", "when", "duty", "lending", "out_of_scope", Wish.MINE)))
    if asks or heard.topics or heard.speaks_of_a_day or heard.time is not None or not heard.hears("transfers"):
        return False
    labels = heard.whole.labels
    onward = "joining.away" in labels or ("joining.to" in labels and len(heard.hubs) > 1)
    return onward or heard.hears("registered")


def _is_of_work(marks: Marks, wish: Wish) -> bool:
    """Whether all that sounds like an end is of work, or of others: `slutta å jobbe`, `fastlegen har slutta`."""
    work = [range(each.start, each.end) for each in marks.found if each.label == "kind.work_ended"]
    ends = [range(each.start, each.end) for each in marks.found if each.label in {f"kind.{wish}", "kind.for_now"}]
    return bool(work) and all(any(set(end) & set(words) for words in work) for end in ends)


def _helps_no_more(heard: Heard) -> Question | None:
    """Hears `ikke frivillig på Borgen lenger`, `frivillig ... na razie nie`: of a hub as well."""
    marks = heard.whole
    helps = any(map(marks.hears, _HELPING))
    of_work = _is_of_work(marks, Wish.LEAVE) and _is_of_work(marks, Wish.PAUSE)
    if not helps or of_work or _deletes(marks) or marks.hears(Wish.DATA):
        return None
    if _is_denied(marks):
        return Question(Wish.LEAVE)
    pauses = marks.hears("for_now") or (marks.hears(Wish.PAUSE) and not marks.hears(Wish.LEAVE))
    if marks.hears(Wish.LEAVE) and not pauses and heard.time is None:
        return Question(Wish.LEAVE)
    return Question(Wish.PAUSE) if pauses else None


def _changes(marks: Marks) -> bool:
    """Whether something is to be put right in what is kept: `endre nummeret dere har på meg`."""
    return marks.hears(Wish.PROFILE) and marks.hears("change")


def _is_denied(marks: Marks) -> bool:
    """Whether volunteering is what there is no more of: `nicht mehr freiwillig`, `ikke frivillig her lenger`."""
    helps = [each for each in marks.found if each.label in _HELPING_LISTS]
    for help_ in helps:
        near = range(help_.start - _NEAR, help_.start + 1)
        if any(
            each.label == "kind.no_longer" and each.end in near and not _linked(marks, each.end, help_.start)
            for each in marks.found
        ):
            return True
        denied = any(each.label == "joining.not" and 0 <= help_.start - each.end <= _FAR for each in marks.found)
        if denied and any(
            each.label == "kind.any_longer" and 0 <= each.start - help_.end <= _FAR for each in marks.found
        ):
            return True
    return False


def _linked(marks: Marks, start: int, end: int) -> bool:
    """Whether an `and` between two words makes them two things."""
    return any(each.label == "joining.and" and start <= each.start < end for each in marks.found)


def _asks_for_a_tongue(heard: Heard) -> bool:
    """Whether a tongue is named to be written in: in few words, or along with `skriv` or `svar`."""
    return (heard.hears("write") and not heard.hears("speaks")) or len(heard.text.split()) <= _MOST_WORDS_FOR_TONGUE


def read_help(heard: Heard) -> Question | None:
    """Hears `help` when little else is said and nothing more particular is wished for."""
    if (
        _speaks_of_a_hub(heard)
        or heard.topics
        or heard.hears("out_of_scope")
        or not heard.hears(Wish.HELP)
        or len(heard.text.split()) > _MOST_WORDS_FOR_HELP
    ):
        return None
    return Question(Wish.HELP)


def _deletes(marks: Marks) -> bool:
    """Whether deleting is spoken of, not only striking off the list: `ta bort mig från volontärlistan`."""
    leaving = [(each.start, each.end) for each in marks.found if each.label == f"kind.{Wish.LEAVE}"]
    deleting = (each for each in marks.found if each.label == f"kind.{Wish.DELETE}")
    return any(not any(start <= each.start and each.end < end for start, end in leaving) for each in deleting)


def _ends_on_a_day(heard: Heard) -> bool:
    """Whether it is a pause or an end that a day was said with, and no hub: `ledigt från uppdragen till påsk`."""
    asks = any(map(heard.hears, ("open", "closed", "come", "when")))
    return not (heard.hubs or heard.parts or asks) and (heard.hears(Wish.PAUSE) or heard.hears(Wish.LEAVE))


def _speaks_of_a_hub(heard: Heard) -> bool:
    return bool(heard.hubs or heard.days is not None or set(heard.parts) - {HOUSE})


_HELPING: Final = ("volunteer", "become", "roles", "duty")
_HELPING_LISTS: Final = frozenset(f"kind.{kind}" for kind in _HELPING)
_WISHES: Final = frozenset(f"kind.{kind}" for kind in (*Wish, "moves", "tongue", "transfers"))
_NEAR: Final = 2
_FAR: Final = 4
"""So many words may stand between `nicht mehr` and `freiwillig`; between `frivillig` and `ikke` or `lenger`."""
_MOST_WORDS_FOR_HELP: Final = 7
_MOST_WORDS_FOR_TONGUE: Final = 4
