"""Where the time goes: a sampling profiler over the event loop, by package, by our function and as a tree."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

OURS: Final = ("bot", "handlers", "actions", "db", "domain", "locales")
TOP: Final = 40  #: Functions listed of each kind.
WORTH_SHOWING: Final = 0.02  #: Branches of the tree that take less of the whole are left out.


@contextmanager
def profiled(file: Path) -> Iterator[None]:
    """Sample the main thread every millisecond, and write what was found to `file`."""
    from pyinstrument import Profiler  # noqa: PLC0415 -- only in the bench's own dependency group

    profiler = Profiler(interval=0.001, async_mode="disabled")
    profiler.start()
    try:
        yield
    finally:
        session = profiler.stop()
        options = {"filter_threshold": WORTH_SHOWING}
        tree = profiler.output_text(unicode=True, processor_options=options)
        file.write_text("\n\n".join([_by_thread(), *_tables(session.frame_records), tree]), encoding="utf-8")


def _by_thread() -> str:
    main, whole = time.thread_time(), time.process_time()
    return f"CPU seconds: {main:.2f} in the main thread, {whole - main:.2f} in others (SQLite's)"


def _tables(samples: Iterable[tuple[list[str], float]]) -> Iterator[str]:
    """Seconds of each package and function without what it calls, and of our functions with it."""
    packages, own, whole = (
        defaultdict[str, float](float),
        defaultdict[str, float](float),
        defaultdict[str, float](float),
    )
    for stack, seconds in samples:
        packages[_package(stack[-1])] += seconds
        own[_function(stack[-1])] += seconds
        for function in {_function(frame) for frame in stack if _package(frame) in OURS}:
            whole[function] += seconds
    yield "Seconds by package, own time:\n" + _listed(packages, len(packages))
    yield "Seconds by our function, with all that it calls:\n" + _listed(whole, TOP)
    yield "Seconds by function, own time:\n" + _listed(own, TOP)


def _listed(seconds: Mapping[str, float], most: int) -> str:
    ranked = sorted(seconds.items(), key=lambda item: -item[1])[:most]
    return "\n".join(f"  {spent:8.3f}  {name}" for name, spent in ranked)


def _function(frame: Any) -> str:
    name, path, *_ = frame.split("\x00")
    return f"{_package(frame)}: {Path(path).stem}.{name}"


def _package(frame: str) -> str:
    """The package a frame belongs to."""
    name, path, *_ = frame.split("\x00")
    parts = Path(path).parts
    if "epoll" in name:
        return "(waiting)"
    if "site-packages" in parts:
        return parts[parts.index("site-packages") + 1].removesuffix(".py")
    ours = next((part for part in parts[-4:-1] if part in OURS), None)
    return ours or ("asyncio" if "asyncio" in parts else "standard library")
