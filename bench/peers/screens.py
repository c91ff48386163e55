"""What the peers say: the same number of messages as Torgbot's, of the same size, with the same keyboards."""

from __future__ import annotations

from typing import Any, Final

Keyboard = list[list[tuple[str, str]]]
"""Rows of (label, callback data)."""

FIRST_CHAT: Final = 1_000_000

CALL: Final = (
    "<b>Heggedal trenger hjelp: Konsert</b>\nonsdag 25. november, kl. 17–20\nRolle: Vertskap. 3 trengs.\n\n"
    "Vi rigger, tar imot gjester og rydder etterpå. Det er kaffe og kake til alle som hjelper."
)
CALL_KEYBOARD: Final[Keyboard] = [[("👍 Jeg kan", "req.yes:17"), ("Kan ikke", "req.no:17")]]

MENU: Final = (
    "Hei, {name}. Velkommen.\n\nJeg er en robot for innbyggertorgene i Asker kommune. Skriv et spørsmål, eller velg"
    " nedenfor."
)
MENU_KEYBOARD: Final[Keyboard] = [
    [("🕑 Åpningstider", "hours")],
    [("🙋 Bli frivillig", "vol")],
    [("💡 Jeg har en idé", "idea")],
    [("☎️ Kontakt", "contact:"), ("🌐 Språk · Language", "lang:")],
]
WHICH_HUB: Final = "<b>Hvilket torg er ideen for?</b>"
HUBS: Final = ("Asker sentrum", "Holmen", "Heggedal", "Borgen", "Sætre", "Tofte", "Slemmestad", "Spikkestad")
WAYS: Final = [("🏠 Meny", "home"), ("☎️ Snakk med et menneske", "contact:")]
HUB_KEYBOARD: Final[Keyboard] = [
    *[[(hub, f"idea.hub:{hub}") for hub in HUBS[row : row + 2]] for row in range(0, len(HUBS), 2)],
    WAYS,
]
WORDS: Final = (
    "<b>Hva vil du at skal skje på {hub}?</b>\nSkriv det med noen få ord. La private forhold være; navnet ditt i"
    " Telegram følger med ideen."
)
WORDS_KEYBOARD: Final[Keyboard] = [[("← Et annet torg", "idea"), ("🏠 Meny", "home")]]
THANKS: Final = "Takk. Ideen er lagret. {hub} har ingen koordinator i denne chatten ennå."
THANKS_KEYBOARD: Final[Keyboard] = [[("En idé til", "idea"), ("🏠 Meny", "home")]]


def markup(keyboard: Keyboard) -> dict[str, Any]:
    """A keyboard in the Bot API's shape."""
    return {"inline_keyboard": [[{"text": label, "callback_data": data} for label, data in row] for row in keyboard]}
