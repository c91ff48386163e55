"""What is counted, as Prometheus reads it; loaded when somebody first asks, for no answer to a person needs it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import accumulate
from typing import Final

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.supervision.metrics import SECONDS, Latencies, Metrics

CONTENT_TYPE: Final = CONTENT_TYPE_LATEST


def exposition(metrics: Metrics) -> bytes:
    """Everything counted, and what the system tells of this process."""
    registry = CollectorRegistry()
    ProcessCollector(registry=registry)
    registry.register(_Counted(metrics))
    return generate_latest(registry)


class _Counted(Collector):
    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics

    def collect(self) -> Iterator[Metric]:
        """All series."""
        told = self._metrics
        yield CounterMetricFamily(
            "torgbot_database_refusals", "Times that the database took no writes.", value=told.refusals
        )
        yield _counter("updates_received", "Updates kept in the inbox, repeated ones too.", "way", told.received_by)
        yield _counter("updates_unreadable", "Bodies without an update id; nothing is kept.", "way", told.unreadable_by)
        yield _counter("updates_worked", "Attempts at updates by what became of them.", "outcome", told.worked_by)
        yield _counter("sends", "Messages that came to an end, by what became of them.", "result", told.sent_by)
        yield _counter("floods", "Answers with status 429, by method.", "method", told.floods_by)
        yield _histogram("update_seconds", "From receiving an update to its reply being committed.", told.commits)
        yield _histogram("reply_seconds", "From receiving an update to Telegram having its reply.", told.replies)
        yield _gauge("rate_per_second", "Messages a second that may go out now.", told.rate)
        yield _gauge("loop_lag_seconds", "How late the event loop last was.", told.lag)
        yield _gauge("database_up", "Whether the database answers.", told.is_database_up)
        yield _gauge("oldest_update_seconds", "Age of the oldest unworked.", told.oldest_update)
        depths = GaugeMetricFamily("torgbot_outbox_messages", "Messages on their way.", labels=["lane", "state"])
        for place, messages in told.depths.items():
            depths.add_metric(place, messages)
        yield depths


def _gauge(name: str, meaning: str, value: float) -> Metric:
    return GaugeMetricFamily(f"torgbot_{name}", meaning, value=value)


def _counter(name: str, meaning: str, label: str, counts: Mapping[str, int]) -> Metric:
    family = CounterMetricFamily(f"torgbot_{name}", meaning, labels=[label])
    for of, count in counts.items():
        family.add_metric([of], count)
    return family


def _histogram(name: str, meaning: str, latencies: Latencies) -> Metric:
    within = zip([*map(str, SECONDS), "+Inf"], accumulate(latencies.counts), strict=True)
    return HistogramMetricFamily(f"torgbot_{name}", meaning, buckets=list(within), sum_value=latencies.sum)
