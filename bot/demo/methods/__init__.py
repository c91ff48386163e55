"""The Bot API methods the double knows, by name in lower case: Telegram does not mind the case either."""

from collections.abc import Callable
from typing import Any

from bot.demo.methods import answering, editing, files, profile, sending, webhook
from bot.demo.parameters import Parameters
from bot.demo.world import World

Method = Callable[[World, Parameters], Any]

METHODS: dict[str, tuple[str, Method]] = {
    name.lower(): (name, method)
    for family in (sending, editing, answering, files, profile, webhook)
    for name, method in family.METHODS.items()
}
"""Every method but getUpdates, which alone waits."""
