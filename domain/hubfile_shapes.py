"""Every place of a hubs file where a value is not what its type asks for: msgspec itself stops at the first one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from msgspec import Meta
from msgspec.structs import fields

from domain.facts import Known
from domain.register_form import convert


@dataclass(frozen=True)
class Fault:
    """What is wrong at a place: the keys, and numbers from 0, that lead there."""

    where: tuple[str | int, ...]
    reason: str


def faults_in(raw: object, kind: Any, where: tuple[str | int, ...] = ()) -> list[Fault]:
    """What is wrong inside, part by part; where each part is right by itself, what is wrong with the whole."""
    bounded = _stated(kind)
    shape, *bounds = get_args(bounded) if get_origin(bounded) is Annotated else (bounded,)
    if found := list(_in_parts(raw, shape, where)):
        return found
    try:
        convert(raw, bounded)
    except ValueError as error:
        return [Fault(where, _plain(error, raw, shape, *bounds))]
    return []


def _stated(kind: Any) -> Any:
    """A type as files hold it: they cannot say that there is nothing."""
    if get_origin(kind) not in {Union, UnionType}:
        return kind
    return next(each for each in get_args(kind) if each is not NoneType)


def _in_parts(raw: object, shape: Any, where: tuple[str | int, ...]) -> Iterator[Fault]:
    if isinstance(raw, Mapping) and isinstance(shape, type) and issubclass(shape, Known):
        yield from _in_table(raw, shape, where)
    elif isinstance(raw, list) and get_origin(shape) is tuple:
        for number, item in enumerate(raw):
            yield from faults_in(item, get_args(shape)[0], (*where, number))


def _in_table(raw: Mapping[str, Any], kind: type[Known], where: tuple[str | int, ...]) -> Iterator[Fault]:
    known = {field.name: field for field in fields(kind)}
    for name, field in known.items():
        if name in raw:
            yield from faults_in(raw[name], field.type, (*where, name))
        elif field.required:
            yield Fault((*where, name), "is missing")
    yield from (Fault((*where, name), "there is no such field") for name in raw if name not in known)


def _plain(error: ValueError, raw: object, shape: Any, *bounds: Meta) -> str:
    """The reason in words for whoever writes the file, who need not know of JSON and its kinds."""
    if isinstance(shape, type) and issubclass(shape, Enum):
        return f"Expected one of {', '.join(repr(each.value) for each in shape)}, got {raw!r}"
    described = next((each.description for each in bounds if each.description), None)
    if described:
        return f"Expected {described}, got {raw!r}"
    if shape is dt.date:
        return "Expected a date such as 2026-12-24"
    return str(error).replace("`object`", "`table`")
