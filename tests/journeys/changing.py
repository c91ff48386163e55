"""How a coordinator reaches the change of a sent request, as a chat."""

from __future__ import annotations

from tests.chat import Talker


async def opens_change(kaja: Talker, part: str, request: int = 1) -> None:
    """Press "Change" for a request, and then one part of it; cold, so that no card comes between."""
    times = sum("Hva vil du endre?" in message.text for message in kaja.visible)
    kaja.person.press(kaja.last.message_id, f"chg:{request}:")
    parts = await kaja.hears("Hva vil du endre?", times=max(1, times))
    await kaja.presses(part, under=parts, hearing="")


async def moves(kaja: Talker, times: str = "18-21", *, why: str = "Sykdom", request: int = 1) -> None:
    """Move the time of a request, for a ready reason."""
    await opens_change(kaja, "Tid", request)
    await kaja.sends(times, hearing="Dette endres:")
    await kaja.presses(why, hearing="Endret.", under=kaja.last)


async def asks_for(kaja: Talker, number: int, *, hearing: str) -> None:
    """Change how many are needed, up to what is asked next."""
    await opens_change(kaja, "Hvor mange")
    await kaja.sends(str(number), hearing=hearing)
