import datetime as dt
import io
from gettext import GNUTranslations

import pytest
from babel.messages import Catalog
from babel.messages.mofile import write_mo

from domain.calendar import Days
from domain.hubfile import packaged, read
from domain.hubs import Hub
from domain.schedules import ZONE
from handlers.answers.hub_buttons import Follow, ShowHours, ShowHub, hours_button
from handlers.answers.hub_card import hub_card, hub_choice
from locales.texts import Texts


def untranslated() -> GNUTranslations:
    file = io.BytesIO()
    write_mo(file, Catalog())
    file.seek(0)
    return GNUTranslations(file)


ASKER = read(packaged())
NOW = dt.datetime(2026, 11, 23, 12, tzinfo=ZONE)
ENGLISH = Texts("en", untranslated())


def hub(slug: str) -> Hub:
    found = ASKER.hub(slug)
    assert found is not None
    return found


def test_card_tells_where_when_and_what() -> None:
    told = hub_card(ENGLISH, hub("borgen"), ASKER, NOW)
    assert told.text.split("\n") == [
        "<b>Borgen</b>",
        "Address: Søndre Borgen 11, 1388 Borgen",
        "Telephone: 915 88 121",
        "Web page: https://www.asker.kommune.no/kultur-idrett-og-fritid/innbyggertorg/borgen-innbyggertorg/",
        "The house: open now, until 15:00.",
        "Book machine: you need a library card; when it can be used is not registered.",
        "Hours are not registered for Citizens&#39; desk, Kafé KIME and Community centre.",
        (
            "What is there, among other things: Language café; Exercise for seniors; Computer help;"
            " Local walks and walks with DNT."
        ),
        "Source: asker.kommune.no (last confirmed January 2021). It may have changed.",
    ]


def test_planned_card_gives_no_hours() -> None:
    told = hub_card(ENGLISH, hub("spikkestad"), ASKER, NOW)
    assert [choice.press for row in told.rows for choice in row] == [None, None, Follow("spikkestad")]
    assert "Spikkestad has not opened yet." in told.text.split("\n")


def test_choice_offers_every_hub_and_marks_the_planned_one() -> None:
    offered = [choice for row in hub_choice(ENGLISH, ASKER).rows for choice in row]
    assert [choice.press for choice in offered] == [ShowHub(each.slug) for each in ASKER.hubs]
    assert offered[-1].label == "Spikkestad (coming)"


@pytest.mark.parametrize("slug", [each.slug for each in ASKER.hubs])
def test_presses_fit_and_come_back(slug: str) -> None:
    press = hours_button(slug, Days(dt.date(2026, 12, 1), dt.date(2026, 12, 7)))
    assert ShowHours.unpack(press.pack()) == press
    assert ShowHub.unpack(ShowHub(slug).pack()) == ShowHub(slug)
    assert press.days() == Days(dt.date(2026, 12, 1), dt.date(2026, 12, 7))


@pytest.mark.parametrize(
    ("first", "count"),
    [("2026-13-01", 1), ("x", 1), ("2026-12-01", 0), ("2026-12-01", 999), ("9999-12-31", 5)],
)
def test_press_with_impossible_days_holds_none(first: str, count: int) -> None:
    assert ShowHours("borgen", first, count).days() is None
