"""One turn: an update is read, its sender met, and the handlers answer, all in one transaction."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Final, TypeGuard

import orjson
import structlog
from telegram import Chat, InlineQuery, Update, User

from actions import arriving
from actions.dispatching import keep_quiet
from bot.application import Torgbot, dispatch
from bot.clock import Clock
from bot.receiving.ingest import ASK_FOR
from bot.receiving.lanes import Unreadable
from bot.settings import Settings
from bot.transport import Transport
from bot.web.verification import address
from db import UnitOfWork
from db.people.arrivals import Arrival
from domain.delivery import Reply, Transit
from domain.hubs import Municipality
from domain.letters import Kind
from domain.names import shown_name
from domain.people import Person
from handlers.apology import apology_screen
from handlers.inline import inline_answer
from handlers.requests.standing import tell_about_refused
from handlers.toolkit.turn import CURRENT_TURN, House, Turn, send
from locales import texts_in
from locales.texts import language_of

log = structlog.get_logger()

ANSWER_DEADLINE: Final = 5.0  #: Seconds; a press that is answered later shows nothing anyway.
PLACE_OF_SCREEN: Final = ("message_id", "date", "chat")
SERVICE_CHAT: Final = 777000  #: Telegram's own messages.


class Turns:
    """What the lanes do with each update."""

    def __init__(
        self,
        application: Torgbot,
        transport: Transport,
        settings: Settings,
        clock: Clock,
        on_commit: Callable[[], object],
    ) -> None:
        self._application = application
        self._transport = transport
        self._settings = settings
        self._clock = clock
        self._verify_url = address(settings)
        self._on_commit = on_commit
        self._register: tuple[int, Municipality] | None = None
        self._answers: set[asyncio.Task[Reply | Transit]] = set()
        self._silent_until = float("-inf")  # monotonic seconds; no answer leaves before

    def glance(self, body: str) -> None:
        """Answer a press at once, so that no spinner turns; what came of it is shown by the screen."""
        press = orjson.loads(body).get("callback_query")
        query = press.get("id") if isinstance(press, dict) else None
        if isinstance(query, str):
            self._answer("answerCallbackQuery", {"callback_query_id": query})

    def _answer(self, method: str, parameters: dict[str, Any]) -> None:
        """Answer a query that waits, without waiting for it; while flood control lasts, it gets none."""
        if self._clock.monotonic() < self._silent_until:
            return
        task = asyncio.create_task(self._transport.call(method, parameters, deadline=ANSWER_DEADLINE), name=method)
        self._answers.add(task)
        task.add_done_callback(self._answered)

    def _answered(self, task: asyncio.Task[Reply | Transit]) -> None:
        self._answers.discard(task)
        outcome = None if task.cancelled() or task.exception() else task.result()
        if isinstance(outcome, Reply) and outcome.status == HTTPStatus.TOO_MANY_REQUESTS:
            self._silent_until = self._clock.monotonic() + (outcome.retry_after or 1)

    async def work(self, work: UnitOfWork, body: str) -> None:
        """Give one update its effect. Raises Unreadable when python-telegram-bot cannot parse it."""
        said = orjson.loads(body)
        if said.keys().isdisjoint(ASK_FOR):  # asked for by somebody else with our token, perhaps years ago
            log.info("update.ignored", update_id=said["update_id"])
            return
        update = self._parsed(said)
        user = update.effective_user
        if not _is_somebody(user) or _is_aside(update):
            log.info("update.ignored", update_id=update.update_id)
            return
        if update.inline_query is not None:
            await self._offer(work, update.inline_query)
            return
        CURRENT_TURN.set(await self._turn(work, update, user))
        await dispatch(self._application, update)

    async def _offer(self, work: UnitOfWork, query: InlineQuery) -> None:
        """Answer somebody who types the bot's name in another chat; nobody is kept for that."""
        known = (await work.people.named({query.from_user.id})).get(query.from_user.id)
        spoken = language_of(query.from_user.language_code, self._settings.default_language)
        _ = texts_in(known.language if known is not None else spoken)
        municipality, username = await self.municipality(work), self._application.bot.username
        answer = inline_answer(_, query.id, query.query, municipality, self._clock.now(), username=username)
        self._answer("answerInlineQuery", answer)

    async def apologise(self, work: UnitOfWork, lane: int) -> None:
        """Say that something went wrong here, to a person we know."""
        person = (await work.people.named({lane})).get(lane)
        if person is not None:
            await send(work, lane, apology_screen(texts_in(person.language)), self._clock.now(), kind=Kind.APOLOGY)

    async def tell_stopped(self, work: UnitOfWork, request_id: int) -> None:
        """Tell a coordinator that a broadcast was stopped, because Telegram refuses the message."""
        await tell_about_refused(work, await self.municipality(work), request_id, self._clock.now())

    async def keep_quiet(self, work: UnitOfWork) -> None:
        """Let no call leave that was left over, where it is night now."""
        await keep_quiet(work, await self.municipality(work), self._clock.now())

    @property
    def owner_ids(self) -> frozenset[int]:
        """Who owns the bot."""
        return self._settings.owner_ids

    def committed(self) -> None:
        """Let the sender look."""
        self._on_commit()

    async def municipality(self, work: UnitOfWork) -> Municipality:
        """The newest register."""
        return await self._registered(work, await work.hubs.version())

    async def _registered(self, work: UnitOfWork, version: int) -> Municipality:
        """What is registered; read again only when there is a newer one."""
        if self._register is None or self._register[0] != version:
            self._register = (version, await work.hubs.load(version))
        return self._register[1]

    def _parsed(self, said: dict[str, Any]) -> Update:
        try:
            update = Update.de_json(_without_screen(said), self._application.bot)
        except Exception as error:
            raise Unreadable from error
        if update is None:
            raise Unreadable
        return update

    async def _turn(self, work: UnitOfWork, update: Update, user: User) -> Turn:
        now = self._clock.now()
        language = language_of(user.language_code, self._settings.default_language)
        name = shown_name(user.first_name, user.last_name)
        group = _group(update)
        if group is None:
            arrival = await arriving.arrive(work, user.id, name, language, self._settings.owner_ids, now)
        else:  # nobody is kept for having been in a group
            arrival = Arrival(Person(user.id, name, language), None, await work.hubs.version())
        house = House(
            municipality=await self._registered(work, arrival.register),
            register=arrival.register,
            bot_username=self._application.bot.username,
            minimum_age=self._settings.minimum_age,
            zone=self._settings.zone,
            owner_ids=self._settings.owner_ids,
            verify_url=self._verify_url,
        )
        pressed = _pressed_message(update)
        return Turn(work, arrival.person, house, now, arrival.cursor, pressed_message=pressed, group=group)


def _without_screen(update: dict[str, Any]) -> dict[str, Any]:
    """A press without the screen it was made on: where that stands is all we read, and parsing it took most time."""
    press = update.get("callback_query")
    if isinstance(press, dict) and isinstance(shown := press.get("message"), dict):
        press["message"] = {name: shown[name] for name in PLACE_OF_SCREEN if name in shown}
    return update


def _is_somebody(user: User | None) -> TypeGuard[User]:
    """Whether a real person speaks: channels, services and other bots have no rights and get no answer."""
    return user is not None and not user.is_bot and user.id != SERVICE_CHAT


def _is_aside(update: Update) -> bool:
    """Whether this happened outside a private chat, and is no message: nobody is met, or kept, for that."""
    chat = update.effective_chat
    return update.message is None and chat is not None and chat.type != Chat.PRIVATE


def _pressed_message(update: Update) -> int | None:
    """The message whose button was pressed, when it is in the person's own chat and can still be edited."""
    query = update.callback_query
    if query is None or query.message is None or not query.message.is_accessible:
        return None
    return query.message.message_id if query.message.chat.id == query.from_user.id else None


def _group(update: Update) -> int | None:
    """The group a message was written in."""
    chat = update.effective_chat if update.message is not None else None
    return chat.id if chat is not None and chat.type in {Chat.GROUP, Chat.SUPERGROUP} else None
