"""That somebody was erased, told without saying who: what a restored backup needs in order to erase them again."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Erasure:
    """One erasure; `digest` is of the person's id under `salt`, both in hexadecimal digits."""

    digest: str
    salt: str
    erased_at: dt.datetime


def digest_of(person_id: int, salt: str) -> str:
    """32 hexadecimal digits that stand for a person.

    The salt keeps them from being matched with other bots or tables made beforehand. It cannot hide an id from
    whoever holds salt and digest: Telegram's ids are few enough to try them all.
    """
    return hashlib.blake2b(str(person_id).encode(), key=bytes.fromhex(salt), digest_size=16).hexdigest()
