"""What happens beside a private chat: nobody is kept for it, and nobody is answered."""

from typing import Any

import pytest

from tests.conftest import Town
from tests.journeys.records import rows_of, until_done

STRANGER = {"id": 777, "is_bot": False, "first_name": "Ukjent", "language_code": "nb"}
US = {"id": 42, "is_bot": True, "first_name": "Torgbot"}
GROUP = {"id": -5001, "type": "supergroup", "title": "Strikkeklubben"}
SAID = {"message_id": 1, "date": 1, "chat": GROUP, "from": STRANGER}
ALONE = SAID | {"chat": {"id": 777, "type": "private", "first_name": "Ukjent"}}
CAME = {"old_chat_member": {"user": US, "status": "left"}, "new_chat_member": {"user": US, "status": "member"}}


@pytest.mark.parametrize(
    "update",
    [
        {"edited_message": SAID | {"edit_date": 2, "text": "@torgbot_demo_bot hei"}},
        {"my_chat_member": {"chat": GROUP, "from": STRANGER, "date": 1} | CAME},
        {"callback_query": {"id": "1", "from": STRANGER, "chat_instance": "1", "data": "home", "message": SAID}},
        {"message": SAID | {"migrate_to_chat_id": -100500}},
        {"message": SAID | {"new_chat_members": [STRANGER]}},
        {"channel_post": {"message_id": 1, "date": 1, "chat": GROUP | {"type": "channel"}, "text": "/start"}},
        {"business_message": ALONE | {"business_connection_id": "a", "text": "/start"}},
        {"message_reaction": SAID | {"user": STRANGER, "old_reaction": [], "new_reaction": []}},
        {"chat_member": {"chat": GROUP, "from": STRANGER, "date": 1} | CAME},
        {"chat_join_request": {"chat": GROUP, "from": STRANGER, "user_chat_id": 777, "date": 1}},
        {"poll_answer": {"poll_id": "1", "user": STRANGER, "option_ids": [0]}},
        {"nothing_known": {"from": STRANGER}},
    ],
    ids=" ".join,
)
async def test_nobody_is_kept_or_answered(town: Town, update: dict[str, Any]) -> None:
    town.double.updates.inject(update)
    kari = town.person("Kari")
    await kari.sends("/start")
    await town.double.wait_for(lambda: not town.double.updates.pending)
    await until_done(town)
    found = await rows_of(town, "people", "inbox", "outbox")
    assert [person["id"] for person in found["people"]] == [kari.person.id]
    assert {received["state"] for received in found["inbox"]} == {"done"}
    assert {sent["chat_id"] for sent in found["outbox"]} == {kari.person.id}
