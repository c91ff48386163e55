"""BotApiDouble: Telegram's Bot API inside this process, for the demo and for tests."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime

from aiohttp import web

from bot.demo.courier import Courier
from bot.demo.faults import Faults
from bot.demo.limits import Meter, PublishedLimits
from bot.demo.messages import Message
from bot.demo.people import Group, Person
from bot.demo.post import Post
from bot.demo.records import Call, Violation
from bot.demo.server import BotApiServer
from bot.demo.transcript import transcript
from bot.demo.world import Profile, World

_LOOK_AGAIN = 0.1  # seconds


class BotApiDouble:
    """A Bot API server that is strict like Telegram and remembers everything.

    Args:
        token: the bot's token; the number before the colon is its user id.
        username: the bot's name after the @.
        clock: the time of messages and presses; aware.
        monotonic: the seconds by which limits are measured.
        limits: enforced when given; otherwise sends are only counted against the published ones.
        seed: decides the first update_id.
    """

    def __init__(
        self,
        *,
        token: str = "42:DEMO",  # noqa: S107 -- not a secret: it opens nothing but this double
        username: str = "torgbot_demo_bot",
        clock: Callable[[], datetime],
        monotonic: Callable[[], float] = time.monotonic,
        limits: PublishedLimits | None = None,
        seed: int = 1,
    ) -> None:
        self.token = token
        self.url = ""
        """`http://127.0.0.1:port`, once started."""
        self.post = Post(int(token.partition(":")[0]), username, clock, seed)
        self.changes = self.post.changes
        self.updates = self.post.updates
        self.world = World(self.post)
        self.faults = Faults(self.updates)
        self._server = BotApiServer(
            token=token,
            world=self.world,
            faults=self.faults,
            meter=Meter(limits or PublishedLimits(), monotonic),
            enforced=limits is not None,
            monotonic=monotonic,
        )
        self.app = self._server.app
        """The web application; further pages are added before `start`."""
        self._runner: web.AppRunner | None = None
        self._site: web.TCPSite | None = None

    @property
    def calls(self) -> list[Call]:
        """Every call, in the order of the answers."""
        return self._server.calls

    @property
    def violations(self) -> list[Violation]:
        """Sends and edits that came too soon."""
        return self._server.violations

    @property
    def sent(self) -> list[Message]:
        """Accepted messages of the bot, in order."""
        return self.world.sent

    @property
    def profile(self) -> Profile:
        """Command menus, names and descriptions that the bot has set."""
        return self.world.profile

    @property
    def people(self) -> list[Person]:
        """Everybody, in the order of arrival."""
        return [room for room in self.world.rooms.values() if isinstance(room, Person)]

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> None:
        """Listen; port 0 takes any free one."""
        self._runner = web.AppRunner(self.app, shutdown_timeout=1, access_log=None)
        await self._runner.setup()
        await self._listen(host, port)
        bound, number = self._runner.addresses[0][:2]
        self.url = f"http://[{bound}]:{number}" if ":" in bound else f"http://{bound}:{number}"

    async def stop(self) -> None:
        """End waiting polls and close the door."""
        self.changes.close()
        if self._runner is not None:
            await self._runner.cleanup()

    @asynccontextmanager
    async def refusing(self) -> AsyncIterator[None]:
        """Refuse connections for a while, and cut those that are open."""
        if self._runner is None or self._site is None:
            raise RuntimeError("the double has not been started")
        host, port = self._runner.addresses[0][:2]
        await self._site.stop()
        await self._cut(self._runner.server)
        try:
            yield
        finally:
            await self._listen(host, port)

    @asynccontextmanager
    async def posting(self, proxy: str, *, first_delay: float = 1.0) -> AsyncIterator[Courier]:
        """Post updates to the bot's webhook, once it has set one.

        Args:
            proxy: where the public address leads, `http://127.0.0.1:port`.
            first_delay: seconds before the second retry of a post that was refused; it doubles from there.
        """
        courier = Courier(self.world, proxy, first_delay)
        posting = asyncio.create_task(courier.run())
        try:
            yield courier
        finally:
            posting.cancel()
            await asyncio.wait({posting})

    async def _cut(self, server: web.Server | None) -> None:
        for connection in server.connections if server else ():
            connection.force_close()
        while server and server.connections:  # noqa: ASYNC110 -- a few turns of the loop, no waiting
            await asyncio.sleep(0)
        # one more turn, so that callers in this process notice before they write again
        await asyncio.sleep(0)

    async def _listen(self, host: str, port: int) -> None:
        if self._runner is not None:
            self._site = web.TCPSite(self._runner, host, port, reuse_address=True)
            await self._site.start()

    def person(
        self,
        id: int,  # noqa: A002 -- Telegram's name for it
        first_name: str,
        *,
        last_name: str | None = None,
        username: str | None = None,
        language_code: str | None = "nb",
        started: bool = False,
    ) -> Person:
        """Get or create a person with a phone.

        Args:
            id: user id and chat id.
            first_name: as the bot will see it.
            last_name: may be missing.
            username: may be missing.
            language_code: the language of the phone; None when Telegram does not tell.
            started: has written to the bot long ago, so that it may write first.
        """
        known = id in self.world.rooms
        person = self.world.person(id, first_name)
        if not known:
            person.last_name, person.username, person.language_code = last_name, username, language_code
            if started:
                person.start()
        return person

    def group(self, id: int, title: str) -> Group:  # noqa: A002 -- Telegram's name for it
        """Get or create a group; its id is negative."""
        return self.world.group(id, title)

    async def wait_for(self, predicate: Callable[[], object], timeout: float = 30.0) -> None:  # noqa: ASYNC109 -- it tells more than a bare TimeoutError
        """Wait until something holds, looking again after every change, and soon for what is no change here.

        Raises:
            AssertionError: after `timeout` seconds, with a transcript of all chats.
        """
        ends = time.monotonic() + timeout
        while not await self.changes.until(predicate, min(_LOOK_AGAIN, ends - time.monotonic())):
            if self.changes.closing or time.monotonic() >= ends:
                chats = "\n".join(transcript(person) for person in self.people)
                raise AssertionError(f"still waiting after {timeout} s\n{chats}")
