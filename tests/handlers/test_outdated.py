"""What is said first to whoever answers to an old time."""

from dataclasses import replace

from actions.confirming import Since
from domain.requests import RequestStatus
from handlers.requests.buttons import Decline
from handlers.requests.outdated import since_screen
from locales import texts_in
from tests.handlers.change_examples import MOVED
from tests.handlers.examples import ASKER


def test_whoever_wants_to_wait_is_told_the_new_time_and_not_that_a_place_is_free() -> None:
    full = replace(MOVED, status=RequestStatus.FULL)
    asks, waits = (since_screen(texts_in("nb"), ASKER, request, Since.MOVED) for request in (MOVED, full))
    presses = [[choice.press for row in screen.rows for choice in row] for screen in (asks, waits)]
    assert [Decline(MOVED.id) in pressed for pressed in presses] == [True, False]
    assert "Dekket, takk" in str(waits.text)
