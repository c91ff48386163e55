"""Every screen of every conversation is short, has labels that fit, and leads on."""

import inspect
from collections.abc import Iterator
from types import ModuleType

import pytest

from handlers import (
    apology,
    appointments,
    fallback,
    ideas,
    leaving,
    openings,
    reminders,
    start,
    volunteering,
)
from handlers.facts import closure_screens, desk, half_days, hours, special_hours
from handlers.requests import cards, drafts, responding, standing
from handlers.toolkit.home import Home, ShowContact
from locales import LANGUAGES, texts_in
from tests.handlers.examples import EXAMPLES

MODULES = (
    apology,
    appointments,
    fallback,
    ideas,
    leaving,
    openings,
    reminders,
    closure_screens,
    desk,
    half_days,
    hours,
    special_hours,
    cards,
    drafts,
    responding,
    standing,
    start,
    volunteering,
)
MOST_LINES = 12
LONGEST_LABEL = 40
ISOLATES = dict.fromkeys(map(ord, "\u2068\u2069"))
"""Marks of direction, which take no room."""

MOST_CHARACTERS = 4096

NO_MENU = {
    "menu": "it is the menu",
    "menu of a newcomer": "it is the menu",
    "group": "a group has no menu",
    "deleted": "nothing is left to go to; /start begins anew",
    "call": "its two answers come first; the menu follows the answer",
    "consent": "“No thanks” leads to the menu",
    "pause": "back leads to the profile, which has the menu",
    "ways_out": "back leads to the profile, which has the menu",
    "hubs of a volunteer": "“Done” leads to the profile",
    "roles of a volunteer": "“Done” leads to the profile",
    "interests of a volunteer": "“Done” leads to the profile",
    "interests": "back leads to the steps before, and those to the menu",
    "roles": "back leads to the first step, and that to the menu",
    "revoke": "“No, keep it” leads to the list",
}
"""Screens without a button to the menu, each with its reason."""


def _own_screens(module: ModuleType) -> Iterator[str]:
    for name, function in inspect.getmembers(module, inspect.isfunction):
        if name.endswith("_screen") and function.__module__ == module.__name__:
            yield name.removesuffix("_screen")


def test_every_screen_has_an_example() -> None:
    covered_by_others = {"outcome", "answered", "question"}
    screens = {name for module in MODULES for name in _own_screens(module)}
    assert screens - covered_by_others - set(EXAMPLES) == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", EXAMPLES)
def test_screen_is_short(name: str, language: str) -> None:
    screen = EXAMPLES[name](texts_in(language))
    assert screen.plain.strip()
    assert len(screen.plain.split("\n")) <= MOST_LINES
    assert len(screen.plain) <= MOST_CHARACTERS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", EXAMPLES)
def test_labels_fit_and_presses_are_packed(name: str, language: str) -> None:
    screen = EXAMPLES[name](texts_in(language))
    assert [label for label in screen.labels if len(label.translate(ISOLATES)) > LONGEST_LABEL] == []
    assert all(row for row in screen.keyboard()["inline_keyboard"])


@pytest.mark.parametrize("name", [name for name in EXAMPLES if name not in NO_MENU])
def test_screen_leads_to_the_menu(name: str) -> None:
    screen = EXAMPLES[name](texts_in("nb"))
    assert Home() in [choice.press for row in screen.rows for choice in row]


def test_exceptions_are_still_needed() -> None:
    screens = {name: EXAMPLES[name](texts_in("nb")) for name in NO_MENU}
    shown = {name: [c.press for row in screen.rows for c in row] for name, screen in screens.items()}
    labelled = {name for name, presses in shown.items() if Home() in presses}
    assert labelled <= {"consent"}


def test_menu_leads_to_a_person() -> None:
    for name in ("menu", "menu of a newcomer"):
        screen = EXAMPLES[name](texts_in("nb"))
        assert ShowContact() in [choice.press for row in screen.rows for choice in row]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", EXAMPLES)
def test_screen_is_translated(name: str, language: str) -> None:
    screen = EXAMPLES[name](texts_in(language))
    assert "{" not in screen.plain
    assert all(label.strip() for label in screen.labels)
