"""A four-step dialogue with 50 people at once: /start, two presses, and an idea in words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any, Final

from bench import town
from bench.figures import Check, Figure, Row, percentile, times_at_least, times_at_most
from bench.plan import Plan
from bench.stage import TORGBOT, Stage

LATENCY: Final = 0.05
PEOPLE: Final = 50
SCRIPT: Final = (
    {"says": "/start"},
    {"presses": "idé"},
    {"presses": "Heggedal"},
    {"says": "Vi kunne lage suppe sammen på torsdager, store og små."},
)


@dataclass(frozen=True, slots=True)
class Talk:
    """One round of one program."""

    per_second: float
    p50: float  #: Milliseconds from an update handed out to its reply.
    p99: float
    cpu: float  #: Milliseconds for each update.


@dataclass(frozen=True, slots=True)
class Speaker:
    """A program, and how many dialogues are enough to measure it."""

    name: str
    module: str
    dialogues: int
    arguments: tuple[str, ...] = ()


async def talk(stage: Stage, speaker: Speaker, latency: float) -> Talk:
    """Let one program hold its dialogues."""
    file = stage.database()
    async with town.opened(file):
        pass
    address = town.address(file if speaker.module == TORGBOT else stage.database())
    crowd = {"script": SCRIPT, "seats": PEOPLE, "dialogues": speaker.dialogues}
    await stage.begin(latency=latency, crowd=crowd)
    async with stage.program(speaker.module, *speaker.arguments, DATABASE_URL=address) as program:
        await stage.messages(1, program)
        cpu = program.cpu()
        await stage.finished(program)
        return _talk(await stage.report(), program.cpu() - cpu)


def _talk(report: dict[str, Any], cpu: float) -> Talk:
    waits = [seconds * 1000 for seconds in report["latencies"]]
    rate = len(waits) / (report["last"] - report["first"])
    return Talk(rate, percentile(waits, 50), percentile(waits, 99), cpu * 1000 / len(waits))


async def _rounds(stage: Stage, plan: Plan, speakers: list[Speaker], latency: float) -> dict[str, list[Talk]]:
    talks = defaultdict[str, list[Talk]](list)
    for _ in range(plan.rounds):
        for speaker in speakers:
            talks[speaker.name].append(await talk(stage, speaker, latency))
    return talks


def _figures(talks: dict[str, list[Talk]], field: str, unit: str, prefix: str = "") -> dict[str, Figure]:
    return {
        name: Figure(f"{prefix}{name}", unit, tuple(getattr(talk, field) for talk in rounds))
        for name, rounds in talks.items()
    }


def _torgbot(plan: Plan) -> Speaker:
    return Speaker("Torgbot", TORGBOT, plan.size(400, 20), ("--in-flight", "50"))


async def measure(stage: Stage, plan: Plan) -> list[Row]:
    """Durable dialogues, one commit a step; the conversation in memory stands beside them."""
    speakers = [
        _torgbot(plan),
        Speaker("PTB + SQLAlchemy", "bench.peers.ptb_orm", plan.size(300, 20)),
        Speaker("PTB ConversationHandler in memory", "bench.peers.ptb_conversation", plan.size(400, 20)),
    ]
    if plan.has_aiogram:
        speakers.append(Speaker("aiogram + SQLAlchemy", "bench.peers.aiogram_orm", 300))
    talks = await _rounds(stage, plan, speakers, 0.0)
    return [_rate_row(talks), _wait_row(talks), _cpu_row(talks)]


def _rate_row(talks: dict[str, list[Talk]]) -> Row:
    rates = _figures(talks, "per_second", "/s")
    own, *peers = rates.values()
    checks: list[Check] = [times_at_least(own, rates["PTB + SQLAlchemy"], 1.7)]
    if "aiogram + SQLAlchemy" in rates:
        checks.append(times_at_least(own, rates["aiogram + SQLAlchemy"], 1.2))
    return Row("four-step dialogue, durable, 50 people at once", (own,), tuple(peers), tuple(checks))


def _wait_row(talks: dict[str, list[Talk]]) -> Row:
    p99, p50 = _figures(talks, "p99", "ms", "p99 "), _figures(talks, "p50", "ms", "p50 ")
    own, *peers = p99.values()
    others = [name for name in ("PTB + SQLAlchemy", "aiogram + SQLAlchemy") if name in p99]
    checks = [times_at_most(own, p99[name], 0.5) for name in others]
    return Row("its replies", (own, p50["Torgbot"]), tuple(peers), tuple(checks))


def _cpu_row(talks: dict[str, list[Talk]]) -> Row:
    own, *peers = _figures(talks, "cpu", "ms").values()
    return Row("its CPU per update", (own,), tuple(peers), ())


async def measure_far(stage: Stage, plan: Plan) -> list[Row]:
    """The same with 50 ms between bot and server, beside the stock conversation."""
    peer = Speaker("PTB ConversationHandler", "bench.peers.ptb_conversation", plan.size(50, 2))
    talks = await _rounds(stage, plan, [_torgbot(plan), peer], LATENCY)
    rates = _figures(talks, "per_second", "/s")
    own, *peers = rates.values()
    checks = (times_at_least(own, rates["PTB ConversationHandler"], 20),)
    return [Row("the same dialogue with 50 ms between bot and server", (own,), tuple(peers), checks)]


async def alone(stage: Stage, plan: Plan) -> Talk:
    """One round of Torgbot only, for the profiler."""
    return await talk(stage, _torgbot(plan), 0.0)


async def alone_far(stage: Stage, plan: Plan) -> Talk:
    """The same with 50 ms between bot and server."""
    return await talk(stage, _torgbot(plan), LATENCY)
