"""Methods of dataclasses, compiled when they are first asked for: a start makes a thousand and needs a few dozen.

A frozen dataclass takes half a millisecond, of which nine tenths go into compiling `__init__`, `__eq__`, `__repr__` and
their like from text. See decision 15.
"""

from __future__ import annotations

import dataclasses
from types import FunctionType, MethodType
from typing import Any, Final

_write: Final[Any] = getattr(dataclasses, "_create_fn", None)
"""Compiles one method from its name, arguments and body; Python 3.13 writes all of a class at once, and has none."""


class LateMethod:
    """Stands in its class for a method that is not compiled yet: nobody who asks for the method gets to see this."""

    __slots__ = ("__name__", "_named", "_told", "_written")

    def __init__(self, name: str, *told: Any, **named: Any) -> None:
        self.__name__ = name
        self._told = told
        self._named = named
        self._written: FunctionType | None = None

    def __get__(self, instance: object, owner: type) -> FunctionType | MethodType:
        """The method, which stands in its class itself from now on."""
        written = self._compiled()
        for kind in owner.__mro__:
            if vars(kind).get(self.__name__) is self:
                written.__qualname__ = f"{kind.__qualname__}.{self.__name__}"
                setattr(kind, self.__name__, written)
        return written if instance is None else MethodType(written, instance)

    def __call__(self, *given: Any) -> Any:
        """For `__repr__`, which dataclasses wrap against recursion before they put it into its class."""
        return self._compiled()(*given)

    def _compiled(self) -> FunctionType:
        if self._written is None:
            self._written = _write(self.__name__, *self._told, **self._named)
        return self._written


def compile_late() -> None:
    """Let the dataclasses that are made from now on wait with their methods."""
    if _write is not None:
        dataclasses._create_fn = LateMethod  # type: ignore[attr-defined]  # noqa: SLF001 -- there is no public way
