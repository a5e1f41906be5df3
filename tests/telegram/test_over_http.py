"""The real process at a Bot API server over HTTP: a day of everything that happens in chats, told as one story."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import sys
from pathlib import Path

from bot_api_fake import NOW, PERSON, FakeBotApi, Json

from bot.texts import load_texts

TOKEN = "123456789:AAEtest-of-everything-in-chats-0123"
GROUP = -100500
CHIEF: Json = {"id": 7, "is_bot": False, "first_name": "Пётр", "language_code": "ru"}
QUESTION = "Где установлен бюст Стаханова?"
UNANSWERABLE = "Какова длина моста через Вьюнку?"
ROOT = Path(__file__).parents[2]
SECONDS = 30


def pressed(message: Json, label: str) -> str:
    markup = message["reply_markup"]
    assert isinstance(markup, dict)
    found = [
        button["callback_data"]
        for row in markup["inline_keyboard"]
        for button in row
        if button["text"].startswith(label) and "callback_data" in button
    ]
    return str(found[0])


async def test_a_day_in_chats(tmp_path: Path, seeded: Path) -> None:
    words = load_texts().in_language("ru")
    server = FakeBotApi(TOKEN)
    database = shutil.copy(seeded, tmp_path / "bot.sqlite3")
    async with server.serving():
        environment = os.environ | {
            "BOT_TOKEN": TOKEN,
            "ADMIN_IDS": "7",
            "TELEGRAM_API_URL": server.address,
            "DATABASE_PATH": str(database),
            "PYTHONPATH": str(ROOT),
        }
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", cwd=tmp_path, env=environment, stderr=asyncio.subprocess.PIPE
        )
        try:
            await tell_the_story(server, words.plain("button-human"), words.plain("link-here"))
        finally:
            process.send_signal(signal.SIGTERM)
            _, log = await asyncio.wait_for(process.communicate(), SECONDS)
    assert process.returncode == 0
    assert "Traceback" not in log.decode()
    assert "бюст" not in log.decode()


async def tell_the_story(server: FakeBotApi, human: str, link: str) -> None:
    # A question, changed by its author: one answer, changed in place.
    asked = server.say("Кто подписал соглашение с липецкой стороны?")
    first = await server.shown()
    assert "Коршиков" in str(first["text"])
    assert link in str(first["text"])
    server.arrive({"edited_message": {**asked, "text": QUESTION, "edit_date": NOW + 5}})
    changed = await server.shown()
    assert changed["message_id"] == first["message_id"]
    assert "Преображенской" in str(changed["text"])

    # The bot joins a group, is silent, and answers when called.
    member = {"user": {"id": 123456789, "is_bot": True, "first_name": "Бот"}}
    server.arrive(
        {
            "my_chat_member": {
                "chat": {"id": GROUP, "type": "supergroup", "title": "Группа"},
                "from": PERSON,
                "date": NOW,
                "old_chat_member": {**member, "status": "left"},
                "new_chat_member": {**member, "status": "member"},
            }
        }
    )
    assert "/ask" in str((await server.shown())["text"])
    server.say("О чём это мы?", GROUP)
    server.say(f"/ask {QUESTION}", GROUP)
    in_group = await server.shown()
    assert "Преображенской" in str(in_group["text"])
    assert in_group["chat"] == {"id": GROUP, "type": "supergroup", "title": "Группа"}

    # Someone types in another chat: the name alone shows what can be asked, each example a result of its own.
    server.arrive({"inline_query": {"id": "4", "from": PERSON, "query": "", "offset": ""}})
    examples = (await server.shown())["results"]
    assert isinstance(examples, list)
    assert len(examples) == len({example["id"] for example in examples}) == 3
    assert all("<blockquote>" in example["input_message_content"]["message_text"] for example in examples)
    server.arrive({"inline_query": {"id": "5", "from": PERSON, "query": QUESTION, "offset": ""}})
    assert "Преображенской" in str((await server.shown())["results"])

    # Nothing found, an admin is asked and answers.
    server.say(UNANSWERABLE)
    nothing = await server.shown()
    server.press(nothing, pressed(nothing, human))
    card = await server.shown()
    assert card["chat"]["id"] == 7  # type: ignore[index]
    server.arrive(
        {
            "message": {
                "message_id": 9000,
                "date": NOW,
                "chat": {"id": 7, "type": "private"},
                "from": CHIEF,
                "text": "Сорок два метра",
                "reply_to_message": card,
            }
        }
    )
    assert "Сорок два метра" in str((await server.shown())["text"])
    assert (await server.shown())["message_id"] == card["message_id"]
    assert "Передал" in str((await server.shown())["text"])

    # A reaction is a vote, and two are one when the first is taken back.
    for before, now in ((None, "👎"), ("👎", None), (None, "👍")):
        reaction = {
            "chat": first["chat"],
            "message_id": first["message_id"],
            "user": PERSON,
            "date": NOW,
            "old_reaction": [{"type": "emoji", "emoji": before}] if before else [],
            "new_reaction": [{"type": "emoji", "emoji": now}] if now else [],
        }
        server.arrive({"message_reaction": reaction})

    # A question that has become a command keeps no answer.
    server.arrive({"edited_message": {**asked, "text": "/people", "edit_date": NOW + 9}})
    emptied = await server.shown()
    assert emptied["message_id"] == first["message_id"]
    assert "/people" in str(emptied["text"])
    assert "reply_markup" not in emptied

    # The admin looks at the numbers.
    server.say("/stats", 7, CHIEF)
    numbers = await server.shown()
    assert "Вопросов: 3, с ответом: 2" in str(numbers["text"])
    assert "Полезно: 1, не помогло: 0" in str(numbers["text"])
