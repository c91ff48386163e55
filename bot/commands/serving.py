"""`torgbot run` and `torgbot demo`: the bot itself."""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
from collections.abc import Callable, Coroutine
from typing import Any, Final

from bot.clock import real_clock
from bot.endings import BadSetting, Stalled
from bot.loading import spare_garbage_collector
from bot.logs import set_up_logs
from bot.register import first_register, own_register
from bot.runtime import Runtime
from bot.settings import Settings, read_settings
from bot.supervision.last_resort import LastResort

END_SECONDS: Final = 9.5  #: From the signal on, for an orderly end; supervisors wait for ten at least.


def run() -> None:
    """Serve the bot whose BOT_TOKEN is set; without one, start the demo."""
    settings = read_settings()
    if settings.bot_token is None:
        _say("BOT_TOKEN is not set, so this is the demo: nothing is sent to Telegram.")
        _serve_demo(settings)
        return
    set_up_logs(settings.log_level, settings.log_format)
    runtime = Runtime(settings, real_clock(settings.zone), own_register(settings))
    _run(_until_signal(runtime))


def demo() -> None:
    """Try everything in the browser, with invented people and without Telegram."""
    settings = read_settings()
    if settings.bot_token is not None:
        raise BadSetting("BOT_TOKEN=(not shown) cannot be used: the demo does not start beside a real token; unset it.")
    _serve_demo(settings)


def _serve_demo(settings: Settings) -> None:
    from bot.demo.stage import run_demo  # noqa: PLC0415 -- a bot that serves needs no demo

    gc.enable()
    set_up_logs(settings.log_level, settings.log_format)
    _run(run_demo(settings, first_register(settings), _say))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _run(serving: Coroutine[Any, Any, None]) -> None:
    with asyncio.Runner(loop_factory=_fastest_loop()) as runner:
        runner.run(serving)


def _fastest_loop() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """Make uvloop's, which takes a quarter less CPU for each message; where there is none, asyncio's own."""
    try:
        from uvloop import new_event_loop  # noqa: PLC0415 -- it does not exist for every system
    except ImportError:
        return None
    return new_event_loop


async def _until_signal(runtime: Runtime) -> None:
    loop, hurry = asyncio.get_running_loop(), LastResort(Stalled.code, step=0.5)
    hurry.end_within(END_SECONDS)

    def stop() -> None:
        """End in order; where a connection hangs that nobody can close, end all the same."""
        runtime.stop()
        if not hurry.is_alive():
            hurry.start()

    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop)
    spare_garbage_collector()
    gc.enable()
    await runtime.run()
