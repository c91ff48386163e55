"""What Telegram takes as a photo: a PNG or JPEG whose sides and bytes are within its limits."""

import struct
from typing import Final

from bot.demo.refusals import bad_request

LARGEST: Final = 10_000_000  #: Bytes.
LONGEST_SIDES: Final = 10_000  #: Width and height together.
STEEPEST: Final = 20  #: One side against the other.
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"


def size_of(content: bytes) -> tuple[int, int]:
    """Width and height in pixels; of a JPEG, whose size is not read, those of a common one.

    Raises:
        Refusal: 400, as Telegram refuses what it cannot show.
    """
    if len(content) > LARGEST:
        raise bad_request("file is too big")
    if content.startswith(_JPEG):
        return 1280, 960
    if not content.startswith(_PNG):
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = struct.unpack(">II", content[16:24])
    if width + height > LONGEST_SIDES or max(width, height) > STEEPEST * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return width, height
