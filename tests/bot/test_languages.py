"""The language of a chat is kept in mind, and never longer than in the database."""

from __future__ import annotations

from telegram_fake import Chat


async def test_a_forgotten_person_is_spoken_to_as_a_stranger(chat: Chat) -> None:
    await chat.send("/language English")
    assert (await chat.send("/privacy")).text.startswith("What I")
    await chat.send("/forget")
    await chat.press("Yes")
    assert "Что я храню" in (await chat.send("/privacy")).text
