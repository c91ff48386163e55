"""What goes on in homes, told by a teacher, a neighbour, a friend or by halves: as in `rules.py`.

These rows come with their kinds there, before what is acute: who beats, follows or locks in decides which help fits.
"""

from __future__ import annotations

from typing import Final

FIRST: Final = ("headknock", "strangle stands", "cut body bleed", "smallchild ingest pills toomany")
"""Danger to life, whoever did it."""

MIND: Final = (
    "takesleave",
    "edge onething",
    "alldone rope",
    "alldone lost",
    "cutsign",
)
"""Somebody takes leave by halves, or hides cuts."""

CHILD: Final = (
    "hisparent struck",
    "theirchild struck",
    "theirchild hit",
    "pupil struck",
    "pupil parent hit",
    "pupil neglected",
    "midnight pupil",
    "pupil homefear",
    "parent homefear",
    "hisparent homefear",
    "child neglected",
    "daresnot",
    "unwillinghome crying",
    "unwillinghome bruise",
    "unwillinghome hide",
    "child foodban",
    "homefear hide",
    "beatenby parent",
    "parent foodban",
    "shelter angry",
    "shelter parent struck",
    "pupil toabroad",
    "menaces pupil",
    "menaced parent",
    "secretgame parent",
    "secretgame hisparent",
    "pupil sleepscar",
    "struck grades",
)
"""A child that is beaten, afraid to go home, left alone or hungry."""

VIOLENCE: Final = (
    "controlled",
    "stalked",
    "forbids spouse",
    "forbids theirpartner",
    "ex lurks",
    "lurks theirpartner",
    "strikesme spouse",
    "beatenby theirpartner",
    "beatenby spouse",
    "fearedmate",
    "elderharm",
    "violent blame",
    "bruise blame",
    "neckmarks excuse",
    "killsother",
    "sleepscar afraid spouse",
    "sleepscar afraid theirpartner",
    "struck face",
)
"""Coercion, stalking, and blows that are explained away."""

ACUTE: Final = (
    "abducted",
    "smallchild pills emptybox",
    "ateberry still child",
    "ateberry vomit",
    "missinghome oldfolk",
    "missinghome child",
    "missinghome kin",
    "overdue hike",
    "ice notvisible",
    "lies inwater",
    "drown inwater",
    "shoves pushedunder",
)
"""Somebody who should be at home, or whose door stays shut."""
