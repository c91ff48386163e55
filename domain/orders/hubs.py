"""Which hub: named for certain, in doubt, or one that takes no requests."""

from __future__ import annotations

from domain.errors import NotPossible
from domain.hubs import Municipality
from domain.orders.lexicon import Lexicon
from domain.orders.order import Part, refused, settled
from domain.orders.sentence import Sentence
from domain.questions.folding import folded_word
from domain.questions.places import find_hubs, names_of
from domain.questions.vocabulary import vocabulary
from domain.requests import checked_hub


def read_hub(sentence: Sentence, lexicon: Lexicon, municipality: Municipality) -> Part[str]:
    """Take the hubs that are named; the municipality's own name alone may mean the whole of it."""
    line = sentence.line
    named = find_hubs(line, names_of(municipality), vocabulary(lexicon.words))
    words = line.split()
    said = [" ".join(words[first:last]) for first, last in named.places]
    for first, last in named.places:
        sentence.take_words(first, last)
    slugs = named.hubs or named.doubtful
    try:
        usable = tuple(hub.slug for hub in municipality.those(slugs) if len(slugs) == 1 or not hub.is_planned)
        for hub in municipality.those(usable or slugs[:1]):
            checked_hub(hub)
    except NotPossible as refusal:
        return refused(refusal)
    is_sure = bool(named.hubs) and said != [folded_word(municipality.name)]
    return settled(usable) if is_sure and usable else Part(candidates=usable)
