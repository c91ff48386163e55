"""Six at a hub, and who of them has heard a call."""

from tests.chat import Talker

SIX = ["Anne", "Berit", "Cato", "Dag", "Eli", "Finn"]
CALL = "Kan du hjelpe? Konsert"


def who_heard(talkers: list[Talker], text: str = CALL) -> list[str]:
    return [talker.person.first_name for talker in talkers if any(text in message.text for message in talker.visible)]


async def sends(kaja: Talker) -> None:
    await kaja.presses("Send", hearing="Plasser:", under=kaja.last)
