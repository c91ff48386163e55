"""A sentence that would begin a second draft: the coordinator chooses which of the two stays."""

import pytest

from domain.requests import RequestStatus
from tests.conftest import Town
from tests.journeys.forging import forges
from tests.journeys.people import composes, coordinator_of
from tests.journeys.records import audited, request_kept
from tests.journeys.sentences import CONCERT, PREVIEW
from tests.journeys.wording import COORDINATORS_ONLY, OUT_OF_DATE


async def test_draft_begun_before_is_not_overwritten(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    await composes(kaja, activity="Quiz", needed=2)
    await kaja.sends(CONCERT)
    assert kaja.last.text.splitlines() == [
        "Du har allerede et utkast.",
        "Fra før: Quiz · Heggedal · tor. 26. nov. · 17:00–20:00 · Vertskap · 2",
        "Nytt: Konsert · Heggedal · tor. 26. nov. · 17:00–20:00 · Vertskap · 3",
        "Det du ikke velger, blir slettet.",
    ]
    await kaja.sends("/request")
    assert kaja.reads("Du har allerede et utkast.")
    await kaja.sends("Trenger 4 verter på fredag 17–20, bingo")
    assert kaja.reads("Velg ett av disse først. Det du skrev nå, har jeg ikke lagret.")
    await kaja.presses("Fortsett med det første")
    assert kaja.reads("Kan du hjelpe? Quiz")
    await kaja.sends("/request", hearing="Kan du hjelpe? Quiz")
    assert await audited(town, kaja) == ["appointed", "discarded"]


@pytest.mark.parametrize("words", ["avbryt", "Glem det", "/cancel"])
async def test_leaving_the_choice_keeps_the_first_draft(town: Town, words: str) -> None:
    kaja = await coordinator_of(town, "heggedal")
    await composes(kaja, activity="Quiz")
    await kaja.sends(CONCERT, hearing="Du har allerede et utkast.")
    await kaja.sends(words)
    assert kaja.last.text.splitlines()[0] == "Greit. Det første utkastet er beholdt, det nye er forkastet."
    assert kaja.reads("Quiz")
    await kaja.presses("Fortsett på utkastet", hearing="Kan du hjelpe? Quiz")
    await kaja.sends(words)
    assert kaja.reads("Det var ingenting på gang.")


async def test_new_draft_is_used_and_its_doubts_are_asked(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    await composes(kaja, activity="Quiz")
    await kaja.sends("Trenger 3 verter torsdag 5–8, konsert")
    await kaja.presses("Bruk det nye")
    assert kaja.buttons[:2] == ["17–20", "05–08"]
    await kaja.presses("17–20")
    assert kaja.last.text[: len(PREVIEW)] == PREVIEW
    assert await forges(kaja, "req.pre:1") == OUT_OF_DATE
    assert await forges(kaja, "req.use:1:") == OUT_OF_DATE


@pytest.mark.parametrize("doubts", ["", "~", "~day=", "~day=x,~time=??", "~no=1", "day=2026-11-26", "~~==,,"])
async def test_forged_doubts_do_no_harm(town: Town, doubts: str) -> None:
    kaja = await coordinator_of(town, "heggedal")
    await kaja.sends("Trenger 3 verter, konsert")
    assert await forges(kaja, f"req.use:1:{doubts}") != OUT_OF_DATE
    assert (await request_kept(town)).activity == "Konsert"


async def test_draft_of_another_is_not_chosen(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    hege = await coordinator_of(town, "heggedal", name="Hege")
    await kaja.sends(CONCERT)
    assert await forges(hege, "req.use:1:") == COORDINATORS_ONLY
    assert (await request_kept(town)).status is RequestStatus.DRAFT
