"""Typed buttons: a class per kind of press, packed into at most 64 bytes, unpacked without trust."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from typing import Any, ClassVar, Final, Self, dataclass_transform, get_type_hints

MAX_BYTES: Final = 64
SEPARATOR: Final = ":"
_NUMBER: Final = re.compile("-?[0-9]{1,18}")  # fits 64 bits
_FIELDS: Final[dict[str, dict[str, type]]] = {}
"""By prefix, of the kinds that have been used."""


@dataclass_transform(frozen_default=True)
class Button:
    """What one press means: its kind and the ids it speaks of.

    Subclasses are frozen dataclasses with `str`, `int` or `bool` fields and a prefix of their own:

        class ChooseHub(Button, prefix="reg.hub"):
            hub: str

    A subclass becomes a dataclass when it is first used: of the many there are, a start needs a few.
    """

    prefix: ClassVar[str]
    kinds: ClassVar[dict[str, type[Button]]] = {}

    def __init_subclass__(cls, *, prefix: str) -> None:
        if prefix in Button.kinds or SEPARATOR in prefix:
            raise TypeError(f"button prefix {prefix!r} is taken or holds {SEPARATOR!r}")
        cls.prefix = prefix
        Button.kinds[prefix] = cls

    def __new__(cls, *_values: object, **_named: object) -> Self:
        """One press; the values are taken by what a dataclass does next."""
        fields_of(cls)
        return super().__new__(cls)

    def pack(self) -> str:
        """Callback data for Telegram. Raises ValueError past 64 bytes or with a separator in a value."""
        values = [_packed(getattr(self, name)) for name in fields_of(type(self))]
        if any(SEPARATOR in value for value in values):
            raise ValueError(f"a value of {self!r} holds {SEPARATOR!r}")
        data = SEPARATOR.join([self.prefix, *values])
        if len(data.encode()) > MAX_BYTES:
            raise ValueError(f"{data!r} is longer than {MAX_BYTES} bytes")
        return data

    @classmethod
    def unpack(cls, data: object) -> Self | None:
        """The press that `data` stands for, or None when it is not one of this kind."""
        if not isinstance(data, str):
            return None
        prefix, *values = data.split(SEPARATOR)
        if prefix != cls.prefix or len(values) != len(kinds := fields_of(cls)):
            return None
        try:
            return cls(**{name: _read(kind, value) for (name, kind), value in zip(kinds.items(), values, strict=True)})
        except ValueError:
            return None


def kind_of(data: object) -> type[Button] | None:
    """The kind of button that callback data speak of."""
    return Button.kinds.get(data.partition(SEPARATOR)[0]) if isinstance(data, str) else None


def fields_of(kind: type[Button]) -> dict[str, type]:
    """The fields of a kind of button, in order, with their types; from now on it is a dataclass."""
    if kind.prefix not in _FIELDS:
        made: Any = dataclass(frozen=True)(kind)
        hints = get_type_hints(kind)
        _FIELDS[kind.prefix] = {field.name: hints[field.name] for field in dataclasses.fields(made)}
    return _FIELDS[kind.prefix]


def _packed(value: str | int | bool) -> str:  # noqa: FBT001 -- a value of a button's field
    return str(int(value)) if isinstance(value, bool) else str(value)


def _read(kind: Any, value: str) -> str | int | bool:
    if kind is str:
        return value
    if kind is bool and value in {"0", "1"}:
        return value == "1"
    if kind is int and _NUMBER.fullmatch(value):
        return int(value)
    raise ValueError(value)
