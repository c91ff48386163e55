"""Which lane an update belongs to, read before anything else is understood of it."""

from typing import Any

import orjson
import pytest

from bot.receiving.envelopes import read_envelope


@pytest.mark.parametrize(
    ("update", "lane"),
    [
        ({"message": {"from": {"id": 7}, "chat": {"id": -5}}}, 7),
        ({"callback_query": {"from": {"id": 7}}}, 7),
        ({"my_chat_member": {"from": {"id": 2**52}, "chat": {"id": 8}}}, 2**52),
        ({"channel_post": {"chat": {"id": -100}}}, -100),
        ({"message": {"from": None, "chat": {"id": 8}}}, 8),
        ({"message": {"from": {"id": "7"}, "chat": {"id": True}}}, 0),
        ({"message": {"from": {"id": 2**63}}}, 0),
        ({"message": ["list"]}, 0),
        ({}, 0),
    ],
)
def test_lane_is_the_person_else_the_chat(update: dict[str, Any], lane: int) -> None:
    envelope = read_envelope({"update_id": 1} | update)
    assert envelope is not None
    assert envelope.lane == lane


def test_update_that_is_nested_deeply_is_kept_as_it_is() -> None:
    deep: dict[str, Any] = {}
    for _ in range(500):
        deep = {"reply": deep}
    envelope = read_envelope({"update_id": 1, "message": deep})
    assert envelope is not None
    assert orjson.loads(envelope.body) == {"update_id": 1, "message": deep}
