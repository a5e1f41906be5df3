"""People at work: they ask and press 👍; admins send articles, publish some, give some up, leave others lying."""

from __future__ import annotations

import asyncio
import random
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from unreliable_telegram import Shown, UnreliableTelegram, buttons

from bot.callbacks import CastVote

QUESTIONS = (
    "Кто подписал соглашение об установлении побратимских отношений?",
    "Где установлен бюст Стаханова?",
    "Какие города установили побратимские отношения?",
    "Кто возглавлял делегацию города Стаханова?",
    "Как добраться до Марса?",
    "Когда делегация посетила район?",
    "Что подписали главы администраций?",
)
ADMINS = range(900, 904)
PUBLISHED = "Опубликовано"
SYLLABLES = ("ба", "во", "гу", "де", "жи", "ко", "лу", "ме", "но", "пу", "ри", "со", "та", "фе", "ша", "щу")
SENTENCES = 6
@dataclass(frozen=True, slots=True)
class Zeal:
    """``per_second``: how often somebody does something. ``waiting``: questions without an answer from which on nobody
    asks more, and presses without one from which on nobody presses, however slow the machine is."""

    per_second: float
    waiting: int


CALM, RUSH = Zeal(4, 25), Zeal(15, 150)
"""In a rush more is under way at once than the bot sends at once."""

TRIED = 20
"""Messages looked at for one with a 👍: nine of ten in a question's chat have it."""

UNREAD = 4
"""Articles that wait to be read at most: reading takes longer than most lives of a bot that is killed all the time."""


@dataclass(frozen=True, slots=True)
class Sent:
    """An article that an admin sent; ``word`` stands in no other. ``press`` decided on it; none while it lies there."""

    word: str
    chat: int
    press: str = ""
    publish: bool = False


@dataclass(frozen=True, slots=True)
class Shelf:
    """What became of the articles that were sent. ``missing`` were to be published and are not, ``uncalled`` were not
    and are; ``twice``: published twice; ``cards``: more of them than articles sent."""

    sent: int
    published: int
    missing: int
    uncalled: int
    twice: int
    cards: int

    @property
    def is_clean(self) -> bool:
        return not (self.missing or self.uncalled or self.twice or self.cards)


@dataclass
class Load:
    """``asked``: chat and number of each question; ``voted``: turn and person that each press was about."""

    server: UnreliableTelegram
    rng: random.Random
    chats: range
    zeal: Zeal = CALM
    asked: list[tuple[int, int]] = field(default_factory=list)
    voted: dict[str, tuple[int, int]] = field(default_factory=dict)
    sent: dict[str, Sent] = field(default_factory=dict)
    _left: set[str] = field(default_factory=set)

    @property
    def presses(self) -> list[str]:
        return [*self.voted, *(one.press for one in self.sent.values() if one.press)]

    def ask(self, chat: int | None = None) -> None:
        chat = self.rng.choice(self.chats) if chat is None else chat
        self.asked.append((chat, self.server.say(self.rng.choice(QUESTIONS), chat)))

    def vote(self) -> bool:
        """Whether an answer was at hand to press 👍 under."""
        posts = self.server.posts
        for shown in self.rng.sample(posts, min(TRIED, len(posts))):
            data = _button(shown, "👍")
            if data is not None:
                self.voted[self.server.press(shown, data)] = (CastVote.unpack(data).turn, shown.chat)
                return True
        return False

    def send_article(self) -> None:
        """A file, of words that no other article has."""
        word, chat = self._word(), self.rng.choice(ADMINS)
        sentences = (" ".join(self._word() for _ in range(8)).capitalize() + "." for _ in range(SENTENCES))
        street = f"улицы {word.capitalize()}"
        text = f"Праздник {street}\n\nПрошёл праздник {street}. {' '.join(sentences)}\n"
        self.sent[word] = Sent(word, chat)
        self.server.send_file(f"{word}.txt", text.encode(), chat)

    def decide(self) -> None:
        """Publishes an article that was read, gives it up, or leaves it lying for good."""
        for shown, one in self._undecided():
            chance = self.rng.random()
            if chance < 0.25:
                self._left.add(one.word)
            else:
                self._press(shown, one, publish=chance < 0.8)
            return

    def publish(self) -> bool:
        """Whether there was an article to publish."""
        for shown, one in self._undecided():
            self._press(shown, one, publish=True)
            return True
        return False

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            await asyncio.sleep(self.rng.expovariate(self.zeal.per_second))
            if self._unanswered() < self.zeal.waiting:
                self.ask()
            if self.rng.random() < 0.3 and self.unanswered_presses() < self.zeal.waiting:
                self.vote()
            if self.rng.random() < 0.3 and self._unread() < UNREAD:
                self.send_article()
            if self.rng.random() < 0.1:
                self.decide()

    def unanswered_presses(self) -> int:
        return sum(1 for key in self.presses if not self.server.answered_presses[key])

    def missing_votes(self, database: Path) -> list[tuple[int, int]]:
        """Turn and person of each."""
        return sorted(set(self.voted.values()) - _votes(database))

    def broken_promises(self, database: Path) -> int:
        """Articles that people have been told are published, and are not."""
        told = [one for one in self.sent.values() if any(PUBLISHED in shown.text for shown in self._cards(one))]
        texts = _published(database) if told else []
        return sum(1 for one in told if not any(one.word in text for text in texts))

    def shelf(self, database: Path) -> Shelf:
        texts = _published(database)
        found = Counter({word: sum(word in text for text in texts) for word in self.sent})
        sent = self.sent.values()
        return Shelf(
            sent=len(sent),
            published=sum(1 for one in sent if one.publish),
            missing=sum(1 for one in sent if one.publish and not found[one.word]),
            uncalled=sum(1 for one in sent if not one.publish and found[one.word]),
            twice=sum(1 for count in found.values() if count > 1),
            cards=max(0, sum(len(self.server.by_bot(chat)) for chat in ADMINS) - len(sent)),
        )

    def _unanswered(self) -> int:
        return len(self.asked) - sum(1 for shown in self.server.posts if shown.chat in self.chats)

    def _unread(self) -> int:
        return sum(1 for one in self.sent.values() if not one.press and not any(map(buttons, self._cards(one))))

    def _press(self, shown: Shown, one: Sent, publish: bool) -> None:
        data = _button(shown, "Опубликовать" if publish else "Отмена")
        assert data is not None, buttons(shown)
        self.sent[one.word] = Sent(one.word, one.chat, self.server.press(shown, data), publish)

    def _undecided(self) -> Iterator[tuple[Shown, Sent]]:
        for one in self.sent.values():
            if not one.press and one.word not in self._left:
                yield from ((shown, one) for shown in self._cards(one) if _button(shown, "Опубликовать"))

    def _cards(self, one: Sent) -> list[Shown]:
        return [shown for shown in self.server.by_bot(one.chat) if one.word in shown.text.lower()]

    def _word(self) -> str:
        return "".join(self.rng.choice(SYLLABLES) for _ in range(6))


def _button(shown: Shown, label: str) -> str | None:
    return next((data for text, data in buttons(shown).items() if label in text), None)


def _votes(database: Path) -> set[tuple[int, int]]:
    """Turn and person of each 👍."""
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute("SELECT turn_id, person_id FROM votes WHERE useful")
        return {(int(turn), int(person)) for turn, person in rows}


def _published(database: Path) -> list[str]:
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute("SELECT title || ' ' || text FROM articles WHERE state = 'published'")
        return [str(row[0]).lower() for row in rows]
