"""Checking in at the hub: with the code, or by the coordinator."""

import datetime as dt

import orjson
import pytest

from tests.chat import Talker
from tests.conftest import OSLO, Town
from tests.journeys.forging import forges
from tests.journeys.people import calls, coordinator_of, crowd_at
from tests.journeys.records import audited, kept, request_kept, set_choices

OPENS = dt.datetime(2026, 11, 26, 16, 30, tzinfo=OSLO)
LATE = OPENS + dt.timedelta(hours=4)


async def helps(town: Town) -> tuple[Talker, Talker, str]:
    """Kaja has called, and Vidar has the place: (Kaja, Vidar, the code)."""
    [vidar] = await crowd_at(town, ["Vidar"])
    await set_choices(town, vidar, reminders=0)
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar)
    await vidar.presses("👍 Jeg kan", hearing="Du har plassen")
    told = await forges(kaja, "roll:1:0")
    return kaja, vidar, told.rpartition(" ")[2]


async def checked_in_at(town: Town) -> dt.datetime | None:
    [commitment] = (await kept(town))["commitments"]
    found: dt.datetime | None = commitment["checked_in_at"]
    return found


async def test_code_of_the_request_checks_in(town: Town) -> None:
    kaja, vidar, code = await helps(town)
    assert (await request_kept(town)).code == code
    town.now = OPENS
    await vidar.sends("/mine", hearing="Mine oppdrag")
    await vidar.presses("Konsert, tor.")
    await vidar.presses("📍 Jeg er her")
    assert vidar.reads("Hva er koden?")
    await vidar.sends(f"{code[:2]} {code[2:]}")
    assert vidar.reads("Velkommen. Nå vet koordinatoren at du er her.")
    assert await checked_in_at(town) == OPENS
    assert (await forges(kaja, "roll:1:0")).splitlines()[2] == "Her nå: 1 av 1."
    assert kaja.sees_button("✅ Vidar")


async def test_code_can_be_sent_with_the_command(town: Town) -> None:
    _kaja, vidar, code = await helps(town)
    town.now = OPENS
    await vidar.sends(f"/here {code}")
    assert vidar.reads("Velkommen.")
    town.now += dt.timedelta(minutes=5)
    await vidar.sends("/here 0000", hearing="Velkommen.")
    assert await checked_in_at(town) == OPENS


@pytest.mark.parametrize("now", [OPENS - dt.timedelta(minutes=1), LATE])
async def test_too_early_and_too_late_are_told(town: Town, now: dt.datetime) -> None:
    _kaja, vidar, code = await helps(town)
    town.now = now
    await vidar.sends(f"/here {code}", hearing="Du har ikke noe oppdrag som er i gang nå.")
    await vidar.sends("/mine", hearing="Mine oppdrag")
    assert await checked_in_at(town) is None


async def test_five_wrong_codes_lead_to_the_coordinator(town: Town) -> None:
    kaja, vidar, code = await helps(town)
    wrong = f"{(int(code) + 1) % 10_000:04}"
    town.now = OPENS
    await vidar.sends("/here")
    await vidar.sends("hva?", answered=True)
    await vidar.sends("/here")
    await vidar.sends("tolv", hearing="Hva er koden?")
    for _time in range(4):
        await vidar.sends(wrong, hearing="Det er ikke koden.")
    await vidar.sends(wrong, hearing="Koden var feil for mange ganger.")
    await vidar.sends(f"/here {code}", hearing="Koden var feil for mange ganger.")
    assert await checked_in_at(town) is None
    assert (await audited(town, vidar)).count("wrong code") == 5
    await forges(kaja, "roll:1:0")
    await kaja.presses("Vidar")
    assert kaja.reads("Her nå: 1 av 1.")
    assert await checked_in_at(town) == OPENS
    await kaja.presses("✅ Vidar")
    assert kaja.reads("Her nå: 0 av 1.")
    assert await checked_in_at(town) is None


async def test_what_is_kept_of_it_can_be_seen(town: Town) -> None:
    _kaja, vidar, code = await helps(town)
    town.now = OPENS
    await vidar.sends(f"/here {code}", hearing="Velkommen.")
    await vidar.sends("/mydata", hearing="Her er alt j")
    file = vidar.last.document
    assert file is not None
    moment = OPENS.astimezone(dt.UTC).isoformat()
    assert orjson.loads(file.content)["attendance"] == [
        {"request": 1, "said_to_come_at": None, "checked_in_at": moment}
    ]


async def test_coordinator_sees_the_code_before_anybody_can_be_there(town: Town) -> None:
    kaja, vidar, code = await helps(town)
    assert kaja.last.text.splitlines()[2:] == [
        "Her nå: 0 av 1.",
        "Fra en halv time før start kan du krysse av her.",
        f"Kode til dem som kommer: {code}",
    ]
    before = await kept(town)
    assert "ingenting er endret" in await forges(kaja, f"roll.here:1:{vidar.person.id}:1")
    assert await kept(town) == before


async def test_only_coordinators_of_the_hub_see_who_comes(town: Town) -> None:
    _kaja, vidar, _code = await helps(town)
    kari = await coordinator_of(town, "borgen", name="Kari")
    town.now = OPENS
    before = await kept(town)
    marked = f"roll.here:1:{vidar.person.id}:1"
    for data in ("roll:1:0", "roll.call:1:0", "guest:1:0", "guest.add:1", marked):
        assert await forges(kari, data) == "Bare koordinatorene for torget kan gjøre dette. Ingenting er endret."
    assert await kept(town) == before


async def test_who_has_no_place_cannot_be_marked(town: Town) -> None:
    kaja, _vidar, _code = await helps(town)
    town.now = OPENS
    assert "ingenting er endret" in await forges(kaja, f"roll.here:1:{kaja.person.id}:1")
