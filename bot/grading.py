"""Examining the understanding: questions with what must be heard in them, judged one by one.

The file is TOML: a table `[language.kind]` of `"text" = "hubs, +parts, days (month-day), time, =what"`.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Final

from actions import answering
from domain.calendar import Days
from domain.hubs import HOUSE, Hub, Municipality
from domain.questions import Question, account, contact, doubt, emergency, hours, menu, talk
from domain.schedules import ZONE

NOW: Final = dt.datetime(2026, 11, 23, 12, tzinfo=ZONE)
"""When all questions are asked: a Monday at noon."""

_ABOUT_NO_HUB: Final = frozenset(("emergency", "account", "talk", "roles", *menu.Why))
"""Kinds whose answer is the same wherever it is asked, as what a host does: a hub named along need not be heard."""

_ASKED_BACK: Final = (doubt.Question, doubt.DayQuestion, doubt.KindQuestion)


class Verdict(StrEnum):
    """What became of a question."""

    RIGHT = "right"
    ASKED_BACK = "asked back"  #: The person is asked, or led to the menu and a person.
    WRONG = "wrong"
    WRONG_HOURS = "wrong hours"  #: Hours of another house or day than asked for: the worst that can happen.


@dataclass(frozen=True)
class Understood:
    """What was heard, or must be, in comparable form; `days` None stands for today."""

    kind: str
    hubs: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    days: Days | None = None
    time: dt.time | None = None
    what: str = ""


@dataclass(frozen=True)
class Case:
    """One question of the file."""

    language: str
    text: str
    expected: Understood


@dataclass(frozen=True)
class Judged:
    """A question, what was heard, and the verdict."""

    case: Case
    heard: Understood
    verdict: Verdict


def read_cases(file: Path) -> Iterator[Case]:
    """The questions of a file; raises ValueError when it cannot be read as one."""
    for language, kinds in tomllib.loads(file.read_text(encoding="utf-8")).items():
        for kind, questions in kinds.items():
            for text, value in questions.items():
                yield Case(language, text, _expected(kind, value.split()))


def judge(case: Case, municipality: Municipality) -> Judged:
    """Ask one question and compare."""
    question = answering.ask(case.text, municipality=municipality, language=case.language, now=NOW)
    heard = understood(question)
    told = (_comparable(each, case.text, municipality) for each in (heard, _as_answered(case.expected, heard)))
    return Judged(case, heard, _verdict(question, *told))


def _as_answered(expected: Understood, heard: Understood) -> Understood:
    """What must be heard, without what the answer holds anyway: hubs in the list of all, one of two courtesies."""
    if heard.kind == expected.kind == "hub_list" and not heard.hubs:
        return replace(expected, hubs=frozenset())
    if heard.kind == expected.kind == "talk" and heard.what in expected.what.split():
        return replace(expected, what=heard.what)
    return expected


def tally(judged: Iterable[Judged]) -> dict[str, Counter[Verdict]]:
    """How many of each verdict: by language, by kind of question, and over all under `all`."""
    counts: dict[str, Counter[Verdict]] = {}
    for each in judged:
        for row in (each.case.language, each.case.expected.kind, "all"):
            counts.setdefault(row, Counter())[each.verdict] += 1
    return counts


def understood(question: Question) -> Understood:
    """A question in comparable form."""
    kind = question.why.value if isinstance(question, menu.Question) else type(question).__module__.rpartition(".")[2]
    hubs = frozenset(getattr(question, "hubs", ()) or filter(None, (getattr(question, "hub", ""),)))
    if isinstance(question, hours.Question):
        parts = frozenset(question.parts) - {HOUSE}
        return Understood(kind, hubs, parts, question.days or _today(), question.time)
    return Understood(kind, hubs, what=_what(question))


def _what(question: Question) -> str:
    match question:
        case contact.Question():
            return " ".join(sorted(question.wants)) if question.wants != contact.ALL_WAYS else ""
        case emergency.Question():
            return question.danger.value
        case talk.Question():
            return question.said.value
        case account.Question():
            return question.wish.value
        case _other:
            return ""


def _expected(kind: str, tokens: list[str]) -> Understood:
    dates = [token for token in tokens if token[0].isdigit() and ":" not in token]
    times = [token for token in tokens if ":" in token]
    return Understood(
        kind,
        frozenset(token for token in tokens if token.replace("_", "").isalpha() and kind not in _ABOUT_NO_HUB),
        frozenset(token[1:] for token in tokens if token[0] == "+"),
        (_days(dates[0]) if dates else _today()) if kind == "hours" else None,
        dt.time.fromisoformat(times[0]) if times else None,
        " ".join(sorted(token[1:] for token in tokens if token[0] == "=")),
    )


def _verdict(question: Question, heard: Understood, expected: Understood) -> Verdict:
    if heard == expected:
        return Verdict.RIGHT
    if isinstance(question, _ASKED_BACK) or heard.kind == menu.Why.NOT_UNDERSTOOD:
        return Verdict.ASKED_BACK
    if heard.kind == "hours" and (not expected.hubs >= heard.hubs or heard.days != expected.days):
        return Verdict.WRONG_HOURS
    return Verdict.WRONG


def _comparable(each: Understood, text: str, municipality: Municipality) -> Understood:
    """What two questions are compared by: a hub whose part alone is so called (`Kime`) is named by that."""
    hubs = each.hubs or _named_by_a_part(text.lower(), municipality)
    return replace(each, kind="talk", hubs=hubs) if each.what == account.Wish.HELP else replace(each, hubs=hubs)


def _named_by_a_part(text: str, municipality: Municipality) -> frozenset[str]:
    """The one hub that has a part which is named here, and is called as no other hub's is."""
    named = {hub.slug: {name for name in _names(hub) if name in text} for hub in municipality.hubs}
    owners = Counter(name for names in named.values() for name in names)
    called = frozenset(slug for slug, names in named.items() if any(owners[name] == 1 for name in names))
    return called if len(called) == 1 else frozenset()


def _names(hub: Hub) -> Iterator[str]:
    names = (name for part in hub.facilities if part.slug != HOUSE for name in (*part.name.values(), *part.aliases))
    return (name.lower() for name in names)


def _days(token: str) -> Days:
    first, _dots, last = token.partition("..")
    return Days(_date(first), _date(last or first))


def _date(month_day: str) -> dt.date:
    """`12-24`: the next one to come."""
    coming = dt.date.fromisoformat(f"{NOW.year}-{month_day}")
    return coming if coming >= NOW.date() else coming.replace(year=NOW.year + 1)


def _today() -> Days:
    return Days(NOW.date(), NOW.date())
