"""What can go wrong between a bot and Telegram, switched on by tests."""

from dataclasses import dataclass

import orjson

from bot.demo.records import Json
from bot.demo.refusals import Refusal, flood
from bot.demo.updates import Updates

_HTML = b"<html><head><title>502 Bad Gateway</title></head><body><center>nginx</center></body></html>"
_TITLES = {400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 409: "Conflict"}


@dataclass(frozen=True, kw_only=True)
class Fault:
    """How one call goes wrong."""

    status: int = 200
    body: bytes | None = None
    """What is answered; None for the true answer."""
    content_type: str = "application/json"
    performs: bool = False
    """The call is carried out all the same."""
    drops: bool = False
    """The connection is closed without an answer."""
    waits: float = 0.0
    """Seconds before anything is answered."""
    drips: float = 0.0
    """Seconds between single bytes of the answer."""

    @classmethod
    def flood(cls, retry_after: int) -> "Fault":
        """429 with `retry_after`."""
        return cls._refusing(flood(retry_after))

    @classmethod
    def flood_without_parameters(cls) -> "Fault":
        """429 that does not say how long."""
        return cls._refusing(Refusal(429, "Too Many Requests: retry later"))

    @classmethod
    def refused(cls, status: int, sentence: str = "", parameters: Json | None = None) -> "Fault":
        """Any other error answer, such as 400, 401, 403, 404, 409 or 500."""
        title = _TITLES.get(status, "Internal Server Error")
        return cls._refusing(Refusal(status, f"{title}: {sentence}" if sentence else title, parameters))

    @classmethod
    def bad_gateway(cls, *, performs: bool = False) -> "Fault":
        """502 with a page of HTML, from something between."""
        return cls(status=502, body=_HTML, content_type="text/html", performs=performs)

    @classmethod
    def html(cls, *, performs: bool = False) -> "Fault":
        """200 with a page of HTML: a captive portal."""
        return cls(body=_HTML, content_type="text/html", performs=performs)

    @classmethod
    def empty_object(cls, *, performs: bool = False) -> "Fault":
        """200 with `{}`."""
        return cls(body=b"{}", performs=performs)

    @classmethod
    def truncated(cls, *, performs: bool = False) -> "Fault":
        """200 with JSON that ends too early."""
        return cls(body=b'{"ok":true,"result":{"message_id":1', performs=performs)

    @classmethod
    def dropped(cls, *, performs: bool) -> "Fault":
        """The connection closes without an answer, before or after the call was carried out."""
        return cls(drops=True, performs=performs)

    @classmethod
    def hanging(cls, seconds: float, *, performs: bool = True) -> "Fault":
        """No answer for so long; then the true one, or, when nothing was performed, a closed connection."""
        return cls(waits=seconds, performs=performs, drops=not performs)

    @classmethod
    def dripping(cls, seconds: float) -> "Fault":
        """The true answer, one byte every `seconds`."""
        return cls(drips=seconds, performs=True)

    @classmethod
    def _refusing(cls, refusal: Refusal) -> "Fault":
        return cls(status=refusal.status, body=orjson.dumps(refusal.body()))


@dataclass(kw_only=True)
class _Plan:
    method: str
    fault: Fault
    every: int = 1
    left: int | None = None
    """How many times more; None for ever."""
    chat_id: int | None = None
    seen: int = 0

    def meant_for(self, method: str, chat_id: int | None) -> bool:
        fits = self.method in ("*", method.lower()) and self.chat_id in (None, chat_id)
        if not fits or self.left == 0:
            return False
        self.seen += 1
        return self.seen % self.every == 0

    def spend(self) -> Fault:
        if self.left is not None:
            self.left -= 1
        return self.fault


class Faults:
    """What is to go wrong. Methods are named as in the Bot API; `*` is every method."""

    def __init__(self, updates: Updates) -> None:
        self.latency = 0.0
        """Seconds that every call takes longer."""
        self._updates = updates
        self._plans: list[_Plan] = []

    def next(self, method: str, fault: Fault, *, times: int = 1, chat_id: int | None = None) -> None:
        """Let the next calls of a method go wrong, perhaps only those about one chat."""
        self._plans.append(_Plan(method=method.lower(), fault=fault, left=times, chat_id=chat_id))

    def every(self, nth: int, method: str, fault: Fault, *, chat_id: int | None = None) -> None:
        """Let every `nth` call of a method go wrong, until `clear`."""
        self._plans.append(_Plan(method=method.lower(), fault=fault, every=nth, chat_id=chat_id))

    def always(self, method: str, fault: Fault, *, chat_id: int | None = None) -> None:
        """Let every call of a method go wrong, until `clear`."""
        self.every(1, method, fault, chat_id=chat_id)

    def redeliver(self, times: int = 1) -> None:
        """Ignore the next confirming offsets, so that the same updates come again."""
        self._updates.ignored_confirmations += times

    def reverse(self, times: int = 1) -> None:
        """Deliver the next batches of several updates in reverse order."""
        self._updates.reversed_batches += times

    def clear(self) -> None:
        """Let everything go right again."""
        self._plans.clear()
        self.latency = 0.0
        self._updates.ignored_confirmations = self._updates.reversed_batches = 0

    def take(self, method: str, chat_id: int | None) -> Fault | None:
        """Give the fault planned for this call, and count it."""
        for plan in self._plans:
            if plan.meant_for(method, chat_id):
                return plan.spend()
        return None
