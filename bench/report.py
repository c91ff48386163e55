"""The table, as text while it grows and as docs/performance.md at the end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.metadata import version
from typing import Final

from bench import machine
from bench.figures import Figure, Row

LIBRARIES: Final = ("python-telegram-bot", "aiogram", "aiohttp", "SQLAlchemy", "aiosqlite")

PAGE: Final = """\
# How fast it is

Written by `uv run --group bench python -m bench`, everything in one run: one server for all, which has one core to
itself and the people who write; the program under test has the other. Rounds, in turns: {rounds}. Given are medians,
and in brackets the lowest and the highest round. How it is measured, and who the peers are, is written in the
[decision record]({decision}).

Machine: {machine}; {libraries}.

| measure | Torgbot | beside it | asked |
|---|---|---|---|
{rows}

{reached} of {checks} marks are reached.
"""


def as_text(row: Row) -> str:
    """One row on several lines."""
    figures = [f"    {figure}" for figure in (*row.own, *row.peers)]
    return "\n".join([row.measure, *figures, *(f"    {check}" for check in row.checks)])


def as_page(rows: Sequence[Row], rounds: int, decision: str) -> str:
    """All rows as a document."""
    checks = [check for row in rows for check in row.checks]
    return PAGE.format(
        rounds=rounds,
        decision=decision,
        machine=machine.described(),
        libraries=", ".join(f"{name} {version(name)}" for name in LIBRARIES),
        rows="\n".join(_line(row) for row in rows),
        reached=sum(check.is_reached for check in checks),
        checks=len(checks),
    )


def _line(row: Row) -> str:
    asked = "<br>".join(str(check) for check in row.checks)
    return f"| {row.measure} | {_cell(row.own)} | {_cell(row.peers)} | {asked} |"


def _cell(figures: Iterable[Figure]) -> str:
    return "<br>".join(str(figure) for figure in figures)
