"""A guess stands in only where the rules heard little, and never in place of danger, days or hours that were said."""

import datetime as dt
import time
from itertools import pairwise
from zlib import crc32

import pytest

from actions import answering, heeding
from bot import training
from bot.grading import understood
from domain.hubfile import packaged, read
from domain.questions import hear, hours, menu, second_thoughts
from domain.questions import read as read_question
from domain.questions.guessed import guessed
from domain.questions.guessing import BUCKETS, Guesser, buckets
from domain.schedules import ZONE
from locales.learned import fingerprint, learned, phrases
from locales.words import UNDERSTOOD, words_in

ASKER = read(packaged())
NOW = dt.datetime(2026, 11, 23, 12, tzinfo=ZONE)
GUESSER = Guesser(learned())


def guess(text: str, language: str = "nb") -> str:
    return GUESSER.guess(hear(text, words=words_in(language), municipality=ASKER, now=NOW)).label


@pytest.mark.parametrize(
    ("text", "language", "label"),
    [
        ("kunne noen tenke seg å lage en filmkveld for oss", "nb", "idea"),
        ("my heart races and i feel very dizzy, am I dying", "en", "emergency.acute"),
        ("чи можна залишитись волонтеркою", "uk", "volunteer"),
        ("jag vill inte ha fler meddelanden från er", "sv", "account.leave"),
    ],
)
def test_other_words_for_the_same_are_guessed(text: str, language: str, label: str) -> None:
    assert guess(text, language) == label


@pytest.mark.parametrize(
    "text", ["er Borgen åpent i morgen?", "åpent 31. november", "jeg vil dø", "når åpner apoteket"]
)
def test_what_was_heard_for_certain_is_not_thought_over(text: str) -> None:
    heard = hear(text, words=words_in("nb"), municipality=ASKER, now=NOW)
    question = heeding.danger_in(text, "nb") or read_question(heard)
    assert second_thoughts.doubt_in(question, heard) is None


def test_names_days_and_times_do_not_sway_a_guess() -> None:
    asked = [
        hear(text, words=words_in("nb"), municipality=ASKER, now=NOW)
        for text in ("kan jeg hjelpe på Holmen på fredag", "kan jeg hjelpe på Tofte på lørdag")
    ]
    assert buckets(asked[0]) == buckets(asked[1])


@pytest.mark.parametrize(
    "text",
    [
        "kunne noen tenke seg å lage en filmkveld",
        "bare bare bare bare",
        (
            "jeg lurer på om noen av dere vet hvor jeg finner noen som kan hjelpe meg med en lang søknad om bostøtte,"
            " for jeg har prøvd mange ganger og får det ikke til, og sønnen min har ikke tid før etter jul"
        ),
    ],
)
def test_a_text_is_weighed_by_its_first_groups(text: str) -> None:
    heard = hear(text, words=words_in("nb"), municipality=ASKER, now=NOW)
    words = [heard.vocabulary.same.get(word, word) for word in heard.rest.replace("|", " ").split()]
    groups = ["#", *(["#day"] if heard.days else []), *(["#time"] if heard.time else [])]
    groups += [*(["#part"] if heard.parts else []), *(["#topic"] if heard.topics else [])]
    groups += [" ".join(pair) for pair in pairwise(["<", *words, ">"])]
    for word in words:
        padded = f" {word} "
        groups.append(f"={word}")
        groups += [padded[at : at + size] for size in range(2, 6) for at in range(len(padded) - size + 1)]
    first = list(dict.fromkeys(groups))[:400]
    assert buckets(heard) == list(dict.fromkeys(crc32(group.encode()) % BUCKETS for group in first))


@pytest.mark.parametrize("text", ["", "???", "qwrtpsdfg", "\u0001"])
def test_nothing_said_is_no_guess(text: str) -> None:
    question = answering.ask(text, municipality=ASKER, language="nb", now=NOW)
    assert question == menu.Question(menu.Why.NOT_UNDERSTOOD)


def test_a_guess_of_the_same_kind_takes_nothing_away() -> None:
    question = answering.ask("hva er åpent nå?", municipality=ASKER, language="nb", now=NOW)
    assert isinstance(question, hours.Question)
    assert question.only_open


def test_every_label_can_be_put_as_a_question() -> None:
    heard = hear("x", words=words_in("nb"), municipality=ASKER, now=NOW)
    labels = set(learned().labels)
    put = {label: guessed(label, heard) for label in labels}
    assert {label for label, question in put.items() if question is None} == {"card", "not_understood"}
    kinds = {understood(question).kind for question in put.values() if question is not None}
    assert kinds == {label.partition(".")[0] for label in labels} - {"card", "not_understood"}


def test_weights_were_learned_from_the_phrases_that_stand_there() -> None:
    """When this fails: `torgbot understand train`."""
    assert learned().learned_from == fingerprint()
    assert {phrase.language for phrase in phrases()} == set(UNDERSTOOD)
    assert len(learned().steps) == BUCKETS * len(learned().labels)


def test_training_tells_two_kinds_apart() -> None:
    taught = [
        *training.examples(
            [phrase for phrase in phrases() if phrase.language == "sv" and phrase.label == "idea"], ASKER
        ),
        *training.examples(
            [phrase for phrase in phrases() if phrase.language == "sv" and phrase.label == "hours"], ASKER
        ),
    ]
    labels, scale, steps = training.train(taught)
    width = len(labels)
    signed = memoryview(steps).cast("b")
    for example in taught:
        sums = [sum(signed[bucket * width + n] for bucket in example.buckets) for n in range(width)]
        assert labels[sums.index(max(sums))] == example.label
    assert scale > 0


def test_a_guess_takes_less_than_a_millisecond() -> None:
    heard = hear("kan noen av dere komme hjem til mora mi", words=words_in("nb"), municipality=ASKER, now=NOW)
    taken = []
    for _round in range(20):
        start = time.thread_time()
        GUESSER.guess(heard)
        taken.append(time.thread_time() - start)
    assert min(taken) < 0.001
