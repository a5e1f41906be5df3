"""Postponed models must behave as aiogram's own: the same script runs with and without, in fresh processes."""

import subprocess
import sys

from aiogram import types
from aiogram.types.base import TelegramObject

from bot.lazy_models import READ_AT_ONCE

NO_PART_OF_A_MODEL = {"ContentType", "Downloadable", "UNSET_PARSE_MODE"}

SCRIPT = """
import asyncio, json
{prelude}
import aiogram.client.bot
from aiogram import Bot, methods, types
from aiogram.client.session.base import BaseSession
from aiogram.methods.base import Response

chat = {{"id": -100, "type": "supergroup", "title": "Побратимы"}}
message = {{
    "message_id": 3, "date": 1700000000, "chat": chat, "text": "Кто подписал?",
    "entities": [{{"type": "bold", "offset": 0, "length": 3}}],
    "reply_to_message": {{"message_id": 2, "date": 1700000000, "chat": chat,
                          "document": {{"file_id": "f", "file_unique_id": "u", "file_name": "n.txt"}}}},
    "reply_markup": {{"inline_keyboard": [[{{"text": "Контекст", "callback_data": "c:1"}}]]}},
}}
user = {{"id": 5, "is_bot": False, "first_name": "Анна"}}
callback = {{"id": "1", "from": user, "chat_instance": "x", "data": "c:1", "message": message}}
update = types.Update.model_validate({{"update_id": 7, "callback_query": callback}})
print(json.dumps(update.model_dump(mode="json", exclude_none=True), sort_keys=True))
print(type(update.callback_query.message.reply_to_message.document).__name__)
print(Response[types.Message].model_validate({{"ok": True, "result": message}}).result.text)
photo = {{"file_id": "f", "file_unique_id": "u", "width": 2, "height": 1}}
received = {{
    **message, "photo": [photo], "forward_origin": {{"type": "user", "date": 1700000000, "sender_user": user}},
    "contact": {{"phone_number": "1", "first_name": "А", "user_id": "7"}}, "pinned_message": {{**message, "date": 0}},
    "quote": {{"text": "да", "position": 1}}, "video_chat_started": {{}}, "new": {{"kind": 1}},
}}
got = Response[types.Message].model_validate_json(json.dumps({{"ok": True, "result": received}}), context={{"bot": 1}})
print(repr(got.result.photo), repr(got.result.forward_origin), repr(got.result.pinned_message), got.result.content_type)
print(repr(got.result.video_chat_started), repr(got.result.quote), got.result.new, got.result.photo[0]._bot)
print(got.model_dump_json(exclude_none=True), got.result == types.Message.model_validate(received))
made = types.PhotoSize(**photo)
print(types.Message(message_id=1, date=0, chat=types.Chat(**chat), photo=[made]).photo[0] is made)
for wrong in ({{"photo": [{{}}, photo]}}, {{"photo": made}}, {{"poll": "?"}}, {{"forward_origin": {{"type": "new"}}}}):
    try:
        types.Update.model_validate({{"update_id": 1, "message": {{**message, **wrong}}}})
    except ValueError as error:
        print(error)

models = [getattr(m, name) for m in (types, methods) for name in m.__all__]
models = [model for model in models if isinstance(model, type) and hasattr(model, "model_rebuild")]
for model in models:
    model.model_rebuild()
print(len(models), [model.__name__ for model in models if not model.__pydantic_complete__])

class Recording(BaseSession):
    async def make_request(self, bot, method, timeout=None):
        return type(method), method.model_dump(exclude_none=True, warnings=False)
    close = stream_content = None

bot = Bot("1:a", session=Recording())
print(asyncio.run(bot.send_message(1, "Да", reply_markup=types.ForceReply())), asyncio.run(bot.get_me()))
print(type(Bot("1:a").session), [name for name in vars(aiogram.client.bot) if name in methods.__all__])
print(aiogram.client.bot.SendPhoto(chat_id=1, photo="f").model_dump_json(exclude_defaults=True))
try:
    update.update_id = 8
except Exception as error:
    print(type(error).__name__)
"""


def run(prelude: str) -> str:
    script = SCRIPT.format(prelude=prelude)
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout


def test_postponed_models_behave_as_eager_ones() -> None:
    postponed = run("from bot.lazy_models import import_aiogram; import_aiogram()")
    assert "[]" in postponed
    assert postponed == run("import aiogram")


def test_what_waits_within_a_model_is_a_model() -> None:
    waiting = [name for name in types.__all__ if not READ_AT_ONCE.fullmatch(name) and name not in NO_PART_OF_A_MODEL]
    assert len(waiting) > 100
    assert [name for name in waiting if not issubclass(getattr(types, name), TelegramObject)] == []


BUILDING = """
import asyncio
from bot.lazy_models import import_aiogram; import_aiogram()
from bot import service, warming
from bot.measures import Measures

warming.MOMENT_SECONDS = 0.0
service._build_models()
later = warming._models()
print([model.__name__ for model in service._models() if not model.__pydantic_complete__])
print([model.__name__ for model in later if model.__pydantic_complete__])
asyncio.run(warming.make_models(Measures()))
print([model.__name__ for model in later if not model.__pydantic_complete__])
"""


def test_a_start_builds_what_the_first_answer_needs_and_the_rest_behind_it() -> None:
    printed = subprocess.run([sys.executable, "-c", BUILDING], capture_output=True, text=True, check=True).stdout
    assert printed.split("\n") == ["[]", "[]", "[]", ""]
