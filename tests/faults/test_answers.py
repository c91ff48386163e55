"""What the whole bot makes of answers that are no answers, for polls and for sends alike."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from bot.demo.faults import Fault
from bot.transport import DEADLINE, Transport
from tests.conftest import Town
from tests.crashes.story import rows, until_quiet

pytestmark = pytest.mark.usefixtures("impatient", "quick")

FAULTS = {
    "html": Fault.html(performs=True),
    "bad gateway": Fault.bad_gateway(),
    "truncated": Fault.truncated(performs=True),
    "reset before": Fault.dropped(performs=False),
    "reset after": Fault.dropped(performs=True),
    "drip": Fault.dripping(0.2),
    "silence before": Fault.hanging(30, performs=False),
    "silence after": Fault.hanging(30),
}


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bot that waits a third of a second for each poll and for its first message, and sends again soon."""
    call, called = Transport.call, Counter[str]()

    async def soon(self: Transport, method: str, *given: Any, deadline: float = DEADLINE, **more: Any) -> Any:
        called[method] += 1
        is_short = method == "getUpdates" or (method, called[method]) == ("sendMessage", 1)
        return await call(self, method, *given, deadline=min(deadline, 0.3) if is_short else deadline, **more)

    monkeypatch.setattr(Transport, "call", soon)
    monkeypatch.setattr("domain.delivery.RESEND_WAIT", 0.05)


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
async def test_poll_without_a_proper_answer_loses_and_doubles_nothing(town: Town, fault: Fault) -> None:
    kari = town.person("Kari")
    town.double.faults.next("getUpdates", fault, times=2)
    await kari.sends("/start")
    await until_quiet(town)
    assert len(kari.visible) == 1
    assert rows(town.database_file, "SELECT state, count(*) FROM inbox GROUP BY state") == [("done", 1)]


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
async def test_send_without_a_proper_answer_is_repeated_once(town: Town, fault: Fault) -> None:
    kari = town.person("Kari")
    town.double.faults.next("sendMessage", fault)
    await kari.sends("/start")
    await until_quiet(town)
    assert len(kari.visible) == 1 + fault.performs
    assert rows(town.database_file, "SELECT state, unclear FROM outbox") == [("sent", 1)]
