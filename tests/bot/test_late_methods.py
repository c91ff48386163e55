"""Dataclasses whose methods are compiled when they are first asked for behave as all others do."""

import dataclasses
import inspect
from dataclasses import FrozenInstanceError, dataclass, field, replace
from types import FunctionType
from typing import Any

import pytest

from bot import late_methods
from bot.late_methods import LateMethod, compile_late

COMPILED = ("__init__", "__eq__", "__repr__", "__hash__", "__setattr__", "__delattr__")


def made() -> Any:
    """A class with much of what a dataclass may have."""

    @dataclass(frozen=True, slots=True, order=True)
    class Visit:
        """Somebody at a hub."""

        hub: str
        hours: float = 1.5
        notes: list[str] = field(default_factory=list, compare=False)

        def __post_init__(self) -> None:
            if self.hours < 0:
                raise ValueError("nobody stays for less than no time")

    return Visit


@pytest.mark.skipif(not hasattr(dataclasses, "_create_fn"), reason="this Python writes all methods of a class at once")
def test_method_is_compiled_when_it_is_first_asked_for() -> None:
    kind = made()
    assert {type(vars(kind)[name]) for name in COMPILED if name != "__repr__"} == {LateMethod}
    one = kind("Tofte")
    assert [name for name in COMPILED if type(vars(kind)[name]) is FunctionType] == ["__init__", "__repr__"]
    assert one == kind("Tofte")
    assert vars(kind)["__eq__"].__qualname__ == f"{kind.__qualname__}.__eq__"


def test_late_dataclass_is_as_any_other() -> None:
    kind = made()
    one = kind("Tofte", notes=["came"])
    assert repr(one) == f"{kind.__qualname__}(hub='Tofte', hours=1.5, notes=['came'])"
    assert (one == kind("Tofte"), one != kind("Borgen"), one == "Tofte") == (True, True, False)
    assert len({one, kind("Tofte"), replace(one, hours=2.0)}) == 2
    assert sorted([kind("Tofte"), kind("Borgen")]) == [kind("Borgen"), kind("Tofte")]
    assert str(inspect.signature(kind)).startswith("(hub: str, hours: float = 1.5, notes: list[str] = ")
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'hub'"):
        one.hub = "Borgen"
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'hub'"):
        del one.hub
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'hub'"):
        kind()
    with pytest.raises(ValueError, match="nobody stays"):
        kind("Tofte", hours=-1)


def test_what_is_compiled_for_a_subclass_stays_with_the_class_that_has_it() -> None:
    @dataclass
    class Person:
        name: str

    class Neighbour(Person):
        pass

    assert Neighbour("Reidar") == Neighbour("Reidar")
    assert repr(Neighbour("Reidar")).endswith("Neighbour(name='Reidar')")
    assert {"__init__", "__eq__", "__repr__"} & set(vars(Neighbour)) == set()
    assert Person("Reidar") == Person("Reidar")


def test_where_python_has_no_such_step_dataclasses_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(late_methods, "_write", None)
    monkeypatch.setattr(dataclasses, "_create_fn", before := object(), raising=False)
    compile_late()
    assert vars(dataclasses)["_create_fn"] is before
