"""What the first question needs is made ready beside the event loop, soon after the start."""

import asyncio
import threading
from collections.abc import Iterable

import pytest

from domain.questions import phrases, vocabulary
from handlers.menus import common_menus
from locales.words import UNDERSTOOD
from tests.conftest import Town


async def test_first_question_waits_for_no_word_list(quiet_town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    builders: list[int] = []
    built = phrases.Phrases

    def noted(lists: Iterable[tuple[str, Iterable[str]]]) -> phrases.Phrases:
        builders.append(threading.get_ident())
        return built(lists)

    monkeypatch.setattr(vocabulary, "Phrases", noted)
    for seconds in ("SETTLES_AFTER", "QUIET_BY_THEN"):
        monkeypatch.setattr(f"bot.runtime.{seconds}", 0.0)
    vocabulary.vocabulary.cache_clear()
    reidar = quiet_town.person("Reidar")
    async with quiet_town.bot():
        await next(task for task in asyncio.all_tasks() if task.get_name() == "settling in")
        await reidar.sends("Tofte", hearing="Tofte")
        menus = [call.params.get("language_code") for call in quiet_town.double.calls if call.method == "setMyCommands"]
    assert len(builders) >= len(UNDERSTOOD) - 1
    assert builders.count(threading.get_ident()) == 0
    assert menus == [menu.get("language_code") for menu in common_menus("nb")]
