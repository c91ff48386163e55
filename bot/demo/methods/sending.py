"""send*: a new message in a chat."""

from typing import Any

from bot.demo import keyboards, pictures
from bot.demo.chats import Room
from bot.demo.messages import Document
from bot.demo.parameters import Parameters
from bot.demo.records import Json
from bot.demo.refusals import bad_request
from bot.demo.texts import caption, message_text
from bot.demo.world import World

_ACTIONS = (
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
)


def send_message(world: World, given: Parameters) -> Json:
    """Send words, perhaps with buttons."""
    text, entities = message_text(given)
    return _sent(world, given, text=text, entities=entities)


def send_document(world: World, given: Parameters) -> Json:
    """Send a file and keep its bytes."""
    document = _file(world, given, "document")
    text, entities = caption(given)
    return _sent(world, given, document=document, text=text, entities=entities)


def send_photo(world: World, given: Parameters) -> Json:
    """Send a picture and keep its bytes."""
    photo = _file(world, given, "photo")
    width, height = pictures.size_of(photo.content)
    text, entities = caption(given)
    size = {"file_id": photo.file_id, "file_unique_id": f"u{photo.file_id}", "file_size": len(photo.content)}
    shown = [size | {"width": width, "height": height}]
    return _sent(world, given, photo=photo, content={"photo": shown}, text=text, entities=entities)


def send_venue(world: World, given: Parameters) -> Json:
    """Send a place with name and address."""
    latitude, longitude = given.any("latitude"), given.any("longitude")
    for name, value in (("latitude", latitude), ("longitude", longitude)):
        if not isinstance(value, int | float):
            raise bad_request(f"{name} is not specified")
    title, address = given.text("title"), given.text("address")
    if not title or not address:
        raise bad_request("VENUE_TITLE_EMPTY" if not title else "VENUE_ADDRESS_EMPTY")
    place = {"latitude": latitude, "longitude": longitude}
    content = {"location": place, "venue": {"location": place, "title": title, "address": address}}
    return _sent(world, given, content=content)


def send_chat_action(world: World, given: Parameters) -> bool:
    """Show that the bot is busy; nothing lies in the chat afterwards."""
    if given.text("action") not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    world.open(given.chat_id)
    return True


def _sent(world: World, given: Parameters, **what: Any) -> Json:
    markup = keyboards.checked(given.any("reply_markup"))
    room = world.open(given.chat_id)
    _check_reply(room, given.any("reply_parameters"))
    return world.send(room, room.add(by_bot=True, markup=markup, **what))


def _check_reply(room: Room, reply: Any) -> None:
    if not isinstance(reply, dict) or reply.get("allow_sending_without_reply"):
        return
    if room.message(reply.get("message_id", 0)) is None:
        raise bad_request("message to be replied not found")


def _file(world: World, given: Parameters, name: str) -> Document:
    value = given.text(name)
    upload = given.uploads.get(value.removeprefix("attach://") if value else name)
    if upload is not None:
        if not upload.content:
            raise bad_request("file must be non-empty")
        return world.post.keep(upload.name, upload.mime_type, upload.content)
    if value in world.post.files:
        return world.post.files[value]
    if value:
        raise bad_request("wrong file identifier/HTTP URL specified")
    raise bad_request(f"there is no {name} in the request")


METHODS = {
    "sendMessage": send_message,
    "sendDocument": send_document,
    "sendPhoto": send_photo,
    "sendVenue": send_venue,
    "sendChatAction": send_chat_action,
}
