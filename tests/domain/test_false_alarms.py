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
        # words of one language in a text that is plainly in another
        "vi vil lage et dab show for ungdom på Holmen",
        "kan dere arrangere en toori kveld på Borgen",
        "vi vil vise filmen Bam for barn på Tofte",
        # services and trades in harmless company
        "er det stengt på grunn av brannøvelsen på torsdag",
        "brannmannen kommer på besøk til Heggedal på lørdag, når åpner dere",
        "brannalarmen skal testes på Slemmestad i morgen, holder dere stengt da",
        "ambulansefolkene skal vise frem bilen sin på Tofte lørdag, når åpner dere der",
        "når åpner politiet på formiddagen",
        "hva koster feiing hos brannvesenet",
        "er brann i grillen på bildet ekte",
        "har nettopp blitt pensjonist fra brannvesenet og vil bidra",
        "trenger akutt en kopimaskin i heggedal",
        "kurs i brannsikring på borgen, når er det",
        "when does the police office close",
        "a fireman is visiting Borgen on Saturday, when do you open",
        "Feuerwehrmann zu Besuch, wann habt ihr geöffnet",
        "strażak przychodzi z wizytą, czy jest otwarte",
        # ways of speaking
        "du redda livet mitt tusen takk",
        "jeg tok livet av mobilen min, kan noen hjelpe meg",
        "haha jeg dør av latter",
        "you saved my life, thanks",
        "har falt for strikking, når er strikkekafeen",
        "har dere bøker om drap",
        "bestefar vil ikke mer med data, kan noen hjelpe",
        "jeg brenner for frivillighet",
        "barneteater på holmen",
        # words that only begin like a danger's, or share letters with it
        "avbryt",
        "avbryte",
        "bryt",
        "Det kom nesten ingen, og kaffetrakteren virket ikke.",
        "jeg er fem minutter forsinket",
        "fullt hus",
        "overfull",
        "det lukter godt",
        "lukt",
        "pust",
        "frisk pust",
        "puste ut",
        "brann i hjertet",
        "blodgivning",
        "brannalarm test i morgen?",
        "politiet på besøk på Borgen?",
        "hjem",
        "gå hjem",
        "er alle hjemme",
        "hjemme hos",
        "nesten ingen",
        "ta livet med ro",
        "jeg dauer av latter",
        # the same, in words that nothing was learned from
        "vaffeljernet er ødelagt",
        "jeg rekker det ikke i tide",
        "mannen min kommer ikke likevel",
        "mannen min slår gresset på torget",
        "kona mi og jeg vil steke vafler",
        "jeg sover godt",
        "pusterom",
        "hjerter og blomster",
        "livet er godt",
        "det tar livet av stemningen",
        "jeg ble sittende fast i køen",
        "jeg har vondt i ryggen, kan ikke bære bord",
        "barnevogna står i gangen",
        "my kid is asleep",
        "we ran out of breath dancing",
        "mein Freund schlägt einen Spieleabend vor",
    ],
)
def test_no_alarm(text: str) -> None:
    question = answering.ask(text, municipality=ASKER, language="nb", now=NOW)
    assert not isinstance(question, emergency.Question)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "det var brannøvelse i går, men nå brenner det"),
        ("nb", "brannalarmen uler på Holmen"),
        ("nb", "det er brann på Holmen, er det stengt?"),
        ("nb", "ring politiet, han er her"),
        ("nb", "politiet må komme, noen slår kona si"),
        ("nb", "vi trenger ambulanse på Tofte, når kommer den"),
        ("nb", "jeg vil ta livet av meg"),
        ("nb", "kompisen skrev at han ikke kommer til å leve i morgen"),
        ("nb", "mor låser ham inne i boden hele dager"),
        ("nb", "legetime? nei, han puster ikke"),
        ("nb", "dab baa ka kacay guriga"),
        ("nb", "dab!"),
        ("nb", "wypadek, ratunku"),
        ("nb", "пожежа на кухні"),
        ("nb", "حريق في البيت"),
        ("so", "waxaan arkay dab guriga deriska"),
        ("en", "the police should come, my husband hits me"),
        ("en", "fire in the kitchen during the fire drill"),
        ("nb", "mannen min ligger på kjøkkengulvet og jeg får ikke liv i ham"),
        ("nb", "hun får ikke fram ord og smiler skjevt"),
        ("nb", "det beste for alle er at jeg forsvinner"),
        ("nn", "ho pustar knapt og er heilt grå"),
        ("en", "i'm going to jump tonight"),
        ("de", "mein Stiefvater kommt nachts in mein Zimmer"),
        ("pl", "wujek mnie dotyka"),
        ("uk", "я хочу покінчити з собою"),
        ("ar", "بدي موت"),
        ("sv", "det brinner i soprummet"),
        ("de", "Feuer im Keller, wann kommt die Feuerwehr"),
        ("pl", "dym z piwnicy"),
        ("nb", "taket raser"),
        ("uk", "боюся вдома"),
        ("ar", "ريحة غاز"),
        ("nb", "det lukter brent og røyk på kjøkkenet"),
        ("nb", "han puster ikke, dette er ingen øvelse"),
    ],
)
def test_alarm_stands_in_any_company(language: str, text: str) -> None:
    question = answering.ask(text, municipality=ASKER, language=language, now=NOW)
    assert isinstance(question, emergency.Question)
