"""From what was typed to a question that can be searched: courtesy, spelling, earlier turns, then question words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from retrieval import question as questions
from retrieval.corpus import Corpus
from retrieval.courtesy import Message, question_in
from retrieval.followups import FollowUp, resolve
from retrieval.models import Passage, Turn
from retrieval.query import read
from retrieval.question import Question
from retrieval.remembering import Remembered
from retrieval.spelling import Change, Speller, spoken
from retrieval.vocabulary import Lexis

HEARD = 500
"""Questions that are kept as they were understood by themselves: each is looked at once for what it leans on, and once
to be answered."""

_read = lru_cache(maxsize=2000)(questions.understand)
"""Many people ask the same question."""

CLEAR_ENOUGH = 3
"""Words of a question that tell enough by themselves, even beside a pronoun that stands for nobody («Как называется
особая экономическая зона, которую **они** посетили?»)."""


@dataclass(frozen=True, slots=True)
class Understood:
    """``asked`` as typed; ``read_as`` with spelling put right, ``None`` if nothing was; ``standalone`` with what
    earlier turns add, whose ``subject`` is named; ``small_talk`` the kind of a message that is no question;
    ``unclear`` a pronoun that stands for nobody; ``quoted`` passages beside which something else is asked for;
    ``leans``: whether other turns before it might have made something else of the question."""

    asked: str
    read_as: str | None
    standalone: str
    subject: str | None
    literal: bool
    small_talk: str | None
    changes: tuple[Change, ...]
    question: Question
    unclear: str | None = None
    quoted: tuple[Passage, ...] = ()
    leans: bool = field(default=False, compare=False)

    @property
    def asks_nothing(self) -> bool:
        """Small talk, or a pronoun that stands for nobody where nothing was carried over and little else is said."""
        few = len(self.question.terms) < CLEAR_ENOUGH
        return bool(self.small_talk) or (self.unclear is not None and self.subject is None and few)


def understand(
    asked: str, history: Sequence[Turn] = (), speller: Speller | None = None, people: Sequence[str] = ()
) -> Understood:
    """Read a question. Without a ``speller`` the words are taken as typed; ``people`` are names that may be meant."""
    said = spoken(asked).strip()
    small_talk = questions.small_talk(said) if said or not asked.strip() else "signs"
    message = question_in(said)
    reading = speller.read(message.question) if speller and not small_talk else None
    text = question_in(reading.text).question if reading and reading.changed else message.question
    followed = FollowUp(text) if small_talk else _followed(Message(text, message.said), history, people)
    return Understood(
        asked=asked,
        read_as=text if reading and reading.changed else None,
        standalone=followed.text,
        subject=followed.subject,
        literal=bool(reading and reading.literal),
        small_talk=small_talk,
        changes=reading.changes if reading else (),
        question=_read(followed.text),
        unclear=followed.unclear,
        quoted=followed.quoted,
        leans=followed.leans,
    )


def _followed(message: Message, history: Sequence[Turn], people: Sequence[str]) -> FollowUp:
    """The question completed from earlier turns, and what they leave open from the sentences before it."""
    followed = resolve(message.question, history, people)
    if followed.unclear is None or not message.said:
        return followed
    return resolve(message.question, [Turn(message.said, message.said)], people)


class Listener:
    """Understands what is asked of a corpus, whose words (``lexis``) spelling is put right by."""

    def __init__(self, corpus: Corpus, lexis: Lexis) -> None:
        self._corpus = corpus
        self._lexis = lexis
        self._heard = Remembered[tuple[str, bool], Understood](HEARD)

    def alone(self, question: str, *, literal: bool) -> Understood:
        """The question by itself; ``literal`` takes the words as they were typed."""
        return self._heard.get((question, literal), self._hear)

    def understand(
        self, question: str, history: Sequence[Turn], people: Callable[[], Sequence[str]], *, literal: bool
    ) -> Understood:
        """The question after these turns."""
        alone = self.alone(question, literal=literal)
        if not history or not alone.leans:
            return alone
        understood = understand(question, history, self._speller(literal), people())
        return alone if self._asks_anew(understood) else understood

    def _hear(self, asked: tuple[str, bool]) -> Understood:
        question, literal = asked
        return understand(question, (), self._speller(literal))

    def _speller(self, literal: bool) -> Speller | None:
        return None if literal else self._lexis.speller

    def _asks_anew(self, understood: Understood) -> bool:
        """«Какая погода?» after «Кто такой Котов?» has no pronoun and no word that any article knows: what was spoken
        of before cannot help it."""
        if understood.subject is None:
            return False
        alone = understand(understood.read_as or understood.asked)
        return alone.unclear is None and bool(alone.question.terms) and not read(alone.question, self._corpus)
