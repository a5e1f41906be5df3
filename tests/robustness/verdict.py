"""What a trial comes to: which questions were lost, answered twice, or answered out of order; and of each answer too
many, what there is to know of it."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from unreliable_telegram import Shown, UnreliableTelegram


@dataclass(frozen=True, slots=True)
class Verdict:
    asked: int
    lost: int
    doubled: int
    disordered: int
    sound: bool

    @property
    def is_clean(self) -> bool:
        return self.sound and not (self.lost or self.doubled or self.disordered)


@dataclass(frozen=True, slots=True)
class Stray:
    """A message by the bot that is no question's answer. ``twins``: numbers of those in the chat that say the same;
    ``killed_after``: seconds until the next kill."""

    chat: int
    number: int
    twins: tuple[int, ...]
    text: str
    killed_after: float | None


def strays(
    telegram: UnreliableTelegram, database: Path, asked: Iterable[tuple[int, int]], kills: Sequence[float]
) -> list[Stray]:
    with closing(sqlite3.connect(database)) as connection:
        answers = set(connection.execute("SELECT chat_id, answer_message FROM turns"))
    found = [shown for chat in {chat for chat, _ in asked} for shown in _answers(telegram, chat)]
    return [_stray(telegram, shown, kills) for shown in found if (shown.chat, shown.number) not in answers]


def _stray(telegram: UnreliableTelegram, shown: Shown, kills: Sequence[float]) -> Stray:
    same = [other.number for other in telegram.by_bot(shown.chat) if other.text == shown.text and other is not shown]
    after = min((at - shown.seen for at in kills if at >= shown.seen), default=None)
    return Stray(shown.chat, shown.number, tuple(same), shown.text[:60], None if after is None else round(after, 3))


def judge(telegram: UnreliableTelegram, database: Path, asked: Iterable[tuple[int, int]]) -> Verdict:
    """``asked``: chat and number of each question. A chat that shows more messages by the bot than it asked questions
    got an answer twice, whatever the database believes."""
    questions = list(asked)
    with closing(sqlite3.connect(database)) as connection:
        sound = connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        rows = connection.execute("SELECT chat_id, question_message, answer_message FROM turns").fetchall()
    answers: dict[tuple[int, int], list[int]] = defaultdict(list)
    for chat, question, answer in rows:
        if answer is not None and answer in telegram.messages[chat]:
            answers[chat, question].append(answer)
    lost = sum(1 for question in questions if question not in answers)
    asked_in = Counter(chat for chat, _ in questions)
    doubled = sum(max(0, len(_answers(telegram, chat)) - count) for chat, count in asked_in.items())
    return Verdict(len(questions), lost, doubled, _disordered(questions, answers), sound)


def _answers(telegram: UnreliableTelegram, chat: int) -> list[Shown]:
    """Without the word that many questions take a while, which answers none of them."""
    return [shown for shown in telegram.by_bot(chat) if not shown.text.startswith("Слишком много вопросов сразу")]


def _disordered(questions: list[tuple[int, int]], answers: dict[tuple[int, int], list[int]]) -> int:
    last: dict[int, int] = {}
    wrong = 0
    for chat, number in sorted(questions):
        for answer in answers.get((chat, number), ()):
            wrong += answer < last.get(chat, 0)
            last[chat] = max(answer, last.get(chat, 0))
    return wrong
