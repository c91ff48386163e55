"""The request that most tests speak of: hosts for a concert at Heggedal on Thursday 26 November 2026."""

import datetime as dt
from typing import Final

from domain.requests import Request, RequestStatus

CONCERT: Final = Request(
    id=1,
    coordinator_id=2,
    status=RequestStatus.DRAFT,
    hub="heggedal",
    activity="Konsert",
    day=dt.date(2026, 11, 26),
    starts=dt.time(17),
    ends=dt.time(20),
    role="vertskap",
    interests=frozenset({"kor"}),
    needed=2,
    text="Velkommen!",
)
