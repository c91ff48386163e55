"""The bot's own face: its name, its command menus, its descriptions."""

import re
from collections.abc import Callable
from typing import Any

import orjson

from bot.demo.parameters import Parameters
from bot.demo.records import Json
from bot.demo.refusals import bad_request
from bot.demo.world import World

MOST_COMMANDS = 100
LONGEST_COMMAND = 32
LONGEST_COMMAND_DESCRIPTION = 256
_LENGTHS = {"name": 64, "short_description": 120, "description": 512}
_SCOPES = (
    "default",
    "all_private_chats",
    "all_group_chats",
    "all_chat_administrators",
    "chat",
    "chat_administrators",
    "chat_member",
)


def get_me(world: World, _: Parameters) -> Json:
    """Tell who the bot is."""
    return world.post.bot | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def set_my_commands(world: World, given: Parameters) -> bool:
    """Set the command menu of one scope in one language."""
    commands = given.any("commands")
    if not isinstance(commands, list):
        raise bad_request("expected an Array of BotCommand")
    if len(commands) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    world.profile.commands[_menu(world, given)] = [_command(one) for one in commands]
    return True


def get_my_commands(world: World, given: Parameters) -> list[Json]:
    """Give the command menu of one scope in one language."""
    return world.profile.commands.get(_menu(world, given), [])


def delete_my_commands(world: World, given: Parameters) -> bool:
    """Forget the command menu of one scope in one language."""
    world.profile.commands.pop(_menu(world, given), None)
    return True


def set_chat_menu_button(world: World, given: Parameters) -> bool:
    """Set what the button beside the text field does."""
    if given.chat_id is not None:
        world.known(given.chat_id)
    world.profile.menu_buttons[given.chat_id] = given.any("menu_button") or {"type": "default"}
    return True


def _menu(world: World, given: Parameters) -> tuple[str, str]:
    scope = given.any("scope") or {"type": "default"}
    if scope.get("type") not in _SCOPES:
        raise bad_request("unsupported type specified")
    if "chat_id" in scope:
        world.known(int(scope["chat_id"]))
    return orjson.dumps(scope, option=orjson.OPT_SORT_KEYS).decode(), _language(given)


def _language(given: Parameters) -> str:
    code = given.text("language_code")
    if code and not re.fullmatch(r"[a-z]{2}", code):
        raise bad_request("invalid language code specified")
    return code


def _command(given: Any) -> Json:
    name = str(given.get("command", "")).strip().removeprefix("/")
    description = str(given.get("description", "")).strip()
    if not name:
        raise bad_request("command must be non-empty")
    if len(name) > LONGEST_COMMAND:
        raise bad_request(f"command length must not exceed {LONGEST_COMMAND}")
    if not description:
        raise bad_request("command description must be non-empty")
    if len(description) > LONGEST_COMMAND_DESCRIPTION:
        raise bad_request(f"command description length must not exceed {LONGEST_COMMAND_DESCRIPTION}")
    if not re.fullmatch(r"[a-z0-9_]+", name):
        raise bad_request("BOT_COMMAND_INVALID")
    return {"command": name, "description": description}


def _setter(field: str) -> Callable[[World, Parameters], bool]:
    def set_text(world: World, given: Parameters) -> bool:
        text = given.text(field)
        if len(text) > _LENGTHS[field]:
            raise bad_request(f"bot {field.replace('_', ' ')} is too long")
        world.profile.texts[field, _language(given)] = text
        return True

    return set_text


def _getter(field: str) -> Callable[[World, Parameters], Json]:
    def get_text(world: World, given: Parameters) -> Json:
        texts = world.profile.texts
        return {field: texts.get((field, _language(given))) or texts.get((field, ""), "")}

    return get_text


METHODS = {
    "getMe": get_me,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setMyName": _setter("name"),
    "getMyName": _getter("name"),
    "setMyShortDescription": _setter("short_description"),
    "getMyShortDescription": _getter("short_description"),
    "setMyDescription": _setter("description"),
    "getMyDescription": _getter("description"),
    "setChatMenuButton": set_chat_menu_button,
}
