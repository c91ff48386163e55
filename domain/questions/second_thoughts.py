"""A second thought: where rules heard little, or something that many words share, the guess may know better.

Danger, a day that cannot be, other places' hours, and hours of a hub or a day that was said are never thought over.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from domain.hubs import FactKind
from domain.questions import (
    about,
    account,
    card,
    contact,
    emergency,
    hours,
    hub_list,
    idea,
    menu,
    person,
    roles,
    services,
    talk,
    things,
    volunteer,
)
from domain.questions.doubted import doubted
from domain.questions.guessed import Question, guessed, kind_of
from domain.questions.guessing import Guess
from domain.questions.heard import Heard
from domain.questions.likely_danger import DANGEROUS, suspected_from, tells_of_danger

_HEARD_MORE: Final = (
    talk.Question,
    hours.Question,
    services.Question,
    hub_list.Question,
    roles.Question,
    contact.Question,
)
"""Kinds of which the rules hear more than a guess of the same kind could tell."""

_LIKELY: Final = 0.32
_LIKELIER: Final = 0.45
_MOST_LIKELY: Final = 0.65
_ALL_BUT_CERTAIN: Final = 0.8
_UNLIKELY: Final = 0.15
_LIKELIER_BY: Final = 1.4
_MUCH_LIKELIER_BY: Final = 3
_OUTWEIGHING: Final = 0.5
_LIKELY_HOURS: Final = 0.6
_NEVER_BY_ITSELF: Final = 2.0
_FEWEST_WORDS: Final = 2
_FEW_WORDS: Final = 3


def doubt_in(question: object, heard: Heard) -> float | None:  # noqa: C901, PLR0911 -- a table: one line a kind
    """How likely a guess must be to stand in place of what the rules heard; None when nothing may."""
    match question:
        case menu.Question(why=menu.Why.NOT_UNDERSTOOD) | talk.Question():
            return _LIKELY
        case menu.Question(why=menu.Why.OUT_OF_SCOPE) if not _is_elsewhere(heard):
            return _NEVER_BY_ITSELF
        case about.Question():
            return _MOST_LIKELY
        case card.Question():
            return _MOST_LIKELY if heard.hears("card") else _LIKELIER
        case services.Question(parts=parts, facts=facts) if heard.hears("offers") or not (parts or facts):
            return _ALL_BUT_CERTAIN if heard.topics and not heard.hears("offers") else _LIKELIER
        case account.Question(wish=account.Wish.LANGUAGE | account.Wish.HELP as wish):
            at_length = _words_said(question, heard) > _FEWEST_WORDS
            return None if heard.is_bare_without(wish) else _MOST_LIKELY if at_length else _LIKELIER
        case (
            services.Question()
            | hub_list.Question()
            | idea.Question()
            | account.Question()
            | volunteer.Question()
            | roles.Question()
            | person.Question()
        ):
            return _ALL_BUT_CERTAIN if _words_said(question, heard) > _FEWEST_WORDS else _MOST_LIKELY
        case contact.Question(wants=wants):
            return _ALL_BUT_CERTAIN if len(wants) == 1 or wants == contact.ALL_WAYS else None
        case hours.Question() if heard.topics and heard.time is None and not heard.speaks_of_a_day:
            return _ALL_BUT_CERTAIN
        case hours.Question() if not (heard.hubs or heard.parts or heard.days or heard.time):
            return _MOST_LIKELY
        case _certain:
            return None


def _is_elsewhere(heard: Heard) -> bool:
    """Whether another town or the hours of a shop are spoken of: that is none of ours for certain."""
    return heard.hears("elsewhere") or menu.asks_of_another_place(heard)


def second_thought(question: object, heard: Heard, guess: Callable[[Heard], Guess]) -> Question | None:
    """What stands in place of what the rules heard, if anything; all that tells of danger is added up."""
    if menu.is_mere_number(heard) or (isinstance(question, talk.Question) and question.said in talk.SAID_ALONE):
        return None  # nothing else was said that could be guessed at
    enough = doubt_in(question, heard)
    if enough is not None:
        found = guess(heard)
        other = _instead(question, heard, found, enough) or doubted(question, heard, found)
        plain = isinstance(question, about.Question) or _asks_when_of_a_thing(question, heard)
        kept = plain and not isinstance(other, emergency.Question)
        return None if kept else other
    if not isinstance(question, hours.Question):
        return None
    found = guess(heard)
    return _danger_beside(question, heard, found) or doubted(question, heard, found)


def _asks_when_of_a_thing(question: object, heard: Heard) -> bool:
    """Whether it is asked when something is that a hub has by that name, or what it costs: `når er kinoen på Tofte`."""
    asks = isinstance(question, services.Question) and (heard.hears("when") or bool(question.lacking))
    return asks and bool(things.called(heard))


def _instead(question: object, heard: Heard, found: Guess, enough: float) -> Question | None:
    """What is likely enough to stand in place of what the rules heard."""
    if tells_of_danger(found, heard, suspected_from(question)):
        return guessed(found.danger_label, heard)
    likelier = _put(found, heard) if found.likelihood >= enough else None
    kind = type(likelier).__module__.rpartition(".")[2]
    if _never_meant(question, kind, heard) or (kind == "account" and _plainly_helps(question, heard)):
        return None
    if isinstance(question, _HEARD_MORE) and type(likelier) is type(question):
        return None
    return likelier or _outweighing(question, heard, found)


def _danger_beside(question: hours.Question, heard: Heard, found: Guess) -> Question | None:
    """Danger where a day or a time was heard, but no house: `mein sohn ist seit heute früh weg`."""
    if question.hubs or heard.parts or heard.hears("open"):
        return None
    return guessed(found.danger_label, heard) if tells_of_danger(found, heard, DANGEROUS) else None


def _plainly_helps(question: object, heard: Heard) -> bool:
    """Whether a few words name volunteering and no more: who leaves says so."""
    return isinstance(question, volunteer.Question) and heard.word_count <= _FEW_WORDS


def _put(found: Guess, heard: Heard) -> Question | None:
    """The question that was guessed; hours only when that is very likely, for they are facts about a day."""
    if found.label.startswith("emergency."):
        return None  # heard before, where there was enough of it
    if found.label == "idea" and heard.word_count < _FEWEST_WORDS:
        return None  # one word that is like some of an idea is none
    if found.label == "hours":
        asked = heard.speaks_of_a_day or heard.time is not None or heard.hears("when")
        if found.likelihood < (_LIKELY_HOURS if asked else _ALL_BUT_CERTAIN):
            return None
    return guessed(found.label, heard)


def _outweighing(question: object, heard: Heard, found: Guess) -> Question | None:
    """What stands in place of a kind that the guess takes for much less likely than another, if anything.

    A kind of which little was heard is given up even for nothing: then the person is asked.
    """
    if heard.word_count < _FEWEST_WORDS:
        return None
    if _never_meant(question, found.label.partition(".")[0], heard):
        return None
    own = found.kinds.get(kind_of(question), 0.0)
    weak = _is_weak(question, heard)
    enough, times = (_LIKELY, _LIKELIER_BY) if weak else (_OUTWEIGHING, _MUCH_LIKELIER_BY)
    said = 0 if weak else _words_said(question, heard)
    if said > 1:
        enough = _ALL_BUT_CERTAIN if said > _FEWEST_WORDS else _MOST_LIKELY
    if found.likelihood >= max(enough, times * own):
        other = _put(found, heard)
        if other is not None and type(other) is not type(question):
            return other
    given_up = weak and own < _UNLIKELY and found.likelihood >= times * own
    return menu.Question(menu.Why.NOT_UNDERSTOOD) if given_up else None


def _never_meant(question: object, kind: str, heard: Heard) -> bool:
    """Whether it cannot be that kind: other places' hours are none of ours, services no hours, leaving no help."""
    if isinstance(question, account.Question):
        return kind == "volunteer"
    if isinstance(question, menu.Question):
        return question.why is not menu.Why.NOT_UNDERSTOOD and kind in {"hours", "contact", "card"}
    if isinstance(question, idea.Question):  # `forslag: lengre åpent`; but `kva med andre juledag` may be hours
        return kind == "hours" and heard.marked(heard.marks.without("kind.again")).hears("idea")
    return isinstance(question, services.Question) and kind == "hours"


def _words_said(question: object, heard: Heard) -> int:
    """In how many words together a kind was heard: several are seldom said by chance."""
    if isinstance(question, contact.Question):
        return _FEWEST_WORDS if question.wants == (FactKind.EMAIL,) else 0
    kind = question.wish if isinstance(question, account.Question) else kind_of(question)
    labels = {f"kind.{kind}", "kind.become"} if isinstance(question, volunteer.Question) else {f"kind.{kind}"}
    return max((each.end - each.start for each in heard.marks.found if each.label in labels), default=0)


def _is_weak(question: object, heard: Heard) -> bool:
    """Whether the rules took a kind for little more than a hub's name or a word such as `har`."""
    match question:
        case card.Question():
            return not (heard.hears("card") or heard.names_a_hub_alone)
        case services.Question(parts=()):
            return not (heard.topics or heard.hears("service"))
        case roles.Question():
            return not heard.hears("explain")
        case person.Question():
            return not any(each.label == "kind.person" and each.end - each.start > 1 for each in heard.marks.found)
        case account.Question(wish=account.Wish.LANGUAGE | account.Wish.HELP):
            return _words_said(question, heard) <= _FEWEST_WORDS
        case _heard_more:
            return False
