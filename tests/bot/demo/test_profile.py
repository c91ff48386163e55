from bot.demo.double import BotApiDouble
from bot.demo.people import Person
from tests.bot.demo.api import Api

HELP = [{"command": "hjelp", "description": "Hva kan jeg gjøre?"}]


async def test_bot_knows_who_it_is(api: Api) -> None:
    me = await api.result("getMe")
    assert (me["id"], me["is_bot"], me["username"]) == (42, True, "torgbot_demo_bot")


async def test_command_menus_are_kept_per_scope_and_language(api: Api) -> None:
    private = {"type": "all_private_chats"}
    await api.result("setMyCommands", commands=HELP, scope=private, language_code="nb")
    kept = await api.result("getMyCommands", scope=private, language_code="nb")
    others = [
        await api.result("getMyCommands", scope=private),
        await api.result("getMyCommands", language_code="nb"),
    ]
    assert (kept, others) == (HELP, [[], []])


async def test_command_menu_of_one_chat_can_be_deleted(api: Api, kari: Person) -> None:
    scope = {"type": "chat", "chat_id": kari.id}
    await api.result("setMyCommands", commands=HELP, scope=scope)
    await api.result("deleteMyCommands", scope=scope)
    assert await api.result("getMyCommands", scope=scope) == []


async def test_names_fall_back_to_the_default_language(api: Api) -> None:
    await api.result("setMyName", name="Torgbot")
    await api.result("setMyName", name="Square bot", language_code="en")
    names = [await api.result("getMyName", language_code=code) for code in ("en", "nb")]
    assert names == [{"name": "Square bot"}, {"name": "Torgbot"}]


async def test_menu_button_is_kept_per_chat(api: Api, double: BotApiDouble, kari: Person) -> None:
    await api.result("setChatMenuButton", menu_button={"type": "commands"})
    await api.result("setChatMenuButton", chat_id=kari.id)
    assert double.profile.menu_buttons == {None: {"type": "commands"}, 7: {"type": "default"}}


async def test_chat_can_be_looked_up(api: Api, kari: Person) -> None:
    found = await api.result("getChat", chat_id=kari.id)
    assert (found["id"], found["type"], found["first_name"]) == (7, "private", "Kari")
