"""People of the town, made by talking to the bot as anybody would."""

from __future__ import annotations

from actions import appointing, arriving, registering
from domain.names import shown_name
from locales import texts_in
from tests.chat import Talker
from tests.conftest import Town


async def volunteer_at(town: Town, name: str, *, hub: str, role: str, language: str = "nb") -> Talker:
    """Somebody who has registered as a volunteer."""
    talker = town.person(name, language=language)
    await volunteers(talker, hub=hub, role=role, language=language)
    return talker


async def volunteers(talker: Talker, *, hub: str, role: str, language: str = "nb") -> None:
    """Register as a volunteer; hosts come from the poster at their hub's door, which spares them half the questions."""
    _ = texts_in(language)
    if role == "Vertskap":
        await talker.sends(f"/start vert_{hub.lower()}")
    else:
        await talker.sends("/volunteer")
        await talker.sends(hub)
        await talker.presses(_("Next →"))
        await talker.sends(role)
        await talker.presses(_("Next →"))
    await talker.presses(_("Next →"))
    await talker.presses(_("✅ Yes, and I am at least {age}", age=18))


async def coordinator_of(town: Town, *hubs: str, name: str = "Kaja", language: str = "nb") -> Talker:
    """Somebody who has been invited from the command line and has accepted."""
    token = f"token-for-{name}"
    async with town.database() as database, database.work() as work:
        await appointing.invite(work, None, town.municipality, frozenset(hubs), lambda: token, town.now)
    talker = town.person(name, language=language)
    await talker.sends(f"/start inv_{token}")
    return talker


async def crowd_at(town: Town, names: list[str], *, hub: str = "heggedal") -> list[Talker]:
    """Many hosts at once, registered long ago: they are put into the database, not talked into it."""
    talkers = [town.person(name, started=True) for name in names]
    async with town.database() as database, database.work() as work:
        for talker in talkers:
            person = (
                await arriving.arrive(work, talker.person.id, shown_name(talker.person.first_name), "nb", (), town.now)
            ).person
            for choose, slug in ((registering.choose_hubs, hub), (registering.choose_roles, "vertskap")):
                await choose(work, person, town.municipality, frozenset({slug}), town.now, on=True)
            await registering.consent(work, person, "2026-11 nb", town.now)
    return talkers


async def composes(kaja: Talker, *, activity: str = "Konsert", needed: int = 1, day: str = "torsdag") -> None:
    """Write a request for hosts in the evening up to the preview, as a coordinator of one hub."""
    await kaja.sends("/request", hearing="Hva skal skje?")
    await kaja.sends(activity, hearing="Hvilken dag?")
    await kaja.sends(day, hearing="Når på dagen?")
    await kaja.sends("17–20", hearing="Hvem trengs?")
    await kaja.sends("vertskap", hearing="Hvem bør spørres først")
    await kaja.presses("Alle med rollen →", hearing="Hva mer bør de vite?")
    await kaja.presses("Uten mer tekst →", hearing="Hvor mange trengs?")
    await kaja.sends(str(needed), hearing="Dette får de se:")


async def calls(kaja: Talker, *volunteers: Talker, activity: str = "Konsert", needed: int = 1) -> None:
    """Send a request, and wait until everybody has got it and its own card shows so."""
    sent = f"Sendt: {len(volunteers)} av "
    cards = sum(sent in message.text for message in kaja.visible)
    await composes(kaja, activity=activity, needed=needed)
    everybody = [label for label in kaja.buttons if label.startswith("Alle på én gang")]
    await kaja.presses(everybody[0] if everybody else "Send", hearing="Plasser:", under=kaja.last)
    for volunteer in volunteers:
        await volunteer.hears(f"Kan du hjelpe? {activity}")
    await kaja.hears(sent, times=cards + 1)
