"""Hours that do not come every week, in words: written out as dates they could not be told any more."""

from __future__ import annotations

import datetime as dt
from typing import Final

from markupsafe import Markup

from domain.weekly import Rule, Week
from domain.wording import Wording
from locales import LANGUAGES, Texts, texts_in

_MONDAY: Final = dt.date(2024, 1, 1)


def rule_note(week: Week) -> Wording | None:
    """The rules of a week that skip weeks, in every language we have; None when it has none."""
    skipping = [rule for rule in week.rules if rule.every > 1 and (rule.first is not None or rule.is_uncertain)]
    if not skipping:
        return None
    return Wording({language: _told(texts_in(language), skipping) for language in LANGUAGES})


def _told(_: Texts, rules: list[Rule]) -> str:
    return "; ".join(_rule(_, rule).unescape() for rule in rules)


def _rule(_: Texts, rule: Rule) -> Markup:
    if rule.first is None:
        weekdays = _.listed(_.weekday(_MONDAY + dt.timedelta(days=day)) for day in rule.days)
        return _("{weekday} every {n} weeks; which ones is not registered", weekday=weekdays, n=rule.every)
    return _(
        "{weekday} every {n} weeks, counted from {day}",
        weekday=_.weekday(_MONDAY + dt.timedelta(days=rule.first.weekday())),
        n=rule.every,
        day=_.date(rule.first),
    )
