"""Every screen of every conversation is short, has labels that fit, and leads on."""

import importlib
import inspect
import pkgutil
import sys
from collections.abc import Iterator
from types import FrameType

import pytest

import handlers
from handlers.toolkit.buttons import Button
from handlers.toolkit.home import Home, ShowContact
from handlers.toolkit.screens import Screen
from locales import LANGUAGES, texts_in
from tests.handlers import examples
from tests.handlers.aftercare_examples import AFTERCARE
from tests.handlers.change_examples import CHANGES
from tests.handlers.commitment_examples import COMMITMENTS
from tests.handlers.request_examples import REQUESTS
from tests.handlers.standing_examples import STANDING_DUTIES

PARTS = (examples.EXAMPLES, REQUESTS, CHANGES, COMMITMENTS, STANDING_DUTIES, AFTERCARE)
EXAMPLES = {name: screen for part in PARTS for name, screen in part.items()}
ANSWERED_ELSEWHERE = "handlers.answers."
"""Screens that answer questions are held by test_answers."""

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
    "retired": "it leads to the newer copy, which has both ways",
    "pause": "back leads to the profile, which has the menu",
    "ways_out": "back leads to the profile, which has the menu",
    "revoke": "“No, keep it” leads to the list",
}
"""Screens without a button to the menu, each with its reason."""

NO_PERSON = {
    "group": "a group gets one word and the way to the chat",
    "deleted": "nothing is left to go to; /start begins anew",
    "retired": "it leads to the newer copy, which has both ways",
}
"""Screens that a volunteer or a resident reads and that lead to no person, each with its reason."""

BY_COORDINATORS = """
idea ending open_again close longer closure why which_part_closed close_part which_contact contact_words
which_hub_of_facts desk old saved history half_day other which_part which_part_of_special_hours special draft start
from to invitation link appointed claimed coordinators revoke
rhythm plan plan_without_end series_list series_list_of_nobody stop stop_without_dates skipped joined gone ended
sent newcomer overdue_soon owed greet greeted greeted_before answer_heard
heard review review_of_nobody hours confirmed
""".split()  # noqa: SIM905 -- so many names read best as words
"""Screens that only coordinators read: they are the people whom others are led to."""


def _screens() -> Iterator[str]:
    for module in map(importlib.import_module, _names_of_modules()):
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if name.endswith("_screen") and not name.startswith("_") and function.__module__ == module.__name__:
                yield f"{module.__name__}.{name}"


def _names_of_modules() -> list[str]:
    found = pkgutil.walk_packages(handlers.__path__, "handlers.")
    return [module.name for module in found if not module.name.startswith(ANSWERED_ELSEWHERE)]


def _screens_shown() -> set[str]:
    shown: set[str] = set()

    def note(frame: FrameType, event: str, _argument: object) -> None:
        if event == "call":
            shown.add(f"{frame.f_globals.get('__name__')}.{frame.f_code.co_name}")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        for example in EXAMPLES.values():
            example(texts_in("nb"))
    finally:
        sys.setprofile(before)
    return shown


def in_every_language(name: str) -> dict[str, Screen]:
    return {language: EXAMPLES[name](texts_in(language)) for language in LANGUAGES}


def presses_of(name: str) -> list[Button | None]:
    return [choice.press for row in EXAMPLES[name](texts_in("nb")).rows for choice in row]


def leads_home(name: str) -> bool:
    return any(isinstance(press, Home) for press in presses_of(name))


def leads_to_a_person(name: str) -> bool:
    return any(isinstance(press, ShowContact) for press in presses_of(name))


def _code(name: str) -> str:
    return name.replace(" ", "_")


def test_every_screen_has_an_example() -> None:
    assert set(_screens()) - _screens_shown() == set()


def test_names_of_examples_are_taken_once() -> None:
    assert len(EXAMPLES) == sum(len(part) for part in PARTS)


@pytest.mark.parametrize("name", EXAMPLES)
def test_screen_is_short(name: str) -> None:
    texts = {language: screen.plain for language, screen in in_every_language(name).items()}
    assert {language: text for language, text in texts.items() if not text.strip()} == {}
    assert {language: text for language, text in texts.items() if len(text.split("\n")) > MOST_LINES} == {}
    assert {language: text for language, text in texts.items() if len(text) > MOST_CHARACTERS} == {}


@pytest.mark.parametrize("name", EXAMPLES)
def test_labels_fit_and_presses_are_packed(name: str) -> None:
    labels = [label for screen in in_every_language(name).values() for label in screen.labels]
    assert [label for label in labels if len(label.translate(ISOLATES)) > LONGEST_LABEL] == []
    assert all(row for row in in_every_language(name)["nb"].keyboard()["inline_keyboard"])


@pytest.mark.parametrize("name", EXAMPLES)
def test_screen_is_translated(name: str) -> None:
    screens = in_every_language(name)
    assert {language: screen.plain for language, screen in screens.items() if "{" in screen.plain} == {}
    assert {language for language, screen in screens.items() if not all(map(str.strip, screen.labels))} == set()


@pytest.mark.parametrize("name", [name for name in EXAMPLES if name not in NO_MENU])
def test_screen_leads_to_the_menu(name: str) -> None:
    assert leads_home(name)


@pytest.mark.parametrize("name", [name for name in EXAMPLES if _code(name) not in BY_COORDINATORS])
def test_screen_of_a_volunteer_or_resident_leads_to_a_person(name: str) -> None:
    assert leads_to_a_person(name) is (name not in NO_PERSON)


def test_exceptions_are_still_needed() -> None:
    assert {name for name in NO_MENU if leads_home(name)} <= {"consent"}
    assert set(NO_MENU) | set(NO_PERSON) <= set(EXAMPLES)
    assert [name for name in EXAMPLES if _code(name) in BY_COORDINATORS and leads_to_a_person(name)] == []
    assert set(BY_COORDINATORS) == {_code(name) for name in EXAMPLES} & set(BY_COORDINATORS)
