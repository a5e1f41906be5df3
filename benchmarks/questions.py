"""Questions that nobody has asked before, as many as wanted: words of the articles in a row behind a question word.

They read oddly, but cost what people's questions cost: names, places and dates to look up, inflected forms, two in
three answered and the rest refused, which takes longest.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

SEEDS = Path(__file__).parents[1] / "seeds"
BEGINNINGS = ("Кто", "Где", "Когда", "Что", "Зачем", "Сколько", "Какой", "Почему")
FEWEST_WORDS, MOST_WORDS = 2, 5

ASKED_BY_MANY = (
    "Кто подписал соглашение?",
    "Где установлен бюст Стаханова?",
    "Когда приехала делегация?",
    "Кто такой Котов?",
    "Какие соглашения подписаны?",
    "Кто возглавлял делегацию?",
    "Где проходило подписание?",
    "Кто заместитель Жевлакова?",
    "Что посетила делегация?",
    "Когда подписали соглашение?",
)


def different(count: int, seed: int = 1) -> list[str]:
    """``count`` questions, no two alike."""
    return list(islice(_once_each(_made_up(random.Random(seed))), count))  # noqa: S311 - no secret


def asked_before(count: int, seed: int = 1) -> list[str]:
    """Of ``ASKED_BY_MANY``."""
    return random.Random(seed).choices(ASKED_BY_MANY, k=count)  # noqa: S311 - no secret


def mostly_asked_before(count: int, new_every: int, seed: int = 1) -> list[str]:
    """One in ``new_every`` is new, the others are of ``ASKED_BY_MANY``."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    new = iter(different(-(-count // new_every), seed))
    return [next(new) if place % new_every == 0 else chance.choice(ASKED_BY_MANY) for place in range(count)]


def _made_up(chance: random.Random) -> Iterator[str]:
    text = " ".join(path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt")))
    sentences = [re.findall(r"[\w-]+", sentence) for sentence in re.split(r"[.!?\n]+", text)]
    long_enough = [words for words in sentences if len(words) > MOST_WORDS]
    while True:
        words = chance.choice(long_enough)
        length = chance.randint(FEWEST_WORDS, MOST_WORDS)
        start = chance.randrange(len(words) - length)
        yield f"{chance.choice(BEGINNINGS)} {' '.join(words[start : start + length])}?"


def _once_each(questions: Iterator[str]) -> Iterator[str]:
    seen: set[str] = set()
    for question in questions:
        if question not in seen:
            seen.add(question)
            yield question
