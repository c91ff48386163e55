"""`torgbot doctor`: everything that can be wrong, each with its cure."""

from __future__ import annotations

import asyncio
import datetime as dt
from dataclasses import asdict

import orjson
import typer

from bot.clock import real_clock
from bot.doctor.examination import Examination
from bot.doctor.findings import Finding, Level
from bot.settings import read_settings


def doctor(*, as_json: bool, facts_age_days: int | None) -> None:
    """Print what was found; exit code 1 when anything fails."""
    settings = read_settings()
    facts_age = None if facts_age_days is None else dt.timedelta(days=facts_age_days)
    examination = Examination(settings, real_clock(settings.zone), facts_age)
    findings = asyncio.run(_all(examination))
    if as_json:
        typer.echo(orjson.dumps([asdict(finding) for finding in findings], option=orjson.OPT_INDENT_2))
    else:
        typer.echo("\n".join(str(finding) for finding in findings))
    if any(finding.level is Level.FAIL for finding in findings):
        raise typer.Exit(1)


async def _all(examination: Examination) -> list[Finding]:
    return [finding async for finding in examination.findings()]
