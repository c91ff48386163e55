"""The ways that every screen offers: back to the menu, and to a person."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.toolkit.buttons import Button
from handlers.toolkit.screens import Choice
from locales import Texts


@dataclass(frozen=True)
class Home(Button, prefix="home"):
    """Show the menu."""


@dataclass(frozen=True)
class ShowContact(Button, prefix="contact"):
    """Show how to reach a person at a hub; an empty hub means the municipality."""

    hub: str = ""


@dataclass(frozen=True)
class Begin(Button, prefix="vol"):
    """Begin to register as a volunteer, or go on where it stopped."""


@dataclass(frozen=True)
class ShareIdea(Button, prefix="idea"):
    """Ask which hub an idea is for."""


@dataclass(frozen=True)
class ChooseLanguage(Button, prefix="lang"):
    """Speak another language; an empty one shows the choice."""

    language: str = ""


@dataclass(frozen=True)
class ShowMine(Button, prefix="mine"):
    """Show what one has said yes to, from the n-th on."""

    start: int = 0


@dataclass(frozen=True)
class AskToDelete(Button, prefix="bye.ask"):
    """Show what deleting means."""


@dataclass(frozen=True)
class ShowMyData(Button, prefix="bye.data"):
    """Send a file with everything that is kept."""


def home(_: Texts) -> Choice:
    """The way to the menu."""
    return Choice(_("🏠 Menu"), Home())


def person(_: Texts, hub: str = "") -> Choice:
    """The way to a person."""
    return Choice(_("☎️ Talk to a person"), ShowContact(hub))


def ways(_: Texts, hub: str = "") -> tuple[Choice, Choice]:
    """Both ways, as the last row of a screen."""
    return home(_), person(_, hub)
