"""The register's values in the forms they come and go in: JSON as it is kept, and plain tables as files hold them.

Here a value is checked against its type's bounds; where it is made in code, only by its `__post_init__`.
"""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from domain.wording import Wording

AnyValue = TypeVar("AnyValue")


def read_json(text: str, kind: type[AnyValue]) -> AnyValue:
    """A value from JSON. Raises ValueError, with the place of the first fault."""
    return msgspec.json.decode(text, type=kind, dec_hook=_read)


def write_json(value: object) -> str:
    """JSON with every field, also those that are as by default: whoever reads it may have other defaults.

    Raises ValueError for a value that could not be read again: made in code, nobody has checked it.
    """
    text = msgspec.json.encode(value, enc_hook=_written).decode()
    read_json(text, type(value))
    return text


def convert(raw: object, kind: type[AnyValue]) -> AnyValue:
    """A value from plain tables, lists and words; a number may stand in quotes. Raises ValueError as `read_json`."""
    return msgspec.convert(raw, kind, strict=False, dec_hook=_read)


def _read(kind: type, raw: object) -> Any:
    if kind is Wording:
        return Wording.read(raw)
    raise NotImplementedError(kind)


def _written(value: object) -> Any:
    if isinstance(value, Wording):
        return value.written
    raise NotImplementedError(type(value))
