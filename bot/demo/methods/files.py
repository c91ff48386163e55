"""getFile and getChat: looking things up."""

from bot.demo.parameters import Parameters
from bot.demo.records import Json
from bot.demo.refusals import bad_request
from bot.demo.world import World


def get_file(world: World, given: Parameters) -> Json:
    """Tell where the bytes of a file can be fetched."""
    found = world.post.files.get(given.text("file_id"))
    if found is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    return {
        "file_id": found.file_id,
        "file_unique_id": f"u{found.file_id}",
        "file_size": len(found.content),
        "file_path": f"documents/{found.file_id}",
    }


def get_chat(world: World, given: Parameters) -> Json:
    """Describe a chat."""
    room = world.known(given.chat_id)
    accepted = {"unlimited_gifts": False, "limited_gifts": False, "unique_gifts": False}
    accepted |= {"premium_subscription": False, "gifts_from_channels": False}
    return room.as_json() | {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": accepted}


METHODS = {"getFile": get_file, "getChat": get_chat}
