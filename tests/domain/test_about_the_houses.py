"""What the houses are, what self-service is, and that something told was wrong: each in the languages that are read."""

import pytest

from actions.answering import listen
from bot.grading import NOW
from domain.hubfile import packaged, read
from domain.questions import about, account, emergency, hours, talk
from domain.questions.about import Matter

ASKER = read(packaged())


@pytest.mark.parametrize(
    ("language", "text", "matter", "hubs"),
    [
        ("nb", "hva er et innbyggertorg", Matter.HOUSES, ()),
        ("nb", "jeg skjønner ikke hva dette er for noe", Matter.HOUSES, ()),
        ("nn", "kva er eit innbyggjartorg", Matter.HOUSES, ()),
        ("sv", "vad är ett innbyggertorg", Matter.HOUSES, ()),
        ("de", "was ist ein Innbyggertorg?", Matter.HOUSES, ()),
        ("en", "what is a community house", Matter.HOUSES, ()),
        ("nb", "hva er meråpent", Matter.SELF_SERVICE, ()),
        ("nb", "hva betyr meråpent på Heggedal?", Matter.SELF_SERVICE, ("heggedal",)),
        ("nn", "kva er meirope", Matter.SELF_SERVICE, ()),
        ("en", "what does self service mean", Matter.SELF_SERVICE, ()),
        ("nb", "dørene er stengt på Borgen, det står åpent her!", Matter.TOLD_WRONG, ("borgen",)),
        ("nb", "det du sa om Borgen er feil", Matter.TOLD_WRONG, ("borgen",)),
        ("nb", "feil åpningstider på Borgen", Matter.TOLD_WRONG, ("borgen",)),
        ("nb", "det stemmer ikke", Matter.TOLD_WRONG, ()),
        ("sv", "det du sa om Borgen är fel", Matter.TOLD_WRONG, ("borgen",)),
        ("de", "was du gesagt hast stimmt nicht", Matter.TOLD_WRONG, ()),
        ("en", "you said Borgen was open, but the door is locked", Matter.TOLD_WRONG, ("borgen",)),
    ],
)
def test_what_it_is_about(language: str, text: str, matter: Matter, hubs: tuple[str, ...]) -> None:
    asked = listen(text, municipality=ASKER, language=language, now=NOW)
    assert asked.question == about.Question(matter, hubs)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("døra er låst på Borgen, når åpner dere?", hours.Question),
        ("er meråpent åpent på Heggedal i morgen", hours.Question),
        ("navnet mitt er feil hos dere", account.Question),
        ("døra er låst og det brenner inne", emergency.Question),
    ],
)
def test_what_is_asked_beside_it_goes_first(text: str, kind: type) -> None:
    assert type(listen(text, municipality=ASKER, language="nb", now=NOW).question) is kind


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("nb", "nei takk", talk.Said.DECLINED),
        ("nb", "nei", talk.Said.DECLINED),
        ("en", "no thanks", talk.Said.DECLINED),
        ("de", "nein danke", talk.Said.DECLINED),
        ("sv", "nej tack", talk.Said.DECLINED),
        ("nb", "unnskyld", talk.Said.SORRY),
        ("nb", "nå trykket jeg feil", talk.Said.SORRY),
        ("sv", "förlåt", talk.Said.SORRY),
        ("de", "Entschuldigung", talk.Said.SORRY),
        ("en", "oops, wrong button", talk.Said.SORRY),
        ("nb", "takk", talk.Said.THANKS),
    ],
)
def test_a_no_and_an_excuse_are_no_thanks(language: str, text: str, said: talk.Said) -> None:
    assert listen(text, municipality=ASKER, language=language, now=NOW).question == talk.Question(said)


def test_an_excuse_before_a_question_is_only_politeness() -> None:
    asked = listen("unnskyld, er Borgen åpent i morgen?", municipality=ASKER, language="nb", now=NOW)
    assert isinstance(asked.question, hours.Question)
