import pytest

from domain.hubfile import HubFileRefused, packaged, read, write
from domain.hubs import FactKind, HubStatus, ScheduleKind

SMALL = """
name = "Øya"
contact = []
roles = [{ slug = "vert", name = "Vert", about = "Tar imot" }]
interests = [{ slug = "tur", name = "Tur" }]

[[hubs]]
slug = "nord"
name = "Nord"
status = "open"
neighbours = ["sør"]

[[hubs.facilities]]
slug = "library"
name = "Bibliotek"

[[hubs.facilities.schedules]]
kind = "staffed"
hours = "Mo-Fr 10.00-16.00"
source = "page"
checked_on = 2026-01-01

[[hubs]]
slug = "nord"
name = "Nord igjen"
status = "opne"
colour = "red"

[[hubs.facts]]
kind = "phone"
text = "12 34 56 78"
checked_on = 2026-01-01

[[closures]]
first = 2026-02-01
last = 2026-01-01
hubs = ["vest"]
source = "page"
checked_on = 2026-01-01
exempt = [{ hub = "nord", facility = "cafe", note = "åpen" }]
"""


@pytest.fixture
def small_file() -> str:
    return SMALL.replace('["sør"]', "[]").split('[[hubs]]\nslug = "nord"\nname = "Nord igjen"')[0].replace(".00", ":00")


def test_packaged_file_is_read() -> None:
    asker = read(packaged())
    assert [hub.slug for hub in asker.hubs if hub.status is HubStatus.OPEN] == [
        "asker_sentrum",
        "holmen",
        "heggedal",
        "borgen",
        "saetre",
        "tofte",
        "slemmestad",
    ]
    assert [hub.slug for hub in asker.hubs if hub.is_planned] == ["spikkestad"]
    assert [role.slug for role in asker.roles] == ["vertskap", "tilrettelegger", "idemaker"]
    assert len(asker.interests) == 10
    assert asker.switchboard == "66 70 00 00"


def test_packaged_file_survives_writing() -> None:
    asker = read(packaged())
    assert read(write(asker)) == asker


def test_every_language_is_told() -> None:
    asker = read(packaged())
    notes = [schedule.note for hub in asker.hubs for part in hub.facilities for schedule in part.schedules]
    told = [note for note in notes if note is not None]
    assert [set(note) for note in told] == [{"nb", "nn", "en"}] * len(told)


def test_planned_hub_has_no_hours() -> None:
    spikkestad = read(packaged()).hub("spikkestad")
    assert spikkestad is not None
    assert spikkestad.facilities == ()
    assert spikkestad.told(FactKind.ADDRESS) == ()


def test_citizens_desk_days_are_not_invented() -> None:
    heggedal = read(packaged()).hub("heggedal")
    assert heggedal is not None
    desk = next(part for part in heggedal.facilities if part.slug == "citizens_desk")
    assert [(each.kind, each.hours) for each in desk.schedules] == [(ScheduleKind.UNKNOWN, None)]


def test_awkward_text_survives_writing(small_file: str) -> None:
    awkward = r'"Quote \" backslash \\ line\nbreak \u007f æøå"'
    municipality = read(small_file.replace('"Tar imot"', awkward))
    assert municipality.roles[0].about.into("nb") == 'Quote " backslash \\ line\nbreak \x7f æøå'
    assert read(write(municipality)) == municipality


def test_only_what_is_not_as_by_default_is_written(small_file: str) -> None:
    assert write(read(small_file)).splitlines()[:8] == [
        'name = "Øya"',
        "contact = []",
        "",
        "[[roles]]",
        'slug = "vert"',
        'name = "Vert"',
        'about = "Tar imot"',
        "",
    ]
    assert "limits" not in write(read(small_file))


def test_limits_survive_writing(small_file: str) -> None:
    municipality = read(small_file + "\n[limits]\nneeded_max = 9\n")
    assert municipality.limits.needed_max == 9
    assert read(write(municipality)) == municipality


def test_all_problems_are_told_at_once() -> None:
    with pytest.raises(HubFileRefused) as refused:
        read(SMALL)
    told = [str(problem).split(" | ")[0] for problem in refused.value.problems]
    assert told == [
        "nord: neighbours[0]: Expected 2 to 24 of a-z, 0-9 and _, a letter first, got 'sør'",
        "nord: status: Expected one of 'open', 'planned', got 'opne'",
        "nord: facts[0].source: is missing",
        "nord: colour: there is no such field",
        "closures[0]: last is before first",
        "hubs.nord: the slug is used 2 times",
        "closures[0].hubs: there is no hub 'vest'",
        "nord: closures[0].exempt: there is no facility 'cafe'",
        "nord: neighbours: there is no other hub 'sør'",
        told[-1],
    ]
    assert told[-1].startswith("nord: facilities.library.schedules[0].hours: not opening_hours syntax:")


def test_broken_toml_is_told_with_its_line() -> None:
    with pytest.raises(HubFileRefused) as refused:
        read('name = "Asker"\nhubs = = 3')
    assert [(problem.hub, problem.field) for problem in refused.value.problems] == [(None, "file")]
    assert "line 2" in str(refused.value)


@pytest.mark.parametrize(
    ("hours", "reason"),
    [
        ('Mo-Fr 09:00-15:00 || unknown "etter avtale"', "fallback rules (||)"),
        ("Mo-Fr 09:00-15:00; SH off", "school holidays (SH)"),
        ("Man-Fre 10-18", "not opening_hours syntax"),
        ("10:00\u201318:00", "not opening_hours syntax"),
    ],
)
def test_hours_that_cannot_be_trusted_are_refused(small_file: str, hours: str, reason: str) -> None:
    text = small_file.replace('hours = "Mo-Fr 10:00-16:00"', f"hours = '{hours}'")
    with pytest.raises(HubFileRefused) as refused:
        read(text)
    assert [problem.reason.startswith(reason) for problem in refused.value.problems] == [True]


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ('hub = "vest"', "openings[0].hub: there is no hub 'vest'"),
        ('facility = "cafe"', "nord: openings[0].facility: there is no facility 'cafe'"),
        ('hours = "10-13"', "nord: openings[0].hours: not opening_hours syntax:"),
        ("last = 2026-12-01", "nord: openings[0]: last is before first"),
        ('kind = "self_service"', "nord: openings[0]: self-service hours need their condition"),
    ],
)
def test_faults_of_a_special_opening_are_named(small_file: str, changed: str, problem: str) -> None:
    lines = {
        "hub": 'hub = "nord"',
        "facility": 'facility = "library"',
        "first": "first = 2026-12-24",
        "last": "last = 2026-12-24",
        "hours": 'hours = "10:00-13:00"',
        "source": 'source = "page"',
        "checked_on": "checked_on = 2026-12-01",
    }
    well = "\n".join(["", "[[openings]]", *lines.values()])
    assert read(small_file + well).openings[0].hours == "10:00-13:00"
    ill = "\n".join(["", "[[openings]]", *{**lines, changed.partition(" ")[0]: changed}.values()])
    with pytest.raises(HubFileRefused) as refused:
        read(small_file + ill)
    told = [str(each).removeprefix("nord: ") for each in refused.value.problems]
    assert [each.startswith(problem.removeprefix("nord: ")) for each in told] == [True]


def test_only_activities_have_times(small_file: str) -> None:
    fact = '[[hubs.facts]]\nkind = "{}"\ntext = "x"\nhours = "{}"\nsource = "page"\nchecked_on = 2026-01-01\n'
    at = small_file.index("[[hubs.facilities]]")
    for kind, hours, problem in (
        ("phone", "We 10:00-11:00", "nord: facts[0]: a fact of kind phone takes no hours; make it a facility"),
        ("activity", "onsdag 10-11", "nord: facts[0].hours: not opening_hours syntax:"),
    ):
        with pytest.raises(HubFileRefused) as refused:
            read(small_file[:at] + fact.format(kind, hours) + small_file[at:])
        assert [str(each).startswith(problem) for each in refused.value.problems] == [True]
    assert read(small_file[:at] + fact.format("activity", "We 10:00-11:00") + small_file[at:]).hubs[0].facts[0].hours


@pytest.mark.parametrize(
    ("kind", "place", "problem"),
    [
        ("phone", "latitude = 59.5\nlongitude = 10", "nord: facts[0]: a fact of kind phone takes no latitude"),
        ("address", "latitude = 59.5", "nord: facts[0]: latitude and longitude belong together"),
        ("address", "latitude = 95\nlongitude = 10", "nord: facts[0].latitude: "),
    ],
)
def test_only_addresses_have_pins(small_file: str, kind: str, place: str, problem: str) -> None:
    fact = f'[[hubs.facts]]\nkind = "{kind}"\ntext = "x"\n{place}\nsource = "page"\nchecked_on = 2026-01-01\n'
    at = small_file.index("[[hubs.facilities]]")
    with pytest.raises(HubFileRefused) as refused:
        read(small_file[:at] + fact + small_file[at:])
    assert [str(each).startswith(problem) for each in refused.value.problems] == [True]


def test_pin_of_an_address_is_read(small_file: str) -> None:
    fact = '[[hubs.facts]]\nkind = "address"\ntext = "x"\nlatitude = 59.5\nlongitude = 10\nsource = "page"\n'
    at = small_file.index("[[hubs.facilities]]")
    [address] = read(f"{small_file[:at]}{fact}checked_on = 2026-01-01\n{small_file[at:]}").hubs[0].facts
    assert (address.latitude, address.longitude) == (59.5, 10.0)
