"""Heeds danger: told in the person's own language, or in any other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from actions.recognising import by_share, marked_in_each
from domain.questions import emergency
from domain.questions.danger.calmed import SURELY_CALMED
from domain.questions.danger.signs import danger_told, signs_in, told_of_things
from domain.questions.folding import folded
from domain.questions.phrases import Found
from domain.questions.vocabulary import Marks
from locales.offered import LANGUAGES
from locales.signs import signs
from locales.words import Words, words_in


def danger_in(text: str, language: str) -> emergency.Question | None:
    """Whether a text tells of danger, in this or any other language."""
    comparable = folded(text)
    found = heard_danger(signs_in(comparable, signs()), marked_in_each(comparable, language), language)
    return found[0] if found is not None else None


def heard_danger(
    signs_: Sequence[Found], marked: Mapping[Words, Marks], language: str
) -> tuple[emergency.Question, str] | None:
    """Danger, and the language to answer in; a word of another than the person's may be an ordinary one here."""
    sounding = [(words, marks) for words, marks in marked.items() if emergency.may_sound(marks)]
    if not sounding and danger_told(signs_) is None:
        return None  # as most texts: what in them is harmless need not be asked
    most = max(marks.known_letters for marks in marked.values())
    own = words_in(language)
    spoken = [marks for words, marks in marked.items() if words is own or marks.known_letters == most]
    harmless = emergency.harmless_in(spoken)
    told = danger_told(signs_, harmless)
    if told is not None:
        return emergency.Question(emergency.Danger(told)), next(by_share(marked, language))[1]
    calls = any(marks.hears("help") for marks in spoken)
    tame = told_of_things(signs_)
    for words, marks in sounding:
        found = emergency.read_marked(marks, harmless)
        if found is None or emergency.sounding(marks) <= tame:
            continue
        if words is own or calls or not emergency.is_chance(marks, most):
            return found, words.language if words.language in LANGUAGES else language
    return None


def is_calm(signs_: Sequence[Found], marked: Mapping[Words, Marks]) -> bool:
    """Whether something may be danger, and all that sounds like it is told of things."""
    tame = told_of_things(signs_, SURELY_CALMED)
    return bool(tame) and all(emergency.sounding(marks) <= tame for marks in marked.values())
