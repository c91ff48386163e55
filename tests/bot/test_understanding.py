"""What the operator is shown of how a question was understood, and how well many are."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.command_line import app

QUESTIONS = """
[nb.hours]
"er Heggedal åpent i morgen?" = "heggedal 11-24"
"rekker jeg biblioteket i Slemmestad til halv seks?" = "slemmestad +library 17:30"
"er Tofte åpent i dag?" = "borgen"
[nb.card]
"Borgen" = "borgen"
[nb.emergency]
"qwerty" = "=mind"
"""


@pytest.fixture
def torgbot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "questions.toml").write_text(QUESTIONS, encoding="utf-8")
    return CliRunner()


def test_explanation_stands_before_the_answer(torgbot: CliRunner) -> None:
    shown = torgbot.invoke(app, ["ask", "--explain", "--at", "2026-11-23T12:00", "er Heggedal åpent på lørdag?"])
    assert shown.output.splitlines()[:6] == [
        "kind: hours",
        "language: nb (of nb)",
        "hubs: heggedal",
        "days: 2026-11-28",
        "",
        "Heggedal, lørdag 28. november",
    ]


def test_table_counts_by_language_and_kind(torgbot: CliRunner) -> None:
    shown = torgbot.invoke(app, ["understand", "eval", "--confusions", "questions.toml"])
    assert shown.exit_code == 0
    assert shown.output.splitlines() == [
        "| | questions | right | asked back | wrong | wrong hours |",
        "|---|---|---|---|---|---|",
        "| nb | 5 | 3 (60.0%) | 1 | 0 | 1 |",
        "| hours | 3 | 2 (66.7%) | 0 | 0 | 1 |",
        "| all | 5 | 3 (60.0%) | 1 | 0 | 1 |",
        "| card | 1 | 1 (100.0%) | 0 | 0 | 0 |",
        "| emergency | 1 | 0 (0.0%) | 1 | 0 | 0 |",
        "wrong hours: [nb] er Tofte åpent i dag?",
        "    expected hours borgen 2026-11-23..2026-11-23",
        "    heard    hours tofte 2026-11-23..2026-11-23",
        "asked back: [nb] qwerty",
        "    expected emergency mind",
        "    heard    not_understood",
    ]


def test_file_without_questions_is_told(torgbot: CliRunner, tmp_path: Path) -> None:
    (tmp_path / "broken.toml").write_text("nb = 1", encoding="utf-8")
    shown = torgbot.invoke(app, ["understand", "eval", "broken.toml"])
    assert shown.exit_code == 2
    assert "broken.toml" in shown.output
