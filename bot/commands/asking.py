"""`torgbot ask`: the answer that the chat would show, on the command line."""

from __future__ import annotations

import asyncio
import datetime as dt
import sys
from collections.abc import Callable
from dataclasses import fields
from typing import Annotated, Any, Final

import orjson
import typer

from actions import answering
from bot.clock import real_clock
from bot.commands.registers import newest_register
from bot.settings import read_settings
from domain.calendar import Days
from domain.questions.follow_ups import Last, last_of
from handlers.answers.screens import answered_screen
from locales import LANGUAGES, texts_in
from locales.words import UNDERSTOOD

YEARS: Final = range(1900, 2200)

Answerer = Callable[[str, str, dt.datetime, Last | None], tuple[dict[str, Any], Last | None]]
"""Text, language, moment and what was asked before, to what is shown and what to keep of the question."""


def ask(
    text: Annotated[str, typer.Argument(help="A question, as somebody would write it.")] = "",
    at: Annotated[str, typer.Option(help="Answer as at this moment (ISO 8601), for example 2026-12-24T12:00.")] = "",
    language: Annotated[str, typer.Option(help=f"One of {', '.join(UNDERSTOOD)}.")] = "",
    *,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="Read one {text, language, at} a line, write one {answer, choices} a line.")
    ] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Show what was understood before the answer.")] = False,
) -> None:
    """Print what the chat would answer to TEXT; without TEXT, in a terminal, chat line by line."""
    settings = read_settings()
    municipality = asyncio.run(newest_register(settings))
    now = real_clock(settings.zone).now()

    def answer(question: str, code: str, moment: dt.datetime, last: Last | None) -> tuple[dict[str, Any], Last | None]:
        if code and code not in UNDERSTOOD:
            raise typer.BadParameter(f"{code!r} is no language I have; use one of {', '.join(UNDERSTOOD)}")
        spoken = code or settings.default_language
        asked = answering.listen(question, municipality=municipality, language=spoken, now=moment, last=last)
        answered_in = asked.language if asked.language in LANGUAGES else settings.default_language
        told = asked.question.answer(municipality, moment)
        screen = answered_screen(texts_in(answered_in), told, minimum_age=settings.minimum_age)
        shown = {"answer": screen.plain, "choices": screen.labels}
        said = {"understood": explained(asked, spoken), **shown} if explain else shown
        return said, last_of(asked.question)

    if jsonl:
        _answer_lines(answer, now, settings.zone)
        return
    moment = _moment(at, now, settings.zone)
    if not text and not is_terminal():
        raise typer.BadParameter("write a question, or use --jsonl")
    if not text:
        _chat(answer, language, moment)
        return
    _show(answer(text, language, moment, None)[0])


def is_terminal() -> bool:
    """Whether somebody sits there and types."""
    return sys.stdin.isatty()


def _chat(answer: Answerer, language: str, moment: dt.datetime) -> None:
    """Answer line by line until an empty one, each read with the question before it."""
    typer.echo("Ask as a resident would; an empty line ends.")
    last: Last | None = None
    typer.echo("\n> ", nl=False)
    while text := sys.stdin.readline().strip():
        shown, last = answer(text, language, moment, last)
        _show(shown)
        typer.echo("\n> ", nl=False)


def _show(shown: dict[str, Any]) -> None:
    """What was understood, when that was asked for, and what the chat would show."""
    if "understood" in shown:
        typer.echo("\n".join(f"{what}: {told}" for what, told in shown["understood"].items()) + "\n")
    typer.echo(shown["answer"])
    typer.echo("\n" + "\n".join(f"[{label}]" for label in shown["choices"]))


def explained(asked: answering.Asked, spoken: str) -> dict[str, str]:
    """What was understood, each thing by its name; what was not said is left out."""
    heard = {"kind": type(asked.question).__module__.rpartition(".")[2], "language": f"{asked.language} (of {spoken})"}
    for place in fields(asked.question):
        value = getattr(asked.question, place.name)
        if value not in ((), None, False):
            heard[place.name] = _plain(value)
    return heard


def _plain(value: object) -> str:
    if isinstance(value, Days):
        return f"{value.first}" if value.is_one else f"{value.first} to {value.last}"
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _answer_lines(answer: Answerer, now: dt.datetime, zone: dt.tzinfo) -> None:
    for line in sys.stdin.buffer:
        if not line.strip():
            continue
        try:
            said = orjson.loads(line)
            language, moment = str(said.get("language") or ""), _moment(said.get("at"), now, zone)
            shown, _last = answer(str(said["text"]), language, moment, None)
        except (ValueError, KeyError, TypeError, AttributeError, typer.BadParameter) as error:
            shown = {"error": f"not a question: {error}"}
        sys.stdout.buffer.write(orjson.dumps(shown) + b"\n")
        sys.stdout.buffer.flush()


def _moment(said: object, now: dt.datetime, zone: dt.tzinfo) -> dt.datetime:
    if not said:
        return now
    try:
        moment = dt.datetime.fromisoformat(str(said))
    except ValueError:
        raise typer.BadParameter(f"{said!r} is no moment; write 2026-12-24T12:00") from None
    if moment.year not in YEARS:
        raise typer.BadParameter(f"{said!r} is too far away; nothing is registered for that year")
    return moment.replace(tzinfo=zone) if moment.tzinfo is None else moment.astimezone(zone)
