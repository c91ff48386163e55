"""Danger that is only hinted at: a boat that is late, a hidden note, a partner from whom somebody hides.

As in `rules.py`; nearly every row needs two signs or more, for each alone is everyday.
"""

from __future__ import annotations

from typing import Final

MIND: Final = (
    "indifferent givesaway",
    "indifferent clearedout",
    "lasttalk wrote",
    "resolved relief",
    "blade bloodmark",
    "blade locksself",
    "voices says jump",
    "leftnote nophone",
    "leftnote setoff",
    "finalnight friend wrote",
    "paranoia sleepless",
    "nohope",
    "paranoia thinks frightened",
)
"""Somebody settles affairs, takes leave, hides blades, or no longer tells what is real."""

CHILD: Final = (
    "chosenspouse girlkin",
    "chosenspouse age",
    "scared shows grades",
    "scared grades punished",
    "ranaway sleepwhere",
    "ranaway age",
    "parent stayalone",
    "parent douses",
    "forbids marry",
    "littlekid coldout sitsout",
    "littlekid sitsout latenight",
    "littlekid coldout latenight",
)
"""A child that is left in the cold, married off, afraid of marks at school, or run away."""

VIOLENCE: Final = (
    "hiddenfrom haven spouse",
    "hiddenfrom haven cannothome",
    "safehaven cannothome",
    "readsmsgs he",
    "readsmsgs spouse",
    "readsmsgs callsalot",
    "callsalot watchesme",
    "watchesme fury",
    "knowshome exes",
    "fury hidesin notdareup",
    "fury hidesin scared",
    "hide fury he",
    "notdareup fury he",
    "notdareup untilcalm",
    "untilcalm stayout cameafter",
    "sunglasses marked",
    "moneycontrol courseban",
    "moneycontrol he",
    "courseban he",
    "courseban spouse",
    "packed notices",
    "notices deadme",
    "afraidhome heishome",
    "afraidhome theirpartner",
    "afraidhome spouse",
    "witness bosses strikes",
    "trackapp spouse",
    "trackapp exes",
    "trackapp he",
    "permission spouse",
    "thrown atme spouse",
    "thrown atme he missile",
    "blame says thirdtime",
)
"""Somebody hides, is watched or kept short, and tells of it only in passing."""

ACUTE: Final = (
    "notback vessel dark",
    "shouldbehome child dark",
    "shouldbehome offspring dark",
    "tipsy drives passengers",
    "wrongway rides",
    "child gone crowd",
    "child hotcar",
    "smallchild hotcar",
    "insnow justsleep kin",
    "poured petrol",
    "suddenly badhead",
    "stiffneck sickhead",
)
"""Somebody is overdue, or driven by a drunk."""
