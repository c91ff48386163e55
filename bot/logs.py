"""Logs for the operator: one line an event; no token, no message text, no names."""

from __future__ import annotations

import logging
import re
import select
import sys
from collections.abc import MutableMapping
from typing import Any, Final, TextIO

import structlog

QUIET: Final = ("telegram", "aiohttp", "aiosqlite", "asyncio", "sqlalchemy", "alembic", "httpx", "httpcore")
"""Libraries that tell texts, parameters or addresses below WARNING."""

PATIENCE_MS: Final = 500  #: Milliseconds for whoever reads the logs.

_TOKEN: Final = re.compile(r"\d{1,20}:[A-Za-z0-9_-]{8,}")
_OBJECTS: Final = re.compile(r"[\n<(]")  #: Where asyncio goes on from what happened to what it happened to.
_TIMESTAMPER: Final = structlog.processors.TimeStamper(fmt="iso", utc=True)


def _redact(value: Any) -> Any:
    match value:
        case str():
            return _TOKEN.sub("[token]", value)
        case dict():
            return {key: _redact(inner) for key, inner in value.items()}
        case list() | tuple():
            return [_redact(inner) for inner in value]
        case _other:
            return value


def redact_tokens(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Take anything that looks like a bot token out of an event and its traceback."""
    return {key: _redact(value) for key, value in event.items()}


def _without_values(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Tell where an exception came from, not what it said: its text may quote a person."""
    failure = event.pop("exc_info", None)
    if failure is True:
        failure = sys.exc_info()
    error = failure[1] if isinstance(failure, tuple) else failure
    if isinstance(error, BaseException):
        event["error"] = type(error).__name__
        event["at"] = " < ".join(_places(error))
    return event


def _without_objects(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Leave out what asyncio shows of tasks and callbacks: what they hold, and the words of their exceptions."""
    record = event.get("_record")
    if isinstance(record, logging.LogRecord) and record.name == "asyncio":
        event["event"] = _OBJECTS.split(str(event["event"]))[0].strip()
    return event


def _places(error: BaseException) -> list[str]:
    trace, places = error.__traceback__, []
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return places[::-1][:6]


class Patient(logging.StreamHandler[TextIO]):
    """Writes lines, and leaves out those that nobody takes: whoever reads the logs may stand still, the bot must not.

    The first that is not taken is waited for a little; how many were left out is told once lines are taken again.
    """

    def __init__(self, stream: TextIO) -> None:
        super().__init__(stream)
        self._left_out = 0
        self._door = _door_of(stream)

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line if it is taken."""
        if self._door is not None and not self._door.poll(0 if self._left_out else PATIENCE_MS):
            self._left_out += 1
            return
        if self._left_out:
            self.stream.write(f"{self._left_out} lines were left out, for nobody took them.{self.terminator}")
            self._left_out = 0
        super().emit(record)


def _door_of(stream: TextIO) -> select.poll | None:
    """What tells whether a stream takes a line now; None where that cannot be told."""
    try:
        door = select.poll()
        door.register(stream.fileno(), select.POLLOUT)
    except (AttributeError, OSError, ValueError):  # no such thing on Windows, and no file under a test's stream
        return None
    return door


def set_up_logs(level: str, form: str) -> None:
    """Send all logs to standard error in the given form (`console` or `json`)."""
    shared: list[Any] = [structlog.stdlib.add_log_level, _TIMESTAMPER, _without_objects, _without_values, redact_tokens]
    last: Any = (
        structlog.processors.JSONRenderer()
        if form == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,  # a logger made early must follow what is set up later
    )
    handler = Patient(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.ExtraAdder(), *shared],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, redact_tokens, last],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
