"""Listens to a text: finds the hubs, parts, days and time it speaks of, whatever it asks."""

from __future__ import annotations

import datetime as dt
from typing import Final

from domain.hubs import HOUSE, Municipality
from domain.questions.compounds import in_clauses, introduced, parted
from domain.questions.folding import folded
from domain.questions.heard import Heard, Prepared, is_within, marked_once
from domain.questions.hubs_meant import meant
from domain.questions.moments.moment import read_moment
from domain.questions.places import Names, find_hubs, names_of
from domain.questions.vocabulary import Marks, Vocabulary, Words, vocabulary
from domain.schedules import local

_LENDING: Final = frozenset(("library", "book_machine"))


def listen(
    text: str,
    *,
    words: Words,
    municipality: Municipality,
    now: dt.datetime,
    own_hubs: tuple[str, ...],
    prepared: Prepared | None = None,
) -> Heard:
    """Find in a text what it speaks of."""
    vocabulary_, names = vocabulary(words), names_of(municipality)
    whole, today = folded(text) if prepared is None else prepared.folded, local(now).date()
    known = {} if prepared is None else {whole: prepared.marks}
    clauses = marked_once(in_clauses(text, whole, (vocabulary_.openers, names.hubs)), vocabulary_, known)
    if "joining.wonder" in clauses.labels:
        clauses = marked_once(introduced(clauses), vocabulary_, known)
    bare = clauses.without("kind.ignore")
    bare = parted(bare, names, vocabulary_)
    bare_marks = marked_once(bare, vocabulary_, known)
    moment = read_moment(bare, words=words, today=today, marks=bare_marks)
    named = find_hubs(moment.rest, names, vocabulary_)
    parts, implied = _parts(bare, named.hubs, names, vocabulary_, bare_marks)
    return Heard(
        text=whole,
        rest=named.rest,
        vocabulary=vocabulary_,
        names=names,
        hubs=meant(named, moment.rest, vocabulary_) or implied,
        doubtful=named.doubtful,
        own_hubs=tuple(slug for slug in own_hubs if municipality.hub(slug)),
        parts=parts,
        days=moment.days,
        time=moment.time,
        impossible=moment.impossible,
        today=today,
        day_in_doubt=moment.in_doubt,
        candidates=moment.candidates,
        clauses=bare,
        calm=prepared is not None and prepared.calm,
        known=known,
    )


def _only_implied(marks: Marks) -> set[str]:
    """Which of library and book machine is only what books are lent by, where the other is named itself."""
    lending = {(each.start, each.end) for each in marks.found if each.label == "kind.lending"}
    said = {each.label: each for each in marks.found if (each.start, each.end) not in lending}
    named = {slug for slug in _LENDING if f"facility.{slug}" in said}
    return set(_LENDING - named) if named else set()


def _is_only_within(slug: str, marks: Marks) -> bool:
    """Whether a part is only named by a word of a longer name of another: `консультація для немовлят`."""
    others = [each for each in marks.found if each.label.startswith("facility.") and each.label != f"facility.{slug}"]
    return all(is_within(each, others) for each in marks.found if each.label == f"facility.{slug}")


def _is_closed_for(slug: str, marks: Marks) -> bool:
    """Whether a part is only named in a phrase for closing: `closed for lunch`."""
    closing = [range(each.start, each.end) for each in marks.found if each.label == "kind.closed"]
    return all(
        any(each.start in phrase and len(phrase) > each.end - each.start for phrase in closing)
        for each in marks.found
        if each.label == f"facility.{slug}"
    )


def _parts(
    text: str, hubs: tuple[str, ...], names: Names, vocabulary_: Vocabulary, marks: Marks
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The parts of hubs that a text names, and the hub that a part's name gives away (`Kime`)."""
    called = [names.parts[match.group(1)] for match in names.part.finditer(text)]
    only = {each[0][1]: each[0][0] for each in called if len(each) == 1}
    said = [found for each in called for found in each if only.get(found[1], found[0]) == found[0]]
    found = dict.fromkeys(slug for _, slug in said)
    named = (slug for slug in vocabulary_.said_of("facility", marks) if not _is_only_within(slug, marks))
    found |= dict.fromkeys(slug for slug in named if not _is_closed_for(slug, marks))
    if _LENDING.issubset(found):
        found = {slug: None for slug in found if slug not in _only_implied(marks)}
    owners = {hub for hub, part in said if part != HOUSE}
    implied = () if hubs or len(owners) != 1 else tuple(owners)
    return tuple(found), implied
