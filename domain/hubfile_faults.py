"""Faults of a hubs file that no single value shows: doubles, names that lead nowhere, unreadable hours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from domain.schedules import fault_in


@dataclass(frozen=True)
class Problem:
    """One thing wrong in a hubs file: in which hub, where, and why."""

    hub: str | None
    field: str
    reason: str

    def __str__(self) -> str:
        return f"{self.hub}: {self.field}: {self.reason}" if self.hub else f"{self.field}: {self.reason}"


def faults_between(raw: Mapping[str, Any]) -> tuple[Problem, ...]:
    """What is wrong across the file; works on unchecked data, so that all faults are told at once."""
    hubs = _tables(raw, "hubs")
    known = {_slug(hub): {_slug(part) for part in _tables(hub, "facilities")} for hub in hubs}
    found = [*_doubles(raw), *_closures(raw, known), *_openings(raw, known)]
    for hub in hubs:
        found += _of_hub(hub, known)
    return tuple(found)


def named(raw: Mapping[str, Any], where: Sequence[str | int]) -> tuple[str | None, str]:
    """The hub and the field at a place in the file: `("borgen", "facilities.cafe.schedules[0].hours")`."""
    here: Any = raw
    hub: str | None = None
    path = ""
    for step in where:
        here = _step(here, step)
        slug = _slug(here) if isinstance(here, Mapping) else ""
        if isinstance(step, int):
            if path == "hubs":
                hub, path = slug or f"hubs[{step}]", ""
            else:
                path += f".{slug}" if slug else f"[{step}]"
        else:
            path = f"{path}.{step}" if path else step
    return hub, path or "file"


def _step(here: Any, step: str | int) -> Any:
    try:
        return here[step]
    except (KeyError, IndexError, TypeError):
        return None


def _doubles(raw: Mapping[str, Any]) -> Iterator[Problem]:
    for group in ("hubs", "roles", "interests"):
        for slug, times in Counter(_slug(item) for item in _tables(raw, group)).items():
            if times > 1:
                yield Problem(None, f"{group}.{slug}", f"the slug is used {times} times")


def _of_hub(hub: Mapping[str, Any], known: Mapping[str, set[str]]) -> Iterator[Problem]:
    slug = _slug(hub)
    for neighbour in _words(hub, "neighbours"):
        if neighbour not in known or neighbour == slug:
            yield Problem(slug, "neighbours", f"there is no other hub {neighbour!r}")
    for number, fact in enumerate(_tables(hub, "facts")):
        yield from _hours(slug, f"facts[{number}].hours", fact)
    parts = _tables(hub, "facilities")
    for double, times in Counter(_slug(part) for part in parts).items():
        if times > 1:
            yield Problem(slug, f"facilities.{double}", f"the slug is used {times} times")
    for part in parts:
        for number, schedule in enumerate(_tables(part, "schedules")):
            yield from _hours(slug, f"facilities.{_slug(part)}.schedules[{number}].hours", schedule)


def _hours(hub: str | None, field: str, table: Mapping[str, Any]) -> Iterator[Problem]:
    hours = table.get("hours")
    reason = fault_in(hours) if isinstance(hours, str) else None
    if reason:
        yield Problem(hub, field, reason)


def _openings(raw: Mapping[str, Any], known: Mapping[str, set[str]]) -> Iterator[Problem]:
    for number, opening in enumerate(_tables(raw, "openings")):
        where, hub, part = f"openings[{number}]", str(opening.get("hub")), opening.get("facility")
        if hub not in known:
            yield Problem(None, f"{where}.hub", f"there is no hub {hub!r}")
        elif part not in known[hub]:
            yield Problem(hub, f"{where}.facility", f"there is no facility {part!r}")
        yield from _hours(hub if hub in known else None, f"{where}.hours", opening)


def _closures(raw: Mapping[str, Any], known: Mapping[str, set[str]]) -> Iterator[Problem]:
    parts = {part for some in known.values() for part in some} | {"hub"}
    for number, closure in enumerate(_tables(raw, "closures")):
        where = f"closures[{number}]"
        for slug in _words(closure, "hubs"):
            if slug not in known:
                yield Problem(None, f"{where}.hubs", f"there is no hub {slug!r}")
        for named_part in _words(closure, "facilities"):
            if named_part not in parts:
                yield Problem(None, f"{where}.facilities", f"no hub has a facility {named_part!r}")
        for exempt in _tables(closure, "exempt"):
            hub, part = str(exempt.get("hub")), exempt.get("facility")
            if hub not in known:
                yield Problem(None, f"{where}.exempt", f"there is no hub {hub!r}")
            elif part not in known[hub] | {"hub"}:
                yield Problem(hub, f"{where}.exempt", f"there is no facility {part!r}")


def _tables(raw: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    found = raw.get(key)
    return [item for item in found if isinstance(item, Mapping)] if isinstance(found, list) else []


def _words(raw: Mapping[str, Any], key: str) -> list[str]:
    found = raw.get(key)
    return [item for item in found if isinstance(item, str)] if isinstance(found, list) else []


def _slug(item: Mapping[str, Any]) -> str:
    return str(item.get("slug", ""))
