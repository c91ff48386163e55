import datetime as dt

from domain.requests import RequestStatus
from tests.conftest import Town
from tests.journeys.people import composes, coordinator_of, volunteer_at
from tests.journeys.records import audited, request_kept

PREVIEW = """\
Dette får de se:
Kan du hjelpe? Konsert
Hvor: Heggedal
Når: torsdag 26. november kl. 17:00–20:00
Vi trenger: Vertskap, 2 personer
For deg som liker: Danse
Ta med godt humør.

1 får den nå."""


async def test_request_is_composed_by_pressing(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    kaja = await coordinator_of(town, "heggedal", "borgen")
    await vidar.sends("/start")
    await vidar.presses("Min profil")
    await vidar.presses("Interesser")
    await vidar.presses("Danse")
    await kaja.sends("/start")
    await kaja.presses("Be om hjelp")
    await kaja.presses("Heggedal")
    await kaja.sends("Konsert")
    for label in ("tor. 26. nov.", "17–20", "Vertskap", "Danse", "Neste →"):
        await kaja.presses(label)
    await kaja.sends("Ta med godt humør.")
    await kaja.presses("2")
    assert kaja.screen == (
        PREVIEW,
        [
            ["📣 Send til 1 person"],
            ["✏️ Endre", "❗ Haster"],
            ["💾 Lagre som mal", "🔁 Gjenta"],
            ["Forkast"],
            ["🏠 Meny", "☎️ Snakk med et menneske"],
        ],
    )


async def test_request_is_composed_by_writing(town: Town) -> None:
    await volunteer_at(town, "Turid", hub="Tofte", role="Vertskap")
    kaja = await coordinator_of(town, "heggedal", "borgen")
    await kaja.sends("/request")
    for words in (
        "ikke Borgen",
        "på heggedal, ikke på Borgen",
        "Konsert",
        "26. november",
        "kl. 17 til 20",
        "vertskap",
        "danse",
    ):
        await kaja.sends(words)
    await kaja.presses("Neste →")
    await kaja.sends("Ta med godt humør.")
    await kaja.sends("2")
    assert kaja.last.text == PREVIEW.replace("1 får den nå.", "Ingen som kan spørres, passer til denne forespørselen.")
    assert kaja.sees_no_button("Send")


async def test_draft_survives_a_restart_at_every_step(quiet_town: Town) -> None:
    async with quiet_town.bot():
        kaja = await coordinator_of(quiet_town, "heggedal")
        await kaja.sends("/request")
    for words in ("Konsert", "torsdag", "17–20", "vertskap"):
        async with quiet_town.bot():
            await kaja.sends(words)
    async with quiet_town.bot():
        await kaja.presses("Alle med rollen →")
        await kaja.presses("Uten mer tekst →")
    async with quiet_town.bot():
        await kaja.sends("3")
        assert kaja.reads("Vi trenger: Vertskap, 3 personer")


async def test_half_written_draft_goes_on_from_the_menu(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    for words in ("/request", "Konsert", "torsdag", "/menu"):
        await kaja.sends(words)
    await kaja.presses("Be om hjelp")
    assert kaja.reads("Når på dagen?")


async def test_preview_counts_those_left_out_and_why(town: Town) -> None:
    for name in ("Vidar", "Vera"):
        await volunteer_at(town, name, hub="Heggedal", role="Vertskap")
    paused = [await volunteer_at(town, name, hub="Heggedal", role="Vertskap") for name in ("Pål", "Pia")]
    blocking = await volunteer_at(town, "Bodil", hub="Heggedal", role="Vertskap")
    await volunteer_at(town, "Turid", hub="Tofte", role="Vertskap")
    await volunteer_at(town, "Ida", hub="Heggedal", role="Idémaker")
    kaja = await coordinator_of(town, "heggedal")
    for talker in paused:
        await talker.sends("/pause")
        await talker.presses("1 uke")
    blocking.person.block()
    await composes(kaja)
    assert kaja.last.text.splitlines()[-3:] == [
        "",
        "2 får den nå.",
        "Utelatt: 1 har blokkert boten og 2 er på pause.",
    ]


async def test_every_part_can_be_changed_from_the_preview(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal", "borgen")
    await kaja.sends("/request")
    await kaja.presses("Heggedal")
    for words in ("Konsert", "torsdag", "17–20", "vertskap"):
        await kaja.sends(words)
    await kaja.presses("Alle med rollen →")
    await kaja.presses("Uten mer tekst →")
    await kaja.presses("1")
    changes = {
        "Torg": "Borgen",
        "Aktivitet": "Quiz",
        "Dag": "fredag",
        "Tid": "18–21",
        "Rolle": "Idémaker",
        "Tekst": "Ta med penn.",
        "Hvor mange": "4",
    }
    for part, words in changes.items():
        await kaja.presses("Endre")
        await kaja.presses(part)
        await kaja.sends(words)
        assert kaja.reads("Dette får de se:")
    await kaja.presses("Endre")
    await kaja.presses("Interesser")
    await kaja.presses("Gå tur")
    await kaja.presses("Neste →")
    assert kaja.last.text.splitlines()[1:-2] == [
        "Kan du hjelpe? Quiz",
        "Hvor: Borgen",
        "Når: fredag 27. november kl. 18:00–21:00",
        "Vi trenger: Idémaker, 4 personer",
        "For deg som liker: Gå tur",
        "Ta med penn.",
    ]


async def test_discarded_draft_is_empty(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    await composes(kaja)
    await kaja.presses("Forkast")
    assert kaja.reads("Hva skal skje?")
    draft = await request_kept(town)
    assert (draft.status, draft.activity, draft.day) == (RequestStatus.DRAFT, "", None)
    assert "discarded" in await audited(town, kaja)


async def test_interest_pressed_twice_on_the_same_screen_stays_chosen(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    await kaja.sends("/request")
    for words in ("Konsert", "torsdag", "17–20", "vertskap"):
        await kaja.sends(words)
    message = kaja.last
    data = next(key.callback_data for row in message.rows for key in row if key.label == "Danse")
    assert data is not None
    kaja.person.press(message.message_id, data)
    kaja.person.press(message.message_id, data)
    await kaja.sends("/menu")
    assert (await request_kept(town)).interests == {"dans"}


async def test_request_speaks_each_receivers_language(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    emma = await volunteer_at(town, "Emma", hub="Heggedal", role="Host", language="en")
    kaja = await coordinator_of(town, "heggedal")
    await composes(kaja)
    await kaja.presses("Send", hearing="Plasser:")
    await emma.hears("Can you help? Konsert")
    assert emma.buttons == ["👍 I can", "I cannot", "🏠 Menu", "☎️ Talk to a person"]
    await vidar.hears("Kan du hjelpe? Konsert")
    assert vidar.buttons == ["👍 Jeg kan", "Kan ikke", "🏠 Meny", "☎️ Snakk med et menneske"]
    assert (await request_kept(town)).day == dt.date(2026, 11, 26)
