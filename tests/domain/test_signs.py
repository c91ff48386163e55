"""Danger that no single word tells is put together from its signs; what is told of things is none."""

import pytest

from domain.questions.danger.signs import danger_told, signs_in, told_of_things
from domain.questions.folding import folded
from locales.signs import signs


@pytest.mark.parametrize(
    ("text", "danger"),
    [
        ("hun har fått noe i halsen og er helt blå", "acute"),
        ("gutten på 4 er borte, har leita i over en time", "acute"),
        ("stillaset raste, det ligger en kar under", "acute"),
        ("toåringen har drukket plumbo", "acute"),
        ("eg skar meg i låret med saga og blodet sprutar", "acute"),
        ("en skridskoåkare gick igenom isen nyss", "acute"),
        ("bee sting, throat closing up", "acute"),
        ("er hat zu viel genommen und ist nicht wach", "acute"),
        ("dziecko wypiło płyn do naczyń", "acute"),
        ("хлопець провалився під лід", "acute"),
        ("ilmuhu wuxuu cabay saabuunta weelka", "acute"),
        ("صديقي اخذ جرعة زيادة ومش راضي يصحى", "acute"),
        ("har tatt feil medisin, dosetten er surra til", "acute"),
        ("alle får det lettere når jeg er borte", "mind"),
        ("har lagt fram alle sovepillene", "mind"),
        ("what is the point of living", "mind"),
        ("wszystkim byłoby lepiej beze mnie", "mind"),
        ("bestefar tar på meg under dyna", "child"),
        ("eg er 10 og ingen vaksne er heime", "child"),
        ("ich bin 13 und soll verheiratet werden", "child"),
        ("بدهم يزوجوني وانا عمري 14", "child"),
        ("mannen min har sagt at han vil drepe meg", "violence"),
        # a child's blows, fear and hunger, told by others
        ("en elev i klassen min sier at faren hans slår ham", "child"),
        ("naboen kaster ungene sine i veggen, vi hører det hver kveld", "child"),
        ("kusina mi skal sendast til utlandet, ho er 14", "child"),
        ("min kompis får sova i källaren när hans pappa är arg", "child"),
        ("my friend's dad hits him", "child"),
        ("is it normal that dad doesnt let us eat", "child"),
        # coercion and stalking
        ("typen min sjekker mobilen og nekter meg å treffe folk", "violence"),
        ("mitt ex smyger runt huset på nätterna", "violence"),
        ("he found my new address", "violence"),
        ("han skulle ta livet av henne", "violence"),
        # the same in other languages, in other letters too
        ("meine Tochter erzählt, ihre Freundin wird in den Keller gesperrt", "child"),
        ("wnuczka mówi że nowy pan mamy przychodzi do jej łóżka", "child"),
        ("сусіди лишили малих самих на вихідні, вони плачуть", "child"),
        ("deriska caruurtooda keligood bay joogaan, cunto ma haystaan", "child"),
        ("صاحبي يقول اهله حابسينه بدون اكل", "child"),
        ("ihr Mann lässt sie nicht aus dem Haus und liest alle ihre Nachrichten", "violence"),
        ("chłopak mówi że jak odejdę to zrobi mi krzywdę", "violence"),
        ("чоловік забрав мій телефон", "violence"),
        ("podruha kazhe cholovik ii bie", "violence"),
        ("walaashay ninkeedu guriga ayuu ku xiray", "violence"),
        ("صديقتي طليقها يلاحقها", "violence"),
        # leave taken by halves
        ("i morgon er eg ikkje her, ingen kjem til å sakne meg", "mind"),
        ("jag har bestämt mig, i morgon finns jag inte", "mind"),
        ("she has written the letters", "mind"),
        ("morgen ist er nicht mehr da und ich soll seinen Hund nehmen", "mind"),
        ("przyjaciel oddał mi swoje dokumenty, już mu nie będą potrzebne", "mind"),
        ("сусідка каже що скоро піде до свого загиблого сина", "mind"),
        ("ya hochu pomerty", "mind"),
        ("bidi moot", "mind"),
        ("احسن لو ما اصحى بكرا", "mind"),
        # somebody who should be at home
        ("bestefar er ikkje komen att frå fjellet", "acute"),
        ("farmor har ikke åpnet døra siden lørdag", "acute"),
        ("Oma ist seit gestern weg, sie vergisst alles", "acute"),
        ("po grzybach cała rodzina wymiotuje", "acute"),
        ("dytyna znykla v magazyni", "acute"),
        ("ilmahaygii waan waayay, waa 4 jir", "acute"),
        ("my uncle hit his head and gets more and more sleepy", "acute"),
        # what is only hinted at: a boat that is late, a drunk at the wheel, a child in the cold
        ("båten kom aldri tilbake og nå er det mørkt", "acute"),
        ("донька мала бути вдома до вечора, вже ніч", "acute"),
        ("tata prowadzi pijany i my jesteśmy w aucie", "acute"),
        ("a child is locked in a hot car", "acute"),
        ("meine Frau hat plötzlich furchtbare Kopfschmerzen und sieht nichts mehr", "acute"),
        ("lillegutten hos naboen står på trappa uten jakke", "child"),
        ("they already picked a husband for my sister", "child"),
        ("بنت خالتي عمرها 14 واختاروا لها زوج", "child"),
        ("macocha leje na mnie zimną wodę", "child"),
        ("ran away from home dont know where to sleep tonight", "child"),
        # leave and blades that somebody else finds
        ("det spiller ingen rolle mer, jeg har gitt bort katten og ryddet leiligheten", "mind"),
        ("sie schrieb dass wir uns zum letzten mal schreiben", "mind"),
        ("znalazłam żyletki i zakrwawione chusteczki w pokoju córki", "acute"),
        ("waan go'aansaday hadda waan degganahay", "mind"),
        ("he left his will on the table and drove off without his phone", "mind"),
        ("не бачу більше надії", "mind"),
        # from whom somebody hides
        ("er det noe sted ei dame kan sove i natt der mannen ikke finner henne", "violence"),
        ("exet skrev att han vet var jag bor", "violence"),
        ("he controls my money and wont let me go to norwegian class", "violence"),
        ("torba spakowana ale jak on to zauważy to mnie zabije", "acute"),
        ("صديقتي جت الشغل بنظارة شمسية وعلامات على رقبتها", "violence"),
        ("er will immer wissen wo ich bin und rastet aus", "violence"),
        ("eg går ut med hunden kvar kveld til han har sovna, eg er redd han", "violence"),
    ],
)
def test_signs_make_a_danger_together(text: str, danger: str) -> None:
    assert danger_told(signs_in(folded(text), signs())) == danger


@pytest.mark.parametrize(
    "text",
    [
        "er biblioteket på tofte åpent på lørdag",
        "sønnen min er 14 og kjeder seg, har dere noe",
        "får barn være alene på biblioteket",
        "kan jeg lade mobilen, den er død",
        "ich suche einen kurs für mein kind",
        "szukam zajęć dla dzieci",
        "my phone is dead, can i charge it",
        # German words by chance, and what only sounds like fear, hunger or leave
        "will i make it to slemmestad by half past five today",
        "will anyone be at tofte today",
        "hinner jag till tofte till sex idag",
        "faren hans spiller trekkspill",
        # what a partner does every day, and what a child loses
        "mein Mann wartet vor der Bibliothek auf mich",
        "mein Mann ist aus der Ukraine geflüchtet und sucht einen Sprachkurs",
        "meine Tochter hat ihre Mütze verloren",
        "mąż zabrał mi parasol",
        "czy dziecko może przyjść samo w weekend",
        "чоловік забирає документи в комуні",
        "завтра мене не буде, хто мене замінить на зміні",
        "ilmahayga koofiyaddiisa waan waayay",
        "زوجي ينتظرني قدام المكتبة",
        "صديقتي تقص شعرها",
        "her dad plays chess with him",
        "barnebarnet mitt vil ikke hjem fra biblioteket",
        "barna er sultne, når åpner kafeen",
        "hvor lenge kan ungene være alene på biblioteket",
        "mamma døde i vår og jeg vil gjerne være med i sorggruppe",
        "når får vi vite hvem som slo rekorden",
        # the same words on ordinary days
        "har gitt bort billetten min, spiller ingen rolle hvilken dag",
        "hun skrev at dette er siste gang vi ses på strikkekafeen i år, god jul",
        "i've made up my mind, i want to join the choir and i feel relieved",
        "i left a note on the table about the keys",
        "overraskelsesfest for mannen min, hvis han merker det er jeg død",
        "babyen er trøtt, går ut med vogna til han har sovna",
        "bilen er full så pappa kjører to ganger",
        "barna står ute på trappa i kulda, når åpner dere",
        "kto czyta moje wiadomości",
        "der Chef hat die Trommel geschlagen",
        "mannen min styrer pengene i korpset, spør ham om kasse",
        "båten er ikke kommet tilbake fra opplag",
    ],
)
def test_ordinary_questions_make_none(text: str) -> None:
    assert danger_told(signs_in(folded(text), signs())) is None


def test_what_is_told_of_a_thing_is_no_danger() -> None:
    assert told_of_things(signs_in(folded("aksjene mine blør, bør jeg selge"), signs())) == frozenset((2,))
    assert told_of_things(signs_in(folded("naboen min blør, hva gjør jeg"), signs())) == frozenset()
