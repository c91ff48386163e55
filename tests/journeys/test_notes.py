"""A coordinator writes to those who come, and their answers come back as a conversation."""

from domain.requests import Answer
from tests.chat import Talker
from tests.conftest import Town
from tests.journeys.forging import forges
from tests.journeys.people import calls, coordinator_of, volunteer_at
from tests.journeys.records import rows_of
from tests.journeys.wording import COORDINATORS_ONLY, said

NOT_COMING = said("nb", "You have withdrawn from this, so nothing has been sent.")
NO_WORDS = said("nb", "I could not read any words there. Please write it as text.")
NOT_MEANT = said("nb", "This request was not meant for you. Nothing has been changed.")


async def concert(town: Town, *, needed: int = 2) -> tuple[Talker, Talker, Talker, Talker]:
    """Kaja has asked for help; Vidar and Vera come, Viggo has not answered."""
    vidar, vera, viggo = [
        await volunteer_at(town, name, hub="Heggedal", role="Vertskap") for name in ("Vidar", "Vera", "Viggo")
    ]
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar, vera, viggo, needed=needed)
    for talker in (vidar, vera):
        await talker.presses("👍 Jeg kan")
    return kaja, vidar, vera, viggo


async def begins_to_write(kaja: Talker, hearing: str) -> None:
    """A coordinator finds the way from the card to what is written to all."""
    await kaja.presses("Mer")
    await kaja.chat.double.wait_for(lambda: "✍️ Skriv til alle" in kaja.buttons)
    await kaja.presses("Skriv til alle", hearing=hearing)


async def writes(kaja: Talker, words: str) -> None:
    """A coordinator writes to everybody who comes."""
    await begins_to_write(kaja, "Hva vil du si til")
    await kaja.sends(words, hearing="Sendt til")


async def notes_kept(town: Town) -> list[str]:
    return [row["text"] for row in (await rows_of(town, "notes"))["notes"]]


async def test_note_reaches_all_who_come_and_their_answers_come_back(town: Town) -> None:
    kaja, vidar, vera, viggo = await concert(town)
    await writes(kaja, "Bruk <bakdøra>, er du snill.")
    assert kaja.last.text.splitlines()[0] == "Sendt til 2 personer."
    for talker in (vidar, vera):
        note = await talker.hears("Kaja skriver om:")
        assert note.text.splitlines() == [
            "Kaja skriver om:",
            "Konsert",
            "Heggedal, torsdag 26. november kl. 17:00–20:00",
            "",
            "«Bruk <bakdøra>, er du snill.»",
        ]
    await vidar.presses("Svar Kaja", hearing="Hva vil du svare Kaja?")
    await vidar.sends("Har den kode?", hearing="Svaret ditt er på vei til Kaja.")
    await kaja.hears("«Har den kode?»")
    await kaja.presses("Svar Vidar", hearing="Hva vil du svare Vidar?")
    await kaja.sends("Nei, den er åpen.", hearing="Svaret ditt er på vei til Vidar.")
    await vidar.hears("«Nei, den er åpen.»")
    await kaja.presses("Samtalen", hearing="til alle")
    assert kaja.last.text.splitlines()[3:] == [
        "Kaja til alle, man. 23. nov. 12:00: Bruk <bakdøra>, er du snill.",
        "Vidar til Kaja, man. 23. nov. 12:00: Har den kode?",
        "Kaja til Vidar, man. 23. nov. 12:00: Nei, den er åpen.",
    ]
    await vera.presses("Samtalen", hearing="til alle")
    assert vera.last.text.splitlines()[3:] == ["Kaja til alle, man. 23. nov. 12:00: Bruk <bakdøra>, er du snill."]
    viggo.never_read("bakdøra")


async def test_waiting_list_hears_it_only_when_that_is_wished(town: Town) -> None:
    kaja, vidar, _vera, viggo = await concert(town)
    await viggo.sends("/menu")
    await forges(viggo, "can:1")
    await begins_to_write(kaja, "Hva vil du si til 2 personer?")
    await kaja.presses("Ventelista også", hearing="Hva vil du si til 3 personer?")
    await kaja.presses("Ventelista også", hearing="Hva vil du si til 2 personer?")
    await kaja.presses("Ventelista også", hearing="Hva vil du si til 3 personer?")
    await kaja.sends("Kom litt før.", hearing="Sendt til 3 personer.")
    await viggo.hears("«Kom litt før.»")
    await viggo.presses("Svar Kaja", hearing="Hva vil du svare")
    await viggo.sends("Blir det plass?", hearing="Svaret ditt er på vei")
    await kaja.hears("«Blir det plass?»")
    vidar.never_read("Blir det plass?")


async def test_long_conversation_is_read_a_screen_at_a_time(town: Town) -> None:
    kaja, *_others = await concert(town)
    for number in range(1, 8):
        await writes(kaja, f"Beskjed {number}\n" + "og mer " * 60)
    await kaja.presses("Samtalen", hearing="Beskjed 7")
    assert [line.split(": ")[1][:9] for line in kaja.last.text.splitlines()[3:]] == [
        f"Beskjed {number}" for number in (3, 4, 5, 6, 7)
    ]
    await kaja.presses("Eldre", hearing="Beskjed 1")
    assert [line.split(": ")[1][:9] for line in kaja.last.text.splitlines()[3:]] == ["Beskjed 1", "Beskjed 2"]
    kaja.sees_no_button("Eldre")


async def test_empty_and_too_long_notes_are_asked_for_again(town: Town) -> None:
    kaja, vidar, *_others = await concert(town)
    await begins_to_write(kaja, "Hva vil du si til")
    await kaja.sends("\u200b", hearing=NO_WORDS)
    await kaja.sends("x" * 1001, hearing="1001")
    assert await notes_kept(town) == []
    await kaja.sends("Kort.", hearing="Sendt til 2 personer.")
    await vidar.hears("«Kort.»")


async def test_who_has_withdrawn_is_told_and_nothing_is_sent(town: Town) -> None:
    kaja, vidar, *_others = await concert(town)
    await writes(kaja, "Ta med kake.")
    note = await vidar.hears("Ta med kake.")
    await vidar.presses("Svar Kaja", hearing="Hva vil du svare")
    await vidar.sends("Gjerne!", hearing="på vei")
    answer = await kaja.hears("«Gjerne!»")
    await vidar.presses("Svar Kaja", under=note, hearing="Hva vil du svare")
    await forges(vidar, "cannot:1")
    assert await forges(vidar, "note.re:1") == NOT_COMING
    assert await forges(vidar, "note.see:1:0") == NOT_COMING
    await kaja.presses("Svar Vidar", under=answer, hearing="Vidar har meldt avbud")
    assert await notes_kept(town) == ["Ta med kake.", "Gjerne!"]


async def test_words_typed_after_withdrawing_go_nowhere(town: Town) -> None:
    kaja, vidar, *_others = await concert(town)
    await writes(kaja, "Ta med kake.")
    await vidar.hears("Ta med kake.")
    await vidar.presses("Svar Kaja", hearing="Hva vil du svare")
    async with town.database() as database, database.work() as work:
        await work.commitments.keep(1, vidar.person.id, Answer.WITHDRAWN, town.now)
    await vidar.sends("Gjerne!", hearing=NOT_COMING)
    assert await notes_kept(town) == ["Ta med kake."]
    await vidar.sends("/menu")
    kaja.never_read("Gjerne!")


async def test_others_neither_write_nor_read(town: Town) -> None:
    kaja, _vidar, _vera, viggo = await concert(town)
    stranger = await coordinator_of(town, "borgen", name="Berit")
    await writes(kaja, "Ta med kake.")
    for data in ("note.re:1", "note.see:1:0"):
        assert await forges(viggo, data) == NOT_MEANT
        assert await forges(stranger, data) == NOT_MEANT
    for data in ("note.all:1:0", "note.all:1:1"):
        assert await forges(viggo, data) == COORDINATORS_ONLY
        assert await forges(stranger, data) == COORDINATORS_ONLY
    assert await notes_kept(town) == ["Ta med kake."]


async def test_answer_reaches_the_hubs_others_when_the_writer_is_coordinator_no_more(town: Town) -> None:
    kaja, vidar, *_others = await concert(town)
    await writes(kaja, "Ta med kake.")
    await vidar.hears("Ta med kake.")
    siri = await coordinator_of(town, "heggedal", name="Siri")
    async with town.database() as database, database.work() as work:
        await work.appointments.revoke(kaja.person.id)
    await vidar.presses("Svar Kaja", hearing="Hva vil du svare Siri?")
    await vidar.sends("Gjerne!", hearing="Svaret ditt er på vei til Siri.")
    await siri.hears("«Gjerne!»")
    await kaja.sends("/menu")
    kaja.never_read("Gjerne!")


async def test_nobody_to_write_to_is_said(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar)
    await begins_to_write(kaja, "Ingen kommer ennå")


async def test_coordinator_who_loses_the_role_while_writing_sends_nothing(town: Town) -> None:
    kaja, vidar, *_others = await concert(town)
    await begins_to_write(kaja, "Hva vil du si til")
    async with town.database() as database, database.work() as work:
        await work.appointments.revoke(kaja.person.id)
    await kaja.sends("Ta med kake.", hearing=COORDINATORS_ONLY)
    await vidar.sends("/menu")
    assert vidar.never_read("Ta med kake.")
    assert await notes_kept(town) == []
