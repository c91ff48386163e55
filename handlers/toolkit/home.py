"""The ways that every screen offers: back to the menu, and to a person."""

from __future__ import annotations

from handlers.toolkit.buttons import Button
from handlers.toolkit.screens import Choice
from locales import Texts


class Home(Button, prefix="home"):
    """Show the menu."""


class ShowContact(Button, prefix="contact"):
    """Show how to reach a person at a hub; an empty hub means the municipality."""

    hub: str = ""


class HomeBelow(Home, prefix="home.new"):
    """Show the menu below, where the message pressed is still to be answered."""


class ContactBelow(ShowContact, prefix="contact.new"):
    """Show how to reach a person below, where the message pressed is still to be answered."""

    hub: str = ""


class Begin(Button, prefix="vol"):
    """Begin to register as a volunteer, or go on where it stopped."""


class ShareIdea(Button, prefix="idea"):
    """Ask which hub an idea is for."""


class ChooseLanguage(Button, prefix="lang"):
    """Speak another language; an empty one shows the choice."""

    language: str = ""


class ShowMine(Button, prefix="mine"):
    """Show what one has said yes to, from the n-th on."""

    start: int = 0


class AskToDelete(Button, prefix="bye.ask"):
    """Show what deleting means."""


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


def ways_beside(_: Texts, hub: str = "") -> tuple[Choice, Choice]:
    """Both ways, short, beside the way back in one row."""
    return home(_), Choice(_("☎️ Person"), ShowContact(hub))


def ways_below(_: Texts, hub: str = "") -> tuple[Choice, Choice]:
    """Both ways under a message that stays, because it is still to be answered."""
    return Choice(_("🏠 Menu"), HomeBelow()), Choice(_("☎️ Talk to a person"), ContactBelow(hub))
