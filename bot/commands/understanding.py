"""`torgbot understand`: how well questions are understood, measured."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Final

import typer

from bot.grading import Judged, Understood, Verdict, judge, read_cases, tally
from bot.training import examples, train
from domain.hubfile import packaged, read
from locales.learned import FILE, keep, phrases

app: Final = typer.Typer(help="Measure how questions are understood.", no_args_is_help=True)


@app.command("eval")
def evaluate(
    file: Annotated[Path, typer.Argument(help="Questions with what must be heard in them.", exists=True)],
    *,
    confusions: Annotated[bool, typer.Option("--confusions", help="List every question not heard right.")] = False,
) -> None:
    """Print how many questions of FILE are right, asked back and wrong, by language and kind."""
    municipality = read(packaged())
    try:
        judged = [judge(case, municipality) for case in read_cases(file)]
    except (ValueError, AttributeError) as error:
        raise typer.BadParameter(f"{file} holds no questions: {error}") from None
    for line in table(judged):
        typer.echo(line)
    for each in judged:
        if confusions and each.verdict is not Verdict.RIGHT:
            typer.echo(f"{each.verdict}: [{each.case.language}] {each.case.text}")
            typer.echo(f"    expected {told(each.case.expected)}\n    heard    {told(each.heard)}")


@app.command("train")
def learn() -> None:
    """Learn from locales/*/phrases.toml what kind of question a text is, and keep it in locales/learned.bin."""
    taught = examples(phrases(), read(packaged()))
    keep(*train(taught))
    typer.echo(f"Learned from {len(taught)} phrases: {FILE.name}, {FILE.stat().st_size // 1024} KB.")


def table(judged: Iterable[Judged]) -> list[str]:
    """The verdicts as a Markdown table, one row a language and a kind."""
    head = ["| | questions | right | asked back | wrong | wrong hours |", "|---|---|---|---|---|---|"]
    return [*head, *(_row(name, counts) for name, counts in tally(judged).items())]


def told(understood: Understood) -> str:
    """What was heard, in one line."""
    days = understood.days and f"{understood.days.first}..{understood.days.last}"
    told_parts = (understood.kind, *sorted(understood.hubs), *(f"+{part}" for part in sorted(understood.parts)))
    return " ".join(str(each) for each in (*told_parts, days, understood.time, understood.what) if each)


def _row(name: str, counts: Counter[Verdict]) -> str:
    total = counts.total()
    shares = " | ".join(f"{counts[verdict]}" for verdict in (Verdict.ASKED_BACK, Verdict.WRONG, Verdict.WRONG_HOURS))
    return f"| {name} | {total} | {counts[Verdict.RIGHT]} ({counts[Verdict.RIGHT] / total:.1%}) | {shares} |"
