"""`@bot heggedal`, typed in any chat."""

import datetime as dt

import pytest

from domain.schedules import ZONE
from tests.conftest import Town
from tests.journeys.people import volunteer_at
from tests.journeys.records import rows_of


async def test_a_hubs_name_offers_its_card(town: Town) -> None:
    kari = town.person("Kari")
    (card,) = await kari.asks_inline("borgen")
    assert card["title"] == "Borgen"
    assert card["text"].splitlines()[:3] == [
        "Borgen",
        "Adresse: Søndre Borgen 11, 1388 Borgen",
        "Telefon: 915 88 121",
    ]
    (button,) = card["reply_markup"]["inline_keyboard"][0]
    assert button["url"].endswith("?start=hub_borgen")


@pytest.mark.parametrize(
    ("begun", "offered"), [("heg", ["Heggedal"]), ("s", ["Borgen", "Sætre", "Slemmestad", "Spikkestad"])]
)
async def test_a_name_or_an_alias_is_found_while_it_is_typed(town: Town, begun: str, offered: list[str]) -> None:
    kari = town.person("Kari")
    assert [article["title"] for article in await kari.asks_inline(begun)] == offered


async def test_nothing_typed_offers_what_is_open_now(town: Town) -> None:
    kari = town.person("Kari")
    town.now = dt.datetime(2026, 11, 24, 12, tzinfo=ZONE)
    (article,) = await kari.asks_inline("")
    assert article["title"] == "Åpent nå"
    assert "\nAsker sentrum, Bibliotek: kl. 10:00–18:00, åpent nå.\n" in article["text"]
    (again,) = await kari.asks_inline("tøys og tull")
    assert again["text"] == article["text"]


async def test_a_question_is_answered_in_the_language_asked(town: Town) -> None:
    kari = town.person("Kari")
    answer, card = await kari.asks_inline("is heggedal open tomorrow")
    assert (answer["text"].splitlines()[0], card["title"]) == ("Heggedal, Tuesday 24 November", "Heggedal")


async def test_nobody_is_kept_and_nothing_private_is_told(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Slemmestad", role="Vertskap")
    known = await rows_of(town, "people")
    stranger = town.person("Unni", language="pl")
    for words in ("slett meg", "hva vet du om meg", "Vidar"):
        (article,) = await stranger.asks_inline(words)
        assert article["id"] == "open"
    assert await rows_of(town, "people") == known
    assert "Vidar" not in str(await vidar.asks_inline("slemmestad"))
