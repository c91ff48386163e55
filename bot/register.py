"""The register of hubs that a new database starts with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bot.endings import BadHubsFile
from bot.settings import Settings
from domain import hubfile
from domain.hubs import Municipality


@dataclass(frozen=True, slots=True)
class Register:
    """What is registered, and where it comes from."""

    municipality: Municipality
    origin: str


def read_register(file: Path) -> Register:
    """A hubs file. Raises BadHubsFile with everything that is wrong in it."""
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise BadHubsFile(f"{file.name}: save it as UTF-8 text; it holds bytes that are none.") from None
    except OSError as error:
        raise BadHubsFile(f"{file.name}: it cannot be opened ({error.strerror}); let this user read it.") from None
    return Register(_municipality(text, file.name), file.name)


def own_register(settings: Settings) -> Register | None:
    """What HUBS_FILE holds; None where it is not set. Raises BadHubsFile, also where nobody needs the register."""
    return None if settings.hubs_file is None else read_register(settings.hubs_file)


def packaged_register() -> Register:
    """What comes with the bot."""
    origin = "packaged hubs.toml"
    return Register(_municipality(hubfile.packaged(), origin), origin)


def first_register(settings: Settings) -> Register:
    """What a new database starts with: HUBS_FILE if set, else the packaged file."""
    return own_register(settings) or packaged_register()


def _municipality(text: str, origin: str) -> Municipality:
    try:
        return hubfile.read(text)
    except hubfile.HubFileRefused as refused:
        raise BadHubsFile("\n".join(f"{origin}: {problem}" for problem in refused.problems)) from None
