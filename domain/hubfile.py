"""The hubs file: reads a municipality from TOML, refusing with every fault at once, and writes it back."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from importlib import resources
from typing import Any

from msgspec.structs import fields

from domain.facts import Known
from domain.hubfile_faults import Problem, faults_between, named
from domain.hubfile_shapes import faults_in
from domain.hubs import Municipality
from domain.register_form import convert
from domain.wording import Wording


class HubFileRefused(Exception):  # noqa: N818 -- named as what happened, like the refusals of the house
    """The hubs file cannot be used; `problems` tells everything that is wrong with it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def read(text: str) -> Municipality:
    """The municipality that a hubs file tells of. Raises HubFileRefused with all its problems."""
    import tomllib  # noqa: PLC0415 -- slow, and for a file of the operator's or a new database only

    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise HubFileRefused((Problem(None, "file", f"not TOML: {error}"),)) from error
    problems = faults_between(raw)
    try:
        municipality = convert(raw, Municipality)
    except ValueError as error:
        shapes = (Problem(*named(raw, fault.where), fault.reason) for fault in faults_in(raw, Municipality))
        raise HubFileRefused((*shapes, *problems)) from error
    if problems:
        raise HubFileRefused(problems)
    return municipality


def write(municipality: Municipality) -> str:
    """The hubs file that `read` takes back to an equal municipality."""
    return "\n".join(_table("", _told(municipality))).strip() + "\n"


def packaged() -> str:
    """The text of the hubs file that comes with the bot."""
    return resources.files("domain").joinpath("hubs.toml").read_text(encoding="utf-8")


def _told(value: Known) -> dict[str, Any]:
    """The fields that are not as by default."""
    told = {field.name: (getattr(value, field.name), field.default) for field in fields(value)}
    return {name: _raw(here) for name, (here, default) in told.items() if here != default}


def _raw(value: object) -> Any:
    if isinstance(value, Known):
        return _told(value)
    if isinstance(value, tuple):
        return [_raw(item) for item in value]
    return value.written if isinstance(value, Wording) else value


def _table(path: str, table: Mapping[str, Any]) -> Iterator[str]:
    """A table's own values first, then the tables inside it."""
    inner = {key: value for key, value in table.items() if _is_table_list(value) or _is_table(key, value)}
    for key, value in table.items():
        if key not in inner:
            yield f"{key} = {_value(value)}"
    for key, value in inner.items():
        here = f"{path}.{key}" if path else key
        if isinstance(value, Mapping):
            yield from ("", f"[{here}]")
            yield from _table(here, value)
            continue
        for item in value:
            yield from ("", f"[[{here}]]")
            yield from _table(here, item)


def _is_table(key: str, value: object) -> bool:
    """Only the limits are a table of their own; other mappings are wordings and stay on their line."""
    return key == "limits" and isinstance(value, Mapping)


def _is_table_list(value: object) -> bool:
    return isinstance(value, (list, tuple)) and bool(value) and all(isinstance(item, Mapping) for item in value)


def _value(value: object) -> str:
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{_string(key)} = {_value(text)}" for key, text in value.items())
        return f"{{ {pairs} }}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(_value(item) for item in value)}]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value) if isinstance(value, int | float) else _string(str(value))


def _string(text: str) -> str:
    """JSON's strings are TOML's, but for the one control character that JSON leaves bare."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
