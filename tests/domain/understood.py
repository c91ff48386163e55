"""What a text asks in one language, by the rules alone."""

import datetime as dt

from domain.hubs import Municipality
from domain.questions import Question, hear, read
from domain.questions.follow_ups import Last
from domain.questions.vocabulary import Words


def understand(
    text: str,
    *,
    words: Words,
    municipality: Municipality,
    now: dt.datetime,
    own_hubs: tuple[str, ...] = (),
    last: Last | None = None,
) -> Question:
    return read(hear(text, words=words, municipality=municipality, now=now, own_hubs=own_hubs, last=last), last)
