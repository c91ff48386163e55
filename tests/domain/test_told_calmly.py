"""What has a sign of danger and is told calmly is none: illness of the past, plays, tools for a purpose."""

import pytest

from actions import heeding


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
    assert heeding.danger_in(text, language) is None


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
def test_told_otherwise_is_an_alarm(language: str, text: str) -> None:
    assert heeding.danger_in(text, language) is not None
