"""Somebody changes their mind in the middle of something: nothing is done, kept or sent, and they hear so."""

import pytest

from domain.requests import RequestStatus
from tests.chat import Talker
from tests.conftest import Town
from tests.journeys.changing import opens_change
from tests.journeys.people import calls, composes, coordinator_of, crowd_at, volunteer_at
from tests.journeys.records import kept, request_kept, rows_of
from tests.journeys.wording import OUT_OF_DATE

LEFT = "Greit, da lar vi det ligge. Det du skrev nå, er verken lagret eller sendt."
AS_IT_WAS = "Greit, alt blir som det var. Ingen har fått noen beskjed."


async def _with_a_place(town: Town) -> tuple[Talker, Talker]:
    [vidar] = await crowd_at(town, ["Vidar"])
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar, needed=2)
    await vidar.presses("👍 Jeg kan", hearing="Du har plassen")
    await kaja.hears("Ja: 1.")
    return kaja, vidar


async def test_written_reason_is_shown_once_before_anything_is_cancelled(town: Town) -> None:
    kaja, vidar = await _with_a_place(town)
    kaja.person.press(kaja.last.message_id, "off:1")
    await kaja.hears("Avlyse?")
    await kaja.sends("bandet kommer ikke likevel")
    assert kaja.last.text.splitlines()[2:] == [
        "Avlyse med denne grunnen?",
        "«bandet kommer ikke likevel»",
        "De som har plass eller står på venteliste, får vite det.",
    ]
    assert kaja.buttons[:2] == ["🚫 Ja, avlys", "Nei"]
    assert (await request_kept(town)).status is RequestStatus.OPEN
    await kaja.sends("eller nei, lydanlegget er i stykker", hearing="«eller nei, lydanlegget er i stykker»")
    await kaja.sends("ja", hearing="1 person har fått beskjed.")
    await vidar.hears("Hvorfor: Eller nei, lydanlegget er i stykker")
    assert (await request_kept(town)).status is RequestStatus.CANCELLED


@pytest.mark.parametrize("words", ["nei", "Nei, ikke avlys likevel", "avbryt", "angre", "stopp!", "/cancel", "tilbake"])
async def test_no_at_the_cancel_question_cancels_nothing(town: Town, words: str) -> None:
    kaja, vidar = await _with_a_place(town)
    before = await kept(town)
    kaja.person.press(kaja.last.message_id, "off:1")
    await kaja.hears("Avlyse?")
    await kaja.sends(words, hearing=AS_IT_WAS)
    assert kaja.sees_button("Vis forespørselen")
    assert (await kept(town))["requests"] == before["requests"]
    await kaja.sends("når åpner Heggedal")  # a question again, and no reason
    assert (await request_kept(town)).status is RequestStatus.OPEN
    assert vidar.never_read("Avlyst")


async def test_no_after_the_reason_and_the_button_of_a_reason_that_was_replaced_cancel_nothing(town: Town) -> None:
    kaja, _vidar = await _with_a_place(town)
    kaja.person.press(kaja.last.message_id, "off:1")
    await kaja.hears("Avlyse?")
    await kaja.sends("bandet er sykt", hearing="Avlyse med denne grunnen?")
    first = kaja.last
    await kaja.sends("bandet er kanskje sykt", hearing="«bandet er kanskje sykt»")
    await kaja.presses("🚫 Ja, avlys", under=first, hearing=OUT_OF_DATE)
    await kaja.sends("nei", hearing=AS_IT_WAS)
    assert (await request_kept(town)).status is RequestStatus.OPEN


async def test_written_reason_is_shown_once_before_anything_is_changed(town: Town) -> None:
    kaja, vidar = await _with_a_place(town)
    await opens_change(kaja, "Tid")
    await kaja.sends("18-21", hearing="Dette endres:")
    await kaja.sends("koret kommer seint", hearing="Endre med denne grunnen?")
    assert kaja.last.text.splitlines()[2:] == [
        "Tid: 17:00–20:00 → 18:00–21:00",
        "Endre med denne grunnen?",
        "«koret kommer seint»",
    ]
    assert vidar.never_read("Ny tid")
    await kaja.presses("✅ Ja, endre", hearing="Endret.")
    await vidar.hears("Hvorfor: Koret kommer seint")


@pytest.mark.parametrize(
    "words", [("nei",), ("avbryt",), ("koret kommer seint", "nei"), ("koret kommer seint", "angre")]
)
async def test_no_at_the_change_question_changes_nothing(town: Town, words: tuple[str, ...]) -> None:
    kaja, vidar = await _with_a_place(town)
    before = await kept(town)
    await opens_change(kaja, "Tid")
    await kaja.sends("18-21", hearing="Dette endres:")
    for said in words:
        await kaja.sends(said)
    assert kaja.reads(AS_IT_WAS)
    assert (await kept(town))["requests"] == before["requests"]
    assert vidar.never_read("Ny tid")


async def test_way_out_is_nobodys_name(town: Town) -> None:
    kaja, _vidar = await _with_a_place(town)
    kaja.person.press(kaja.last.message_id, "guest.add:1")
    await kaja.hears("Hvem kommer?")
    await kaja.sends("avbryt", hearing=LEFT)
    assert kaja.reads("Plasser: 1 av 2 er fylt.")
    assert (await rows_of(town, "guests"))["guests"] == []


async def test_way_out_is_not_written_to_everybody(town: Town) -> None:
    kaja, vidar = await _with_a_place(town)
    kaja.person.press(kaja.last.message_id, "note.all:1:0")
    await kaja.hears("Hva vil du si til 1 person?")
    await kaja.sends("Avbryt", hearing=LEFT)
    await kaja.sends("hallo", hearing="")
    assert vidar.never_read("Avbryt")
    assert vidar.never_read("hallo")


@pytest.mark.parametrize("words", ["avbryt", "Tilbake.", "/avbryt"])
async def test_way_out_of_a_draft_leaves_it_to_be_gone_on_with(town: Town, words: str) -> None:
    kaja = await coordinator_of(town, "heggedal")
    await kaja.sends("/request", hearing="Hva skal skje?")
    await kaja.sends(words, hearing=LEFT)
    await kaja.sends("/request", hearing="Hva skal skje?")
    await kaja.sends("Konsert", hearing="Hvilken dag?")
    await kaja.sends(words, hearing="Greit, da lar vi det ligge. Utkastet er lagret.\nSå langt: Konsert · Heggedal")
    await kaja.presses("Fortsett på utkastet", hearing="Hvilken dag?")
    assert (await request_kept(town)).activity == "Konsert"


async def test_way_out_is_no_answer_to_anybody(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    await vidar.sends("/idea", hearing="Hvilket torg")
    await vidar.sends("avbryt", hearing=LEFT)
    emma = town.person("Emma", language="en")
    await emma.sends("/volunteer")
    await emma.sends("cancel", hearing="All right, we leave it at that.")
    await emma.sends("/cancel", hearing="Nothing was under way.")
    assert (await rows_of(town, "ideas"))["ideas"] == []


async def test_full_list_says_why_nobody_can_be_added(town: Town) -> None:
    [vidar] = await crowd_at(town, ["Vidar"])
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar)
    await vidar.presses("👍 Jeg kan", hearing="Du har plassen")
    kaja.person.press(kaja.last.message_id, "guest:1:0")
    await kaja.hears("Ingen plass er ledig. Be om flere først hvis noen andre også kommer.")
    await kaja.presses("✏️ Be om flere", hearing="Hvor mange trengs?")
    await kaja.sends("to", hearing="Antall: 1 → 2")


async def test_covered_call_leads_to_the_waiting_list(town: Town) -> None:
    vidar, vera = await crowd_at(town, ["Vidar", "Vera"])
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar, vera)
    await vidar.presses("👍 Jeg kan", hearing="Du har plassen")
    covered = await vera.hears("Dekket, takk!")
    await vera.presses("🙋 Sett meg på ventelista", under=covered, hearing="Du er nummer 1 på ventelista.")


async def test_nobody_to_write_to_leads_back_to_the_request(town: Town) -> None:
    [vidar] = await crowd_at(town, ["Vidar"])
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar)
    kaja.person.press(kaja.last.message_id, "note.all:1:0")
    await kaja.hears("Ingen kommer ennå, så det er ingen å skrive til.")
    await kaja.presses("← Tilbake", hearing="Plasser: 0 av 1")


async def test_cancelled_card_says_who_was_told_and_whom_to_ring(town: Town) -> None:
    kaja, _vidar = await _with_a_place(town)
    kaja.person.press(kaja.last.message_id, "guest.add:1")
    await kaja.hears("Hvem kommer?")
    await kaja.sends("Bestemor Olga 900 00 000", hearing="Bestemor Olga har plass nå.")
    kaja.person.press(kaja.last.message_id, "off.go:1:i")
    await kaja.hears("Avlyst: Konsert")
    await kaja.presses("Vis forespørselen", hearing="Avlyst.")
    assert kaja.last.text.splitlines()[2:] == [
        "Avlyst.",
        "Hvorfor: Sykdom.",
        "Har fått beskjed: Vidar",
        "Har ikke appen, så ring: Bestemor Olga (900 00 000).",
        "Sendt: 1 av 1.",
    ]


async def test_request_with_nobody_in_it_is_cancelled_without_a_word_of_being_told(town: Town) -> None:
    [vidar] = await crowd_at(town, ["Vidar"])
    kaja = await coordinator_of(town, "heggedal")
    await composes(kaja)
    await kaja.presses("Send", hearing="Plasser:")
    await vidar.hears("Kan du hjelpe?")
    kaja.person.press(kaja.last.message_id, "off.go:1:i")
    await kaja.hears("Avlyst: Konsert")
    await kaja.presses("Vis forespørselen", hearing="Avlyst.\nHvorfor: Sykdom.\nIngen hadde fått plass.")
