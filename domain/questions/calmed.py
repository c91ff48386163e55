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

CALMED: Final = (
    Calming("weakdanger", "object"),
    Calming(
        "past_told", "calm_past", 7, _HURT | _signs("now speech face numb droop hit hitme parent partner ex spine")
    ),
    Calming("tool_told", "calm_use", unless=_HURT | _ATTACKED | _signs("child body farewell decided kin")),
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
    Calming("fallen_told", "calm_fixture", unless=_HURT | _signs("child kin body fire smoke me")),
    Calming("story_told", "calm_story", unless=_HURT | _ATTACKED | _DYING | _signs("me")),
    Calming("colour_told", "calm_clothing", 3, _HURT | _NEAR),
)
"""The closer the danger might be, the more signs keep it one."""

CALMING: Final = frozenset(calming.by for calming in CALMED)
"""The signs without one of which nothing is calmed."""

SURELY_CALMED: Final = CALMED[:-2]
"""What silences the guesser too; beside plays and clothes it still listens."""
