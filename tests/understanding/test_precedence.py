"""What is asked where words of two kinds, two languages or two spellings stand in one text."""

import datetime as dt

import pytest

from actions.answering import ask, listen
from bot.grading import NOW, understood
from domain.hubfile import packaged, read
from domain.questions import hours, person

ASKER = read(packaged())


def hours_in(text: str, language: str) -> hours.Question:
    question = ask(text, municipality=ASKER, language=language, now=NOW)
    assert isinstance(question, hours.Question)
    return question


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "helsestasjon heggedal tomorow open", dt.date(2026, 11, 24)),
        ("en", "wednsday heggedl open til?", dt.date(2026, 11, 25)),
        ("nb", "holmen tomorrow åpent", dt.date(2026, 11, 24)),
        ("de", "gruendonnerstag tofte offen?", dt.date(2027, 3, 25)),
        ("sv", "nasta fredag oppet pa holmen", dt.date(2026, 12, 4)),
    ],
)
def test_a_day_is_heard_in_another_language_and_without_own_letters(language: str, text: str, day: dt.date) -> None:
    days = hours_in(text, language).days
    assert days is not None
    assert (days.first, days.last) == (day, day)


@pytest.mark.parametrize(
    ("language", "text", "time"),
    [
        ("en", "I finish work at 4, how late are you there on thursday", None),
        ("de", "ich arbeite bis 16 uhr, wie lange ist die bibliothek in tofte auf", None),
        ("sv", "slutar jobbet kvart över fyra, är borgen öppet då", dt.time(16, 15)),
        ("sv", "öppet till åtta idag i heggedal?", dt.time(20)),
        ("en", "is tofte open until nine", dt.time(21)),
        ("de", "bin morgen gegen vier in borgen, ist da offen", dt.time(16)),
        ("nb", "Vi kommer på befaring torsdag kl. 13. Er Borgen åpen da?", dt.time(13)),
        ("nb", "er borgen åpen ca. kl. 15 på fredag", dt.time(15)),
        ("pl", "Przyjdziemy w czwartek o godz. 13. Czy Borgen jest wtedy otwarte?", dt.time(13)),
    ],
)
def test_times_of_oneself_and_of_the_evening(language: str, text: str, time: dt.time | None) -> None:
    assert hours_in(text, language).time == time


@pytest.mark.parametrize(
    ("language", "text", "parts"),
    [
        # a word for the citizens' desk within the name of the health station
        ("uk", "консультація для немовлят Heggedal, коли відкрито", ("health_station",)),
        ("uk", "консультація Heggedal, коли відкрито", ("citizens_desk",)),
        ("en", "book machine at Borgen, can I use it in the evening", ("book_machine",)),
        ("nb", "går det an å bruke bokomaten på Borgen seint om kvelden", ("book_machine",)),
    ],
)
def test_which_part_is_asked_about(language: str, text: str, parts: tuple[str, ...]) -> None:
    assert hours_in(text, language).parts == parts


@pytest.mark.parametrize(
    ("language", "text", "kind", "what"),
    [
        ("de", "infos zu slemmestad", "card", ""),
        ("de", "ich höre auf als freiwillige", "account", "leave"),
        ("de", "kann mir jemand mit dem computer helfen", "services", ""),
        ("de", "Könnten Sie mir bitte die E-Mail-Adresse von Tofte geben", "contact", "email"),
        ("en", "can someone teach my dad to use his phone", "services", ""),
        ("en", "remove me from the volunteer list", "account", "leave"),
        ("en", "delete me and everything about me", "account", "delete"),
        ("en", "book an appointment with the dentist", "out_of_scope", ""),
        ("en", "where can I print my passport copy", "services", ""),
        ("en", "Is it only Holmen or are there other ones?", "hub_list", ""),
        ("sv", "ledigt från uppdragen till påsk", "account", "pause"),
        # work that has ended is no leaving of the volunteers
        ("nb", "kjeder meg litt etter at jeg slutta å jobbe, vil gjerne bidra med noe", "volunteer", ""),
        ("uk", "я поки не маю роботи, хочу допомагати людям у Tofte", "volunteer", ""),  # noqa: RUF001 -- Ukrainian
        ("nb", "fastlegen min har slutta hva gjør jeg", "out_of_scope", ""),
        ("nb", "jeg har slutta som frivillig, ta meg av lista", "account", "leave"),
        # offers of skills, tools and free days
        ("en", "I'm a nurse with Tuesdays off, could Slemmestad use me for anything?", "volunteer", ""),
        ("nb", "har traktor og to sterke never om dere trenger dugnadshjelp på Sætre", "volunteer", ""),
        ("de", "könnt ihr einen pensionierten Lehrer gebrauchen", "volunteer", ""),
        ("nb", "jeg har ledig fredag, når åpner tofte", "hours", ""),
        # from one hub to another
        ("nb", "jeg står på holmen men vil bytte til borgen", "account", "profile"),
        ("de", "Ich bin umgezogen und will von Tofte zu Holmen wechseln", "account", "profile"),
        ("so", "Maxaad iga og tihiin?", "account", "data"),
        ("nb", "hva kan du hjelpe meg med? har aldri prøvd sånt før", "account", "help"),
        # which way is wanted: what is denied, compared, or an e-mail's own address
        ("nb", "kan jeg sende epost i stedet for å ringe Tofte? hva er adressen", "contact", "email"),
        ("nb", "jeg har ikke epost, kan jeg ringe Tofte", "contact", "phone"),
        ("nb", "Telefon er vanskelig for meg. Har Tofte en mail?", "contact", "email"),
        ("nb", "adresse og epost til Tofte", "contact", "address email"),
        ("nb", "gata og nummer på Tofte", "contact", "address"),
        ("nn", "korleis kjem eg i kontakt med Tofte", "contact", ""),
        ("nn", "korleis kjem eg til Tofte", "contact", "address"),
        ("en", "I don't like to call, can I email Tofte", "contact", "email"),
        ("en", "should I call or email Tofte", "contact", "email phone"),
        ("de", "ich möchte eine E-Mail an Tofte schreiben, welche Adresse?", "contact", "email"),
        ("uk", "хочу написати імейл до Tofte, яка адреса?", "contact", "email"),
        # what is told before it is asked
        ("nb", "Hei. Jeg har aldri skrevet til en robot, men jeg ville vite om Tofte er åpent på torsdag", "hours", ""),
        ("nb", "Naboen har ikke internett og spør om Tofte har åpent på fredag", "hours", ""),
        ("nb", "ja hei jeg leder et kor, er det åpent på Tofte onsdag", "hours", ""),
        ("nb", "hei robot, kan jeg få snakke med et menneske", "person", ""),
        ("pl", "Pracuję w sklepie. Mogę przyjść do Tofte w środę o 18?", "hours", ""),
        ("sv", "Min son tränar fotboll till sex. Hur länge är det öppet i Asker ikväll?", "hours", ""),
        ("nb", "Er det noen vits i å kjøre til Tofte klokka sju i kveld?", "hours", ""),
        ("nb", "når går kafeen på Tofte i gang om morran", "hours", ""),
        ("nn", "rekk eg biblioteket i Heggedal om eg kjem kvart over tre", "hours", ""),
    ],
)
def test_which_of_two_kinds(language: str, text: str, kind: str, what: str) -> None:
    heard = understood(ask(text, municipality=ASKER, language=language, now=NOW))
    assert (heard.kind, heard.what) == (kind, what)


@pytest.mark.parametrize(
    ("language", "text", "kind", "hubs"),
    [
        # how one gets in, beside where it is and what is wished for
        ("nb", "er det trapper inn til biblioteket i Asker eller kommer jeg inn med vogn", "services", "asker_sentrum"),
        ("nb", "er det mange trinn ved inngangen på Tofte", "services", "tofte"),
        ("nb", "hvor er inngangen på Tofte", "contact", "tofte"),
        ("en", "why is there no ramp at saetre. can a wheelchair get in or not", "services", "saetre"),
        ("en", "why is there no chess club at Holmen", "idea", "holmen"),
        # what is allowed, beside how long one may stay
        ("nb", "Er det lov å bare sitte der og lese avisa uten å kjøpe noe?", "services", ""),
        ("en", "is it ok to just sit there and read without buying anything", "services", ""),
        ("nb", "hvor lenge kan man sitte der i kveld", "hours", ""),
        # an open stage is no open house
        ("nb", "er det åpen mikrofon på Heggedal", "services", "heggedal"),
        ("nb", "er kafeen åpen på Heggedal, og er det åpen mikrofon", "hours", "heggedal"),
        # ages are no dates
        ("nb", "Barnebarna er 3 og 5. Finnes det noe for så små på Borgen?", "services", "borgen"),
        ("en", "My grandson is 5. Anything for him in Holmen?", "services", "holmen"),
        ("nb", "er det noe for en på 13 i Tofte", "services", "tofte"),
        # more of a thing, and more houses
        ("nb", "det er aldri ledige pc-er!! har dere flere enn den ene på slemmestad", "services", "slemmestad"),
        ("nb", "har dere flere enn Slemmestad", "hub_list", ""),
        ("en", "what are all the locations called", "hub_list", ""),
        ("en", "phone numbers of all the locations", "contact", ""),
        # what a house is for
        ("nb", "jeg skjønner ikke helt hva dere driver med på Borgen, kan du forklare meg det?", "card", "borgen"),
        ("nb", "kan du forklare hva en tilrettelegger gjør", "roles", ""),
        ("ar", "عندي فكرة لـ Heggedal، درس خياطة للنساء", "idea", "heggedal"),
        # none of ours
        ("ar", "أحتاج موعد عند الطبيب", "out_of_scope", ""),
        ("ar", "أريد موعد مع موظف في Holmen", "person", "holmen"),
        ("nb", "når må jeg levere søknad om produksjonstilskudd", "out_of_scope", ""),
        ("nb", "kan jeg levere søknad hos dere", "services", ""),
        ("nn", "når går bussen til Røyken", "out_of_scope", ""),
        ("nb", "jeg er rørlegger og vil gjerne bidra", "volunteer", ""),
        # a dog that comes in, and one that ran away
        ("nb", "kan hunden bli med inn på Tofte", "services", "tofte"),
        ("nn", "er hund lov inne?", "services", ""),
        ("uk", "чи пускають з собаками", "services", ""),
        ("en", "my dog ran away", "out_of_scope", ""),
        ("nb", "Når åpner Tofte? Jeg har med hunden.", "hours", "tofte"),
        # a thing to join, and a wish to lend a hand
        ("nb", "er det noe kor jeg kan synge i på Slemmestad", "services", "slemmestad"),
        ("en", "any choirs to join", "services", ""),
        ("nb", "kan jeg bli med å lage mat til ungdommene", "volunteer", ""),
        ("nb", "er det noe jeg kan hjelpe til med på Tofte", "volunteer", "tofte"),
        # what is offered, should it be lacking
        ("nb", "kan lese høyt for barn hvis dere mangler noen i Heggedal", "volunteer", "heggedal"),
        ("pl", "mogę czytać dzieciom, jeśli brakuje wam kogoś w Heggedal", "volunteer", "heggedal"),
        ("nb", "dere mangler et kor på Tofte", "idea", "tofte"),
        # a copy of one's own papers, a room for others' meetings
        ("nn", "kan eg ta kopi av vitnemålet mitt hjå dykk", "services", ""),
        ("nb", "lokale til styremøte i borettslaget 12 stk", "services", ""),
        ("pl", "jak dostać numer personalny", "out_of_scope", ""),
        # by which way one complains, and that somebody does
        ("nb", "Hvilken e-post bruker jeg for å klage til Holmen innbyggertorg?", "contact", "holmen"),
        ("nb", "jeg vil klage på en ansatt", "person", ""),
        # more houses of the kind
        ("nb", "finnes det flere slike hus enn det på Borgen", "hub_list", ""),
        ("en", "do you have more places than Holmen", "hub_list", ""),
        # what leaves no doubt, whatever else is told
        ("ar", "انا في الطريق الى هولمن هل هو مفتوح الآن", "hours", "holmen"),
        ("de", "wie komme ich nach Slemmestad", "contact", "slemmestad"),
        ("nb", "bokomaten på Borgen, kan jeg bruke den om kvelden", "hours", "borgen"),
        ("nb", "når kommer gta 6", "out_of_scope", ""),
        ("en", "whats an idea maker supposed to do at your place", "roles", ""),
    ],
)
def test_what_a_house_has_or_is_beside_its_hours(language: str, text: str, kind: str, hubs: str) -> None:
    heard = understood(ask(text, municipality=ASKER, language=language, now=NOW))
    assert (heard.kind, " ".join(sorted(heard.hubs))) == (kind, hubs)


@pytest.mark.parametrize(
    ("own", "text", "answered_in"),
    [
        ("nb", "Er du en person?", "nb"),
        ("nb", "Er Torgbot en person?", "nb"),
        ("nn", "Er du ein person?", "nn"),
        ("nb", "Är du en person?", "sv"),
        ("sv", "Är du en person?", "sv"),
    ],
)
def test_whether_it_is_a_person_is_answered_in_the_language_it_was_asked_in(
    own: str, text: str, answered_in: str
) -> None:
    asked = listen(text, municipality=ASKER, language=own, now=NOW)
    assert (type(asked.question), asked.language) == (person.Question, answered_in)
