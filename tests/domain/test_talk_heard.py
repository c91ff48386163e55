"""Words outside any conversation: the menu, ways out of nothing, activities nobody has registered, one's own tongue."""

import datetime as dt

import pytest

from actions import answering
from domain.hubfile import packaged, read
from domain.questions import emergency, idea, menu, services
from domain.schedules import ZONE

ASKER = read(packaged())
NOW = dt.datetime(2026, 11, 23, 12, tzinfo=ZONE)


def listen(text: str, language: str = "nb") -> answering.Asked:
    return answering.listen(text, municipality=ASKER, language=language, now=NOW)


@pytest.mark.parametrize(
    ("language", "text", "why"),
    [
        ("nb", "avbryt", menu.Why.NOTHING_UNDER_WAY),
        ("nb", "avbryte", menu.Why.NOTHING_UNDER_WAY),
        ("nb", "bryt", menu.Why.NOTHING_UNDER_WAY),
        ("nb", "Angre!", menu.Why.NOTHING_UNDER_WAY),
        ("nb", "tilbake", menu.Why.NOTHING_UNDER_WAY),
        ("nb", "glem det", menu.Why.NOTHING_UNDER_WAY),
        ("nb", "fortsett", menu.Why.NOTHING_UNDER_WAY),
        ("nb", "cancel", menu.Why.NOTHING_UNDER_WAY),
        ("nn", "hald fram", menu.Why.NOTHING_UNDER_WAY),
        ("en", "never mind", menu.Why.NOTHING_UNDER_WAY),
        ("de", "abbrechen", menu.Why.NOTHING_UNDER_WAY),
        ("pl", "anuluj", menu.Why.NOTHING_UNDER_WAY),
        ("uk", "скасувати", menu.Why.NOTHING_UNDER_WAY),
        ("ar", "إلغاء", menu.Why.NOTHING_UNDER_WAY),
        ("nb", "meny", menu.Why.WANTED),
        ("nb", "/meny", menu.Why.WANTED),
        ("nb", "hovedmeny", menu.Why.WANTED),
        ("nb", "start", menu.Why.WANTED),
        ("en", "main menu", menu.Why.WANTED),
        ("uk", "меню", menu.Why.WANTED),
    ],
)
def test_the_menu_and_ways_out_of_nothing(language: str, text: str, why: menu.Why) -> None:
    assert listen(text, language) == answering.Asked(menu.Question(why), language)


def test_one_word_is_no_idea_for_being_like_one() -> None:
    assert not isinstance(listen("kveld").question, idea.Question)


@pytest.mark.parametrize(
    ("text", "hubs"),
    [
        ("quiz", set()),
        ("brettspill", set()),
        ("spill", set()),
        ("strikkekafé", set()),
        ("strikking", set()),
        ("sy", set()),
        ("knitting", set()),
        ("lotteri", {"holmen"}),
        ("allsang", {"holmen"}),
        ("bingo", {"holmen"}),
        ("bridge", {"holmen"}),
        ("verksted", {"asker_sentrum"}),
    ],
)
def test_an_activity_is_found_where_it_is_itself_registered(text: str, hubs: set[str]) -> None:
    question = listen(text).question
    assert isinstance(question, services.Question)
    assert {hub for hub, _number in question.facts} == hubs


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Ring Kaja"),
        ("nb", "Koden til bakdøra er 4711. Ring Kaja på 900 00 000."),
        ("nb", "når er konserten?"),
        ("nb", "ring oss"),
        ("nb", "ring Borgen"),
        ("nb", "film"),
        ("nb", "konsert"),
        ("nb", "konsert på lørdag"),
        ("nb", "film på fredag"),
        ("nb", "morgen"),
        ("nb", "vi fikk ikke startet filmen"),
        ("en", "Ring Kaja"),
        ("en", "The code to the back door is 4711. Ring Kaja on 900 00 000."),
        ("en", "when is the concert?"),
        ("en", "ring us"),
        ("en", "ring Borgen"),
        ("en", "film"),
        ("en", "concert"),
        ("en", "concert on Saturday"),
        ("en", "film on Friday"),
        ("en", "bridge"),
        ("en", "ski trip on Sunday"),
    ],
)
def test_a_word_that_other_tongues_have_too_switches_none(language: str, text: str) -> None:
    assert listen(text, language).language == language


@pytest.mark.parametrize(
    ("language", "text", "answered_in"),
    [
        ("nb", "is Holmen open on Saturday?", "en"),
        ("nb", "opening hours", "en"),
        ("nb", "wann habt ihr geöffnet", "de"),
        ("nb", "коли ви відчинені", "uk"),
        ("en", "er Borgen åpent i morgen?", "nb"),
        ("en", "åpningstider", "nb"),
    ],
)
def test_a_text_clearly_in_another_tongue_is_answered_in_it(language: str, text: str, answered_in: str) -> None:
    assert listen(text, language).language == answered_in


@pytest.mark.parametrize(
    ("language", "text", "danger"),
    [
        ("nb", "mannen min slår meg", emergency.Danger.VIOLENCE),
        ("nb", "kona mi slår meg", emergency.Danger.VIOLENCE),
        ("nb", "samboeren truer meg", emergency.Danger.VIOLENCE),
        ("nb", "jeg blir slått av kjæresten", emergency.Danger.VIOLENCE),
        ("nb", "jeg er redd for mannen min", emergency.Danger.VIOLENCE),
        ("nb", "eksen truer med å drepe meg", emergency.Danger.VIOLENCE),
        ("nb", "vold i hjemmet", emergency.Danger.VIOLENCE),
        ("nb", "slår meg hjemme", emergency.Danger.VIOLENCE),
        ("nn", "sambuaren min slår meg", emergency.Danger.VIOLENCE),
        ("en", "my husband hits me", emergency.Danger.VIOLENCE),
        ("sv", "min man slår mig", emergency.Danger.VIOLENCE),
        ("de", "mein Mann schlägt mich", emergency.Danger.VIOLENCE),
        ("pl", "mąż mnie bije", emergency.Danger.VIOLENCE),
        ("uk", "чоловік б'є мене", emergency.Danger.VIOLENCE),  # noqa: RUF001 -- Ukrainian
        ("so", "ninkaygu wuu i garaacaa", emergency.Danger.VIOLENCE),
        ("ar", "زوجي يضربني", emergency.Danger.VIOLENCE),
        ("nb", "116 006", emergency.Danger.VIOLENCE),
        ("nb", "pappa slår meg", emergency.Danger.CHILD),
        ("nb", "mannen min slår barna", emergency.Danger.CHILD),
        ("nb", "mammas kjæreste slår meg", emergency.Danger.CHILD),
        ("nb", "barnet i etasjen over blir slått hjemme", emergency.Danger.CHILD),
        ("en", "my dad hits me", emergency.Danger.CHILD),
    ],
)
def test_violence_between_adults_and_against_children(language: str, text: str, danger: emergency.Danger) -> None:
    assert listen(text, language).question == emergency.Question(danger)
