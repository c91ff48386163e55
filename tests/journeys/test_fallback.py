import random
from typing import Literal

import pytest

from domain.people import VolunteerStatus
from tests.conftest import Town
from tests.journeys.forging import forges
from tests.journeys.people import calls, composes, coordinator_of, crowd_at, volunteer_at
from tests.journeys.records import audited, kept, rows_of, volunteer_kept
from tests.journeys.wording import OUT_OF_DATE

Carrying = Literal["inaccessible", "nothing"]
RANDOM = [random.Random(seed).randbytes(64).decode("latin-1")[:32] for seed in range(6)]  # noqa: S311 -- no secret
FOREIGN = [
    *RANDOM,
    "x" * 64,
    "menu_1",
    '{"a":"b"}',
    "reg.hub:heggedal",
    "home:1",
    "can",
    "can:",
    "can:1:2",
    "can:abc",
    "can:1e3",
    "can:٣",
    "can:99999999999999999999",
    "vol.hub:heggedal",
    "vol.hub:heggedal:2",
    "vol.hub:heggedal:true",
    ":",
    "::::",
    "🎉" * 16,
    "'; DROP TABLE people; --",
]


async def test_foreign_callback_data_is_out_of_date_and_audited(town: Town) -> None:
    kari = town.person("Kari")
    await kari.sends("/start")
    before = await kept(town)
    shown = {data: await forges(kari, data) for data in FOREIGN}
    assert shown == dict.fromkeys(FOREIGN, OUT_OF_DATE)
    assert await audited(town, kari) == ["unknown button"] * len(FOREIGN)
    assert await kept(town) == before


@pytest.mark.parametrize(
    "data", ["vol.hub:atlantis:1", "vol.fol:heggedal:1", "vol.role:konge:1", "vol.int:sjakk:1", "idea.hub:atlantis"]
)
async def test_button_for_something_that_does_not_exist_changes_nothing(town: Town, data: str) -> None:
    kari = town.person("Kari")
    assert await forges(kari, data) == "Det finner jeg ikke lenger i Asker. Ingenting er endret."
    assert await audited(town, kari) == ["refused Unknown"]
    assert [rows for rows in (await kept(town)).values() if rows] == []


@pytest.mark.parametrize("carrying", ["inaccessible", "nothing"])
async def test_button_under_a_lost_message_is_answered_in_a_new_one(
    town: Town, carrying: Literal["inaccessible", "nothing"]
) -> None:
    kari = town.person("Kari")
    await kari.sends("/start")
    press = kari.person.press(kari.last.message_id, "contact:borgen", carrying=carrying)
    await kari.hears("915 88 121")
    assert press.answered
    assert len(kari.visible) == 2


async def test_sticker_and_photo_get_a_useful_sentence(town: Town) -> None:
    kari = town.person("Kari")
    sentence = "Jeg kan bare lese tekst. Skriv spørsmålet ditt, eller velg under."
    kari.person.send_sticker()
    await kari.hears(sentence)
    kari.person.send_photo()
    await kari.hears(sentence, times=2)
    assert kari.buttons == ["🏠 Meny", "☎️ Snakk med et menneske"]


async def test_words_under_a_photo_are_a_question(town: Town) -> None:
    kari = town.person("Kari")
    kari.person.send_photo("Er Heggedal åpent?")
    await kari.hears("Heggedal")
    kari.person.send_photo("huset brenner, det er folk inne")
    await kari.hears("110")


async def test_photo_in_the_middle_of_something_does_not_lose_the_place(town: Town) -> None:
    kari = town.person("Kari")
    await kari.sends("/idea")
    await kari.sends("Heggedal")
    kari.person.send_photo("sånn?")
    await kari.hears("Jeg kan bare lese tekst.")
    kari.person.send_photo("huset brenner, det er folk inne")
    await kari.hears("110")
    await kari.sends("Quiz")
    assert kari.reads("Ideen er lagret")


@pytest.mark.parametrize("command", ["/finnes_ikke", "/START_ALL", "/request@en_annen_bot", "/", "/ hei"])
async def test_unknown_command_points_to_the_help(town: Town, command: str) -> None:
    kari = town.person("Kari")
    await kari.sends(command)
    assert kari.buttons[-2:] == ["🏠 Meny", "☎️ Snakk med et menneske"]
    assert await rows_of(town, "requests") == {"requests": []}


@pytest.mark.parametrize("command", ["/closed", "/close", "/chiuso"])
async def test_command_in_another_language_is_unknown_in_ones_own(town: Town, command: str) -> None:
    kari = town.person("Kari")
    await kari.sends(command)
    assert kari.reads("Den kommandoen kjenner jeg ikke.")


@pytest.mark.parametrize(
    ("command", "answer"),
    [
        ("/meny", "Skriv et spørsmål, eller velg under."),
        ("/hjelp", "Jeg er en robot"),
        ("/apningstider", "Åpningstider"),
        ("/bli_frivillig", "Så fint at du vil hjelpe til."),
    ],
)
async def test_command_by_a_norwegian_name_is_understood(town: Town, command: str, answer: str) -> None:
    kari = town.person("Kari")
    await kari.sends(command)
    assert kari.reads(answer)


async def test_edited_message_is_not_carried_out_again(town: Town) -> None:
    kari = town.person("Kari")
    for words in ("/idea", "Heggedal", "Quiz"):
        await kari.sends(words)
    seen = len(kari.visible)
    await kari.edits("Quiz for alle")
    await kari.sends("/menu")
    assert [idea["text"] for idea in (await kept(town))["ideas"]] == ["Quiz"]
    assert len(kari.visible) == seen + 1


async def test_group_is_answered_only_when_the_bot_is_spoken_to(town: Town) -> None:
    kari, group = town.person("Kari", started=True), town.double.group(-5001, "Strikkeklubben")
    group.say(kari.person, "skal vi møtes på Heggedal?")
    group.say(kari.person, "/start")
    await town.double.wait_for(lambda: any(message.by_bot for message in group.messages))
    group.say(kari.person, "@torgbot_demo_bot er det åpent?")
    await town.double.wait_for(lambda: sum(message.by_bot for message in group.messages) == 2)
    answers = [message for message in group.messages if message.by_bot]
    assert [(message.text, message.rows) for message in answers] == [
        ("Jeg kan bare hjelpe i en privat chat. Skriv til meg: @torgbot_demo_bot.", [])
    ] * 2
    assert kari.visible == []


async def test_words_in_a_group_do_not_answer_what_was_asked_in_private(town: Town) -> None:
    kari, group = town.person("Kari"), town.double.group(-5001, "Strikkeklubben")
    await kari.sends("/idea")
    await kari.sends("Heggedal")
    group.say(kari.person, "@torgbot_demo_bot hva er dette?")
    await town.double.wait_for(lambda: any(message.by_bot for message in group.messages))
    assert (await kept(town))["ideas"] == []


async def test_who_blocks_is_left_out_and_who_returns_is_asked_again(town: Town) -> None:
    vidar, vera = await crowd_at(town, ["Vidar", "Vera"])
    kaja = await coordinator_of(town, "heggedal")
    vidar.person.block()
    await composes(kaja)
    assert kaja.reads("\n\n1 får den nå.\nUtelatt: 1 har blokkert boten.")
    await kaja.sends("/menu")
    vidar.person.unblock()
    await vidar.sends("/start")
    await kaja.presses("Be om hjelp")
    assert kaja.last.text.endswith("\n\n2 får den nå.")
    assert vera.never_read("Kan du hjelpe?")


async def test_blocking_keeps_the_registration(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    vidar.person.block()
    vidar.person.unblock()
    await vidar.sends("/profile")
    assert vidar.reads("Torg: Heggedal")
    found = await volunteer_kept(town, vidar)
    assert found is not None
    assert found.status is VolunteerStatus.ACTIVE


async def test_buttons_work_cold_after_a_restart(quiet_town: Town) -> None:
    kari = quiet_town.person("Kari")
    async with quiet_town.bot():
        await kari.sends("/start")
        [vidar] = await crowd_at(quiet_town, ["Vidar"])
        kaja = await coordinator_of(quiet_town, "heggedal")
        await calls(kaja, vidar)
    async with quiet_town.bot():
        await kari.presses("Bli frivillig")
        assert kari.reads("Hvor vil du hjelpe til?")
        await kaja.presses("Oppdater", answered=False)
        await kaja.presses("⏹ Stopp", hearing="Slutte å spørre?")
        await kaja.presses("⏹ Ja, stopp", hearing="Stoppet. Ingen flere blir spurt.")
