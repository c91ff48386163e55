"""What sounds like danger and is none gets an ordinary answer."""

import datetime as dt

import pytest

from actions import answering
from domain.hubfile import packaged, read
from domain.questions import emergency
from domain.schedules import ZONE

ASKER = read(packaged())
NOW = dt.datetime(2026, 11, 23, 12, tzinfo=ZONE)


@pytest.mark.parametrize(
    "text",
    [
        "er det leger eller helsesykepleier på heggedal",
        "kan jeg ta pause fra strikkingen på borgen",
        "har dere hjertestarter på holmen",
        "er det brannøvelse på slemmestad i dag",
        "kan jeg slå av en prat på borgen",
        "slår dere av lyset klokka åtte på tofte",
        "krimkveld på biblioteket på slemmestad",
        "når er det førstehjelpskurs på borgen",
        "hvor mange tabletter og lærebrett har biblioteket",
        "jeg dør etter kaffe, er kafeen på borgen åpen",
        "det er drepende kjedelig på tofte, hva skjer",
        "mamma og jeg vil bake på borgen",
        "faren min vil bli frivillig",
        "is the library dead quiet on saturdays",
        "killing time at borgen, is it open",
        "i'm dying to know when holmen opens",
        "do you have books about fire safety at tofte",
        "is there a boxing class, hits and kicks",
        "ist die Bibliothek sterbenslangweilig",
        "das hat mir gut gefallen",
        "lösch meine daten",
        "більше ніж одна книга",
        "у мене є ідея",  # noqa: RUF001 -- Ukrainian
    ],
)
def test_no_alarm(text: str) -> None:
    question = answering.ask(text, municipality=ASKER, language="nb", now=NOW)
    assert not isinstance(question, emergency.Question)
