"""Which copies of a call are meant: those nobody has answered, those out of date, those with a newer one below them.

What a copy shows is the newest letter that went to its place, the call's own or that of an edit. A request keeps the
first letter of what its copies say now (`current_letter`): a copy that shows an earlier one is out of date.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Final

from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select

from db.commitments.commitments import commitments
from db.delivery.letters import letters
from db.delivery.outbox import outbox
from domain.delivery import DeliveryState
from domain.letters import Kind
from domain.requests import Answer

CALLS: Final = (Kind.CALL.value, Kind.NUDGE.value)
HAS_OR_GETS: Final = (DeliveryState.PENDING.value, DeliveryState.SENDING.value, DeliveryState.SENT.value)
_NEVER_CAME: Final = tuple(
    state.value
    for state in (
        DeliveryState.FAILED,
        DeliveryState.UNREACHABLE,
        DeliveryState.STOPPED,
        DeliveryState.UNCERTAIN,
        DeliveryState.EXPIRED,
    )
)
IS_CALL: Final = outbox.c.kind.in_(CALLS)
IS_EDIT: Final = outbox.c.kind == Kind.COPY.value


def unanswered(request_id: int) -> tuple[ColumnElement[bool], ...]:
    """Copies that have arrived, and whose reader has not answered since; a no to an earlier time is no answer."""
    is_asked_since = and_(
        commitments.c.answer == Answer.NO.value,
        commitments.c.is_asked_again,
        commitments.c.answered_at <= outbox.c.created_at,
    )
    answered = exists().where(
        commitments.c.request_id == request_id, commitments.c.person_id == outbox.c.chat_id, ~is_asked_since
    )
    return (
        outbox.c.request_id == request_id,
        IS_CALL,
        outbox.c.state == DeliveryState.SENT.value,
        outbox.c.message_id.is_not(None),
        ~answered,
    )


def asks_though_answered(request_id: int, person_id: int) -> ColumnElement[bool]:
    """Whether a copy was made before its reader answered, and shows still what it said then."""
    change = outbox.alias("change")
    answered_at = select(commitments.c.answered_at).where(
        commitments.c.request_id == request_id, commitments.c.person_id == person_id
    )
    is_edited = exists().where(change.c.chat_id == person_id, change.c.edits == outbox.c.message_id)
    return and_(outbox.c.created_at < answered_at.scalar_subquery(), ~is_edited)


def has_newer(made_at: dt.datetime | None = None) -> ColumnElement[bool]:
    """Whether the same person has, or is about to get, a newer copy; one made at a moment, where that is given."""
    newer = outbox.alias("newer")
    which = (
        newer.c.request_id == outbox.c.request_id,
        newer.c.chat_id == outbox.c.chat_id,
        newer.c.kind.in_(CALLS),
        newer.c.state.in_(HAS_OR_GETS),
        newer.c.id > outbox.c.id,
    )
    return exists().where(*which, *([newer.c.created_at == made_at] if made_at is not None else ()))


def leads_nowhere(request_id: int, led: Collection[str]) -> ColumnElement[bool]:
    """Whether a copy says what leads to a newer one (`led`, in any language), and that came to its end elsewhere."""
    newer, change = outbox.alias("never"), outbox.alias("lead")
    never = select(newer.c.chat_id).where(
        newer.c.request_id == request_id, newer.c.kind.in_(CALLS), newer.c.state.in_(_NEVER_CAME)
    )
    says = (
        select(letters.c.payload)
        .join(change, change.c.letter_id == letters.c.id)
        .where(
            change.c.chat_id == outbox.c.chat_id,
            change.c.edits == outbox.c.message_id,
            change.c.state != DeliveryState.SUPERSEDED.value,
        )
        .order_by(change.c.id.desc())
        .limit(1)
    )
    is_led = says.correlate(outbox).scalar_subquery().in_(led)
    return and_(outbox.c.chat_id.in_(never), is_led, ~has_newer())


def newer_waits_until() -> ColumnElement[dt.datetime | None]:
    """Until when a newer copy is held, so that none leads to it before it is there; none where no copy is held."""
    newer = outbox.alias("held")
    which = (
        newer.c.request_id + 0 == outbox.c.request_id,  # no bare column: SQLite would walk all that wait of the request
        newer.c.chat_id == outbox.c.chat_id,
        newer.c.kind.in_(CALLS),
        newer.c.state == DeliveryState.PENDING.value,
        newer.c.owner == "",
        newer.c.id > outbox.c.id,
    )
    return select(func.max(newer.c.not_before)).where(*which).correlate(outbox).scalar_subquery()


def shows(payload: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether a copy shows these words for certain: what went to its place last says so, and nothing is on its way.

    An edit that waits in the bulk lane does not count: whoever asks is about to supersede it.
    """
    last, change = outbox.alias("last"), outbox.alias("other")
    has_arrived = last.c.state == DeliveryState.SENT.value
    may_have_arrived = or_(has_arrived, last.c.state == DeliveryState.UNCERTAIN.value, last.c.unclear > 0)
    shown = (
        select(case((has_arrived, letters.c.payload)))
        .select_from(last.outerjoin(letters, letters.c.id == last.c.letter_id))
        .where(
            last.c.chat_id == outbox.c.chat_id,
            or_(last.c.id == outbox.c.id, last.c.edits == outbox.c.message_id),
            may_have_arrived,
        )
        .order_by(last.c.id.desc())
        .limit(1)
    )
    is_changing = exists().where(
        change.c.chat_id == outbox.c.chat_id,
        change.c.edits == outbox.c.message_id,
        or_(
            change.c.state == DeliveryState.SENDING.value,
            and_(change.c.state == DeliveryState.PENDING.value, change.c.letter_id.is_(None)),
        ),
    )
    return and_(shown.correlate(outbox).scalar_subquery() == payload, ~is_changing)


def is_outdated(current: int) -> ColumnElement[bool]:
    """Whether a copy shows a letter from before the last change, and no edit of it brings it up to date."""
    return and_(outbox.c.letter_id < current, ~was_edited(since=current))


def was_edited(since: int = 0) -> ColumnElement[bool]:
    """Whether a copy was changed, or is about to be, to a letter from this one on."""
    change = outbox.alias("change")
    which = (
        change.c.kind == Kind.COPY.value,
        change.c.chat_id == outbox.c.chat_id,
        change.c.edits == outbox.c.message_id,
        change.c.state != DeliveryState.SUPERSEDED.value,
    )
    return exists().where(*which, *([change.c.letter_id >= since] if since else ()))
