"""What a person reads, in English, from the packaged hubs file."""

import pytest

from locales import LANGUAGES
from tests.handlers.answered import lines, screen

HEGGEDAL_SOURCES = (
    "Source: nye.askerbibliotekene.no (last confirmed December 2024)"
    " and asker.kommune.no (last confirmed February 2021). It may have changed."
)
SELF_SERVICE = (
    "Library: self-service 08:00\u201322:00, for those over 18 with a library card and a self-service contract."
)
NO_HEGGEDAL_HOURS = "Hours are not registered for Café, Health station and Community centre."
DESK = "Citizens&#39; desk: three days a week; which days is not registered."
SWITCHBOARD = "The municipality's switchboard: 66 70 00 00."


def test_hours_of_a_day_repeat_the_date_and_tell_their_source() -> None:
    assert lines("er Heggedal åpent i morgen?") == [
        "<b>Heggedal</b>, Tuesday 24 November",
        "Library: staffed 10:00\u201316:00.",
        SELF_SERVICE,
        DESK,
        NO_HEGGEDAL_HOURS,
        HEGGEDAL_SOURCES,
    ]


def test_saturday_that_may_be_staffed_is_not_promised() -> None:
    assert lines("er biblioteket på Heggedal åpent på lørdag?")[:3] == [
        "<b>Heggedal</b>, Saturday 28 November",
        "Library: perhaps staffed 10:00\u201316:00: staffed every fourth Saturday; which Saturdays is not registered.",
        SELF_SERVICE,
    ]


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2026-11-23 12:00", "The house: open now, until 15:00."),
        ("2026-11-23 15:00", "The house: not staffed now. Staffed again Tuesday 24 November at 09:00."),
        ("2026-11-27 16:00", "The house: not staffed now. Staffed again Monday 30 November at 09:00."),
    ],
)
def test_open_now(at: str, expected: str) -> None:
    assert lines("er Borgen åpent nå?", at)[1] == expected


def test_open_at_a_time() -> None:
    assert lines("rekker jeg Slemmestad bibliotek før halv seks?")[1] == "Library: open at 17:30, until 18:00."
    assert lines("er Borgen åpent kl 17?")[1:3] == [
        "The house: not staffed at 17:00.",
        "The house: staffed 09:00\u201315:00.",
    ]


@pytest.mark.parametrize("day", ["10", "18"])
def test_closed_in_january_with_borgens_exceptions(day: str) -> None:
    assert lines("er Borgen åpent?", f"2021-01-{day} 12:00")[1:] == [
        "Borgen is closed up to and including 18 January 2021.",
        "Why: To limit the spread of infection, in line with national recommendations.",
        "It may be extended.",
        "Book machine: you can borrow books from the book machine.",
        "Kafé KIME: open to the café&#39;s guests.",
        "Source: asker.kommune.no (last confirmed 1 January 2021).",
        SWITCHBOARD,
    ]


def test_borgens_exception_does_not_leak() -> None:
    assert lines("er kafeen på Heggedal åpen?", "2021-01-10 12:00")[1:4] == [
        "Heggedal is closed up to and including 18 January 2021.",
        "Why: To limit the spread of infection, in line with national recommendations.",
        "It may be extended.",
    ]


@pytest.mark.parametrize(
    ("text", "at"),
    [("er Heggedal åpent?", "2021-01-19 12:00"), ("er Heggedal åpent 19. januar", "2021-01-10 12:00")],
)
def test_after_the_closure_nothing_is_confirmed(text: str, at: str) -> None:
    assert lines(text, at)[1:3] == [
        "Not confirmed: Heggedal was closed up to and including 18 January 2021.",
        "I have not been told what came after that.",
    ]


def test_closed_everywhere_is_told_once() -> None:
    assert lines("åpent?", "2021-01-10 12:00")[1:7] == [
        "All the houses are closed up to and including 18 January 2021.",
        "Borgen, Book machine: you can borrow books from the book machine.",
        "Borgen, Kafé KIME: open to the café&#39;s guests.",
        "Spikkestad has not opened yet.",
        "Why: To limit the spread of infection, in line with national recommendations.",
        "It may be extended.",
    ]


def test_planned_hub_has_not_opened() -> None:
    assert lines("er Spikkestad åpent på fredag?") == [
        "<b>Spikkestad</b>, Friday 27 November",
        "Spikkestad has not opened yet.",
        "The opening date is not registered.",
    ]


def test_eve_is_never_promised() -> None:
    eve = "It is Christmas Eve. Hours may be shorter; that is not registered."
    assert [line for line in lines("åpent på julaften?") if "Eve" in line] == [eve]


def test_what_is_not_registered_leads_to_the_switchboard() -> None:
    assert lines("telefon til Heggedal") == [
        "<b>Heggedal</b>",
        "A telephone number is not registered.",
        SWITCHBOARD,
    ]


def test_hurum_is_asked_back_with_buttons() -> None:
    told = screen("åpent i Hurum?")
    assert (told.text, [[choice.label for choice in row] for row in told.rows]) == (
        "Which one: Sætre or Tofte?",
        [["Sætre", "Tofte"]],
    )


@pytest.mark.parametrize(
    ("text", "told", "labels"),
    [
        (
            "er Borgen åpent tirsdag 2. desember",
            "Which day: Tuesday 1 December or Wednesday 2 December? You can also write another one.",
            [["Tuesday 1 December", "Wednesday 2 December"]],
        ),
        (
            "åpent 24. og 31. desember",
            "Which day: Thursday 24 December or Thursday 31 December? You can also write another one.",
            [],
        ),
    ],
)
def test_day_in_doubt_is_asked_back(text: str, told: str, labels: list[list[str]]) -> None:
    shown = screen(text)
    assert (shown.text, [[choice.label for choice in row] for row in shown.rows]) == (told, labels)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("jeg orker ikke mer", "<b>You are not alone. Call Mental Helse: 116 123, day and night.</b>"),
        ("det brenner", "<b>Call 113 (ambulance), 112 (police) or 110 (fire) now.</b>"),
        ("legevakt", "<b>Call the emergency doctor (legevakt): 116 117.</b>"),
        ("pappa slår meg", "<b>Call the helpline for children and young people: 116 111.</b>"),
    ],
)
def test_danger_is_answered_with_its_number_first(text: str, first: str) -> None:
    assert lines(text)[0] == first


QUESTIONS = [
    "Heggedal",
    "Borgen",
    "Spikkestad",
    "åpent nå?",
    "åpent i helga?",
    "åpningstider Heggedal neste uke",
    "hvor er dere",
    "bibliotek",
    "kan jeg leie lokaler",
    "hvordan blir jeg frivillig",
    "roller",
    "jeg har en idé",
    "menneske",
    "hei",
    "takk",
    "Tofte Sætre",
    "hvilke innbyggertorg finnes",
    "qwerty",
    "åpent 31. november",
    "tofte og borgen åpent nå",
    "hvilke torg er åpne på lørdag",
    "åpningstider heggedal i påsken",
    "slett meg",
    "hjelp",
    "er Borgen åpent i vinterferien",
    "åpent 24. og 31. desember",
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", QUESTIONS)
def test_every_screen_is_short_and_its_buttons_fit(text: str, language: str) -> None:
    told = screen(text, language=language)
    assert 1 <= len(told.text.split("\n")) <= 12
    assert told.keyboard() is not None


def test_which_are_open_names_those_and_the_others_in_one_line() -> None:
    told = lines("hvilke torg er åpne på lørdag?")
    assert told[0] == "<b>Hours Saturday 28 November</b>"
    assert [line.partition(":")[0] for line in told[1:4]] == ["Asker sentrum", "Heggedal", "Slemmestad"]
    assert told[4] == "Not open, or not registered: Holmen, Borgen, Sætre, Tofte and Spikkestad."


def test_none_is_open_in_the_small_hours() -> None:
    assert lines("hvilke torg er åpne nå?", "2026-11-23 03:00")[1] == "None of them is open then, as far as I know."


def test_two_holidays_on_one_day_are_both_named() -> None:
    assert "It is a public holiday: Whit Monday and Constitution Day." in lines("er Heggedal åpent 17. mai?")


def test_feasts_within_several_days_are_named() -> None:
    told = lines("er Heggedal åpent i påsken?")
    named = (
        "Public holidays: Thursday 25 March (Maundy Thursday), Friday 26 March (Good Friday),"
        " Sunday 28 March (Easter Sunday) and Monday 29 March (Easter Monday)."
    )
    assert [line for line in told if line.startswith("Public holidays")] == [named]
    assert "Hours may be shorter on these days; that is not registered: Saturday 27 March (Easter Eve)." in told


def test_cafes_are_asked_of_the_houses_that_have_one() -> None:
    buttons = screen("er kafeen åpen i dag?").labels
    assert buttons[:3] == ["Holmen", "Heggedal", "Borgen"]
    assert "Tofte" not in buttons


@pytest.mark.parametrize(
    ("words", "button"),
    [
        ("slett meg", "Delete me"),
        ("hva vet du om meg?", "What do you know about me?"),
        ("jeg vil slutte som frivillig", "Leave as a volunteer"),
        ("jeg vil ha pause", "Take a pause"),
        ("profilen min", "🙋 My profile"),
        ("mine oppdrag", "📌 My commitments"),
        ("når skal jeg hjelpe?", "📌 My commitments"),
        ("bytt språk", "🌐 Språk · Language"),
    ],
)
def test_words_about_oneself_get_the_button_that_does_it(words: str, button: str) -> None:
    assert screen(words).labels == [button]
