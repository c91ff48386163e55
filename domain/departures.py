"""That a volunteer left, told without saying who: what a restored backup needs in order to ask them no more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import TypeAlias

from domain.erasures import Erasure


@dataclass(frozen=True, slots=True)
class Departure:
    """Of one volunteer under one salt (as in `Erasure`), the last time of leaving and of coming back."""

    digest: str
    salt: str
    left_at: dt.datetime
    back_at: dt.datetime | None = None  #: None when that volunteer has not come back.

    @property
    def last_at(self) -> dt.datetime:
        """When the last of it was."""
        return max(self.left_at, self.back_at or self.left_at)


Remembered: TypeAlias = Erasure | Departure
"""What is known outside a backup. The two never meet: digests of one person are made under different salts."""


def has_left(known: Collection[Departure], consented_at: dt.datetime) -> bool:
    """Whether somebody who consented at a moment has left since, and not come back; `known` is all about that one."""
    left_at = max((one.left_at for one in known if one.left_at >= consented_at), default=None)
    return left_at is not None and all(one.back_at is None or one.back_at < left_at for one in known)
