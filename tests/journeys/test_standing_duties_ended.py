"""A date of a standing duty is skipped, or all of it ends, by whoever does not come any more or whoever asked."""

import datetime as dt

from domain.requests import RequestStatus
from tests.conftest import Town
from tests.journeys.duties import NEXT_LOOK, begins, taken
from tests.journeys.forging import forges
from tests.journeys.people import coordinator_of, volunteer_at
from tests.journeys.records import kept, request_kept, rows_of, until_done
from tests.journeys.wording import OUT_OF_DATE


async def test_withdrawing_from_one_date_leaves_the_others(town: Town) -> None:
    _, vidar = await taken(town)
    town.now = NEXT_LOOK
    date = await vidar.hears("En ny dato.")
    await vidar.presses("Meld avbud", under=date, hearing="gitt tilbake")
    answers = {row["request_id"]: row["answer"] for row in (await rows_of(town, "commitments"))["commitments"]}
    assert answers == {2: "yes", 3: "yes", 4: "withdrawn"}
    assert [row["person_id"] for row in (await rows_of(town, "series_members"))["series_members"]] == [vidar.person.id]


async def test_leaving_all_keeps_or_gives_back_what_has_been_made(town: Town) -> None:
    kaja, vidar = await taken(town)
    await vidar.presses("Ikke fast lenger")
    question = await vidar.hears("Vil du ikke være fast med lenger?")
    assert question.text.splitlines()[-1] == "Vil du beholde plassene du har? fre. 27. nov. og fre. 4. des."
    await vidar.presses("Nei, gi den fra meg", hearing="Du er ikke fast med lenger.")
    await vidar.hears("Gitt tilbake, og koordinatoren har fått beskjed: fre. 27. nov. og fre. 4. des.")
    told = await kaja.hears("Vidar er ikke fast med lenger.")
    assert told.text.splitlines()[-1] == "Ledig igjen: fre. 27. nov. og fre. 4. des."
    assert [(await request_kept(town, number)).accepted for number in (2, 3)] == [0, 0]
    before = await kept(town)
    vidar.person.press(question.message_id, "ser.bye:1:1")
    await vidar.hears(OUT_OF_DATE)
    assert await kept(town) == before


async def test_skipped_date_is_told_with_the_reason_to_all_concerned(town: Town) -> None:
    kaja, vidar = await taken(town)
    town.now = NEXT_LOOK
    await vidar.hears("fredag 11. desember")
    town.now = NEXT_LOOK + dt.timedelta(weeks=1)
    await vidar.hears("fredag 18. desember")
    town.now = NEXT_LOOK + dt.timedelta(weeks=2)
    for talker in (vidar, kaja):
        told = await talker.hears("Går ut: fre. 25. des. (1. juledag)")
        assert told.text.splitlines()[:2] == ["Språkkafé", "Heggedal, hver uke: fredag kl. 17:00–20:00"]
    await until_done(town)
    vidar.never_read("fredag 25. desember")


async def test_stopping_may_cancel_what_has_been_made(town: Town) -> None:
    kaja, vidar = await taken(town)
    await kaja.sends("/series", hearing="Faste oppdrag")
    await kaja.presses("Språkkafé · fredag 17:00")
    assert kaja.reads("Fast med: Vidar")
    await kaja.presses("Stopp det")
    assert kaja.reads("Skal de fortsatt stå? fre. 27. nov. og fre. 4. des.")
    await kaja.presses("Nei, avlys dem", hearing="Stoppet. Det kommer ingen nye datoer.")
    await vidar.hears("Dette faste oppdraget er slutt.")
    await vidar.hears("Avlyst", times=2)
    assert [(await request_kept(town, number)).status for number in (2, 3)] == [RequestStatus.CANCELLED] * 2
    town.now = NEXT_LOOK
    await until_done(town)
    await kaja.sends("/series", hearing="Det er ingen faste oppdrag ennå.")
    assert len((await rows_of(town, "requests"))["requests"]) == 3


async def test_stopping_may_let_what_has_been_made_stand(town: Town) -> None:
    kaja, vidar = await taken(town)
    await kaja.sends("/series", hearing="Faste oppdrag")
    await kaja.presses("Språkkafé · fredag 17:00")
    await kaja.presses("Stopp det")
    await kaja.presses("Ja, de står", hearing="Stoppet.")
    told = await vidar.hears("Dette faste oppdraget er slutt.")
    assert told.text.splitlines()[-1] == "Blir som planlagt: fre. 27. nov. og fre. 4. des."
    assert [(await request_kept(town, number)).accepted for number in (2, 3)] == [1, 1]


async def test_series_goes_on_with_the_hubs_others_when_its_maker_is_gone(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    kaja = await coordinator_of(town, "heggedal")
    await begins(kaja)
    siri = await coordinator_of(town, "heggedal", name="Siri")
    await kaja.sends("/delete")
    await forges(kaja, "bye.del")
    town.now = NEXT_LOOK
    await vidar.hears("fredag 11. desember")
    card = await siri.hears("fredag 11. desember")
    assert "Plasser: 0 av 1 er fylt." in card.text
    assert (await request_kept(town, 4)).coordinator_id == siri.person.id


async def test_who_leaves_as_a_volunteer_comes_no_more_every_time(town: Town) -> None:
    kaja, vidar = await taken(town)
    await vidar.sends("/stop", hearing="Nå er du meldt av")
    town.now = NEXT_LOOK
    card = await kaja.hears("fredag 11. desember")
    assert "Plasser: 0 av 1 er fylt." in card.text
    assert (await rows_of(town, "series_members"))["series_members"] == []
