from typing import Any

import pytest

from bot.demo.double import BotApiDouble
from bot.demo.people import Person
from tests.bot.demo.api import Api, StoppedClock, keyboard

TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


async def newest(api: Api) -> Any:
    return (await api.result("getUpdates"))[-1]


async def test_words_travel_with_sender_chat_and_command(api: Api, double: BotApiDouble, clock: StoppedClock) -> None:
    amina = double.person(8, "Amina", last_name="Ali", username="amina", language_code="en")
    amina.say("/start torg")
    update = await newest(api)
    names = {"id": 8, "first_name": "Amina", "last_name": "Ali", "username": "amina"}
    assert update["message"] == {
        "message_id": 1,
        "from": names | {"is_bot": False, "language_code": "en"},
        "chat": names | {"type": "private"},
        "date": int(clock.now().timestamp()),
        "text": "/start torg",
        "entities": [{"type": "bot_command", "offset": 0, "length": 6}],
    }
    assert amina.shut is None


async def test_language_of_the_phone_changes_with_the_next_update(api: Api, kari: Person) -> None:
    kari.language_code = "nn"
    kari.say("Hei")
    assert (await newest(api))["message"]["from"]["language_code"] == "nn"
    kari.language_code = None
    kari.say("Hei")
    assert "language_code" not in (await newest(api))["message"]["from"]


async def test_same_id_is_the_same_person(double: BotApiDouble) -> None:
    assert double.person(7, "Kari") is double.person(7, "Somebody else")
    with pytest.raises(TypeError):
        double.group(7, "Heggedal")


async def test_edited_words_come_as_an_edit(api: Api, kari: Person) -> None:
    message = kari.say("Hie")
    kari.edit(message.message_id, "Hei")
    update = await newest(api)
    assert (update["edited_message"]["text"], update["edited_message"]["message_id"]) == ("Hei", 1)
    with pytest.raises(ValueError, match="no message 404"):
        kari.edit(404, "x")


async def test_sticker_comes_as_a_sticker(api: Api, kari: Person) -> None:
    kari.send_sticker("🙌")
    assert (await newest(api))["message"]["sticker"]["emoji"] == "🙌"


async def test_blocking_and_unblocking_is_told(api: Api, kari: Person) -> None:
    kari.block()
    with pytest.raises(ValueError, match="blocked"):
        kari.say("Hei")
    kari.unblock()
    told = [update["my_chat_member"] for update in await api.result("getUpdates")]
    assert [(one["old_chat_member"]["status"], one["new_chat_member"]["status"]) for one in told] == [
        ("member", "kicked"),
        ("kicked", "member"),
    ]


async def test_deactivating_is_not_told(api: Api, kari: Person) -> None:
    kari.deactivate()
    assert await api.result("getUpdates") == []


async def test_group_messages_carry_the_group(api: Api, double: BotApiDouble, kari: Person) -> None:
    double.group(-5, "Heggedal").say(kari, "Hei alle")
    message = (await newest(api))["message"]
    assert message["chat"] == {"id": -5, "type": "group", "title": "Heggedal"}
    assert message["from"]["first_name"] == "Kari"


async def test_press_carries_the_whole_message(api: Api, kari: Person) -> None:
    sent = await api.result("sendMessage", chat_id=7, text="Kommer du?", reply_markup=keyboard("Ja"))
    press = kari.press(1, "ja")
    query = (await newest(api))["callback_query"]
    assert (query["id"], query["data"], query["message"]) == (press.query_id, "ja", sent)


@pytest.mark.parametrize(
    ("carrying", "message"),
    [
        (
            "inaccessible",
            {"chat": {"id": 7, "type": "private", "first_name": "Kari"}, "message_id": 1, "date": 0},
        ),
        ("nothing", None),
    ],
)
async def test_press_may_carry_less(api: Api, kari: Person, carrying: Any, message: Any) -> None:
    await api.result("sendMessage", chat_id=7, text="Kommer du?", reply_markup=keyboard("Ja"))
    kari.press(1, "ja", carrying=carrying)
    assert (await newest(api))["callback_query"].get("message") == message


async def test_press_under_a_deleted_message_is_inaccessible(api: Api, kari: Person) -> None:
    await api.result("sendMessage", chat_id=7, text="Kommer du?", reply_markup=keyboard("Ja"))
    await api.result("deleteMessage", chat_id=7, message_id=1)
    kari.press(1, "ja")
    assert (await newest(api))["callback_query"]["message"]["date"] == 0


async def test_answer_with_words_is_an_alert_on_the_phone(api: Api, kari: Person) -> None:
    silent, spoken = kari.press(1, "a"), kari.press(1, "b")
    await api.result("answerCallbackQuery", callback_query_id=silent.query_id)
    await api.result("answerCallbackQuery", callback_query_id=spoken.query_id, text="Notert", show_alert=True)
    assert (silent.answered, spoken.answered) == (True, True)
    assert [(one.text, one.alert) for one in kari.alerts] == [("Notert", True)]


async def test_press_is_answered_once(api: Api, kari: Person) -> None:
    press = kari.press(1, "a")
    await api.result("answerCallbackQuery", callback_query_id=press.query_id)
    assert await api.refusal("answerCallbackQuery", callback_query_id=press.query_id) == (400, TOO_OLD)


@pytest.mark.parametrize(("seconds", "status"), [(150, 200), (151, 400)])
async def test_press_can_be_answered_for_150_seconds(
    api: Api,
    kari: Person,
    clock: StoppedClock,
    seconds: int,
    status: int,
) -> None:
    press = kari.press(1, "a")
    clock.advance(seconds)
    answer, _ = await api.call("answerCallbackQuery", callback_query_id=press.query_id)
    assert answer == status
