"""What an action may refuse, drawn as a tree; each name says why, the handlers say it to the person.

Refused
├── NotAllowed            the actor has no such right (audited)
│   ├── NotAsked          the request was meant for others
│   └── NotAnOwner        and never a coordinator has it either
├── OutOfDate             the thing pressed no longer is as the button says
├── Unknown               there is no such hub, role, request, …
├── NotPossible           the wish itself is wrong; `problem` names it
└── InvitationSpent       the link was used, has expired or never was
"""

from __future__ import annotations

from enum import StrEnum


class Refused(Exception):  # noqa: N818 -- a refusal is an answer, not an error
    """The action was not carried out and changed nothing."""


class NotAllowed(Refused):
    """The actor has no right to do this."""


class NotAsked(NotAllowed):
    """The request was not meant for this person."""


class NotAnOwner(NotAllowed):
    """Only owners may do this."""


class OutOfDate(Refused):
    """The button speaks of something that has changed since."""


class Unknown(Refused):
    """The thing named does not exist."""


class InvitationSpent(Refused):
    """The invitation was used, has expired, or never was."""


class Problem(StrEnum):
    """What can be wrong with a wish."""

    TOO_LONG = "too_long"
    EMPTY = "empty"
    NOT_RECOGNISED = "not_recognised"
    IN_THE_PAST = "in_the_past"
    TOO_FAR_AHEAD = "too_far_ahead"
    NOT_A_DATE = "not_a_date"
    NOT_A_TIME = "not_a_time"
    NOT_A_NUMBER = "not_a_number"
    TOO_FEW = "too_few"
    TOO_MANY = "too_many"
    TAKEN_BY_GUESTS = "taken_by_guests"
    CLOSED_THEN = "closed_then"
    HUB_IS_PLANNED = "hub_is_planned"
    NOT_YOUR_HUB = "not_your_hub"
    UNKNOWN_ROLE = "unknown_role"
    NOBODY_TO_ASK = "nobody_to_ask"
    INCOMPLETE = "incomplete"
    CONSENT_MISSING = "consent_missing"
    NOBODY_COMES = "nobody_comes"
    NOT_COMING = "not_coming"
    COMES_NO_MORE = "comes_no_more"
    NO_PLACE_FREE = "no_place_free"


class NotPossible(Refused):
    """The wish cannot be met; nothing was changed, what was written before is kept."""

    def __init__(self, problem: Problem, **facts: object) -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.facts = facts
