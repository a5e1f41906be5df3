"""The question in a message: what is left without greetings, thanks, «не подскажете ли» and words about oneself.

«Добрый день! Я журналист, пишу статью. Скажите, кто такой Котов? Заранее спасибо» asks «кто такой Котов?». Only what
surely asks nothing is left out; the phrases stand in ``lexicons/courtesy.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from msgspec import Struct

from retrieval.lemmas import fold, parses, tokens
from retrieval.lexicons import rows
from retrieval.models import AnswerType
from retrieval.question import question_words, understand
from retrieval.sentences import paragraphs, sentences
from retrieval.talk import LONGEST_PHRASE, POLITE, kind_of_phrase, misspelt, phrase, small_talk, words_of

DIVIDING = frozenset({"а", "но", "и"})
"""Words that begin a new clause after courtesy as a comma would («спс а кто …»)."""

ROUNDS = 4
"""Layers of courtesy around a question that are looked for: a greeting, words about oneself, «скажите»."""

WORDS_REMEMBERED = 20_000
"""Of each it is asked whether a person speaks of oneself by it, which takes longer than to look it up."""

OPENING_TOKENS = 3
"""Among so many first words a question word opens the sentence («а в каком году …»)."""

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_SIGN = re.compile(r"[^\w\s«\"„“]")
_DIVIDING_SIGN = re.compile(r"[^\w\s,—–-]|[^\S ]")
_ENDING = " .?!…"
_OUTER = " \t\r\n,;:.!)(…—–-"
_BEFORE = " \t\r\n,;:—–-("


class Message(Struct, frozen=True):
    """``question`` as it stands in the message; ``said``: the statements before it that were left out."""

    question: str
    said: str = ""


def question_in(text: str) -> Message:
    """Find the question of a message. A message that is nothing but courtesy is left as it is."""
    found = Message(text.strip())
    if small_talk(text) is not None:
        return found
    for _ in range(ROUNDS):
        shorter = _without_introduction(_without_statements(_without_courtesy(found)))
        if shorter == found:
            break
        found = shorter
    return found


def _without_courtesy(message: Message) -> Message:
    return Message(_without_closing(_without_opening(message.question)), message.said)


# --- phrases at the edges


def _without_opening(text: str) -> str:
    greeted = False
    while rest := _behind_phrase(text, greeted=greeted):
        text, greeted = rest, True
    return text


def _behind_phrase(text: str, *, greeted: bool) -> str | None:
    """What stands behind the courtesy phrase that a text opens with; ``None`` without one, or without a question."""
    found = list(_WORD.finditer(text))[: LONGEST_PHRASE + 1]
    said = words_of(text)[: len(found)]
    for size in range(min(LONGEST_PHRASE, len(found) - 1), 0, -1):
        gap = text[found[size - 1].end() : found[size].start()]
        rest = text[found[size].start() :]
        divided = bool(_SIGN.search(gap)) or said[size] in DIVIDING
        if _is_courtesy(phrase(said, 0, size), divided=divided, greeted=greeted) and _asks(rest):
            return _with_quotation_mark(text, found[size].start()).lstrip(_OUTER)
    return None


def _with_quotation_mark(text: str, start: int) -> str:
    return text[start - 1 :] if text[start - 1] in '«"„“№' else text[start:]


def _is_courtesy(said: str, *, divided: bool, greeted: bool) -> bool:
    if said in _phrases("opening") or (said in _phrases("address") and (divided or greeted)):
        return True
    return divided and (kind_of_phrase(said) or misspelt(said)) in POLITE


def _without_closing(text: str) -> str:
    while rest := _before_phrase(text):
        text = rest
    return text


def _before_phrase(text: str) -> str | None:
    found = list(_WORD.finditer(text))[-LONGEST_PHRASE - 1 :]
    said = [fold(word.group()) for word in found]
    for size in range(min(LONGEST_PHRASE, len(found) - 1), 0, -1):
        gap = text[found[-size - 1].end() : found[-size].start()]
        closing = " ".join(said[-size:])
        left_out = closing in _phrases("closing") or (bool(_SIGN.search(gap)) and closing in _phrases("addition"))
        if left_out and _asks(text[: found[-size].start()]):
            mark = "?" if "?" in text[found[-size - 1].end() :] else ""
            return text[: found[-size - 1].end()] + (gap.rstrip(_BEFORE) or mark)
    return None


def _asks(text: str) -> bool:
    """Whether anything is left that can be asked: not courtesy alone."""
    return bool(words_of(text)) and small_talk(text) in (None, "filler")


# --- statements and words about oneself


def _without_statements(message: Message) -> Message:
    """The question among sentences, if the others only lead to it or the question stands without them."""
    if not _DIVIDING_SIGN.search(message.question.rstrip(_ENDING)):
        return message  # one sentence, and it need not be looked for
    said = [line[start:end] for line in _lines(message.question) for start, end in sentences(line)]
    asking = [at for at, sentence in enumerate(said) if _is_question(sentence)] if len(said) > 1 else []
    if not asking:
        return message
    before, after = said[: asking[0]], said[asking[-1] + 1 :]
    asked = said[asking[0] : asking[-1] + 1]
    if not (all(map(_is_introduction, before)) or _stands_alone(" ".join(asked))):
        asked, before = [*before, *asked], []
    signature = next((at for at, sentence in enumerate(after) if _is_farewell(sentence)), len(after))
    asked += [one for one in after[:signature] if not _is_introduction(one) and small_talk(one) is None]
    return Message(" ".join(asked), " ".join(filter(None, [message.said, *before])))


def _is_farewell(sentence: str) -> bool:
    """Whether a sentence opens with words that close a letter («С уважением, Иван Петров»)."""
    said = words_of(sentence)
    sizes = range(1, min(LONGEST_PHRASE, len(said)) + 1)
    return any(phrase(said, 0, size) in _phrases("closing") | _phrases("addition") for size in sizes)


def _lines(text: str) -> list[str]:
    return [text[start:end] for start, end in paragraphs(text)]


def _is_question(sentence: str) -> bool:
    start = _start_of_question(sentence)
    return "?" in sentence or (start is not None and len(tokens(sentence[:start])) < OPENING_TOKENS)


def _stands_alone(question: str) -> bool:
    understood = understand(question)
    enough = 1 if understood.expects is AnswerType.DEFINITION else 2
    return len(understood.terms) >= enough


def _without_introduction(message: Message) -> Message:
    """«Я пишу статью, кто такой Котов?» without the words about oneself."""
    start = _start_of_question(message.question) if _is_introduction(message.question) else None
    if not start or not _is_introduction(message.question[:start]) or not _asks_something(message.question[start:]):
        return message
    said = " ".join(filter(None, [message.said, message.question[:start].rstrip(_BEFORE)]))
    return Message(message.question[start:], said)


def _asks_something(text: str) -> bool:
    return bool(understand(text).terms)


def _start_of_question(text: str) -> int | None:
    """Where the first question word (or its preposition) begins, in Russian, Ukrainian or English."""
    found = tokens(text)
    russian = min(question_words(found).taken, default=None)
    starts = [] if russian is None else [found[russian].start]
    foreign = (word.start() for word in _WORD.finditer(text) if fold(word.group()) in _phrases("asking"))
    return min([*starts, *list(foreign)[:1]], default=None)


def _is_introduction(text: str) -> bool:
    """Whether a person speaks of oneself: by a pronoun, or a verb («пишу статью»)."""
    said: Sequence[str] = words_of(text)
    if not _CYRILLIC.search(text):
        return not _phrases("speaker").isdisjoint(said)
    return any(word != "i" and (word in _phrases("speaker") or _is_first_person(word)) for word in said)


@lru_cache(WORDS_REMEMBERED)
def _is_first_person(word: str) -> bool:
    return bool(_CYRILLIC.match(word)) and "1per" in parses(word)[0].tag


@cache
def _phrases(kind: str) -> frozenset[str]:
    listed = (phrases for row_kind, phrases in rows("courtesy.tsv") if row_kind == kind)
    return frozenset(fold(one) for phrases in listed for one in phrases.split("; "))
