"""What is typed at a step of the registration and is no answer to it: a question, a wish for a person, or to leave."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import Final

from domain.questions import account, contact, hours, hub_list, idea, person, roles
from domain.questions.account import Wish
from domain.questions.folding import folded, folded_word
from domain.questions.phrases import Phrases
from domain.questions.unread import ShortLists
from handlers.questions import listen
from handlers.toolkit.ages import age_told, is_too_young
from handlers.toolkit.alone import Alone, means
from handlers.toolkit.reading import is_question
from handlers.toolkit.turn import Turn
from locales.words import words_in

_HEARD_BY_ALL: Final = ("nb", "en")
_ASKED_AT_CONSENT: Final = (
    account.Question,
    contact.Question,
    hours.Question,
    hub_list.Question,
    idea.Question,
    person.Question,
    roles.Question,
)
"""What is asked though no question mark ends it; the other kinds hear more than was meant by a yes in other words."""

_OF_ONESELF: Final = (Wish.DELETE, Wish.DATA, Wish.LEAVE)


async def asks_beside(turn: Turn, words: str, *, in_own_words: bool = False) -> bool:
    """Whether words are to be answered and are no choice; among words of one's own only what is plainly a wish.

    `snakke med folk` is something to like, `jeg vil snakke med et menneske` is not.
    """
    language = turn.texts.language
    if is_question(words):
        return True
    if _says(words, language, "company") or (in_own_words and not _says(words, language, "wish")):
        return False
    question = (await listen(turn, words)).question
    return isinstance(question, person.Question) or (
        isinstance(question, account.Question) and question.wish in _OF_ONESELF
    )


def _says(words: str, language: str, name: str) -> bool:
    return bool(_phrases(language, name).find(folded(words).split()))


@cache
def _phrases(language: str, name: str) -> Phrases:
    said = [words_in(code).section("answer").get(name, ()) for code in dict.fromkeys((language, *_HEARD_BY_ALL))]
    return Phrases(ShortLists([(name, each) for each in said]))


class Reply(StrEnum):
    """What is written where consent is asked for; consent itself is pressed."""

    TOO_YOUNG = "too_young"
    DECLINES = "declines"
    ASKS = "asks"
    OTHER = "other"


async def reply_to_consent(turn: Turn, words: str) -> Reply:
    """What somebody writes who has been asked for consent."""
    language = turn.texts.language
    age = age_told(words, language)
    if is_too_young(words, language) or (age is not None and age < turn.house.minimum_age):
        return Reply.TOO_YOUNG
    if declines(words, language):
        return Reply.DECLINES
    if is_question(words):
        return Reply.ASKS
    if age is not None or _says_yes(words, language):
        return Reply.OTHER
    question = (await listen(turn, words)).question
    if isinstance(question, account.Question) and question.wish is Wish.LEAVE:
        return Reply.DECLINES
    return Reply.ASKS if isinstance(question, _ASKED_AT_CONSENT) else Reply.OTHER


def declines(text: str, language: str) -> bool:
    """Whether a text says no thanks and nothing else: `nei`, `nei takk, jeg vil ikke`."""
    words = folded(text).split()
    for size in range(len(words) + 1):
        before, after = " ".join(words[:size]), " ".join(words[size:])
        is_no = not before or means(before, language, Alone.NO)
        if is_no and (after in _declining(language) or means(after, language, Alone.NO) or (before and not after)):
            return True
    return False


@cache
def _declining(language: str) -> frozenset[str]:
    languages = {language, *_HEARD_BY_ALL}
    said = (each for code in languages for each in words_in(code).section("answer").get("decline", ()))
    return frozenset(map(folded_word, said))


def _says_yes(text: str, language: str) -> bool:
    words = folded(text).split()
    return bool(words) and means(words[0], language, Alone.YES)
