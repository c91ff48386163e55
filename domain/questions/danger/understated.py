"""Danger told by halves: what a partner forbids, what a pupil lets slip, what somebody gives away before a farewell.

As in `rules.py`, where these rows come after the others.
"""

from __future__ import annotations

from typing import Final

MIND: Final = (
    "willnotbe givesaway",
    "willnotbe crying",
    "willnotbe farewell",
    "willnotbe reassure",
    "willnotbe deadly",
    "noneed givesaway precious",
    "noneed crying",
    "donotseek",
    "burden forever",
    "burden rest",
    "burden withoutme",
    "rest forever",
    "edge crying",
    "edge onething",
    "edge jump",
    "lost joins",
    "deadly hides joins",
    "farewell phonedead",
    "edge rest",
)
"""Somebody takes leave, or wishes to be dead."""

CHILD: Final = (
    "child locks darkplace",
    "foodban home",
    "foodban child",
    "child foodless",
    "child homefear",
    "parent evicts",
    "parent foodban",
    "teacher homefear",
    "roofless child",
    "sleepsaway drunk parent",
    "sleepsaway hit parent",
    "sleepsaway hit home",
    "child left crying",
    "child left daysalone",
    "child left weekend",
    "child shutout parent",
    "child shutout darkplace",
    "child alone daysalone",
    "parent away alone daysalone",
    "child bedcomes",
    "parent bedcomes",
    "child draws parent crying",
    "child injured parent",
    "child brutal",
    "saw hit smallchild",
    "hitoften child",
    "instrument hit child",
    "instrument hitme",
    "instrument hit home",
    "child locks foodban",
    "smallchild hit parent",
    "child alone foodless",
)
"""What is told of a child by a teacher, a friend, a neighbour or a grandmother."""

VIOLENCE: Final = (
    "mate confines",
    "confinesme",
    "mate takes belongings",
    "confines takes belongings",
    "mate stalks",
    "mate menace",
    "menace leave",
    "finds leave",
    "finds threat",
    "finds ex",
    "ex waits afraid",
    "ex waits victim",
    "ex waits me",
    "mate flees",
    "mate fearof",
    "mate homefear",
    "theirpartner violent",
    "mate violent",
    "brutal kin",
    "saw hit kin",
    "beatsme sleepsaway",
    "scream silence",
    "injured blame",
    "injured fearof",
    "injured theirpartner",
    "boss takes belongings",
    "boss beatsme",
    "boss hit leave",
    "elder hit money",
    "elder takes belongings hit",
)
"""Coercion, stalking and blows by a partner, a relative or an employer."""

ACUTE: Final = (
    "cannotspeak droop",
    "cannotspeak numb",
    "cannotspeak suddenly kin",
    "poison vomit",
    "poison vomit notup",
    "kin gone overnight demented",
    "kin missing water",
)
"""A stroke, poison and somebody missing."""
