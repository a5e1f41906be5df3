"""Commands and questions as people really type them on a phone."""

from __future__ import annotations

from typing import Any

import pytest
from aiogram.types import Document, PhotoSize, Video
from telegram_fake import Chat

from bot.views.drafts import first_sentences
from retrieval.models import Article

FILE = {"file_id": "f", "file_unique_id": "u"}
PICTURE = {"width": 10, "height": 10}
QUESTION = "Где установлен бюст Стаханова?"


@pytest.mark.parametrize("command", ["/People", "/PEOPLE", "/people"])
async def test_a_command_in_any_letters(chat: Chat, command: str) -> None:
    assert (await chat.send(command)).text.startswith("Людей в статьях")


async def test_start_in_capitals(chat: Chat) -> None:
    assert (await chat.send("/Start")).text.startswith("Здравствуйте")


async def test_a_space_in_a_command_is_told(chat: Chat) -> None:
    assert (await chat.send("/ People")).text == "Уберите, пожалуйста, пробел после косой черты: /people"
    assert "Команды / у меня нет" in (await chat.send("/ абракадабра")).text


@pytest.mark.parametrize(
    "content",
    [
        {"photo": [PhotoSize(**FILE, **PICTURE)]},
        {"video": Video(**FILE, **PICTURE, duration=3)},
        {"document": Document(**FILE)},
    ],
)
async def test_a_question_under_a_picture_or_a_file_is_answered(chat: Chat, content: dict[str, Any]) -> None:
    assert "<blockquote>" in (await chat.receive(**content, caption=QUESTION)).html


def test_a_preview_keeps_a_headline_apart() -> None:
    article = Article("x", "Турнир", "Города провели турнир\nТурнир прошёл в субботу. Победили гости.")
    assert first_sentences(article) == "Города провели турнир\nТурнир прошёл в субботу. Победили гости."
