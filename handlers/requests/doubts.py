"""What a coordinator's sentence left in doubt: kept with the cursor while the parts are asked for, one at a time.

Kept as `7~day=2026-11-26,2026-12-03~time=17-20,05-08`: the draft's number, then each step with the values that its
buttons set. What does not fit is left out, and asked for without candidates.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, Self

from domain.orders import Order, Times
from handlers.requests.buttons import Step

MOST_KEPT: Final = 64  #: Characters of a cursor's subject.
MOST_PRESSED: Final = 36  #: Bytes that a button has for it.
_LONGEST_VALUE: Final = 36  #: Bytes that a button which sets a part has for the value.
_MARKS: Final = "~=,:"


@dataclass(frozen=True)
class Doubts:
    """Steps in doubt, in the order they are asked, each with the values it may have."""

    candidates: Mapping[Step, tuple[str, ...]] = field(default_factory=dict)

    def packed(self, most: int) -> str:
        """As text of at most so many bytes, a mark first."""
        text = "~"
        for step, values in self.candidates.items():
            part = f"{step}={','.join(values)}"
            longer = f"{text}{part}" if text == "~" else f"{text}~{part}"
            text = longer if len(longer.encode()) <= most else text
        return text

    @classmethod
    def unpacked(cls, text: str) -> Self | None:
        """What `packed` gave; None when it is nothing of the kind."""
        if not text.startswith("~"):
            return None
        parts = (part.partition("=") for part in text[1:].split("~"))
        read = {Step(step): _fitting(values.split(",")) for step, _equals, values in parts if step in set(Step)}
        return cls({step: values for step, values in read.items() if values})

    def without(self, step: Step) -> Doubts:
        """The same when one step has been answered."""
        return Doubts({each: values for each, values in self.candidates.items() if each is not step})

    @property
    def next_step(self) -> Step | None:
        """The step to ask for first."""
        return next(iter(self.candidates), None)


def doubts_of(order: Order) -> Doubts:
    """What an order leaves in doubt; words of one's own come first, for they are the longest to keep."""
    said: dict[Step, tuple[str, ...]] = {
        Step.ACTIVITY: order.activity.candidates,
        Step.HUB: order.hub.candidates,
        Step.DAY: tuple(day.isoformat() for day in order.day.candidates),
        Step.TIME: tuple(as_value(times) for times in order.times.candidates),
        Step.ROLE: order.role.candidates,
        Step.NEEDED: tuple(str(number) for number in order.needed.candidates),
    }
    fitting = {step: _fitting(values) for step, values in said.items()}
    return Doubts({step: values for step, values in fitting.items() if values})


def _fitting(values: Iterable[str]) -> tuple[str, ...]:
    """The values that a button can set."""
    return tuple(
        value
        for value in values
        if 0 < len(value.encode()) <= _LONGEST_VALUE and not any(mark in value for mark in _MARKS)
    )


def as_value(times: Times) -> str:
    """Times as a button sets them: `17-20`, `05.30-08`."""
    return "-".join(f"{time:%H.%M}".removesuffix(".00") for time in times)
