"""Violence by a partner or another adult, told of oneself, a neighbour or a colleague, with the signs of danger.

No row of signs tells it from what children suffer: whose partner it is, who is struck and how old, decides.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Final

_STRUCK: Final = frozenset(("hitme", "beatsme", "violent", "bruise"))
_WHO_OR_WHEN: Final = frozenset(("victim", "drunk", "afraid", "hide"))
"""With one of these a blow is no blow at a nail or a drum."""
_HURT: Final = frozenset(("strangle", "bleed", "rouse", "breathe", "notup", "fell", "strong", "fire", "hide"))
_THREATENED: Final = frozenset(("weapon", "killme", "intrude", "followme", "lockme"))
_GOING_ON: Final = frozenset(("scream", "calls", "overheard", "public", "rightnow"))
_PRESSING: Final = _HURT | _THREATENED | _GOING_ON
"""What makes it acute, or another danger: those rows decide."""


def by_an_adult(heard: AbstractSet[str]) -> bool:
    """Whether signs tell of an adult who is hurt by a partner or a relative, and of nothing more pressing."""
    told = not heard.isdisjoint(("bruise", "beatsme"))
    pressing = _PRESSING - {"fell"} if told else _PRESSING  # `hun sier hun falt`, `dytta meg`
    if not pressing.isdisjoint(heard) or {"door", "force"} <= heard:
        return False
    struck = not _STRUCK.isdisjoint(heard) or {"afraid", "home"} <= heard
    struck = struck or ("hit" in heard and not _WHO_OR_WHEN.isdisjoint(heard))
    return (struck and _of_ones_own(heard)) or _between_elders(heard)


def _of_ones_own(heard: AbstractSet[str]) -> bool:
    """A partner: `mannen min`, where no child is spoken of but as a witness; `svigersønnen`, `mannen sin`."""
    if "age" in heard:
        return False
    if "theirpartner" in heard:
        return "smallchild" not in heard
    if "spouse" not in heard:
        return False
    if "beatsme" in heard and "elder" not in heard:
        return True
    return "smallchild" not in heard and ("grown" in heard or heard.isdisjoint(("elder", "offspring")))


def _between_elders(heard: AbstractSet[str]) -> bool:
    """Grown parents: `faren min slår moren min, de er over sytti`."""
    struck = not heard.isdisjoint(("hit", "threat"))
    return struck and {"elder", "grown"} <= heard and heard.isdisjoint(("smallchild", "age"))
