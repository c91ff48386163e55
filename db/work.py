"""The unit of work: one transaction, with one repository for each family of tables."""

from __future__ import annotations

from functools import cached_property

from sqlalchemy.ext.asyncio import AsyncConnection

from db.agenda import Agenda
from db.appointments import Appointments
from db.arrivals import Arrivals
from db.audit import Audit
from db.bygone import Bygone
from db.calls import Calls
from db.changes import Changes
from db.choices import Bits, Choices
from db.commitments import Commitments
from db.depths import Depths
from db.dispatch import Dispatch
from db.erasures import Erasures
from db.follows import Follows
from db.hour_drafts import HourDrafts
from db.hubs import Hubs
from db.ideas import Ideas
from db.inbox import Inbox
from db.leases import Leases
from db.outbox import Outbox
from db.people import People
from db.reminders import Reminders
from db.requests import Requests
from db.unsent import Unsent
from db.volunteers import Volunteers


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
    def depths(self) -> Depths:
        """How much waits."""
        return Depths(self.connection)

    @cached_property
    def dispatch(self) -> Dispatch:
        """The sender's side of the outbox."""
        return Dispatch(self.connection)

    @cached_property
    def erasures(self) -> Erasures:
        """Who was erased, without saying who."""
        return Erasures(self.connection)

    @cached_property
    def follows(self) -> Follows:
        """Who wants to be told when a hub opens or its hours change."""
        return Follows(self.connection)

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
    def outbox(self) -> Outbox:
        """Messages on their way."""
        return Outbox(self.connection)

    @cached_property
    def people(self) -> People:
        """Anyone who has written."""
        return People(self.connection)

    @cached_property
    def reminders(self) -> Reminders:
        """What was asked and told once."""
        return Reminders(self.connection)

    @cached_property
    def requests(self) -> Requests:
        """Calls for help."""
        return Requests(self.connection, self.choices)

    @cached_property
    def unsent(self) -> Unsent:
        """Messages that have not left."""
        return Unsent(self.connection)

    @cached_property
    def volunteers(self) -> Volunteers:
        """Volunteers and audiences."""
        return Volunteers(self.connection, self.choices)
