"""What coordinators write of a closed hub, on Monday 23 November 2026 at noon."""

from __future__ import annotations

import pytest

from domain.orders.closings import read_closing
from locales.words import words_in
from tests.domain.sentences import ASKER, NOON


def told(sentence: str) -> str:
    language, _, text = sentence.partition(" ")
    closing = read_closing(text, words=words_in(language), municipality=ASKER, now=NOON)
    if closing is None:
        return "-"
    days = f"{closing.days.first:%d.%m}-{closing.days.last:%d.%m}" if closing.days else "?"
    return f"{closing.hub.value} {days}{' part' if closing.is_part else ''}"


@pytest.mark.parametrize(
    ("sentence", "meant"),
    [
        ("nb Heggedal er stengt på fredag pga kurs", "heggedal 27.11-27.11"),
        ("nb vi har stengt på Holmen fredag", "holmen 27.11-27.11"),
        ("nb Sætre er stengt torsdag", "saetre 26.11-26.11"),
        ("nb Holmen holder stengt i morgen", "holmen 24.11-24.11"),
        ("nb Vi må stenge Heggedal 24. desember", "heggedal 24.12-24.12"),
        ("nb i morgen er Holmen stengt, vi er på kurs", "holmen 24.11-24.11"),
        ("nb På fredag har vi stengt på Heggedal", "heggedal 27.11-27.11"),
        ("nb vi stenger fredag", "None 27.11-27.11"),
        ("nb Heggedal er stengt", "heggedal ?"),
        ("nb Heggedal er stengt torsdag og fredag", "heggedal ?"),
        ("nb biblioteket på Holmen er stengt fredag", "holmen 27.11-27.11 part"),
        ("nn Heggedal er stengt på fredag", "heggedal 27.11-27.11"),
        ("nn vi held stengt på Holmen i morgon", "holmen 24.11-24.11"),
        ("en Heggedal is closed on Friday", "heggedal 27.11-27.11"),
        ("en Heggedal will be closed tomorrow", "heggedal 24.11-24.11"),
        ("nb er Heggedal stengt på fredag", "-"),
        ("nb Heggedal er stengt på fredag?", "-"),
        ("nb når er Heggedal stengt", "-"),
        ("nb jeg lurer på om Heggedal er stengt fredag", "-"),
        ("nb Heggedal er ikke stengt fredag", "-"),
        ("nb Holmen stenger kl 15 fredag", "-"),
        ("nb Trenger 2 verter, biblioteket er stengt fredag", "-"),
        ("nb Heggedal er åpent fredag", "-"),
    ],
)
def test_what_is_told(sentence: str, meant: str) -> None:
    assert told(sentence) == meant
