"""What follows from the answer to one attempt to send: a pure decision.

Telegram has no idempotency key, so an attempt without a clear answer may or may not have arrived. Such a
message is sent once more and no more often: a second copy is possible, a lost call for help is worse.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus
from typing import Any, Final

RESENDS_WHEN_UNCLEAR: Final = 1
NO_CONNECTION_WAIT: Final = 2.0  #: Seconds, as the next two.
BAD_TOKEN_WAIT: Final = 30.0
A_YEAR: Final = 365 * 86400
RESEND_WAIT: Final = 1.0
NOT_MODIFIED: Final = "not modified"
"""Why an edit has had its effect without having been made: its message says that already."""


class DeliveryState(StrEnum):
    """The life of one message to one person."""

    PENDING = "pending"  #: Waits for its turn.
    SENDING = "sending"  #: Claimed; an answer is awaited.
    SENT = "sent"
    UNREACHABLE = "unreachable"  #: The person has blocked the bot or is gone.
    FAILED = "failed"  #: Telegram refuses this message.
    UNCERTAIN = "uncertain"  #: No clear answer, and it has been sent again already.
    STOPPED = "stopped"  #: Called off before it was sent.
    EXPIRED = "expired"  #: It would have come too late to be of use.
    SUPERSEDED = "superseded"  #: A newer edit of the same message took its place.


ON_THE_WAY: Final = (DeliveryState.PENDING, DeliveryState.SENDING)
"""The states of a message that has not come to its end."""


class Transit(StrEnum):
    """How far an attempt without an answer came."""

    NOT_SENT = "not_sent"  #: No connection: it certainly did not arrive.
    UNCLEAR = "unclear"  #: Lost on the way there or back: it may have arrived.


@dataclass(frozen=True, slots=True)
class Reply:
    """What the Bot API answered: HTTP status and body; None where the body was no JSON object."""

    status: int
    body: dict[str, Any] | None

    @property
    def is_ok(self) -> bool:
        """Whether the call was carried out."""
        body = self.body or {}
        return self.status == HTTPStatus.OK and body.get("ok") is True and "result" in body

    @property
    def retry_after(self) -> int | None:
        """Seconds to wait, where Telegram names them; more than a year of them is nonsense."""
        seconds = self._parameter("retry_after")
        return seconds if seconds is not None and 0 <= seconds <= A_YEAR else None

    @property
    def migrated_to(self) -> int | None:
        """The new number of a group that has become a supergroup."""
        return self._parameter("migrate_to_chat_id")

    def _parameter(self, name: str) -> int | None:
        parameters = (self.body or {}).get("parameters")
        value = parameters.get(name) if isinstance(parameters, dict) else None
        return value if isinstance(value, int) else None

    @property
    def description(self) -> str:
        """Telegram's words on a refusal; empty when it gave none."""
        return str((self.body or {}).get("description", ""))


@dataclass(frozen=True, slots=True)
class Done:
    """The message has come to its end."""

    state: DeliveryState
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Again:
    """The message waits and is tried again."""

    delay: float  #: Seconds.
    unclear: bool = False  #: It may have arrived.
    pauses_all: bool = False  #: Nothing at all may be sent meanwhile.
    is_flood: bool = False  #: Flood control asked for it.
    as_new: bool = False  #: As a new message, in place of an edit.
    chat_id: int | None = None  #: To the chat's new number.


Verdict = Done | Again


def after(  # noqa: PLR0911 -- a table: one line an outcome
    outcome: Reply | Transit, *, unclear_before: int, is_edit: bool = False, resends: int = RESENDS_WHEN_UNCLEAR
) -> Verdict:
    """Decide what becomes of a message after one attempt, by HTTP status and cause.

    `unclear_before` counts earlier attempts without a clear answer; after `resends` of them it is left. A wait for
    the network, for flood control or for a token that works is no attempt: the message waits until it is called
    off or no longer useful.
    """
    match outcome:
        case Transit.NOT_SENT:
            return Again(NO_CONNECTION_WAIT, pauses_all=True)
        case Transit.UNCLEAR:
            return _resent(unclear_before, resends, "no answer")
        case Reply(is_ok=True):
            return Done(DeliveryState.SENT)
        case Reply(status=429):
            return Again(float(outcome.retry_after or 1), pauses_all=True, is_flood=True)
        case Reply(status=403):
            return Done(DeliveryState.UNREACHABLE, outcome.description)
        case Reply(status=400) if outcome.migrated_to is not None:
            return Again(0.0, chat_id=outcome.migrated_to)
        case Reply(status=400):
            return _refused(outcome.description, is_edit=is_edit)
        case Reply(status=401 | 404):
            return Again(BAD_TOKEN_WAIT, pauses_all=True)
        case Reply():
            return _resent(unclear_before, resends, f"HTTP {outcome.status}")


def of_refused(verdict: Done, chat: Reply | Transit) -> Verdict:
    """Decide whom the refusal of a message concerns, by what Telegram answers when asked about its chat.

    A chat that it does not know takes no message at all: the person cannot be reached, and what is said may be sound.
    """
    match chat:
        case Reply(status=400 | 403):
            return Done(DeliveryState.UNREACHABLE, verdict.reason)
        case Reply(status=429):
            return after(chat, unclear_before=0)
        case _known_or_not_answered:
            return verdict


def _refused(description: str, *, is_edit: bool) -> Verdict:
    """Telegram will never take this message as it is; an edit that cannot be made becomes a new message.

    Only the words tell an edit that changes nothing from one whose message is gone.
    """
    if not is_edit:
        return Done(DeliveryState.FAILED, description)
    if NOT_MODIFIED in description:
        return Done(DeliveryState.SENT, NOT_MODIFIED)
    return Again(0.0, as_new=True)


def _resent(unclear_before: int, resends: int, reason: str) -> Verdict:
    if unclear_before >= resends:
        return Done(DeliveryState.UNCERTAIN, reason)
    return Again(RESEND_WAIT, unclear=True)
