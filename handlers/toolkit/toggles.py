"""Choosing several of a list: each press says what it sets, so that pressing twice changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from handlers.toolkit.buttons import Button
from handlers.toolkit.screens import Choice, in_rows


def toggles(
    options: Iterable[tuple[str, str]],
    chosen: Collection[str],
    press: Callable[[str, bool], Button],
    *,
    width: int = 2,
) -> tuple[tuple[Choice, ...], ...]:
    """Rows of (slug, label) with a mark on the chosen ones; `press(slug, on)` makes each button."""
    return in_rows(
        (
            Choice(f"✅ {label}" if slug in chosen else label, press(slug, slug not in chosen))
            for slug, label in options
        ),
        width=width,
    )
