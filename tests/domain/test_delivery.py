"""What follows from each answer: every row of what Telegram and the network may say."""

from typing import Any

import pytest

from domain.delivery import Again, DeliveryState, Done, Reply, Transit, Verdict, after, of_refused

SENT = Done(DeliveryState.SENT)
RESENT = Again(1.0, unclear=True)


def refusal(status: int, sentence: str = "", **parameters: Any) -> Reply:
    body: dict[str, Any] = {"ok": False, "error_code": status, "description": sentence}
    return Reply(status, body | ({"parameters": parameters} if parameters else {}))


def flood(seconds: float) -> Again:
    return Again(seconds, pauses_all=True, is_flood=True)


def failed(sentence: str) -> Done:
    return Done(DeliveryState.FAILED, sentence)


def unreachable(sentence: str) -> Done:
    return Done(DeliveryState.UNREACHABLE, sentence)


def uncertain(reason: str) -> Done:
    return Done(DeliveryState.UNCERTAIN, reason)


@pytest.mark.parametrize(
    ("said", "outcome", "first", "second"),
    [
        ("200", Reply(200, {"ok": True, "result": {"message_id": 1}}), SENT, SENT),
        ("200, result true", Reply(200, {"ok": True, "result": True}), SENT, SENT),
        ("429", refusal(429, "wait", retry_after=7), flood(7), flood(7)),
        ("429 of 0 s", refusal(429, "wait", retry_after=0), flood(1), flood(1)),
        ("429 of a day", refusal(429, retry_after=86400), flood(86400), flood(86400)),
        ("429 without seconds", refusal(429), flood(1), flood(1)),
        ("429 without a body", Reply(429, None), flood(1), flood(1)),
        ("429 beyond all dates", refusal(429, retry_after=10**12), flood(1), flood(1)),
        ("429 of nonsense", refusal(429, retry_after="soon"), flood(1), flood(1)),
        ("403", refusal(403, "blocked"), unreachable("blocked"), unreachable("blocked")),
        ("403 without a body", Reply(403, None), unreachable(""), unreachable("")),
        ("400", refusal(400, "can't parse"), failed("can't parse"), failed("can't parse")),
        ("400 without a body", Reply(400, None), failed(""), failed("")),
        ("401", refusal(401), Again(30, pauses_all=True), Again(30, pauses_all=True)),
        ("404", refusal(404), Again(30, pauses_all=True), Again(30, pauses_all=True)),
        ("500", refusal(500), RESENT, uncertain("HTTP 500")),
        ("502 in HTML", Reply(502, None), RESENT, uncertain("HTTP 502")),
        ("200 in HTML", Reply(200, None), RESENT, uncertain("HTTP 200")),
        ("200 {}", Reply(200, {}), RESENT, uncertain("HTTP 200")),
        ("200 not ok", Reply(200, {"ok": False}), RESENT, uncertain("HTTP 200")),
        ("200 not ok, with result", Reply(200, {"ok": False, "result": True}), RESENT, uncertain("HTTP 200")),
        ("200 without result", Reply(200, {"ok": True}), RESENT, uncertain("HTTP 200")),
        ("409", refusal(409), RESENT, uncertain("HTTP 409")),
        ("no connection", Transit.NOT_SENT, Again(2, pauses_all=True), Again(2, pauses_all=True)),
        ("no answer", Transit.UNCLEAR, RESENT, uncertain("no answer")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_answer_decides_what_becomes_of_a_message(
    said: str, outcome: Reply | Transit, first: Verdict, second: Verdict
) -> None:
    assert (after(outcome, unclear_before=0), after(outcome, unclear_before=1)) == (first, second), said


def test_what_is_never_sent_twice_is_uncertain_at_once() -> None:
    assert after(Transit.UNCLEAR, unclear_before=0, resends=0) == uncertain("no answer")


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("message is not modified: same content", Done(DeliveryState.SENT, "not modified")),
        ("message to edit not found", Again(0.0, as_new=True)),
        ("message can't be edited", Again(0.0, as_new=True)),
    ],
)
def test_edit_that_cannot_be_made_is_harmless(sentence: str, verdict: Verdict) -> None:
    assert after(refusal(400, sentence), unclear_before=0, is_edit=True) == verdict


@pytest.mark.parametrize("is_edit", [True, False])
@pytest.mark.parametrize("status", [401, 403, 404, 429, 500])
def test_only_a_400_is_judged_differently_for_an_edit(status: int, *, is_edit: bool) -> None:
    assert after(refusal(status), unclear_before=0, is_edit=is_edit) == after(refusal(status), unclear_before=0)


def test_message_follows_a_group_that_moved() -> None:
    moved = refusal(400, "group chat was upgraded to a supergroup chat", migrate_to_chat_id=-1001)
    assert isinstance(after(moved, unclear_before=0), Again)


@pytest.mark.parametrize(
    ("chat", "verdict"),
    [
        (refusal(400, "chat not found"), unreachable("no")),
        (refusal(403, "blocked"), unreachable("no")),
        (refusal(429, retry_after=7), flood(7)),
        (Reply(200, {"ok": True, "result": {"id": 1}}), failed("no")),
        (refusal(404), failed("no")),
        (Reply(502, None), failed("no")),
        (Transit.UNCLEAR, failed("no")),
        (Transit.NOT_SENT, failed("no")),
    ],
)
def test_refusal_concerns_a_chat_that_telegram_does_not_know(chat: Reply | Transit, verdict: Verdict) -> None:
    assert of_refused(failed("no"), chat) == verdict
