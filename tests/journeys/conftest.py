"""What journeys through a backup begin with."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Town


@pytest.fixture
async def resting_town(quiet_town: Town) -> Town:
    """A town whose bot has run before and does not now."""
    async with quiet_town.bot():
        return quiet_town


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "backup.gz"
