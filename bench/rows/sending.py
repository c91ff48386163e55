"""Durable sending with the limits lifted: calls for help from the outbox, each result recorded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from bench import town
from bench.figures import Check, Figure, Row, at_least, at_most, times_at_least, times_at_most
from bench.plan import Plan
from bench.stage import TORGBOT, Program, Stage

LATENCY: Final = 0.05


@dataclass(frozen=True, slots=True)
class Pace:
    """One round of one program."""

    per_second: float
    cpu: float  #: Milliseconds for each message.


async def _timed(stage: Stage, program: Program, messages: int, recorded: Callable[[], Awaitable[float]]) -> Pace:
    """From the first arrival until everything is recorded."""
    await stage.messages(1, program)
    cpu = program.cpu()
    await stage.messages(messages, program)
    end = await recorded()
    spent = program.cpu() - cpu
    report = await stage.report()
    return Pace(messages / (max(end, report["last"]) - report["first"]), spent * 1000 / messages)


async def torgbot(messages: int, in_flight: int, stage: Stage) -> Pace:
    """Torgbot, whose database holds the messages beforehand and each result afterwards."""
    file = stage.database()
    await town.settle(file, messages)
    await town.call_for_help(file)
    settings = {"DATABASE_URL": town.address(file)}
    async with stage.program(TORGBOT, "--in-flight", str(in_flight), **settings) as program:
        return await _timed(stage, program, messages, lambda: town.until_recorded(file, messages, program))


async def peer(module: str, messages: int, in_flight: int, stage: Stage, *more: str) -> Pace:
    """A peer, which records nothing."""
    async with stage.program(f"bench.peers.{module}", str(messages), str(in_flight), *more) as program:
        return await _timed(stage, program, messages, _nothing)


async def _nothing() -> float:
    return 0.0


Sending = Callable[[Stage], Awaitable[Pace]]


async def _rounds(stage: Stage, plan: Plan, programs: dict[str, Sending], latency: float) -> dict[str, list[Pace]]:
    paces = defaultdict[str, list[Pace]](list)
    for _ in range(plan.rounds):
        for name, send in programs.items():
            await stage.begin(latency=latency)
            paces[name].append(await send(stage))
    return paces


def _figures(paces: dict[str, list[Pace]]) -> tuple[dict[str, Figure], dict[str, Figure]]:
    rates = {name: Figure(name, "/s", tuple(pace.per_second for pace in rounds)) for name, rounds in paces.items()}
    cpu = {name: Figure(name, "ms", tuple(pace.cpu for pace in rounds)) for name, rounds in paces.items()}
    return rates, cpu


async def measure(stage: Stage, plan: Plan) -> list[Row]:
    """Sending with 50 in flight: messages a second, and CPU for each."""
    number = plan.size(3000, 150)
    programs: dict[str, Sending] = {
        "Torgbot": partial(torgbot, number, 50),
        "stock PTB": partial(peer, "ptb_send", plan.size(1500, 150), 50),
        "tuned PTB": lambda stage: peer("ptb_send", number, 50, stage, "tuned"),
    }
    if plan.has_aiogram:
        programs["aiogram"] = partial(peer, "aiogram_send", number, 50)
    rates, cpu = _figures(await _rounds(stage, plan, programs, 0.0))
    return [_rate_row(rates), _cpu_row(cpu)]


def _rate_row(rates: dict[str, Figure]) -> Row:
    own, *peers = rates.values()
    checks: list[Check] = [
        times_at_least(own, rates["stock PTB"], 4),
        times_at_least(own, rates["tuned PTB"], 1.7),
    ]
    if "aiogram" in rates:
        checks.append(times_at_least(own, rates["aiogram"], 1))
    return Row("durable sending, limits lifted, 50 in flight", (own,), tuple(peers), tuple(checks))


def _cpu_row(cpu: dict[str, Figure]) -> Row:
    own, *peers = cpu.values()
    checks = (at_most(own, 0.45), times_at_most(own, cpu["stock PTB"], 0.25))
    return Row("CPU per delivered, recorded message", (own,), tuple(peers), checks)


async def measure_far(stage: Stage, plan: Plan) -> list[Row]:
    """The same with 50 ms between bot and server, and 60 in flight."""
    programs: dict[str, Sending] = {
        "Torgbot": partial(torgbot, plan.size(3000, 150), 60),
        "stock PTB": partial(peer, "ptb_send", plan.size(800, 60), 60),
    }
    if plan.has_aiogram:
        programs["aiogram"] = partial(peer, "aiogram_send", plan.size(3000, 60), 60)
    rates, _ = _figures(await _rounds(stage, plan, programs, LATENCY))
    own, *peers = rates.values()
    measure = "the same with 50 ms between bot and server, 60 in flight"
    return [Row(measure, (own,), tuple(peers), (at_least(own, 900),))]


async def alone(stage: Stage, plan: Plan) -> Pace:
    """One round of Torgbot only, for the profiler."""
    await stage.begin()
    return await torgbot(plan.size(3000, 150), 50, stage)


async def alone_far(stage: Stage, plan: Plan) -> Pace:
    """The same with 50 ms between bot and server."""
    await stage.begin(latency=LATENCY)
    return await torgbot(plan.size(3000, 150), 60, stage)
