"""What a campaign has come to, judged by Telegram's double and by the database."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from tests.kills.campaign import NEEDED, VOLUNTEERS, Campaign, Kind, coordinator_of

MOST_IN_FLIGHT = 8  #: W: how many messages may be on their way at 30 a second.

ZEROS = (
    "lost",
    "unworked",
    "ideas_missing",
    "ideas_doubled",
    "places_too_many",
    "lines_doubled",
    "messages_missing",
    "messages_open",
)
"""Figures of a verdict that must be zero."""

LINES_DOUBLED = """SELECT count(*) - count(DISTINCT request_id || ' ' || line) FROM commitments
    WHERE line IS NOT NULL"""

DOUBTED = "SELECT chat_id FROM outbox WHERE state = 'uncertain'"

COVERED = """SELECT o.chat_id, r.activity FROM outbox o JOIN requests r ON r.id = o.request_id
    WHERE o.kind = 'call' AND o.state = 'stopped' AND r.status = 'full'"""
"""Calls that had not left when all places were taken; nobody need get them."""


@dataclass(frozen=True)
class Verdict:
    """Figures of one campaign. The first block must be all zeros."""

    lost: int  #: Updates that Telegram had confirmed and the inbox did not hold after a kill.
    unworked: int  #: Updates without an effect at the end.
    ideas_missing: int
    ideas_doubled: int
    places_too_many: int
    lines_doubled: int  #: Numbers in a waiting list that two people have.
    messages_missing: int  #: Neither arrived nor reported as uncertain.
    messages_open: int  #: In no final state.

    violations: int  #: Sends that Telegram counted above its published limits; at most one in a hundred.
    kills: int
    updates: int
    messages: int
    copies: int
    most_copies_after_a_kill: int
    uncertain: int

    @property
    def broken(self) -> dict[str, int]:
        """What should be zero and is not, and copies beyond W a kill."""
        found = {name: getattr(self, name) for name in ZEROS if getattr(self, name)}
        if self.copies > MOST_IN_FLIGHT * self.kills:
            found["copies"] = self.copies
        if self.violations * 100 > self.messages:
            found["violations"] = self.violations
        return found


async def judge(campaign: Campaign) -> Verdict:
    """Compare what people did with what became of it."""
    rows, count = campaign.machine.rows, partial(_count, campaign)
    kept = Counter(str(words) for (words,) in await rows("SELECT text FROM ideas"))
    expected = _expected(campaign) - {(int(str(chat)), str(activity)) for chat, activity in await rows(COVERED)}
    arrived = _arrived(campaign)
    accepted = await rows("SELECT request_id, count(*) FROM commitments WHERE answer = 'yes' GROUP BY request_id")
    missing = Counter(chat for chat, _ in expected - arrived.keys())
    doubted = Counter(int(str(chat)) for (chat,) in await rows(DOUBTED))
    return Verdict(
        lost=sum(kill.lost for kill in campaign.kills),
        unworked=await count("SELECT count(*) FROM inbox WHERE state <> 'done'"),
        ideas_missing=len(campaign.ideas.keys() - kept.keys()),
        ideas_doubled=kept.total() - len(kept),
        places_too_many=sum(max(0, int(str(number)) - NEEDED) for _, number in accepted),
        lines_doubled=await count(LINES_DOUBLED),
        messages_missing=(missing - doubted).total(),
        messages_open=await count("SELECT count(*) FROM outbox WHERE state IN ('pending', 'sending', 'failed')"),
        violations=len(campaign.machine.double.violations),
        kills=len(campaign.kills),
        updates=len(campaign.given),
        messages=len(campaign.machine.double.sent),
        copies=arrived.total() - len(arrived),
        most_copies_after_a_kill=max(_copies_by_life(campaign), default=0),
        uncertain=doubted.total(),
    )


async def _count(campaign: Campaign, query: str) -> int:
    ((number,),) = await campaign.machine.rows(query)
    return int(str(number))


def _expected(campaign: Campaign) -> set[tuple[int, str]]:
    """Chat and words of every message that must arrive and can be told from all others."""
    calls = {(number, activity) for activity in campaign.calls.values() for number in VOLUNTEERS}
    return calls | {(coordinator_of(hub), words) for words, (hub, _) in campaign.ideas.items()}


def _told(campaign: Campaign, first: int = 0, last: int | None = None) -> list[tuple[int, str]]:
    """Chat and telling words of the messages that arrived, in order, without those that have none."""
    told = []
    names = [*campaign.calls.values(), *campaign.ideas]
    for message in campaign.machine.double.sent[first:last]:
        lines = message.text.split("\n")
        for name in names:
            if any(line.endswith(name) for line in lines) or f"“{name}”" in message.text or f"«{name}»" in message.text:
                told.append((message.chat_id, name))
                break
    return told


def _arrived(campaign: Campaign) -> Counter[tuple[int, str]]:
    return Counter(_told(campaign))


def _copies_by_life(campaign: Campaign) -> list[int]:
    """How many messages of each life had arrived in an earlier one."""
    ends = [kill.sent for kill in campaign.kills] + [len(campaign.machine.double.sent)]
    seen, copies = set(_told(campaign, 0, ends[0])), []
    for begin, end in pairwise(ends):
        life = _told(campaign, begin, end)
        copies.append(sum(one in seen for one in life))
        seen |= set(life)
    return copies


def table(campaign: Campaign, verdict: Verdict) -> str:
    """The figures, one a line, and the kills by kind."""
    kinds = Counter(kill.kind for kill in campaign.kills)
    missed = Counter(kill.kind for kill in campaign.kills if kill.moment == "it did not come")
    lines = [f"{name:<28}{value:>8}" for name, value in vars(verdict).items()]
    lines += [f"kills: {kind:<21}{kinds[kind]:>8}  ({missed[kind]} without the moment planned)" for kind in Kind]
    return "\n".join(lines)
