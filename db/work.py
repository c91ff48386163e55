"""The unit of work: one transaction, with one repository for each family of tables.

Several go on at once on PostgreSQL. All of them take their locks in one order, so that no two wait for each other:
lease and lane, whoever acts, requests, those who are written to, everything else. docs/decisions/0018 has the reasons.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection

from db.agenda import Agenda
from db.audit import Audit
from db.bygone import Bygone
from db.choices import Bits, Choices
from db.commitments.asked_again import AskedAgain
from db.commitments.attendance import Attendance
from db.commitments.calls import Calls
from db.commitments.candidates import Candidates
from db.commitments.commitments import Commitments
from db.commitments.copies import Copies
from db.commitments.credits import Credits
from db.commitments.effects import Effects
from db.commitments.notes import Notes
from db.commitments.open_calls import OpenCalls
from db.commitments.promises import Promises
from db.commitments.waiting_list import WaitingList
from db.delivery.claims import Claims
from db.delivery.deliveries import Deliveries
from db.delivery.flood_control import FloodControl
from db.delivery.inbox import Inbox
from db.delivery.marks import Marks
from db.delivery.outbox import Outbox
from db.delivery.recovery import Recovery
from db.delivery.unsent import Unsent
from db.departures import Departures
from db.depths import Depths
from db.erasures import Erasures
from db.leases import Leases
from db.people.appointments import Appointments
from db.people.arrivals import Arrivals
from db.people.certificates import Certificates
from db.people.follows import Follows
from db.people.ideas import Ideas
from db.people.people import People
from db.people.volunteers import Volunteers
from db.register.changes import Changes
from db.register.hour_drafts import HourDrafts
from db.register.hubs import Hubs
from db.reminders import Reminders
from db.requests.cards import Cards
from db.requests.drafts import Drafts
from db.requests.guests import Guests
from db.requests.places import Places
from db.requests.request_changes import RequestChanges
from db.requests.requests import Requests
from db.requests.series import AllSeries
from db.requests.templates import Templates

_Repository = TypeVar("_Repository")


def _of(kind: Callable[[AsyncConnection], _Repository]) -> cached_property[_Repository]:
    """A repository, made when a unit of work first asks for it."""
    return cached_property(lambda work: kind(work.connection))


def _choosing(kind: Callable[[AsyncConnection, Choices], _Repository]) -> cached_property[_Repository]:
    """A repository of what roles and interests are chosen for."""
    return cached_property(lambda work: kind(work.connection, work.choices))


class UnitOfWork:
    """What actions work with; `Database.work()` commits or rolls back everything in it together."""

    def __init__(self, connection: AsyncConnection, bits: Bits | None = None) -> None:
        self.connection = connection
        self._bits = bits

    @cached_property
    def choices(self) -> Choices:
        """Numbers for roles and interests."""
        return Choices(self.connection, self._bits)

    @cached_property
    def attendance(self) -> Attendance:
        """Who comes and who is there."""
        return Attendance(self.connection, self.requests)

    agenda = _of(Agenda)  #: What falls due.
    appointments = _of(Appointments)  #: Who coordinates what, and invitations.
    arrivals = _of(Arrivals)  #: Who writes.
    asked_again = _of(AskedAgain)  #: Whom a change of a request concerns.
    audit = _of(Audit)  #: Who did or tried what.
    bygone = _of(Bygone)  #: What has been kept long enough.
    calls = _of(Calls)  #: Who was asked.
    candidates = _choosing(Candidates)  #: Who may be asked.
    cards = _of(Cards)  #: Messages that show requests to their coordinators.
    certificates = _of(Certificates)  #: Proofs of voluntary work.
    changes = _of(Changes)  #: Who changed what in the register.
    claims = _of(Claims)  #: Messages that the sender takes up.
    commitments = _of(Commitments)  #: Answers to requests.
    copies = _of(Copies)  #: Calls as they stand in chats.
    credits = _of(Credits)  #: How it was, and confirmed hours.
    deliveries = _of(Deliveries)  #: What became of messages.
    departures = _of(Departures)  #: Who left, and came back, without saying who.
    depths = _of(Depths)  #: How much waits.
    drafts = _choosing(Drafts)  #: Calls for help that are being written.
    effects = _of(Effects)  #: What calls for help have led to.
    erasures = _of(Erasures)  #: Who was erased, without saying who.
    flood_control = _of(FloodControl)  #: How long Telegram wants peace.
    follows = _of(Follows)  #: Who wants to be told when a hub opens or its hours change.
    guests = _of(Guests)  #: People without the app.
    hour_drafts = _of(HourDrafts)  #: Hours that are being written.
    hubs = _of(Hubs)  #: The register of the municipality.
    ideas = _of(Ideas)  #: What people want to happen.
    inbox = _of(Inbox)  #: Updates received.
    leases = _of(Leases)  #: Who polls and sends.
    marks = _of(Marks)  #: What became of those.
    notes = _of(Notes)  #: What people write to each other about a request.
    open_calls = _of(OpenCalls)  #: What could still be helped with.
    outbox = _of(Outbox)  #: Messages on their way.
    people = _of(People)  #: Anyone who has written.
    places = _of(Places)  #: Places in requests.
    promises = _of(Promises)  #: By when new volunteers are answered.
    recovery = _of(Recovery)  #: What a sender took up and never marked.
    reminders = _of(Reminders)  #: What was asked and told once.
    request_changes = _of(RequestChanges)  #: What becomes of sent requests.
    requests = _choosing(Requests)  #: Calls for help.
    series = _choosing(AllSeries)  #: Standing duties.
    templates = _choosing(Templates)  #: Requests that come again.
    unsent = _of(Unsent)  #: Messages that have not left.
    volunteers = _choosing(Volunteers)  #: Volunteers and audiences.
    waiting_list = _of(WaitingList)  #: Who waits for a place.
