"""Libraries, loaded without what is never used of them here: 8 MB, and a sixth of every start.

Each is a library's own habit that a bot has no use for; whatever is loaded already stays as it is. See decision 15.
"""

from __future__ import annotations

import gc
import mimetypes
import ssl
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any, Final

from bot.late_methods import compile_late

YOUNG: Final = 10_000
"""Objects made between two looks for garbage: at Python's own 700 a start looks 19 times, and finds hardly any."""

_NAMED: Final = {"AsyncClient": object, "Proxy": object, "URL": object}  #: Of httpx, in signatures.


def load_lean() -> None:
    """Load structlog, aiohttp and python-telegram-bot, lean."""
    compile_late()
    with for_good():
        _load_structlog()
        _load_aiohttp()
        _load_telegram()
        gc.freeze()  # or the first look for garbage would go through all of it


@contextmanager
def for_good() -> Iterator[None]:
    """Collect no garbage meanwhile: what is loaded or made in here lives as long as the process."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def spare_garbage_collector() -> None:
    """Let it look at nothing again that has been loaded, and at what is made from now on less often."""
    gc.freeze()
    gc.set_threshold(YOUNG)


def _load_structlog() -> None:
    """Without rich, which structlog loads wherever it is installed, for coloured tracebacks that nobody sees here."""
    if "rich" not in sys.modules:
        sys.modules["rich"] = None  # type: ignore[assignment]  # None tells Python that there is no such module
        import_module("structlog")
        del sys.modules["rich"]


def _load_aiohttp() -> None:
    """Without reading all certificates, and twice: `bot.transport` reads them where there is somebody to verify.

    And without the kinds of files that the machine knows besides Python: no start need read a thousand of them.
    """
    if "aiohttp" in sys.modules:
        return
    mimetypes.knownfiles.clear()
    ssl.SSLContext.set_default_verify_paths = lambda _context: None  # type: ignore[method-assign, assignment]  # while it loads
    try:
        import_module("aiohttp")
    finally:
        del ssl.SSLContext.set_default_verify_paths  # the one it inherits is in force again


def _load_telegram() -> None:
    """Without httpx, which python-telegram-bot loads for a client whose place `bot.transport` takes."""
    if {"telegram", "httpx"} & set(sys.modules):
        return
    httpx: Any = ModuleType("httpx")
    vars(httpx).update(_NAMED)
    sys.modules["httpx"] = httpx
    try:
        import_module("telegram.ext")
    finally:
        del sys.modules["httpx"]
    for name in _NAMED:
        delattr(httpx, name)
    httpx.__getattr__ = lambda name: getattr(import_module("httpx"), name)  # for whoever wants that client all the same
