"""A standing duty as it begins, and somebody who takes all of it."""

import datetime as dt

from bot.demo.messages import Message
from tests.chat import Talker
from tests.conftest import OSLO, Town
from tests.journeys.people import composes, coordinator_of, volunteer_at

NEXT_LOOK = dt.datetime(2026, 11, 27, 9, 0, tzinfo=OSLO)
"""When Friday the 11th comes within fourteen days."""


async def begins(kaja: Talker, *, every: str = "Hver uke", needed: int = 1, day: str = "fredag") -> None:
    """A coordinator makes a draft come back."""
    await composes(kaja, activity="Språkkafé", needed=needed, day=day)
    await kaja.presses("Gjenta", hearing="Hvor ofte kommer det igjen?")
    await kaja.presses(every, hearing="De første gangene")
    await kaja.presses("Start", hearing="Det er i gang.")


async def takes_all(vidar: Talker) -> Message:
    """A volunteer says yes to the first date, and then to all."""
    call = await vidar.hears("fredag 27. november")
    await vidar.presses("👍 Jeg kan", under=call, hearing="Du har plassen")
    assert [key.label for key in call.rows[-2]] == ["🔁 Bli fast med"]  # the ways on stay at the foot
    await vidar.presses("Bli fast med", hearing="Du er fast med")
    return await vidar.hears("Du er fast med")


async def taken(town: Town) -> tuple[Talker, Talker]:
    """Kaja's standing duty, all of which Vidar has taken; who asked, and who comes."""
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    kaja = await coordinator_of(town, "heggedal")
    await begins(kaja)
    await takes_all(vidar)
    return kaja, vidar
