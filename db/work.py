"""The unit of work: one transaction, with one repository for each family of tables.

Several go on at once on PostgreSQL. All of them take their locks in one order, so that no two wait for each other:
lease and lane, whoever acts, requests, those who are written to, everything else. docs/decisions/0018 has the reasons.
"""

from __future__ import annotations

from functools import cached_property

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
from db.delivery.dispatch import Dispatch
from db.delivery.inbox import Inbox
from db.delivery.outbox import Outbox
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
from db.requests.guests import Guests
from db.requests.places import Places
from db.requests.request_changes import RequestChanges
from db.requests.requests import Requests
from db.requests.series import AllSeries
from db.requests.templates import Templates


class UnitOfWork:
    """What actions work with; `Database.work()` commits or rolls back everything in it together."""

    def __init__(self, connection: AsyncConnection, bits: Bits | None = None) -> None:
        self.connection = connection
        self._bits = bits

    @cached_property
    def agenda(self) -> Agenda:
        """What falls due."""
        return Agenda(self.connection)

    @cached_property
    def appointments(self) -> Appointments:
        """Who coordinates what, and invitations."""
        return Appointments(self.connection)

    @cached_property
    def arrivals(self) -> Arrivals:
        """Who writes."""
        return Arrivals(self.connection)

    @cached_property
    def asked_again(self) -> AskedAgain:
        """Whom a change of a request concerns."""
        return AskedAgain(self.connection)

    @cached_property
    def attendance(self) -> Attendance:
        """Who comes and who is there."""
        return Attendance(self.connection, self.requests)

    @cached_property
    def audit(self) -> Audit:
        """Who did or tried what."""
        return Audit(self.connection)

    @cached_property
    def bygone(self) -> Bygone:
        """What has been kept long enough."""
        return Bygone(self.connection)

    @cached_property
    def calls(self) -> Calls:
        """Who was asked."""
        return Calls(self.connection)

    @cached_property
    def candidates(self) -> Candidates:
        """Who may be asked."""
        return Candidates(self.connection, self.choices)

    @cached_property
    def cards(self) -> Cards:
        """Messages that show requests to their coordinators."""
        return Cards(self.connection)

    @cached_property
    def certificates(self) -> Certificates:
        """Proofs of voluntary work."""
        return Certificates(self.connection)

    @cached_property
    def changes(self) -> Changes:
        """Who changed what in the register."""
        return Changes(self.connection)

    @cached_property
    def choices(self) -> Choices:
        """Numbers for roles and interests."""
        return Choices(self.connection, self._bits)

    @cached_property
    def commitments(self) -> Commitments:
        """Answers to requests."""
        return Commitments(self.connection)

    @cached_property
    def copies(self) -> Copies:
        """Calls as they stand in chats."""
        return Copies(self.connection)

    @cached_property
    def credits(self) -> Credits:
        """How it was, and confirmed hours."""
        return Credits(self.connection)

    @cached_property
    def departures(self) -> Departures:
        """Who left, and came back, without saying who."""
        return Departures(self.connection)

    @cached_property
    def depths(self) -> Depths:
        """How much waits."""
        return Depths(self.connection)

    @cached_property
    def dispatch(self) -> Dispatch:
        """The sender's side of the outbox."""
        return Dispatch(self.connection)

    @cached_property
    def effects(self) -> Effects:
        """What calls for help have led to."""
        return Effects(self.connection)

    @cached_property
    def erasures(self) -> Erasures:
        """Who was erased, without saying who."""
        return Erasures(self.connection)

    @cached_property
    def follows(self) -> Follows:
        """Who wants to be told when a hub opens or its hours change."""
        return Follows(self.connection)

    @cached_property
    def guests(self) -> Guests:
        """People without the app."""
        return Guests(self.connection)

    @cached_property
    def hour_drafts(self) -> HourDrafts:
        """Hours that are being written."""
        return HourDrafts(self.connection)

    @cached_property
    def hubs(self) -> Hubs:
        """The register of the municipality."""
        return Hubs(self.connection)

    @cached_property
    def ideas(self) -> Ideas:
        """What people want to happen."""
        return Ideas(self.connection)

    @cached_property
    def inbox(self) -> Inbox:
        """Updates received."""
        return Inbox(self.connection)

    @cached_property
    def leases(self) -> Leases:
        """Who polls and sends."""
        return Leases(self.connection)

    @cached_property
    def notes(self) -> Notes:
        """What people write to each other about a request."""
        return Notes(self.connection)

    @cached_property
    def open_calls(self) -> OpenCalls:
        """What could still be helped with."""
        return OpenCalls(self.connection)

    @cached_property
    def outbox(self) -> Outbox:
        """Messages on their way."""
        return Outbox(self.connection)

    @cached_property
    def people(self) -> People:
        """Anyone who has written."""
        return People(self.connection)

    @cached_property
    def places(self) -> Places:
        """Places in requests."""
        return Places(self.connection)

    @cached_property
    def promises(self) -> Promises:
        """By when new volunteers are answered."""
        return Promises(self.connection)

    @cached_property
    def reminders(self) -> Reminders:
        """What was asked and told once."""
        return Reminders(self.connection)

    @cached_property
    def request_changes(self) -> RequestChanges:
        """What becomes of sent requests."""
        return RequestChanges(self.connection)

    @cached_property
    def requests(self) -> Requests:
        """Calls for help."""
        return Requests(self.connection, self.choices)

    @cached_property
    def series(self) -> AllSeries:
        """Standing duties."""
        return AllSeries(self.connection, self.choices)

    @cached_property
    def templates(self) -> Templates:
        """Requests that come again."""
        return Templates(self.connection, self.choices)

    @cached_property
    def unsent(self) -> Unsent:
        """Messages that have not left."""
        return Unsent(self.connection)

    @cached_property
    def volunteers(self) -> Volunteers:
        """Volunteers and audiences."""
        return Volunteers(self.connection, self.choices)

    @cached_property
    def waiting_list(self) -> WaitingList:
        """Who waits for a place."""
        return WaitingList(self.connection)
