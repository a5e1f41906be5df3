"""A small Bot API server over HTTP for tests of the real process: long polling with offsets, sent and edited
messages, answered buttons. What it does not know, it refuses, so that nothing new goes unnoticed."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count

from aiohttp import web

Json = dict[str, object]
PERSON: Json = {"id": 100, "is_bot": False, "first_name": "Анна", "language_code": "ru"}
CHAT: Json = {"id": 100, "type": "private", "first_name": "Анна"}
BOT: Json = {"id": 123456789, "is_bot": True, "first_name": "Бот", "username": "pobratim_bot"}
NOW = 1_750_000_000


class FakeBotApi:
    """``say`` and ``press`` are what people do; ``sent`` what they see, ``calls`` every request but polling."""

    def __init__(self, token: str) -> None:
        self.token = token
        self.address = ""
        self.calls: list[tuple[str, Json]] = []
        self.sent: asyncio.Queue[Json] = asyncio.Queue()
        self.confirmed = 0
        self._updates: list[Json] = []
        self._arrived = asyncio.Event()
        self._numbers = count(1)

    def say(self, text: str, chat: object = PERSON["id"], person: Json = PERSON) -> Json:
        """A person writes; the message as Telegram has it."""
        message = {**self._message(person, chat), "text": text}
        self.arrive({"message": message})
        return message

    def press(self, message: Json, data: str) -> None:
        callback = {"id": "7", "from": PERSON, "chat_instance": "1", "message": message, "data": data}
        self.arrive({"callback_query": callback})

    async def shown(self) -> Json:
        """The next message sent or edited."""
        return await asyncio.wait_for(self.sent.get(), timeout=30)

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[FakeBotApi]:
        application = web.Application()
        application.router.add_post(f"/bot{self.token}/{{method}}", self._serve)
        runner = web.AppRunner(application, shutdown_timeout=1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        host, port = runner.addresses[0][:2]
        self.address = f"http://{host}:{port}"
        try:
            yield self
        finally:
            await runner.cleanup()

    async def _serve(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        form: Json = {name: _decoded(str(value)) for name, value in (await request.post()).items()}
        if method == "getUpdates":
            return _ok(await self._poll(int(str(form.get("offset", 0)))))
        self.calls.append((method, form))
        match method:
            case "getMe":
                return _ok(BOT)
            case "setMyCommands" | "setMyDescription" | "setMyShortDescription":
                return _ok(True)
            case "answerCallbackQuery" | "deleteWebhook" | "sendChatAction":
                return _ok(True)
            case "sendMessage" | "editMessageText" | "sendPhoto":
                return _ok(self._show(form))
            case "answerInlineQuery":
                self.sent.put_nowait(form)
                return _ok(True)
        return web.json_response({"ok": False, "error_code": 404, "description": "Not Found"}, status=404)

    async def _poll(self, offset: int) -> list[Json]:
        self.confirmed = max(self.confirmed, offset)
        self._updates = [update for update in self._updates if int(str(update["update_id"])) >= offset]
        if not self._updates:
            self._arrived.clear()
            try:
                await asyncio.wait_for(self._arrived.wait(), timeout=1)
            except TimeoutError:
                return []
        return self._updates

    def _show(self, form: Json) -> Json:
        text = form.get("text", form.get("caption"))
        message = {**self._message(BOT, form["chat_id"]), "text": text, "reply_markup": form.get("reply_markup")}
        if "message_id" in form:
            message["message_id"] = form["message_id"]
        message = {name: value for name, value in message.items() if value is not None}
        self.sent.put_nowait(message)
        return message

    def _message(self, sender: Json, chat: object = PERSON["id"]) -> Json:
        number = int(str(chat))
        kind: Json = {**CHAT, "id": number} if number > 0 else {"id": number, "type": "supergroup", "title": "Группа"}
        return {"message_id": next(self._numbers), "date": NOW, "chat": kind, "from": sender}

    def arrive(self, update: Json) -> None:
        """Something happens that is neither words nor a pressed button."""
        self._updates.append({"update_id": next(self._numbers), **update})
        self._arrived.set()


def _decoded(value: str) -> object:
    try:
        return json.loads(value)
    except ValueError:
        return value


def _ok(result: object) -> web.Response:
    return web.json_response({"ok": True, "result": result})
