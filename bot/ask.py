"""The use cases of a person who asks: a question, its other passages, votes, history, being forgotten.

What stands between a Telegram update and the library: history is looked up, the turn recorded, times measured.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import partial

from msgspec import Struct

from bot.library import History, Library
from bot.pins import Pins
from bot.prompts import Example, Prompts
from bot.recording import options_of, stored_as
from bot.storage.privacy import PrivacyStore
from bot.storage.turns import NewTurn, Numbers, Option, Scope, StoredTurn, TurnStore
from bot.storage.votes import Vote, VoteStore
from retrieval.knowledge import KnowledgeBase
from retrieval.models import Answer, NoAnswer, Passage, Suggestion, Turn

log = logging.getLogger(__name__)

FOLLOWED_TURNS = 4
"""How many turns back a follow-up question may lean on."""

FOLLOWED_SECONDS = 6 * 3600
"""After a night nobody remembers what «а он?» was about."""

EXAMPLES = 3
HISTORY_PAGE = 7
NOWHERE = -1
"""The place of a passage that is no longer shown."""


class Reason(StrEnum):
    """Why a quotation did not help; ``value`` goes into a button."""

    OFF_TOPIC = "topic"
    INCOMPLETE = "part"
    OUTDATED = "old"
    WRONG_SOURCE = "source"


class Asker(Struct, frozen=True):
    """Who asks, and where. In a private chat both numbers are the same."""

    chat: int
    person: int

    @property
    def private(self) -> bool:
        return self.chat == self.person


class Quoted(Struct, frozen=True):
    """A turn as it is shown: passage ``place`` of it, with the person's vote."""

    turn: StoredTurn
    place: int
    passage: Passage
    vote: Vote | None = None


class NotFound(Struct, frozen=True):
    """A turn without an answer, and what is near; ``unclear``: a pronoun of the question stands for nobody known;
    ``on_the_matter``: some passages speak of what was asked (``bot.nearest``)."""

    turn: StoredTurn
    examples: tuple[Example, ...]
    unclear: bool = False
    on_the_matter: bool = False


class HistoryPage(Struct, frozen=True):
    """``number`` counts pages from 0, ``count`` all different questions."""

    turns: tuple[StoredTurn, ...]
    number: int
    pages: int
    count: int


async def _no_turns() -> Sequence[Turn]:
    return ()


class _Question(Struct, frozen=True):
    text: str
    message: int | None
    history: History
    thread: int | None = None
    literal: bool = False
    press: str | None = None


class Asking:
    def __init__(
        self,
        library: Library,
        turns: TurnStore,
        votes: VoteStore,
        prompts: Prompts,
        privacy: PrivacyStore,
        pins: Pins,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._library = library
        self._turns = turns
        self._votes = votes
        self._prompts = prompts
        self._privacy = privacy
        self._pins = pins
        self._now = now

    async def ask(
        self,
        asker: Asker,
        question: str,
        message: int | None = None,
        replied: int | None = None,
        *,
        taken_up: bool = False,
    ) -> Quoted | NotFound:
        """Answers a question, follow-ups resolved by the person's last turns in this chat; ``replied``: the message of
        the bot that the question replies to, which then comes first; ``taken_up``: an answer to it may have been cut
        short."""
        begun = await self._turns.by_question(asker.chat, message) if taken_up and message is not None else None
        if begun is not None:
            # The question keeps its turn, whose number buttons carry.
            return await self.ask_edited(begun, question)
        basis = None if replied is None else await self._turns.by_answer(asker.chat, replied)
        thread = None if basis is None else basis.thread or basis.id
        history = partial(self._history, self._scope(asker, thread), asker, basis)
        return await self._answer(asker, _Question(question, message, history, thread))

    async def ask_alone(self, asker: Asker, question: str, press: str, *, literal: bool = False) -> Quoted | NotFound:
        """Answers a question for itself: no earlier turns, and ``literal``: no corrections. ``press``: what asked, as
        unlike any other; asked again by the same, as after a crash, the question keeps its turn."""
        begun = await self._turns.by_press(asker.chat, asker.person, press)
        asked = _Question(question, None, _no_turns, literal=literal, press=press)
        return await self._answer(asker, asked, instead_of=begun)

    async def ask_edited(self, turn: StoredTurn, question: str) -> Quoted | NotFound:
        """Answers a question in its new words, in the place of the old ones."""
        asker = Asker(turn.chat, turn.person)
        history = partial(self._history, self._scope(asker, turn.thread, before=turn), asker)
        asked = _Question(question, turn.question_message, history, turn.thread)
        return await self._answer(asker, asked, instead_of=turn)

    async def begin_topic(self, asker: Asker) -> None:
        """The next question of the person in this chat leans on nothing said before."""
        await self._turns.begin_topic(asker.chat, asker.person)

    async def asked_in(self, asker: Asker, message: int) -> StoredTurn | None:
        """What a message of the person's had asked."""
        stored = await self._turns.by_question(asker.chat, message)
        return stored if stored is not None and stored.person == asker.person else None

    async def answered_in(self, asker: Asker, message: int) -> Quoted | None:
        """The answer that a message of the bot shows, as it stands now."""
        stored = await self._turns.by_answer(asker.chat, message)
        return None if stored is None else await self.shown(asker, stored.id, stored.shown)

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
        self._turns.answered_with(turn, message)

    async def now_shows(self, turn: int, place: int) -> None:
        """Remembers which passage a reaction would be about."""
        await self._turns.now_shows(turn, place)

    async def shows_something_else(self, turn: int) -> None:
        """The question was edited into what asks nothing, and its answer made way for something else."""
        await self._turns.now_shows(turn, NOWHERE)

    async def withdraw_vote(self, asker: Asker, quoted: Quoted) -> None:
        await self._votes.withdraw(quoted.turn.id, asker.person)

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
        return await self._prompts.offer(await self._library.think(lambda: knowledge.suggestions(EXAMPLES)))

    async def example(self, question: str) -> Example:
        """A question made ready for a button."""
        return (await self._prompts.offer([Suggestion(question)]))[0]

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

    async def _history(self, scope: Scope, asker: Asker, basis: StoredTurn | None = None) -> Sequence[Turn]:
        """The person's turns that a question may lean on, oldest first; ``basis`` comes last."""
        earlier = await self._turns.latest(asker.chat, asker.person, FOLLOWED_TURNS, scope)
        if basis is not None:
            earlier = [*(turn for turn in earlier if turn.id != basis.id), basis]
        return tuple(map(self._turn, earlier))

    def _scope(self, asker: Asker, thread: int | None, before: StoredTurn | None = None) -> Scope:
        """In a group a reply stays in its thread."""
        asked_at, number = (int(self._now()), None) if before is None else (before.asked_at, before.id)
        return Scope(asked_at - FOLLOWED_SECONDS, number, None if asker.private else thread)

    async def _answer(
        self, asker: Asker, asked: _Question, instead_of: StoredTurn | None = None
    ) -> Quoted | NotFound:
        knowledge = self._library.knowledge
        started = time.perf_counter()
        found = await self._library.ask(knowledge, asked.text, asked.history, literal=asked.literal)
        pinned = await self._pins.find(found.turn.standalone)
        milliseconds = round((time.perf_counter() - started) * 1000)
        new = self._new_turn(asker, asked, found, pinned, milliseconds)
        number = await self._record(new, instead_of)
        log.info(
            "question chat=%d person=%d turn=%d answered=%s confidence=%.3f ms=%d",
            *(asker.chat, asker.person, number, bool(new.options), found.confidence, milliseconds),
        )
        turn = stored_as(number, new, instead_of)
        passage = self._first(new.options, found, knowledge)
        if passage is not None:
            return Quoted(turn, 0, passage)
        if isinstance(found, Answer):
            return NotFound(turn, ())
        offered = await self._prompts.offer(found.suggestions)
        return NotFound(turn, offered, found.unclear is not None, bool(found.nearest))

    async def _record(self, new: NewTurn, instead_of: StoredTurn | None) -> int:
        if instead_of is None:
            return await self._turns.add(new)
        await self._turns.replace(instead_of.id, new)
        return instead_of.id

    def _new_turn(
        self, asker: Asker, asked: _Question, found: Answer | NoAnswer, pinned: Option | None, milliseconds: int
    ) -> NewTurn:
        return NewTurn(
            chat=asker.chat,
            person=asker.person,
            asked_at=int(self._now()),
            question=asked.text,
            standalone=found.turn.standalone,
            understood=found.understood,
            literal=found.literal,
            subject=found.subject,
            confidence=found.confidence,
            options=options_of(found, pinned),
            question_message=asked.message,
            milliseconds=milliseconds,
            thread=asked.thread,
            pinned=pinned is not None,
            press=asked.press,
        )

    def _turn(self, stored: StoredTurn) -> Turn:
        passage = self._passage(stored.options[0]) if stored.options else None
        return Turn(stored.question, stored.standalone, stored.subject, passage)

    def _first(
        self, options: Sequence[Option], found: Answer | NoAnswer, knowledge: KnowledgeBase
    ) -> Passage | None:
        """What is to be shown, if its article is still there."""
        if isinstance(found, Answer) and self._library.knowledge is knowledge:
            passage = found.passage
            if (options[0].article_id, options[0].start) == (passage.article_id, passage.start):
                return passage
        return self._passage(options[0]) if options else None

    def _passage(self, option: Option) -> Passage | None:
        return self._library.passage(option.article_id, option.start, option.end, option.quotation)
