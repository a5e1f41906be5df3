"""A Bot API server that fails as the real one does, for trials: 429 with retry_after, 5xx, a proxy's HTML page,
connections dropped before and after a request took effect, an outage. Seeded, and strict about message numbers: private
chats of a bot share one count, edits know «not found», «can't be edited» and «not modified».
"""

from __future__ import annotations

import asyncio
import json
import math
import random
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import count

from aiohttp import web

Json = dict[str, object]
TOKEN = "123456789:" + "A" * 35
BOT: Json = {"id": 123456789, "is_bot": True, "first_name": "Бот", "username": "pobratim_bot"}
PATIENCE = 120.0
"""Seconds after which something is taken not to happen; a busy machine may take long over what takes a moment."""

HTML_502 = "<html><body><h1>502 Bad Gateway</h1></body></html>"


class Drop(Enum):
    """When the connection is lost: before the request took effect, or after."""

    BEFORE = auto()
    AFTER = auto()


@dataclass(frozen=True, slots=True)
class Faults:
    """Shares of requests that fail in each way; ``dropped`` connections are lost before and after the effect by turns.
    """

    too_many: float = 0
    server_errors: float = 0
    dropped: float = 0
    methods: Sequence[str] = ("sendMessage", "editMessageText", "answerCallbackQuery")


@dataclass
class Shown:
    """A message as it stands in a chat; ``seen`` is when it first came."""

    number: int
    chat: int
    by_bot: bool
    text: str
    markup: str
    seen: float = field(default_factory=time.monotonic)


class UnreliableTelegram:
    """``say`` and ``press`` are what people do. ``messages`` is what they see, ``posts`` every message by the bot in
    the order it came, ``calls`` how often each method was called. Requests of ``unheard`` methods take effect, and
    their answers never come."""

    def __init__(self, seed: int = 0, faults: Faults | None = None) -> None:
        self.address = ""
        self.faults = faults or Faults()
        self.failures_left = math.inf
        self.messages: dict[int, dict[int, Shown]] = defaultdict(dict)
        self.posts: list[Shown] = []
        self.calls: dict[str, int] = defaultdict(int)
        self.answered_presses: dict[str, int] = defaultdict(int)
        self.down_until = 0.0
        self.blocked: set[int] = set()
        self.moved: dict[int, int] = {}
        self.unheard: Sequence[str] = ()
        self.webhook: Json | None = None
        self.token = TOKEN
        self.other_polls = False
        self.files: dict[str, bytes] = {}
        self.polls = 0
        self._random = random.Random(seed)  # noqa: S311 - repeatable, not secret
        self._updates: dict[int, Json] = {}
        self._arrived = asyncio.Event()
        self._changed = asyncio.Event()
        self._numbers = count(1)
        self._own_numbers: dict[int, count[int]] = {}
        self._update_ids = count(500_000 + seed * 1000)
        self._drops = count()
        self._polling: asyncio.Task[object] | None = None

    # What people do

    def say(self, text: str, chat: int = 100, person: int | None = None) -> int:
        """A message; its number."""
        person = person or chat
        number = self._number(chat)
        self.messages[chat][number] = Shown(number, chat, False, text, "")
        message = {**self._message(number, chat), "from": _person(person), "text": text}
        self.arrive({"message": message})
        return number

    def press(self, shown: Shown, data: str, person: int | None = None) -> str:
        """A press of a button under a message; the id of the callback."""
        key = str(next(self._update_ids))
        message = {**self._message(shown.number, shown.chat), "from": BOT, "text": shown.text}
        callback = {
            "id": key, "from": _person(person or shown.chat), "chat_instance": "1", "message": message, "data": data
        }
        self.arrive({"callback_query": callback})
        return key

    def send_file(self, name: str, content: bytes, chat: int) -> int:
        """A document; the number of the message."""
        number = self._number(chat)
        self.messages[chat][number] = Shown(number, chat, False, name, "")
        key = f"file{len(self.files)}"
        self.files[key] = content
        document = {"file_id": key, "file_unique_id": key, "file_name": name, "file_size": len(content)}
        self.arrive({"message": {**self._message(number, chat), "from": _person(chat), "document": document}})
        return number

    def others_write(self, messages: int) -> int:
        """In private chats, and the bot has not heard of them yet; the number of the last."""
        return [next(self._numbers) for _ in range(messages)][-1]

    def arrive(self, update: Json, number: int | None = None) -> int:
        number = next(self._update_ids) if number is None else number
        self._updates[number] = {**update, "update_id": number}
        self._arrived.set()
        return number

    def outage(self, seconds: float) -> None:
        self.down_until = time.monotonic() + seconds
        self._arrived.set()

    def drop_before_first(self) -> None:
        """The next dropped connection is lost before its request takes effect."""
        if next(self._drops) % 2:
            next(self._drops)

    # What they see

    def by_bot(self, chat: int) -> list[Shown]:
        return [shown for _, shown in sorted(self.messages[chat].items()) if shown.by_bot]

    async def until(self, holds: object, seconds: float = PATIENCE) -> None:
        """Waits until ``holds()`` is true; looked at with every request, and now and then."""
        assert callable(holds)
        async with asyncio.timeout(seconds):
            while not holds():
                self._changed.clear()
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._changed.wait(), 0.2)

    async def shown(self, chat: int = 100, posts: int = 1, seconds: float = PATIENCE) -> list[Shown]:
        """The bot's messages in a chat, as soon as there are so many."""
        await self.until(lambda: len(self.by_bot(chat)) >= posts, seconds)
        return self.by_bot(chat)

    @property
    def unconfirmed(self) -> int:
        return len(self._updates)

    # The server

    @asynccontextmanager
    async def serving(self, port: int = 0) -> AsyncIterator[UnreliableTelegram]:
        application = web.Application()
        application.router.add_post("/bot{token}/{method}", self._serve)
        application.router.add_get(f"/file/bot{TOKEN}/{{key}}", self._give_file)
        runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1, handler_cancellation=True)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port).start()
        host, given = runner.addresses[0][:2]
        self.address = f"http://{host}:{given}"
        try:
            yield self
        finally:
            await runner.cleanup()

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        self.calls[method] += 1
        try:
            if time.monotonic() < self.down_until:
                return web.Response(status=502, text=HTML_502, content_type="text/html")
            if request.match_info["token"] != self.token:
                return _error(401, "Unauthorized")
            form = {name: str(value) for name, value in (await request.post()).items()}
            if method == "getUpdates":
                return await self._poll(form)
            fault = self._fault(method)
            self.failures_left -= fault is not None
            if isinstance(fault, web.Response):
                return fault
            if fault is Drop.BEFORE:
                return _drop(request)
            response = self._effect(method, form)
            if method in self.unheard:
                self._changed.set()
                await asyncio.Event().wait()
            return _drop(request) if fault is Drop.AFTER else response
        finally:
            self._changed.set()

    def _fault(self, method: str) -> web.Response | Drop | None:
        """What goes wrong with this request."""
        if method not in self.faults.methods or not self.failures_left:
            return None
        chance, faults = self._random.random(), self.faults
        if chance < faults.too_many:
            return _error(429, "Too Many Requests: retry after 1", {"retry_after": 1})
        if chance < faults.too_many + faults.server_errors:
            if self._random.random() < 0.5:
                return web.Response(status=502, text=HTML_502, content_type="text/html")
            return _error(500, "Internal Server Error")
        if chance < faults.too_many + faults.server_errors + faults.dropped:
            return Drop.BEFORE if next(self._drops) % 2 else Drop.AFTER
        return None

    def _effect(self, method: str, form: dict[str, str]) -> web.Response:
        match method:
            case "getMe":
                return _ok(BOT)
            case "sendMessage" | "sendDocument" | "sendPhoto" | "copyMessage":
                return self._send(method, form)
            case "editMessageText":
                return self._edit(form, form["text"])
            case "editMessageReplyMarkup":
                return self._edit(form)
            case "getFile":
                key = form["file_id"]
                return _ok({"file_id": key, "file_unique_id": key, "file_path": key})
            case "answerCallbackQuery":
                self.answered_presses[form.get("callback_query_id", "")] += 1
                return _ok(True)
            case "setWebhook":
                self.webhook = dict(form)
                return _ok(True)
            case "deleteWebhook":
                self.webhook = None
                return _ok(True)
        if method.startswith(("set", "answer")) or method in ("sendChatAction", "getMyName"):
            return _ok(True)
        return _error(404, f"Not Found: {method}")

    async def _poll(self, form: dict[str, str]) -> web.StreamResponse:
        self.polls += 1
        self._changed.set()
        if self.webhook is not None:
            return _error(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook")
        if self.other_polls:
            return _error(409, "Conflict: terminated by other getUpdates request")
        offset = int(form.get("offset", "0"))
        for number in [number for number in self._updates if number < offset]:
            del self._updates[number]
        if not self._updates:
            self._arrived.clear()
            try:
                await asyncio.wait_for(self._arrived.wait(), min(int(form.get("timeout", "0")), 5))
            except TimeoutError:
                return _ok([])
        if time.monotonic() < self.down_until:
            return web.Response(status=502, text=HTML_502, content_type="text/html")
        return _ok([self._updates[number] for number in sorted(self._updates)][:100])

    async def _give_file(self, request: web.Request) -> web.Response:
        return web.Response(body=self.files[request.match_info["key"]])

    def _send(self, method: str, form: dict[str, str]) -> web.Response:
        chat = int(form["chat_id"])
        if chat in self.blocked:
            return _error(403, "Forbidden: bot was blocked by the user")
        if chat in self.moved:
            parameters: Json = {"migrate_to_chat_id": self.moved[chat]}
            return _error(400, "Bad Request: group chat was upgraded to a supergroup chat", parameters)
        number = self._number(chat)
        text = form["text"] if method == "sendMessage" else form.get("caption", f"<{method}>")
        shown = Shown(number, chat, True, text, form.get("reply_markup", ""))
        self.messages[chat][number] = shown
        self.posts.append(shown)
        if method == "copyMessage":
            return _ok({"message_id": number})
        return _ok({**self._message(number, chat), "from": BOT, "text": shown.text})

    def _edit(self, form: dict[str, str], text: str | None = None) -> web.Response:
        """``text``: the new one, nothing to change the buttons only."""
        chat, number = int(form["chat_id"]), int(form["message_id"])
        shown = self.messages[chat].get(number)
        if shown is None:
            return _error(400, "Bad Request: message to edit not found")
        if not shown.by_bot:
            return _error(400, "Bad Request: message can't be edited")
        after = (shown.text if text is None else text, form.get("reply_markup", ""))
        if (shown.text, shown.markup) == after:
            return _error(400, "Bad Request: message is not modified: exactly the same")
        shown.text, shown.markup = after
        return _ok({**self._message(number, chat), "from": BOT, "text": shown.text})

    def _number(self, chat: int) -> int:
        return next(self._numbers if chat > 0 else self._own_numbers.setdefault(chat, count(1)))

    def _message(self, number: int, chat: int) -> Json:
        kind = "private" if chat > 0 else "supergroup"
        titles: Json = {"first_name": "Анна"} if chat > 0 else {"title": "Группа"}
        return {"message_id": number, "date": int(time.time()), "chat": {"id": chat, "type": kind, **titles}}


def buttons(shown: Shown) -> dict[str, str]:
    """Text → what the button carries."""
    markup = json.loads(shown.markup or '{"inline_keyboard": []}')
    return {
        button["text"]: button["callback_data"]
        for row in markup.get("inline_keyboard", [])
        for button in row
        if "callback_data" in button
    }


def _person(number: int) -> Json:
    return {"id": number, "is_bot": False, "first_name": "Анна", "language_code": "ru"}


def _drop(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=499)


def _ok(result: object) -> web.Response:
    return web.json_response({"ok": True, "result": result})


def _error(code: int, description: str, parameters: Json | None = None) -> web.Response:
    body: Json = {"ok": False, "error_code": code, "description": description}
    if parameters:
        body["parameters"] = parameters
    return web.json_response(body, status=code)
