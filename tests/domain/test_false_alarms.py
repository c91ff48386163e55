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
        # the like, that nothing was taught by
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


@pytest.mark.parametrize(
    ("language", "text"),
    [
        # illness and breaks of the past
        ("nb", "jeg hadde hjerneslag i fjor, er det heis på Tofte"),
        ("nn", "brekte armen førre veke, treng pause"),
        ("en", "Broke my arm last week so I can't carry chairs, but I can make coffee"),
        ("sv", "finns det hiss? jag hade en stroke förra året"),
        ("de", "gibts nen Aufzug? hatte letztes Jahr einen Schlaganfall"),
        ("pl", "Miałam udar w zeszłym roku i chodzę wolno, jest tam winda?"),
        ("uk", "Торік я переніс інсульт, сходи мені важкі. У вас є ліфт?"),  # noqa: RUF001 -- Ukrainian
        ("so", "Gacanta ayaa iga jabtay toddobaadkii hore, markaa cunto karinta ma caawin karo"),
        ("ar", "أصبت بجلطة العام الماضي وأمشي ببطء، هل يوجد مصعد؟"),
        # plays
        ("nb", "skuespillet handler om en konge som dør"),
        ("de", "Im Stück geht's um einen König, der stirbt, und seine drei Töchter"),
        ("pl", "Sztuka jest o królu, który umiera w ostatnim akcie"),
        ("uk", "Вистава про короля, який помирає, а сини ділять землю"),  # noqa: RUF001 -- Ukrainian
        ("ar", "المسرحية عن ملك يموت في النهاية"),
        # tools for a purpose
        ("nb", "rensing av fisk for nybegynnere, ta med kniv"),
        ("nb", "Ta med tau og kniv til speiderdagen"),
        ("en", "Anyone got an axe for splitting kindling on the outdoor day"),
        ("sv", "ta med kniv till grönsaker"),
        ("so", "Yaa keenaya mindiyaha khudaarta lagu jarayo?"),
        # what fell down
        ("nb", "Skrudde fast hylla som falt ned i går"),
        ("nb", "Prisene har falt på brukthjørnet"),
        ("sv", "Lampan i hallen har ramlat ner, kan vaktmästaren skruva upp den?"),
        ("uk", "Полиця впала, треба довгі шурупи"),
        # the colour of clothes
        ("nb", "noen har tatt feil jakke, min var blå Bergans"),
        ("sv", "Hon med blå cykel glömde sin hjälm hos oss"),
        ("pl", "Ktoś wziął przez pomyłkę moją szarą kurtkę"),
        # fixed expressions, names, smoke that is meant
        ("nb", "Kirkens SOS søker frivillige, kan brosjyren ligge i gangen?"),
        ("nb", "Krisesenteret takker for strikketøyet vi leverte"),
        ("nb", "jeg vil ikke leve uten kaffen deres"),
        ("nb", "kan ikke puste ut før fredag"),
        ("nb", "kan man gi blod hos dere"),
        ("en", "He's hard of hearing. Is there an induction loop?"),
        ("en", "My mate and I want to start a death metal band, got a room?"),
        ("sv", "Begravning på fredag, kan tyvärr inte komma"),
        ("pl", "Dym z grilla leci w stronę tarasu, przestawmy go dalej"),
        ("so", "Goorma ayaa la shidayaa dabka xagaaga ee xeebta?"),
        ("ar", "اختبار كاشف الدخان يوم الثلاثاء صباحا"),
        # offices that do not answer
        ("nb", "fastlegen min svarer ikke, kan du bestille legetime"),
        ("nn", "korleis får eg tak i slemmestad, ingen svarar"),
        ("sv", "min läkare svarar inte, kan ni boka tid"),
        ("uk", "не отримав відповіді про садочок"),
        ("ar", "طبيبي لا يرد، هل يمكنكم حجز موعد"),
        # what is broken, told as why somebody cannot help
        ("nb", "jeg må ta en pause fra frivilligheten til over nyttår, har brukket armen"),
        ("en", "broke my foot, need a break from volunteering"),
        ("pl", "złamałam nogę, potrzebuję przerwy w wolontariacie"),
        # the town of Røyken, the house, a door, an old mother who is alone
        ("nn", "når går bussen til Røyken"),
        ("de", "Was macht man im Haus in Tofte?"),
        ("nb", "vil ikke stå foran en låst dør. når er det åpent"),
        ("en", "my mother is home alone all day, do you have visitors"),
        ("en", "Will I make it to Slemmestad by half past five today?"),
        ("nb", "guttene sloss om siste vaffelen"),
        ("nb", "får vi komme når laget slo rekorden"),
        ("nb", "teatergruppa trenger et lik til krimkvelden"),
        ("nb", "moren min falt i fjor og går med rullator, er det trapper"),
        ("nb", "har dere foredrag om vold i nære relasjoner"),
        ("nn", "kan ein gå på skeiser på vatnet under vinterdagen, eller vert det på kunstisen"),
        ("sv", "jag höll på att dö av skratt på teatern"),
        ("pl", "w zeszłym miesiącu złamałam rękę, więc nie mogę pomagać w kuchni"),
        ("pl", "syn gra złodzieja w teatrze, skąd wziąć kostium"),
        ("uk", "минулого місяця я зламала руку, тому не можу носити столи"),
        ("so", "mindiyo khudaar lagu jarjaro ayaan u baahanahay"),
    ],
)
def test_told_calmly_is_no_alarm(language: str, text: str) -> None:
    assert answering.danger_in(text, language) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "han hadde slag i fjor og nå henger munnen igjen"),
        ("nb", "mannen min brakk armen min forrige uke"),
        ("nb", "jeg knakk nakken i vinter"),
        ("en", "my dad had a stroke last year and I think it's happening now"),
        ("de", "meine Mutter hat einen Schlaganfall"),
        ("pl", "mama miała udar w zeszłym roku a teraz nie mówi"),
        ("uk", "торік був інсульт, зараз знову не може говорити"),
        ("ar", "أصيب بجلطة العام الماضي والآن لا يتكلم"),
        ("nb", "en mann døde under forestillingen nå, han puster ikke"),
        ("en", "a man is dying at the play"),
        ("de", "mein Vater stirbt"),
        ("pl", "mój mąż umiera"),
        ("ar", "الرجل يموت في المسرح"),
        ("nb", "han har kniv og skjærer brød og truer oss"),
        ("nb", "en mann med kniv på speiderturen"),
        ("en", "he grabbed a knife from the drawer"),
        ("de", "mein Mann hat ein Messer aus der Schublade geholt"),
        ("so", "nin mindi wata"),
        ("nb", "lampa falt ned på hodet hans"),
        ("nb", "hylla har falt ned på meg"),
        ("en", "the lamp fell down on her head"),
        ("sv", "lampan har ramlat ner på honom"),
        ("uk", "полиця впала на дитину"),
        ("ar", "سقط الرف على طفلي"),
        ("nb", "barnet er blått under lua"),
        ("nb", "noen er blå under jakka"),
        ("nb", "barnet falt inn i peisen"),
        ("so", "dabka xagaaga ayaa gubay guriga"),
        ("de", "Seit einer Woche antwortet keiner an der Tür, es riecht"),
        ("nb", "han er blå og har tatt av seg jakka"),
        ("en", "someone is blue and cold by the bike"),
        ("nb", "jeg trenger krisesenteret"),
        ("nb", "jeg vil ikke leve uten henne"),
        ("nb", "kan ikke puste ut"),
        ("nb", "vi mangler luft sos"),
        ("sv", "han är helt blå, tyvärr andas han inte"),
        ("pl", "dym z piwnicy"),
        ("so", "qiiq badan ayaa guriga ka baxaya"),
        ("ar", "دخان كثيف في البيت"),
        ("nb", "legen svarer ikke og mannen min får ikke puste"),
        ("nb", "mamma ligger i senga og svarer ikke"),
        ("uk", "він не відповідає, коли я його трясу"),
        ("nb", "faren min har brukket hofta og ligger i gangen"),
        ("nb", "det kommer røyk fra bussen"),
        ("nb", "vi ser ikke ut for røyken"),
        ("de", "jemand Fremdes ist im Haus"),
        ("nb", "en mann ligger stille på gulvet i teateret"),
        ("nb", "han falt i fjor og nå ligger han på gulvet igjen"),
        ("nb", "gutten på skøyter gikk gjennom isen"),
        ("en", "he took the knife for vegetables and is threatening us"),
        ("nb", "mannen min leser alle meldingene mine, hvem kan jeg ringe"),
    ],
)
def test_what_is_no_longer_calm_is_an_alarm(language: str, text: str) -> None:
    assert answering.danger_in(text, language) is not None
