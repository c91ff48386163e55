"""Files on their way out: what lies in the outbox as JSON reaches Telegram as the bytes it was."""

import pytest

from bot.demo.double import BotApiDouble
from bot.demo.messages import Document as Kept
from db import Database
from handlers.toolkit.home import Home
from handlers.toolkit.screens import Choice, Document, Screen
from handlers.toolkit.turn import send
from locales import texts_in
from tests.bot.conftest import WatchedSender, people, rows, utc_now

_ = texts_in("nb")
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x02\x00\x00\x00\x01" + bytes(range(256))
PDF = b"%PDF-1.4\n" + bytes(range(256))


def screen(document: Document) -> Screen:
    return Screen(_("Thank you for answering. You hear no more about this one."), ((Choice("M", Home()),),), document)


async def put(database: Database, document: Document) -> None:
    async with database.work() as work:
        await send(work, 7, screen(document), utc_now())


@pytest.mark.parametrize(
    ("document", "kept"),
    [
        (Document("meg.json", '{"navn": "Åse"}'), ("meg.json", "application/json", '{"navn": "Åse"}'.encode())),
        (Document("bevis.pdf", PDF), ("bevis.pdf", "application/pdf", PDF)),
    ],
    ids=["text", "bytes"],
)
async def test_document_arrives_as_it_was(
    double: BotApiDouble, database: Database, sender: WatchedSender, document: Document, kept: tuple[str, str, bytes]
) -> None:
    people(double, 7)
    await put(database, document)
    await sender.until_done()
    [message] = double.sent
    assert message.document is not None
    assert (message.document.file_name, message.document.mime_type, message.document.content) == kept
    assert (message.text, message.photo) == (screen(document).plain, None)


async def test_picture_arrives_as_a_photo_with_its_caption_and_buttons(
    double: BotApiDouble, database: Database, sender: WatchedSender
) -> None:
    people(double, 7)
    document = Document("svar.png", PNG, is_picture=True)
    await put(database, document)
    await sender.until_done()
    [message] = double.sent
    assert message.photo == Kept("file00001", "svar.png", "image/png", PNG)
    assert (message.text, message.document) == (screen(document).plain, None)
    assert [key.callback_data for row in message.rows for key in row] == ["home"]


async def test_file_is_not_kept_once_it_has_been_sent(
    double: BotApiDouble, database: Database, sender: WatchedSender
) -> None:
    people(double, 7)
    await put(database, Document("bevis.pdf", PDF))
    await sender.until_done()
    assert await rows(database, "SELECT payload FROM outbox") == [("",)]
