"""What is said when something went wrong on our side."""

from __future__ import annotations

from handlers.toolkit.home import ways
from handlers.toolkit.screens import Screen
from locales import Texts


def apology_screen(_: Texts) -> Screen:
    """It was not your fault."""
    return Screen(_("Something went wrong here, and it was not your fault. Please try once more."), (ways(_),))
