"""What calms a danger: a thing (`aksjene mine blør`), last year's illness, a play, a purpose, a jacket."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Calming:
    """A sign that may be danger, what makes it none within so many words, and the signs beside which it stays one."""

    danger: str
    by: str
    within: int = 5
    unless: frozenset[str] = frozenset()


def _signs(text: str) -> frozenset[str]:
    return frozenset(text.split())


_HURT: Final = _signs("bleed blood rouse breathe lies notup seizure trapped")
_ATTACKED: Final = _signs("threat killme hit hitme harm self afraid followme door force partner parent ex hide suicide")
_NEAR: Final = _signs("child body lips throat cold fell water ice crash turned")
_DYING: Final = _signs("suicide farewell withoutme decided means")
_CUT: Final = _ATTACKED - {"harm", "partner", "parent"}
_LYING: Final = _HURT - {"lies"}

_HINTS: Final = (
    Calming("notices", "calm_surprise", 14, _HURT | _signs("afraid scared packed weapon")),
    Calming("untilcalm", "smallchild", 14, _signs("afraid scared partner cameafter")),
    Calming("lasttalk", "calm_bye", 8, _DYING - {"farewell"}),
    Calming("finalnight", "calm_surprise", 14, _DYING),
    Calming("givesaway", "calm_giveaway", 6, _DYING | _signs("noneed willnotbe precious")),
    Calming("indifferent", "calm_which", 5, _DYING | _signs("live die tired point")),
    Calming("resolved", "calm_aim", 20, _DYING - {"decided"} | _signs("die live all")),
    Calming("decided", "calm_aim", 20, _DYING - {"decided"} | _signs("die live all means lost")),
    Calming("waits", "calm_keys", 8, _HURT | _signs("afraid scared threat followme")),
    Calming("leftnote", "calm_keys", 8, _DYING | _signs("nophone")),
    Calming("overdue", "calm_storage", 6, _signs("child dark")),
    Calming("tipsy", "calm_load", 2, _signs("afraid scared hitme")),
    Calming("suffer", "calm_forgot", 7, _HURT | _signs("hit hitme bruise crying report latenight angry")),
    Calming("controlled", "calm_reader", 4, _signs("he spouse ex callsalot afraid scared")),
    Calming("readsmsgs", "calm_reader", 4, _signs("he spouse ex callsalot afraid scared")),
    Calming("moneycontrol", "calm_club", 8, _signs("afraid scared courseban hit hitme")),
    Calming("strikes", "calm_game", 6, _HURT | _signs("afraid bruise worker")),
    Calming("cold", "calm_opening", 14, _HURT | _signs("body lips")),
    Calming("nohope", "calm_hope", 8, _DYING | _signs("live die")),
    Calming("marry", "calm_wedding", 8, _signs("age afraid scared abroad chosenspouse parent")),
    Calming("coldout", "calm_opening", 14, _HURT | _signs("body lips latenight")),
)
"""What calms what is only hinted at: tickets given away, a surprise, a full car."""

_EVERYDAY: Final = (
    Calming("fallen_past", "calm_past", 7, _LYING | _signs("now speech face numb droop hit hitme partner ex")),
    Calming("through", "calm_skate", 14, _HURT | _signs("kin child fell calls drown now me")),
    Calming("diabetic", "calm_food", 14, _HURT | _signs("shaky pale")),
    Calming("noadult", "calm_visit", 9, _HURT | _signs("nofood afraid drunk crying hit hitme weapon gone days")),
    Calming("burns_told", "calm_candle", 4, _HURT | _signs("smoke thing place body now")),
    Calming("staged", "calm_stage", 9, _LYING | _ATTACKED - {"kin"} | _signs("farewell withoutme decided stands")),
    Calming("still", "calm_acting", 14, _LYING | _ATTACKED | _signs("blue cold")),
    Calming("colour_told", "calm_forgot", 14, _LYING | _signs("lips throat fell water ice crash turned")),
    Calming("cut_told", "calm_use", 5, _HURT | _signs("body self me kin")),
)
"""What calms everyday words: last year's fall, skates, a cake without sugar, a play, a lost cap."""

CALMED: Final = (
    Calming("weakdanger", "object"),
    Calming(
        "past_told", "calm_past", 7, _HURT | _signs("now speech face numb droop hit hitme parent partner ex spine")
    ),
    Calming(
        "tool_told", "calm_use", unless=_HURT | _CUT | _signs("body farewell decided stands public rightnow scream")
    ),
    Calming("game_told", "calm_game", 4, _HURT | _signs("bruise afraid drunk violent age threat hide weapon")),
    Calming("struck", "calm_game", 4, _HURT | _signs("bruise afraid drunk violent threat hide weapon")),
    Calming("bruise", "calm_bruise", unless=_HURT | _signs("hit hitme child")),
    Calming(
        "answer_told",
        "calm_answer",
        9,
        (_HURT - {"rouse"}) | _signs("loved lies chest pain face numb fire smoke dead weapon"),
    ),
    Calming(
        "injury_told", "calm_absent", 14, _HURT | _signs("now hit hitme partner parent ex floor fell stands weapon")
    ),
    Calming("missing", "calm_lost", 3, _signs("searched demented calls now")),
    Calming("town_told", "calm_town", 6, _HURT | _signs("fire gas calls")),
    Calming("alone", "calm_visit", 9, _HURT | _signs("nofood age afraid drunk crying hit hitme weapon")),
    Calming("nofood", "calm_cafe", 12, _HURT | _signs("age afraid drunk crying hit hitme weapon gone away days")),
    Calming("die", "calm_grief", 14, _DYING | _signs("point tired rope pills")),
    Calming("neglected", "calm_cafe", 12, _HURT | _signs("age afraid drunk crying hit hitme weapon gone away days")),
    Calming("farewell", "calm_bye", 8, _DYING - {"farewell"} | _signs("phoneoff letter pills rope die donotseek")),
    Calming("suicide", "killsother", 2),
    Calming("door_told", "calm_door", 3, _HURT | _DYING | _signs("kin")),
    Calming("odd", "calm_bot", 6, _HURT | _signs("face numb droop")),
    *_HINTS,
    *_EVERYDAY,
    Calming("fallen_told", "calm_fixture", unless=_HURT | _signs("child kin body fire smoke me")),
    Calming("story_told", "calm_story", unless=_HURT | _ATTACKED | _DYING | _signs("me")),
    Calming("colour_told", "calm_clothing", 3, _HURT | _NEAR),
)
"""The closer the danger might be, the more signs keep it one."""

CALMING: Final = frozenset(calming.by for calming in CALMED)
"""The signs without one of which nothing is calmed."""

SURELY_CALMED: Final = CALMED[:-2]
"""What silences the guesser too; beside plays and clothes it still listens."""
