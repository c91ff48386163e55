"""How a call for help goes out, on a small hub with a movable clock: few at a time, fairly, not at night."""

import datetime as dt

import pytest
from msgspec.structs import replace

from domain.hubs import Municipality
from tests.conftest import MONDAY, Town
from tests.journeys.people import calls, composes, coordinator_of, crowd_at
from tests.journeys.records import set_choices, until_done
from tests.journeys.waves import CALL, SIX, sends, who_heard


async def test_three_are_asked_for_a_place_and_the_others_an_hour_later(town: Town) -> None:
    kaja, crowd = await coordinator_of(town, "heggedal"), await crowd_at(town, SIX)
    await composes(kaja)
    assert kaja.reads("3 får den nå. 3 til kl. 13:00, hvis det fortsatt er ledig.")
    await sends(kaja)
    await kaja.hears("Sendt: 3 av 3.")
    assert who_heard(crowd) == SIX[:3]
    town.now = MONDAY + dt.timedelta(hours=1)
    for talker in crowd[3:]:
        await talker.hears(CALL)
    await kaja.hears("Sendt: 6 av 6.")


async def test_nobody_more_is_asked_when_it_is_filled(town: Town) -> None:
    kaja, crowd = await coordinator_of(town, "heggedal"), await crowd_at(town, SIX)
    await composes(kaja)
    await sends(kaja)
    await crowd[1].hears(CALL)
    await crowd[2].hears(CALL)
    await crowd[0].hears(CALL)
    await crowd[0].presses("👍 Jeg kan", hearing="Du har plassen")
    for talker in crowd[1:3]:
        await talker.hears("Dekket, takk!")
        assert (talker.buttons[0], len(talker.visible)) == ("🙋 Sett meg på ventelista", 1)
    town.now = MONDAY + dt.timedelta(hours=2)
    await until_done(town)
    assert who_heard(crowd[3:]) == []


async def test_whoever_was_asked_longest_ago_comes_first(town: Town) -> None:
    kaja, crowd = await coordinator_of(town, "heggedal"), await crowd_at(town, SIX)
    await composes(kaja, activity="Konsert")
    await sends(kaja)
    await kaja.hears("Sendt: 3 av 3.")
    await composes(kaja, activity="Quiz", day="fredag")
    await sends(kaja)
    for talker in crowd[3:]:
        await talker.hears("Kan du hjelpe? Quiz")
    assert who_heard(crowd, "Kan du hjelpe? Quiz") == SIX[3:]


async def test_whoever_was_asked_with_everybody_else_comes_after_others(town: Town) -> None:
    kaja, asked = await coordinator_of(town, "heggedal"), await crowd_at(town, SIX)
    await calls(kaja, *asked)
    later = await crowd_at(town, ["Gry", "Hans", "Ida"])
    await until_done(town)
    await composes(kaja, activity="Quiz", day="fredag")
    await sends(kaja)
    for talker in later:
        await talker.hears("Kan du hjelpe? Quiz")
    assert who_heard([*asked, *later], "Kan du hjelpe? Quiz") == ["Gry", "Hans", "Ida"]


async def test_shared_interest_comes_first_and_then_everybody_with_the_role(town: Town) -> None:
    kaja, crowd = await coordinator_of(town, "heggedal"), await crowd_at(town, SIX)
    await set_choices(town, crowd[4], interests=frozenset({"bridge"}))
    await kaja.sends("/request", hearing="Hva skal skje?")
    for words in ("Konsert", "torsdag", "17–20", "vertskap"):
        await kaja.sends(words)
    await kaja.presses("Spille bridge")
    await kaja.presses("Neste →")
    await kaja.presses("Uten mer tekst →")
    await kaja.sends("1")
    assert kaja.reads("1 får den nå. 3 til kl. 13:00")
    await sends(kaja)
    await crowd[4].hears(CALL)
    await until_done(town)
    assert who_heard(crowd) == ["Eli"]
    town.now = MONDAY + dt.timedelta(hours=1)
    await crowd[2].hears(CALL)
    await until_done(town)
    assert who_heard(crowd) == ["Anne", "Berit", "Cato", "Eli"]


async def test_third_wave_reaches_neighbouring_hubs(quiet_town: Town, packaged: Municipality) -> None:
    hubs = [replace(hub, neighbours=("borgen",)) if hub.slug == "heggedal" else hub for hub in packaged.hubs]
    quiet_town.municipality = replace(packaged, hubs=tuple(hubs))
    async with quiet_town.bot():
        kaja = await coordinator_of(quiet_town, "heggedal")
        [anne] = await crowd_at(quiet_town, ["Anne"])
        berit, cato = await crowd_at(quiet_town, ["Berit", "Cato"], hub="borgen")
        await set_choices(quiet_town, berit, is_nearby=True)
        await composes(kaja)
        assert kaja.reads("1 får den nå. 1 til kl. 13:00")
        await sends(kaja)
        await anne.hears(CALL)
        quiet_town.now = MONDAY + dt.timedelta(hours=1)
        await berit.hears(CALL)
        await until_done(quiet_town)
        assert who_heard([anne, berit, cato]) == ["Anne", "Berit"]


async def test_preview_says_who_is_left_out_and_why(town: Town) -> None:
    kaja, crowd = await coordinator_of(town, "heggedal"), await crowd_at(town, SIX)
    await set_choices(town, crowd[0], paused_until=dt.date(2026, 12, 24))
    crowd[1].person.block()
    await set_choices(town, crowd[2], digest="urgent")
    await composes(kaja, activity="Quiz")
    assert kaja.reads("3 får den nå.\nUtelatt: 1 har blokkert boten, 1 er på pause og 1 vil ha færre meldinger.")
    await sends(kaja)
    await crowd[3].hears("Kan du hjelpe? Quiz")
    await crowd[3].presses("👍 Jeg kan", hearing="Du har plassen")
    await composes(kaja, activity="Konsert")
    assert kaja.reads("1 opptatt da.")
    await kaja.presses("❗ Haster")
    assert kaja.reads("Haster: Kan du hjelpe? Konsert")
    assert kaja.reads("3 får den nå.")


async def test_nobody_is_called_more_than_three_times_a_week(town: Town) -> None:
    kaja, [anne] = await coordinator_of(town, "heggedal"), await crowd_at(town, ["Anne"])
    for activity, day in (("Konsert", "torsdag"), ("Quiz", "fredag"), ("Bridge", "lørdag")):
        await composes(kaja, activity=activity, day=day)
        await sends(kaja)
        await anne.hears(activity)
    await composes(kaja, activity="Strikking", day="søndag")
    assert kaja.reads("Ingen som kan spørres, passer til denne forespørselen.\nUtelatt: 1 på ukestaket.")
    await kaja.presses("❗ Haster", hearing="1 får den nå.")
    await kaja.presses("Forkast", hearing="Hva skal skje?")
    town.now = MONDAY + dt.timedelta(days=8)
    await until_done(town)
    await composes(kaja, activity="Strikking", day="torsdag")
    assert kaja.reads("1 får den nå.")


async def test_silent_are_reminded_once_and_those_who_said_no_never(town: Town) -> None:
    kaja, (anne, berit) = await coordinator_of(town, "heggedal"), await crowd_at(town, ["Anne", "Berit"])
    await composes(kaja)
    await sends(kaja)
    await anne.hears(CALL)
    await berit.hears(CALL)
    await anne.presses("Kan ikke", hearing="Takk for svaret")
    heard = []
    for hours in (1, 2, 3, 7):
        town.now = MONDAY + dt.timedelta(hours=hours)
        await until_done(town)
        heard.append((len(anne.visible), len(berit.visible)))
    assert heard == [(1, 2)] * 4
    assert berit.reads("Det er fortsatt 1 ledig plass. Kan du ta den?")
    assert berit.visible[0].text.splitlines()[2:] == ["Jeg har spurt deg på nytt lenger nede."]
    assert berit.visible[0].rows == []


async def test_message_of_the_day_holds_all_calls(town: Town) -> None:
    kaja, [anne] = await coordinator_of(town, "heggedal"), await crowd_at(town, ["Anne"])
    await set_choices(town, anne, digest="daily")
    for activity, day in (("Konsert", "torsdag"), ("Quiz", "fredag")):
        await composes(kaja, activity=activity, day=day)
        await sends(kaja)
    assert anne.visible == []
    town.now = MONDAY.replace(hour=17)
    await anne.hears("Det trengs hjelp til 2 ting.")
    await anne.presses("Konsert", hearing="Hvor: Heggedal")
    await anne.presses("👍 Jeg kan", hearing="Du har plassen")
    assert len(anne.visible) == 1


async def test_everybody_at_once(town: Town) -> None:
    kaja, crowd = await coordinator_of(town, "heggedal"), await crowd_at(town, SIX)
    await composes(kaja)
    await kaja.presses("Alle på én gang (6)", hearing="Plasser:")
    for talker in crowd:
        await talker.hears(CALL)


async def test_everybody_at_once_gets_the_call_though_letters_are_written_in_steps(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("actions.lettering.AT_ONCE", 2)
    kaja, crowd = await coordinator_of(town, "heggedal"), await crowd_at(town, SIX)
    await composes(kaja)
    await kaja.presses("Alle på én gang (6)", hearing="Sendt: 0 av 6.")
    await kaja.hears("Sendt: 6 av 6.")
    assert [len(talker.visible) for talker in crowd] == [1] * 6
