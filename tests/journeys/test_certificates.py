"""A volunteer gets their hours on paper, and anybody checks it."""

import re

import pytest

from actions import disclosing
from domain.people import Person
from tests.chat import Talker
from tests.conftest import Town
from tests.journeys.forging import forges
from tests.journeys.helped import place_taken
from tests.journeys.people import coordinator_of, crowd_at, volunteer_at
from tests.journeys.records import rows_of

NOT_THERE = "Det finner jeg ikke lenger i Asker. Ingenting er endret."
UNKNOWN = "Denne koden er ikke kjent."


async def with_hours(town: Town, *talkers: Talker, minutes: int = 180) -> None:
    """A Thursday's concert that these were there for."""
    kaja = await coordinator_of(town, "heggedal")
    request = await place_taken(town, kaja, *talkers)
    async with town.database() as database, database.work() as work:
        for talker in talkers:
            await work.attendance.check_in(request, talker.person.id, town.now)
        await work.credits.confirm(request, minutes, town.now)


def code_in(talker: Talker) -> str:
    found = re.search(r"([0-9A-Z]{4}-){3}[0-9A-Z]{4}", talker.last.text)
    assert found is not None
    return found[0]


def paper_of(talker: Talker) -> bytes:
    document = talker.last.document
    assert document is not None
    assert (document.mime_type, document.content[:5]) == ("application/pdf", b"%PDF-")
    return document.content


async def test_hours_come_on_one_page_with_a_code_that_proves_them(town: Town) -> None:
    [vidar] = await crowd_at(town, ["Vidar"])
    await with_hours(town, vidar)
    await vidar.sends("/certificate")
    assert vidar.last.text == (
        "Timene dine: 3 t\nHeggedal, Vertskap: 3 t\n\n"
        "Hvilket navn skal stå på bekreftelsen?\nSkriv hele navnet ditt, eller trykk."
    )
    await vidar.presses("Vidar", hearing="Her er bekreftelsen din.")
    assert paper_of(vidar).count(b"/Type /Page\n") == 1
    code = code_in(vidar)
    reidar = town.person("Reidar")
    await reidar.sends(f"/verify {code.lower().replace('-', ' ')}")
    assert reidar.last.text == (
        "Bekreftelsen er ekte.\nNavn: Vidar\nTimer: 3 t\nPeriode: 26. november 2026\nUtstedt 23. november 2026"
    )


async def test_the_whole_name_and_another_language(town: Town) -> None:
    [vidar] = await crowd_at(town, ["Vidar"])
    await with_hours(town, vidar, minutes=150)
    await vidar.sends("/certificate", hearing="Hvilket navn")
    await vidar.sends("  Vidar   Østgård ", hearing="Her er bekreftelsen din.")
    first = paper_of(vidar)
    code = code_in(vidar)
    await vidar.presses("📄 English")
    assert (code_in(vidar), paper_of(vidar) == first) == (code, False)
    await vidar.sends("/certificate", hearing="Hvilket navn")
    await vidar.sends("Vidar Østgård", hearing="Her er bekreftelsen din.")
    assert (code_in(vidar), paper_of(vidar)) == (code, first)
    assert [row["name"] for row in (await rows_of(town, "certificates"))["certificates"]] == ["Vidar Østgård"]


async def test_name_that_cannot_be_printed_is_asked_for_again(town: Town) -> None:
    vidar, emoji = await crowd_at(town, ["Vidar", "Eli 🌸"])
    await with_hours(town, vidar, emoji)
    await emoji.sends("/certificate", hearing="Skriv hele navnet ditt.")
    assert emoji.sees_no_button("Eli")
    await emoji.sends("علي", hearing="Jeg kan ikke trykke «علي».")
    await emoji.sends("x" * 65, hearing="65")
    await emoji.sends("Eli Ек Łuk", hearing="Her er bekreftelsen din.")
    assert [row["name"] for row in (await rows_of(town, "certificates"))["certificates"]] == ["Eli Ек Łuk"]


async def test_without_hours_there_is_nothing_to_certify(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    await vidar.sends("/certificate", hearing="Du har ingen bekreftede timer ennå.")
    assert "Du har ingen bekreftede timer ennå." in await forges(vidar, "cert.new")
    assert await forges(vidar, "cert.in:5NRHCGNQ4TR480B2:nb") == NOT_THERE
    assert (await rows_of(town, "certificates"))["certificates"] == []


async def test_another_persons_certificate_is_not_printed(town: Town) -> None:
    vidar, vera = await crowd_at(town, ["Vidar", "Vera"])
    await with_hours(town, vidar)
    await vidar.sends("/certificate", hearing="Hvilket navn")
    await vidar.presses("Vidar", hearing="Her er bekreftelsen din.")
    assert await forges(vera, f"cert.in:{code_in(vidar).replace('-', '')}:nb") == NOT_THERE
    assert [one.document for one in vera.visible if one.document] == []


@pytest.mark.parametrize("code", ["0000-0000-0000-0000", "hei", "🌸" * 2000, "<b>", "0" * 4000])
async def test_what_is_no_code_is_not_known(town: Town, code: str) -> None:
    reidar = town.person("Reidar")
    await reidar.sends("/verify", hearing="Skriv kontrollkoden.")
    await reidar.sends(code, hearing=UNKNOWN)
    await reidar.sends(f"/start verify_{code[:40]}", hearing=UNKNOWN)


async def test_who_is_forgotten_has_no_certificates(town: Town) -> None:
    [vidar] = await crowd_at(town, ["Vidar"])
    await with_hours(town, vidar)
    await vidar.sends("/certificate", hearing="Hvilket navn")
    await vidar.presses("Vidar", hearing="Her er bekreftelsen din.")
    code = code_in(vidar)
    async with town.database() as database, database.work() as work:
        known = await disclosing.everything_about(work, Person(vidar.person.id, "Vidar", "nb"))
    assert known["after_activities"] == [{"request": 1, "minutes": 180, "feeling": "", "words": ""}]
    assert [(one["code"], one["minutes"]) for one in known["certificates"]] == [(code.replace("-", ""), 180)]
    await vidar.sends("/delete", hearing="Slette alt om deg?")
    await vidar.presses("Ja, slett alt", hearing="Alt om deg er slettet.")
    reidar = town.person("Reidar")
    await reidar.sends(f"/verify {code}", hearing=UNKNOWN)
    assert (await rows_of(town, "certificates"))["certificates"] == []
