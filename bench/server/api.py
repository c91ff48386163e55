"""The Bot API's methods, and the control by which the bench sets the scene and reads what happened."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Final
from urllib.parse import parse_qsl

import orjson

from bench.server import shapes
from bench.server.connection import Answer, Link
from bench.server.ledger import Ledger
from bench.server.people import Askers, Crowd, Step
from bench.server.updates import Updates

_TRUE: Final = b'{"ok":true,"result":true}'


class BotApi:
    """One bot's server. `handle` answers methods under /bot…/ and the bench under /control/."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self._crowd: Crowd | Askers | None = None
        self._clear()

    def _clear(self) -> None:
        if isinstance(self._crowd, Askers):
            self._crowd.stop()
        self._crowd = None
        self._ledger = Ledger()
        self._updates = Updates(self._handed)
        self._waits: list[tuple[Callable[[], bool], Answer]] = []
        self._is_done = False

    def handle(self, path: str, body: bytes, answer: Answer) -> None:
        """Answer one request."""
        name = path.rpartition("/")[2]
        parameters = _parameters(body)
        if path.startswith("/control/"):
            getattr(self, f"_control_{name}")(parameters, answer)
        elif name in {"sendMessage", "editMessageText"}:
            self._take(parameters, answer)
        elif name == "getUpdates":
            self._updates.poll(int(parameters.get("offset", 0)), float(parameters.get("timeout", 0)), answer)
        elif name == "getMe":
            answer(_ok(shapes.ME))
        else:
            answer(_TRUE)

    def _take(self, parameters: dict[str, Any], answer: Answer) -> None:
        chat = int(parameters["chat_id"])
        self._ledger.note(chat, time.monotonic())
        markup = parameters.get("reply_markup")
        markup = orjson.loads(markup) if isinstance(markup, str) else markup
        number = parameters.get("message_id")
        message = shapes.message(chat, str(parameters["text"]), markup, int(number) if number else None)
        answer(_ok(message))
        if self._crowd is not None:
            self._crowd.hear(chat, message)
        self._look()

    def _handed(self, update: int) -> None:
        if self._crowd is not None:
            self._crowd.handed(update)

    def _look(self) -> None:
        """Answer whoever waits for what has come true."""
        if any(is_true() for is_true, _ in self._waits):
            due = [answer for is_true, answer in self._waits if is_true()]
            self._waits = [wait for wait in self._waits if not wait[0]()]
            for answer in due:
                answer(_TRUE)

    def _control_begin(self, scene: dict[str, Any], answer: Answer) -> None:
        """Forget everything, and set a new scene: `latency` and perhaps a `crowd` or `askers`."""
        self._clear()
        self._link.latency = scene.get("latency", 0.0)
        if crowd := scene.get("crowd"):
            script = [Step(**step) for step in crowd["script"]]
            self._crowd = Crowd(self._updates, script, crowd["dialogues"], self._finish)
            self._crowd.sit(crowd["seats"])
        elif askers := scene.get("askers"):
            self._crowd = Askers(self._updates, **askers)
        answer(_TRUE)

    def _finish(self) -> None:
        self._is_done = True
        self._look()

    def _control_messages(self, wanted: dict[str, Any], answer: Answer) -> None:
        """Answer when `at_least` so many messages have arrived."""
        self._waits.append((lambda: len(self._ledger.arrivals) >= wanted["at_least"], answer))
        self._look()

    def _control_finished(self, _nothing: dict[str, Any], answer: Answer) -> None:
        """Answer when the crowd has held its dialogues, or cannot go on."""
        self._waits.append((lambda: self._is_done, answer))
        self._look()

    def _control_hush(self, _nothing: dict[str, Any], answer: Answer) -> None:
        """Let askers ask no more."""
        if isinstance(self._crowd, Askers):
            self._crowd.stop()
        answer(_TRUE)

    def _control_report(self, _nothing: dict[str, Any], answer: Answer) -> None:
        """Tell what has happened since `begin`."""
        seen, crowd = self._ledger, self._crowd
        told: dict[str, Any] = {
            "messages": len(seen.arrivals),
            "first": seen.arrivals[0][0] if seen.arrivals else None,
            "last": seen.arrivals[-1][0] if seen.arrivals else None,
            "too_many_a_second": seen.too_many_a_second,
            "too_soon_in_chat": seen.too_soon_in_chat,
            "latencies": crowd.latencies if crowd else [],
        }
        if isinstance(crowd, Crowd):
            told |= {"first": crowd.first, "last": crowd.last, "faults": crowd.faults, "stray": crowd.stray}
        elif crowd is not None:
            told |= {"arrivals": seen.arrivals, "tightest": seen.tightest, "unanswered": crowd.unanswered}
        answer(_ok(told))


def _parameters(body: bytes) -> dict[str, Any]:
    """Parameters as JSON or as a form, which is how python-telegram-bot and aiogram send them."""
    if not body:
        return {}
    parsed: dict[str, Any] = orjson.loads(body) if body[:1] == b"{" else dict(parse_qsl(body.decode()))
    return parsed


def _ok(result: Any) -> bytes:
    return orjson.dumps({"ok": True, "result": result})
