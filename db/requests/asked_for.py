"""What help is asked for, as requests, templates and standing duties keep it alike."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any, Protocol

from db.choices import ChoiceKind, Choices


class AskedFor(Protocol):
    """Whatever says which help is wanted, where and when on a day."""

    @property
    def hub(self) -> str | None:
        """The hub's slug."""

    @property
    def activity(self) -> str:
        """What happens there."""

    @property
    def role(self) -> str | None:
        """The role's slug."""

    @property
    def interests(self) -> Collection[str]:
        """Whoever shares one of them is asked first."""

    @property
    def starts(self) -> dt.time | None:
        """From when."""

    @property
    def ends(self) -> dt.time | None:
        """Until when."""

    @property
    def needed(self) -> int | None:
        """How many."""

    @property
    def text(self) -> str:
        """What everybody is told besides."""

    @property
    def private_text(self) -> str:
        """What those who have a place are told."""


async def values_of(asked: AskedFor, choices: Choices) -> dict[str, Any]:
    """The columns of these names."""
    return {
        "hub": asked.hub,
        "activity": asked.activity,
        "role": asked.role,
        "interests": await choices.mask(ChoiceKind.INTEREST, asked.interests),
        "starts": asked.starts,
        "ends": asked.ends,
        "needed": asked.needed,
        "text": asked.text,
        "private_text": asked.private_text,
    }
