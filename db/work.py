"""The unit of work: one transaction, with one repository for each family of tables."""

from __future__ import annotations

from functools import cached_property

from sqlalchemy.ext.asyncio import AsyncConnection

from db.appointments import Appointments
from db.audit import Audit
from db.choices import Choices
from db.commitments import Commitments
from db.dispatch import Dispatch
from db.follows import Follows
from db.hubs import Hubs
from db.ideas import Ideas
from db.inbox import Inbox
from db.outbox import Outbox
from db.people import People
from db.requests import Requests
from db.volunteers import Volunteers


class UnitOfWork:
    """What actions work with; `Database.work()` commits or rolls back everything in it together."""

    def __init__(self, connection: AsyncConnection) -> None:
        self.connection = connection

    @cached_property
    def appointments(self) -> Appointments:
        """Who coordinates what, and invitations."""
        return Appointments(self.connection)

    @cached_property
    def audit(self) -> Audit:
        """Who did or tried what."""
        return Audit(self.connection)

    @cached_property
    def choices(self) -> Choices:
        """Numbers for roles and interests."""
        return Choices(self.connection)

    @cached_property
    def commitments(self) -> Commitments:
        """Answers to requests."""
        return Commitments(self.connection)

    @cached_property
    def dispatch(self) -> Dispatch:
        """The sender's side of the outbox."""
        return Dispatch(self.connection)

    @cached_property
    def follows(self) -> Follows:
        """Who wants to be told when a hub opens."""
        return Follows(self.connection)

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
    def outbox(self) -> Outbox:
        """Messages on their way."""
        return Outbox(self.connection)

    @cached_property
    def people(self) -> People:
        """Anyone who has written."""
        return People(self.connection)

    @cached_property
    def requests(self) -> Requests:
        """Calls for help."""
        return Requests(self.connection, self.choices)

    @cached_property
    def volunteers(self) -> Volunteers:
        """Volunteers and audiences."""
        return Volunteers(self.connection, self.choices)
