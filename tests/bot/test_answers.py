"""A person asks: quotation, source, context, other passages, votes."""

from __future__ import annotations

from telegram_fake import Chat


async def test_a_question_gets_a_quotation_and_its_source(chat: Chat) -> None:
    answer = await chat.send("Где установлен бюст Стаханова?")
    assert "<blockquote>" in answer.html
    assert "бюст Стаханова</b>" in answer.html
    assert "Источник: Стаханов установил побратимские отношения" in answer.text
    assert "ОстроВ · 2011, по тексту" in answer.text
