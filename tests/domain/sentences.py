"""What coordinators write, and what is read of it, on Monday 23 November 2026 at noon.

Each row is a language and a sentence, and its hub, role, number, day, times and activity: `a | b` is in doubt, `a |` is
one that is asked for all the same, `!problem` is wrong, a dash is not said.
"""

from __future__ import annotations

import datetime as dt

from domain.hubfile import packaged
from domain.hubfile import read as read_file
from domain.orders import Order, read_order
from domain.schedules import ZONE
from locales.words import words_in

ASKER = read_file(packaged())
NOON = dt.datetime(2026, 11, 23, 12, tzinfo=ZONE)


def read(text: str, *, language: str = "nb", now: dt.datetime = NOON) -> Order:
    """A sentence as it is read in a language."""
    return read_order(text, words=words_in(language), municipality=ASKER, now=now)


SENTENCES = [
    # bokmål
    (
        "nb Trenger 3 verter på Heggedal torsdag 17–20, konsert",
        "heggedal, vertskap, 3, 2026-11-26, 17:00-20:00, Konsert",
    ),
    (
        "nb vi må ha to frivillige til bridgen på Borgen i morgen kl 18 til 21",
        "borgen, -, 2, 2026-11-24, 18:00-21:00, Bridgen",
    ),
    *(
        (f"nb Trenger 2 verter på Holmen {said}, allsang", f"holmen, vertskap, 2, 2026-11-{when}, Allsang")
        for said, when in [
            ("i morgen 12–14", "24, 12:00-14:00"),
            ("i morgen 12–16", "24, 12:00-16:00"),
            ("imorgen kl. 12 til 14", "24, 12:00-14:00"),
            ("i overmorgen 12-15", "25, 12:00-15:00"),
            ("i morra 12-14", "24, 12:00-14:00"),
            ("i morgen 5–8", "24, 17:00-20:00 | 05:00-08:00"),
            ("i morgen kveld 6–8", "24, 18:00-20:00"),
            ("i morgen tidlig 8–10", "24, 08:00-10:00"),
            ("tidlig i morgen 7-9", "24, 07:00-09:00"),
            ("i morgen formiddag 10–12", "24, 10:00-12:00"),
            ("fredag formiddag 12–14", "27, 12:00-14:00"),
            ("fredag morgen 8–10", "27, 08:00-10:00"),
        ]
    ),
    ("nb 3 verter Heggedal torsdag 17-20 konsert", "heggedal, vertskap, 3, 2026-11-26, 17:00-20:00, Konsert"),
    (
        "nb Torsdag 17-20 trenger vi 3 blide verter til konserten på Heggedal",
        "heggedal, vertskap, 3, 2026-11-26, 17:00-20:00, Konserten",
    ),
    (
        "nb Konsert på Heggedal torsdag 26.11 kl. 17.30-20.00 – vi trenger tre verter",
        "heggedal, vertskap, 3, 2026-11-26, 17:30-20:00, Konsert",
    ),
    (
        "nb Skulle gjerne hatt en tilrettelegger på Tofte på lørdag fra 10 til 14 til loppemarked",
        "tofte, tilrettelegger, 1, 2026-11-28, 10:00-14:00, Loppemarked",
    ),
    (
        "nb Søker fire idémakere til idékveld på Sætre 1. desember klokka 18-20",
        "saetre, idemaker, 4, 2026-12-01, 18:00-20:00, Idékveld",
    ),
    (
        "nb Vi mangler 2 verter på Holmen i kveld 18-21, quiz",
        "holmen, vertskap, 2, 2026-11-23, 18:00-21:00, Quiz",
    ),
    (
        "nb Behov for ti personer på Slemmestad 24.12 10-15, julefest",
        "slemmestad, -, 10, 2026-12-24, 10:00-15:00, Julefest",
    ),
    (
        "nb Trenger fem quizverter på fredag halv seks til ni på Holmen",
        "holmen, vertskap, 5, 2026-11-27, 17:30-21:00 | 05:30-09:00, -",
    ),
    (
        "nb Trenger en vert på Asker kulturhus torsdag kl 18 i to timer, lesestund",
        "asker_sentrum, vertskap, 1, 2026-11-26, 18:00-20:00, Lesestund",
    ),
    (
        "nb Trenger 3 verter torsdag neste uke 17-20 på Heggedal, konsert",
        "heggedal, vertskap, 3, 2026-12-03, 17:00-20:00, Konsert",
    ),
    (
        "nb Trenger 3 verter 2026-12-01 17-20 på Heggedal, konsert",
        "heggedal, vertskap, 3, 2026-12-01, 17:00-20:00, Konsert",
    ),
    (
        "nb Trenger 3 verter på Heggedal trosdag 1700-2000 til konsert",
        "heggedal, vertskap, 3, 2026-11-26, 17:00-20:00, Konsert",
    ),
    ("nb Trenger 3 verter i kveld 6-9 på Heggedal", "heggedal, vertskap, 3, 2026-11-23, 18:00-21:00, -"),
    ("nb Trenger 3 verter torsdag kveld 6-9 på Heggedal", "heggedal, vertskap, 3, 2026-11-26, 18:00-21:00, -"),
    ("nb Trenger 2 verter om to dager mellom 18 og 21 på Borgen", "borgen, vertskap, 2, 2026-11-25, 18:00-21:00, -"),
    ("nb Trenger 2 verter tirsdag 22-01 på Borgen, nattkino", "borgen, vertskap, 2, 2026-11-24, 22:00-01:00, Nattkino"),
    ("nb Trenger 2 verter tirsdag 10-2 på Borgen", "borgen, vertskap, 2, 2026-11-24, 10:00-14:00, -"),
    ("nb Trenger 4 på Heggedal torsdag 10-12", "heggedal, -, 4, 2026-11-26, 10:00-12:00, -"),
    ("nb Trenger noen på Heggedal torsdag 10-12", "heggedal, -, -, 2026-11-26, 10:00-12:00, -"),
    (
        "nb Trenger fem quizverter på fredag kveld halv seks til ni på Holmen",
        "holmen, vertskap, 5, 2026-11-27, 17:30-21:00, -",
    ),
    ("nb Trenger tjue personer på Tofte torsdag 17-20", "tofte, -, 20, 2026-11-26, 17:00-20:00, -"),
    ("nb Trenger verter", "-, vertskap, -, -, -, -"),
    ("nb Trenger 3 verter på heggdal torsdag 17-20", "heggedal, vertskap, 3, 2026-11-26, 17:00-20:00, -"),
    ("nb Trenger 3 verter på Heggedal tors 17-20, konsert", "heggedal, vertskap, 3, 2026-11-26, 17:00-20:00, Konsert"),
    ("nb Trenger hjelp på Holmen onsdag 12-15: suppelunsj", "holmen, -, -, 2026-11-25, 12:00-15:00, Suppelunsj"),
    (
        "nb Kan vi få 3 verter til julemarked på Tofte 5. des. 11-16",
        "tofte, vertskap, 3, 2026-12-05, 11:00-16:00, Julemarked",
    ),
    (
        "nb Trenger 2 verter på Heggedal 24. desember kl. 12-15, julaften for alle",
        "heggedal, vertskap, 2, 2026-12-24, 12:00-15:00, Julaften for alle",
    ),
    # nynorsk
    ("nn haster! trenger ein vert i Heggedal i kveld 18-21", "heggedal, vertskap, 1, 2026-11-23, 18:00-21:00, -"),
    (
        "nn Me treng to tilretteleggjarar på Slemmestad laurdag 12 til 15, juleverkstad",
        "slemmestad, tilrettelegger, 2, 2026-11-28, 12:00-15:00, Juleverkstad",
    ),
    (
        "nn Vi treng fire vertar på Tofte tysdag frå kl. 17.30 til kl. 20.00, det vert strikkekafé",
        "tofte, vertskap, 4, 2026-11-24, 17:30-20:00, Strikkekafé",
    ),
    ("nn Eg manglar tre vertar i morgon 12-14 på Sætre", "saetre, vertskap, 3, 2026-11-24, 12:00-14:00, -"),
    ("nn Me treng to vertar i morgon tidleg 8-10 på Sætre", "saetre, vertskap, 2, 2026-11-24, 08:00-10:00, -"),
    ("en need 2 hosts at Holmen tomorrow 12-2 pm, quiz", "holmen, vertskap, 2, 2026-11-24, 12:00-14:00, Quiz"),
    ("en need 2 hosts at Holmen tomorrow 12-14, quiz", "holmen, vertskap, 2, 2026-11-24, 12:00-14:00, Quiz"),
    ("en need 2 hosts at Holmen tomorrow morning 8-10, quiz", "holmen, vertskap, 2, 2026-11-24, 08:00-10:00, Quiz"),
    ("nn Eg manglar tre vertar i morgon 10-12 på Sætre", "saetre, vertskap, 3, 2026-11-24, 10:00-12:00, -"),
    (
        "nn Treng ein idémakar på Holmen sundag mellom 13 og 15 til idédugnad",
        "holmen, idemaker, 1, 2026-11-29, 13:00-15:00, Idédugnad",
    ),
    ("nn Trengst to friviljuge på Borgen onsdag kl 18", "borgen, -, 2, 2026-11-25, 18:00-20:00 | 18:00-21:00, -"),
    ("nn Treng åtte vertar komande fredag 17–20 på Heggedal", "heggedal, vertskap, 8, 2026-11-27, 17:00-20:00, -"),
    # English
    ("en need 2 hosts at Holmen on Friday 5-8 pm, quiz", "holmen, vertskap, 2, 2026-11-27, 17:00-20:00, Quiz"),
    (
        "en We are looking for three volunteers at Heggedal tomorrow from 6 to 9 in the evening for the film night",
        "heggedal, -, 3, 2026-11-24, 18:00-21:00, Film night",
    ),
    (
        "en Need two facilitators at Saetre on 24.12 between 10 and 2 pm, Christmas party",
        "saetre, tilrettelegger, 2, 2026-12-24, 10:00-14:00, Christmas party",
    ),
    ("en Could use a host for Borgen on Thursday 17:30-20:00", "borgen, vertskap, 1, 2026-11-26, 17:30-20:00, -"),
    ("en Looking for an idea-maker at Tofte, December 1st, 5pm-7pm", "tofte, idemaker, 1, 2026-12-01, 17:00-19:00, -"),
    ("en We need 4 people at Holmen tonight 6:30 p.m. - 9 p.m., bingo", "holmen, -, 4, 2026-11-23, 18:30-21:00, Bingo"),
    ("en short of one host at Heggedal on Sunday 11 am to 2 pm", "heggedal, vertskap, 1, 2026-11-29, 11:00-14:00, -"),
    # in doubt
    ("nb Trenger 3 verter på Heggedal mandag 17-20", "heggedal, vertskap, 3, 2026-11-23 | 2026-11-30, 17:00-20:00, -"),
    (
        "nb Trenger 3 verter på Heggedal neste torsdag 17-20",
        "heggedal, vertskap, 3, 2026-12-03 | 2026-11-26, 17:00-20:00, -",
    ),
    ("en Need 3 hosts at Heggedal next Friday 17-20", "heggedal, vertskap, 3, 2026-12-04 | 2026-11-27, 17:00-20:00, -"),
    (
        "nb Trenger 3 verter på Heggedal fredag 26. november 17-20",
        "heggedal, vertskap, 3, 2026-11-26 | 2026-11-27, 17:00-20:00, -",
    ),
    (
        "nb Trenger 3 verter på Heggedal torsdag eller fredag 17-20",
        "heggedal, vertskap, 3, 2026-11-26 | 2026-11-27, 17:00-20:00, -",
    ),
    ("nb Trenger 3 verter på Tofte i helga 10-14", "tofte, vertskap, 3, 2026-11-28 | 2026-11-29, 10:00-14:00, -"),
    ("nb Trenger 3 verter på Tofte hver torsdag 17-20", "tofte, vertskap, 3, 2026-11-26, 17:00-20:00, -"),
    ("nb Trenger 3 verter på Tofte 1. november 17-20", "tofte, vertskap, 3, 2027-11-01 |, 17:00-20:00, -"),
    ("nb Trenger 3 verter på Tofte torsdag 5–8", "tofte, vertskap, 3, 2026-11-26, 17:00-20:00 | 05:00-08:00, -"),
    ("en Need 3 hosts at Tofte on Thursday 5 to 8", "tofte, vertskap, 3, 2026-11-26, 17:00-20:00 | 05:00-08:00, -"),
    ("nb Trenger 3 verter på Tofte torsdag kl 18", "tofte, vertskap, 3, 2026-11-26, 18:00-20:00 | 18:00-21:00, -"),
    (
        "nb Trenger 3 verter på Tofte torsdag 10-12 eller 17-20",
        "tofte, vertskap, 3, 2026-11-26, 10:00-12:00 | 17:00-20:00, -",
    ),
    (
        "nb Trenger 3 verter på Heggedal eller Borgen torsdag 17-20",
        "heggedal | borgen, vertskap, 3, 2026-11-26, 17:00-20:00, -",
    ),
    ("nb Trenger 3 verter i Hurum torsdag 17-20", "saetre | tofte, vertskap, 3, 2026-11-26, 17:00-20:00, -"),
    ("nb Trenger 3 verter i Asker torsdag 17-20", "asker_sentrum |, vertskap, 3, 2026-11-26, 17:00-20:00, -"),
    (
        "nb Trenger 3 verter og 2 tilretteleggere på Tofte torsdag 17-20",
        "tofte, vertskap | tilrettelegger, 3 | 2, 2026-11-26, 17:00-20:00, -",
    ),
    ("nb Trenger 2 eller 3 verter på Tofte torsdag 17-20", "tofte, vertskap, 2 | 3, 2026-11-26, 17:00-20:00, -"),
    ("nb Trenger 2-3 verter på Tofte torsdag 17-20", "tofte, vertskap, 2 | 3, 2026-11-26, 17:00-20:00, -"),
    ("nb Trenger et par verter på Tofte torsdag 17-20", "tofte, vertskap, 2 | 3, 2026-11-26, 17:00-20:00, -"),
    (
        "nb Trenger 3 verter på Tofte torsdag 17-20, kaffe og vafler, gåtur",
        "tofte, vertskap, 3, 2026-11-26, 17:00-20:00, Kaffe og vafler | Gåtur",
    ),
    # wrong
    ("nb Trenger 3 verter på Spikkestad torsdag 17-20", "!hub_is_planned, vertskap, 3, 2026-11-26, 17:00-20:00, -"),
    ("nb Trenger 2 kokker på Tofte torsdag 17-20", "tofte, !unknown_role, 2, 2026-11-26, 17:00-20:00, -"),
    ("nb Trenger kokk på Tofte torsdag 17-20", "tofte, !unknown_role, -, 2026-11-26, 17:00-20:00, -"),
    ("en Need a cook at Tofte on Thursday 17-20", "tofte, !unknown_role, 1, 2026-11-26, 17:00-20:00, -"),
    ("nb Trenger 3 verter på Tofte i går 17-20", "tofte, vertskap, 3, !in_the_past, 17:00-20:00, -"),
    ("nb Trenger 3 verter på Tofte i dag 10-12", "tofte, vertskap, 3, !in_the_past, 10:00-12:00, -"),
    ("nb Trenger 3 verter på Tofte 1.11.2026 17-20", "tofte, vertskap, 3, !in_the_past, 17:00-20:00, -"),
    ("nb Trenger 3 verter på Tofte 31. november 17-20", "tofte, vertskap, 3, !not_a_date, 17:00-20:00, -"),
    ("nb Trenger 3 verter på Tofte torsdag 25:61", "tofte, vertskap, 3, 2026-11-26, !not_a_time, -"),
    ("nb Trenger 3 verter på Tofte torsdag 25-27", "tofte, vertskap, 3, 2026-11-26, !not_a_time, -"),
    ("nb Trenger 0 verter på Tofte torsdag 17-20", "tofte, vertskap, !too_few, 2026-11-26, 17:00-20:00, -"),
    ("nb Trenger -3 verter på Tofte torsdag 17-20", "tofte, vertskap, !too_few, 2026-11-26, 17:00-20:00, -"),
    ("nb Trenger 10000 verter på Tofte torsdag 17-20", "tofte, vertskap, !too_many, 2026-11-26, 17:00-20:00, -"),
    (f"nb Trenger 3 verter på Tofte, {'konsert' * 20}", "tofte, vertskap, 3, -, -, !too_long"),
]
