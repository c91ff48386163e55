"""Which ways of reaching a hub are wanted, where several are named: `e-post i stedet for å ringe, hva er adressen`."""

from __future__ import annotations

from typing import Final

from domain.questions.heard import Heard
from domain.questions.lexemes import END_OF_CLAUSE
from domain.questions.phrases import Found, longest
from domain.questions.vocabulary import Marks

_WAYS: Final = ("phone", "email", "web", "address")
_TOLD: Final = frozenset(("joining.shy", "joining.happened", "kind.uncalled"))
_NEAR: Final = 4
"""So many words after `i stedet for` what is not wanted may stand."""


def unwanted(heard: Heard) -> frozenset[str]:
    """The ways of which somebody says that they would rather not, or cannot, wherever these are named."""
    marks = heard.marked(heard.clauses)
    said = longest(each for each in marks.found if each.label in _LABELS)
    alone = len({each.label for each in said}) <= 1
    if alone and not any(map(heard.hears, ("contact", "open", "closed"))):
        return frozenset()
    refused = {each for told in marks.found for each in _refused_by(told, said, marks)}
    wanted = {each.label for each in said if each not in refused}
    left = bool(wanted) or alone
    return frozenset(_LABELS[each.label] for each in refused if each.label not in wanted) if left else frozenset()


def is_street(heard: Heard) -> bool:
    """Whether the address asked for along with an e-mail is a house's: `adresse og e-post`, not the e-mail's own."""
    marks = heard.marked(heard.clauses)
    emails = [range(each.start, each.end + 1) for each in marks.found if each.label == "kind.email"]
    named = [each for each in marks.found if each.label == "joining.addressed"]
    asked = [each for each in marks.found if each.label == "kind.address"]
    asked = [each for each in asked if not any(each.start in email for email in emails)]
    if any(not any(each.start <= one.start and one.end <= each.end for one in named) for each in asked):
        return True
    return any(_is_listed(each, marks) for each in named if not any(each.start in email for email in emails))


def comes_to_terms(heard: Heard) -> bool:
    """Whether nothing but a word for coming speaks of an address: `korleis kjem eg i kontakt med Tofte`."""
    return heard.hears("contact") and not heard.marked(heard.marks.without("joining.getting")).hears("address")


def told_beside(way: str, heard: Heard) -> bool:
    """Whether a way is only told of beside a clause that asks for hours: `nettsida er nede, er Tofte åpent`."""
    asks = heard.hubs and (heard.hears("open") or heard.hears("closed"))
    if not asks or heard.asks_hours_of(way):
        return False
    return way == "web" or not _TOLD.isdisjoint(heard.marked(heard.clauses).labels)


def _refused_by(told: Found, said: list[Found], marks: Marks) -> list[Found]:
    """What is refused by one phrase: what follows `i stedet for`, or stands with `liker ikke` in a clause."""
    if told.label == "joining.instead":
        after = [each for each in said if 0 <= each.start - told.end < _NEAR and _are_together(told, each, marks)]
        return after[:1]
    if told.label == "joining.not":
        return [each for each in said if 0 <= each.start - told.end <= 1 and _are_together(told, each, marks)]
    if told.label != "joining.shy":
        return []
    beside = [each for each in said if _are_together(told, each, marks)]
    if len({each.label for each in beside}) <= 1:
        return beside
    after = [each for each in beside if each.start >= told.start]
    return after[:1] or beside[-1:]


def _are_together(one: Found, other: Found, marks: Marks) -> bool:
    first, last = min(one.start, other.start), max(one.end, other.end)
    return END_OF_CLAUSE not in marks.words[first:last]


def _is_listed(address: Found, marks: Marks) -> bool:
    """Whether an address is one of several things asked for: `adresse og e-post`, `adresse, telefon og mail`."""
    ways = [each for each in marks.found if each.label in _LABELS and each.label != "kind.address"]
    links = {each.start for each in marks.found if each.label == "joining.and"}
    for each in ways:
        between = range(min(address.end, each.end), max(address.start, each.start))
        linked = any(number in links for number in between)
        close = len(between) <= 1 or (len(between) <= _NEAR and address.start < each.start)
        listed = each.label == "kind.phone" and [*map(marks.words.__getitem__, between)] == [END_OF_CLAUSE]
        if (linked and close) or listed:
            return True
    return False


_LABELS: Final = {f"kind.{way}": way for way in _WAYS}
