"""What the first question needs is made ready beside the event loop, before the first update is taken."""

import threading

import pytest

from domain.questions import phrases, vocabulary
from domain.questions.unread import Listing
from handlers.menus import common_menus
from locales.words import UNDERSTOOD
from tests.conftest import Town


def menus_shown(town: Town) -> list[object]:
    """The languages whose command menu Telegram was given; None stands for all others."""
    return [call.params.get("language_code") for call in town.double.calls if call.method == "setMyCommands"]


async def test_first_question_waits_for_no_word_list(quiet_town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    builders: list[int] = []
    built = phrases.Phrases

    def noted(listing: Listing) -> phrases.Phrases:
        builders.append(threading.get_ident())
        return built(listing)

    monkeypatch.setattr(vocabulary, "Phrases", noted)
    monkeypatch.setattr("bot.menus.AFTER", 0.0)
    for kept in (vocabulary.vocabulary, vocabulary._shared):  # noqa: SLF001 -- as in a process that has just begun
        kept.cache_clear()
    reidar = quiet_town.person("Reidar")
    async with quiet_town.bot():
        await reidar.sends("Tofte", hearing="Tofte")
        await quiet_town.double.wait_for(lambda: len(menus_shown(quiet_town)) == len(common_menus("nb")))
    assert len(builders) >= len(UNDERSTOOD) - 1  # bokmål and nynorsk share theirs
    assert builders.count(threading.get_ident()) == 0
    assert menus_shown(quiet_town) == [menu.get("language_code") for menu in common_menus("nb")]
