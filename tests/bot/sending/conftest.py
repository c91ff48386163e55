"""Senders that look often: no test here is about how long a look may be away."""

import pytest


@pytest.fixture(autouse=True)
def attentive(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.sending.sender.LOOK_EVERY", 0.05)
