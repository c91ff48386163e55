import asyncio

import aiohttp
import pytest

from bot.demo.double import BotApiDouble
from bot.demo.faults import Fault
from bot.demo.people import Person
from tests.bot.demo.api import Api

RETRY_AFTER_3 = b'"parameters":{"retry_after":3}}'
MIGRATED = b'"parameters":{"migrate_to_chat_id":-100}}'
SEND = {"chat_id": 7, "text": "Hei"}

ANSWERS = [
    (
        Fault.flood(3),
        429,
        b'{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 3",%s' % RETRY_AFTER_3,
        0,
    ),
    (
        Fault.flood_without_parameters(),
        429,
        b'{"ok":false,"error_code":429,"description":"Too Many Requests: retry later"}',
        0,
    ),
    (Fault.refused(401), 401, b'{"ok":false,"error_code":401,"description":"Unauthorized"}', 0),
    (Fault.refused(404), 404, b'{"ok":false,"error_code":404,"description":"Not Found"}', 0),
    (Fault.refused(500), 500, b'{"ok":false,"error_code":500,"description":"Internal Server Error"}', 0),
    (
        Fault.refused(400, "group chat was upgraded", {"migrate_to_chat_id": -100}),
        400,
        b'{"ok":false,"error_code":400,"description":"Bad Request: group chat was upgraded",%s' % MIGRATED,
        0,
    ),
    (Fault.empty_object(), 200, b"{}", 0),
    (Fault.truncated(), 200, b'{"ok":true,"result":{"message_id":1', 0),
    (Fault.truncated(performs=True), 200, b'{"ok":true,"result":{"message_id":1', 1),
]


async def post(api: Api) -> tuple[int, bytes]:
    async with api.session.post(api.url("sendMessage"), json=SEND) as answer:
        return answer.status, await answer.read()


@pytest.mark.parametrize(("fault", "status", "body", "delivered"), ANSWERS)
@pytest.mark.usefixtures("kari")
async def test_answer_can_be_replaced(api: Api, fault: Fault, status: int, body: bytes, delivered: int) -> None:
    api.double.faults.next("sendMessage", fault)
    assert await post(api) == (status, body)
    assert len(api.double.sent) == delivered


@pytest.mark.parametrize(("fault", "status"), [(Fault.bad_gateway(), 502), (Fault.html(), 200)])
async def test_answer_can_be_a_web_page(api: Api, kari: Person, fault: Fault, status: int) -> None:
    api.double.faults.next("*", fault)
    async with api.session.post(api.url("sendMessage"), json=SEND) as answer:
        assert (answer.status, answer.content_type) == (status, "text/html")
    assert kari.messages == []


@pytest.mark.parametrize(("performs", "delivered"), [(True, 1), (False, 0)])
async def test_connection_can_drop_before_or_after_the_send(
    api: Api,
    double: BotApiDouble,
    kari: Person,
    *,
    performs: bool,
    delivered: int,
) -> None:
    double.faults.next("sendMessage", Fault.dropped(performs=performs))
    with pytest.raises(aiohttp.ClientConnectionError):
        await post(api)
    assert len(kari.messages) == delivered
    assert [(call.status, call.ok) for call in double.calls] == [(0, False)]


async def test_hanging_call_is_performed_but_answered_late(api: Api, double: BotApiDouble, kari: Person) -> None:
    double.faults.next("sendMessage", Fault.hanging(3600))
    call = asyncio.create_task(post(api))
    await double.wait_for(lambda: kari.messages)
    assert not call.done()
    double.changes.close()
    status, _ = await call
    assert status == 200


async def test_dripping_answer_arrives_whole(api: Api, double: BotApiDouble, kari: Person) -> None:
    double.faults.next("sendMessage", Fault.dripping(0.0001))
    assert (await api.result("sendMessage", **SEND))["message_id"] == kari.messages[0].message_id


async def test_every_kth_call_goes_wrong_until_cleared(api: Api, double: BotApiDouble, kari: Person) -> None:
    double.faults.every(3, "sendMessage", Fault.refused(500))
    statuses = [(await post(api))[0] for _ in range(6)]
    double.faults.clear()
    assert (statuses, (await post(api))[0]) == ([200, 200, 500, 200, 200, 500], 200)
    assert len(kari.messages) == 5


@pytest.mark.usefixtures("kari")
async def test_faults_can_be_meant_for_one_chat_and_some_times(api: Api, double: BotApiDouble) -> None:
    double.person(8, "Amina", started=True)
    double.faults.next("sendMessage", Fault.refused(500), times=2, chat_id=8)
    statuses = [(await api.call("sendMessage", chat_id=chat, text="Hei"))[0] for chat in (7, 8, 8, 8)]
    assert statuses == [200, 500, 500, 200]


@pytest.mark.usefixtures("kari")
async def test_door_can_be_shut_and_opened_again(api: Api, double: BotApiDouble) -> None:
    await api.result("sendMessage", **SEND)
    async with double.refusing():
        with pytest.raises(aiohttp.ClientConnectorError):
            await post(api)
    assert (await post(api))[0] == 200


@pytest.mark.usefixtures("kari")
async def test_latency_slows_every_call(api: Api, double: BotApiDouble) -> None:
    double.faults.latency = 3600
    call = asyncio.create_task(post(api))
    done, _ = await asyncio.wait([call], timeout=0.05)
    call.cancel()
    assert (done, double.calls) == (set(), [])
