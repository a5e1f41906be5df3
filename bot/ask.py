"""The use cases of a person who asks: a question, its other passages, votes, history, being forgotten.

What stands between a Telegram update and the library: history is looked up, the turn recorded, times measured.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.library import Library
from bot.storage.privacy import PrivacyStore
from bot.storage.settings import PromptStore
from bot.storage.turns import NewTurn, Numbers, Option, StoredTurn, TurnStore, Vote, VoteStore
from retrieval.models import Answer, NoAnswer, Passage, Suggestion, Turn

log = logging.getLogger(__name__)

FOLLOWED_TURNS = 4
"""How many turns back a follow-up question may lean on."""

FOLLOWED_SECONDS = 6 * 3600
"""After a night nobody remembers what «а он?» was about."""

OPTIONS = 4
"""Passages offered for one question, the first among them."""

EXAMPLES = 3
HISTORY_PAGE = 8


class Reason(StrEnum):
    """Why a quotation did not help; ``value`` goes into a button."""

    OFF_TOPIC = "topic"
    INCOMPLETE = "part"
    OUTDATED = "old"
    WRONG_SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, and where. In a private chat both numbers are the same."""

    chat: int
    person: int


@dataclass(frozen=True, slots=True)
class Example:
    """A question, or an article, that a button offers; ``prompt`` is the number of the question."""

    text: str
    prompt: int | None = None
    article_id: str | None = None


@dataclass(frozen=True, slots=True)
class Quoted:
    """A turn as it is shown: passage ``place`` of it, with the person's vote."""

    turn: StoredTurn
    place: int
    passage: Passage
    vote: Vote | None = None


@dataclass(frozen=True, slots=True)
class NotFound:
    """A turn without an answer, and what is near."""

    turn: StoredTurn
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """``number`` counts pages from 0, ``count`` all different questions."""

    turns: tuple[StoredTurn, ...]
    number: int
    pages: int
    count: int


class Asking:
    def __init__(
        self,
        library: Library,
        turns: TurnStore,
        votes: VoteStore,
        prompts: PromptStore,
        privacy: PrivacyStore,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._library = library
        self._turns = turns
        self._votes = votes
        self._prompts = prompts
        self._privacy = privacy
        self._now = now

    async def ask(self, asker: Asker, question: str, message: int | None = None) -> Quoted | NotFound:
        """Answers a question, follow-ups resolved by the person's last turns in this chat."""
        since = int(self._now()) - FOLLOWED_SECONDS
        stored = await self._turns.latest(asker.chat, asker.person, FOLLOWED_TURNS, since)
        # An answer cut short and begun again must not take its own question for an earlier one.
        earlier = [turn for turn in stored if message is None or turn.question_message != message]
        return await self._answer(asker, question, [self._turn(turn) for turn in earlier], message)

    async def ask_alone(self, asker: Asker, question: str, *, literal: bool = False) -> Quoted | NotFound:
        """Answers a question for itself: no earlier turns, and ``literal``: no corrections."""
        return await self._answer(asker, question, (), None, literal=literal)

    async def shown(self, asker: Asker, turn: int, place: int) -> Quoted | None:
        """Passage ``place`` of an earlier answer; none when the turn is of another chat, or the article is gone."""
        stored = await self.turn(asker, turn)
        if stored is None or not 0 <= place < len(stored.options):
            return None
        passage = self._passage(stored.options[place])
        if passage is None:
            return None
        return Quoted(stored, place, passage, await self._votes.of(turn, asker.person))

    async def turn(self, asker: Asker, turn: int) -> StoredTurn | None:
        """An earlier turn of this chat: numbers come from buttons, and anyone can make up a button."""
        stored = await self._turns.get(turn)
        return stored if stored is not None and stored.chat == asker.chat else None

    async def answered_with(self, turn: int, message: int) -> None:
        await self._turns.answered_with(turn, message)

    async def vote(self, asker: Asker, quoted: Quoted, useful: bool) -> Quoted:
        """One vote for a person and answer; a second one takes the place of the first."""
        await self._votes.cast(quoted.turn.id, quoted.place, asker.person, useful, int(self._now()))
        log.info("vote turn=%d place=%d useful=%s", quoted.turn.id, quoted.place, useful)
        return Quoted(quoted.turn, quoted.place, quoted.passage, Vote(useful, None))

    async def give_reason(self, asker: Asker, quoted: Quoted, reason: Reason) -> None:
        await self._votes.give_reason(quoted.turn.id, asker.person, reason.value)
        log.info("vote turn=%d reason=%s", quoted.turn.id, reason.value)

    async def examples(self) -> tuple[Example, ...]:
        """A few questions that the articles answer, for someone who just came."""
        knowledge = self._library.knowledge
        return await self._offer(await self._library.think(lambda: knowledge.suggestions(EXAMPLES)))

    async def example(self, question: str) -> Example:
        """A question made ready for a button."""
        return (await self._offer([Suggestion(question)]))[0]

    async def prompted(self, prompt: int) -> str | None:
        """The question behind a button."""
        return await self._prompts.question(prompt)

    async def history(self, asker: Asker, number: int) -> HistoryPage:
        """Page ``number`` of the person's different questions, newest first, or the nearest page there is."""
        count = await self._turns.count(asker.chat, asker.person)
        pages = max(1, -(-count // HISTORY_PAGE))
        number = min(max(number, 0), pages - 1)
        turns = await self._turns.page(asker.chat, asker.person, HISTORY_PAGE, number * HISTORY_PAGE)
        return HistoryPage(tuple(turns), number, pages, count)

    async def numbers(self, days: int = 7) -> Numbers:
        """Questions and votes of the last days."""
        return await self._turns.numbers(days, int(self._now()) - days * 86400)

    async def forget(self, person: int) -> int:
        """Erases the person; returns how many questions that were."""
        erased = await self._privacy.forget(person)
        log.info("forgotten questions=%d", erased)
        return erased

    async def erase_old(self, days: int) -> None:
        """Erases the wording of questions older than ``days``."""
        erased = await self._privacy.erase_texts(int(self._now()) - days * 86400)
        log.info("retention erased=%d", erased)

    async def _answer(
        self, asker: Asker, question: str, history: Sequence[Turn], message: int | None, *, literal: bool = False
    ) -> Quoted | NotFound:
        knowledge = self._library.knowledge
        started = time.perf_counter()
        found = await self._library.think(lambda: knowledge.ask(question, history, literal=literal))
        milliseconds = round((time.perf_counter() - started) * 1000)
        new = self._new_turn(asker, question, found, message, milliseconds)
        number = await self._turns.add(new)
        log.info(
            "question chat=%d person=%d turn=%d answered=%s confidence=%.3f ms=%d",
            *(asker.chat, asker.person, number, isinstance(found, Answer), found.confidence, milliseconds),
        )
        turn = _stored(number, new)
        if isinstance(found, Answer):
            return Quoted(turn, 0, found.passage)
        return NotFound(turn, await self._offer(found.suggestions))

    def _new_turn(
        self, asker: Asker, question: str, found: Answer | NoAnswer, message: int | None, milliseconds: int
    ) -> NewTurn:
        return NewTurn(
            chat=asker.chat,
            person=asker.person,
            asked_at=int(self._now()),
            question=question,
            standalone=found.turn.standalone,
            understood=found.understood,
            literal=found.literal,
            subject=found.subject,
            confidence=found.confidence,
            options=_options(found),
            question_message=message,
            milliseconds=milliseconds,
        )

    def _turn(self, stored: StoredTurn) -> Turn:
        passage = self._passage(stored.options[0]) if stored.options else None
        return Turn(stored.question, stored.standalone, stored.subject, passage)

    def _passage(self, option: Option) -> Passage | None:
        return self._library.passage(option.article_id, option.start, option.end, option.quotation)

    async def _offer(self, suggestions: Sequence[Suggestion]) -> tuple[Example, ...]:
        questions = [suggestion.text for suggestion in suggestions if suggestion.article_id is None]
        numbers = dict(zip(questions, await self._prompts.numbers(questions), strict=True))
        return tuple(
            Example(suggestion.text, numbers.get(suggestion.text), suggestion.article_id) for suggestion in suggestions
        )


def _options(found: Answer | NoAnswer) -> tuple[Option, ...]:
    if isinstance(found, NoAnswer):
        return ()
    first = _option(found.passage, found.highlights)
    others = [_option(match.passage, match.highlights) for match in found.alternatives]
    return (first, *others)[:OPTIONS]


def _option(passage: Passage, highlights: tuple[tuple[int, int], ...]) -> Option:
    return Option(passage.article_id, passage.start, passage.end, passage.text, highlights)


def _stored(number: int, new: NewTurn) -> StoredTurn:
    return StoredTurn(
        id=number,
        chat=new.chat,
        person=new.person,
        asked_at=new.asked_at,
        question=new.question,
        standalone=new.standalone,
        understood=new.understood,
        literal=new.literal,
        subject=new.subject,
        answered=bool(new.options),
        question_message=new.question_message,
        options=new.options,
    )
