"""A large archive: people are found by their names, not by looking through everyone for every mention."""

from __future__ import annotations

from itertools import count

import pytest

from retrieval.facts import ArticleFacts, gather, register
from retrieval.facts.names import Name
from retrieval.facts.records import Facts, NameMention
from retrieval.models import Article, Passage

FIRST = ("Иван", "Пётр", "Сергей", "И.", None)
LAST = ("Иванов", "Орлов", "Сидорчук", None)
PATRONYMIC = (None, "Иванович", None, None, "Петрович", None, None)
ROLES = ((), ("глава района",), (), (), ("вратарь",), ())


def mention_of(number: int) -> NameMention:
    first, last = FIRST[number % len(FIRST)], LAST[number % len(LAST)]
    parts = (first, PATRONYMIC[number % len(PATRONYMIC)], last or (None if first else "Иванов"))
    text = " ".join(part for part in parts if part)
    roles = ROLES[number % len(ROLES)]
    return NameMention(0, len(text), text, 0, parts[2], parts[0], parts[1], "masc", "nomn", roles)


def gathered(articles: int) -> Facts:
    written = [Article(str(number), "", "Слово взял гость.") for number in range(articles)]
    passages = {article.id: [Passage(article.id, 0, len(article.text), article.text)] for article in written}
    return gather(written, passages, [ArticleFacts(one.id, (mention_of(int(one.id)),)) for one in written])


def test_every_mention_is_of_one_person() -> None:
    people = gathered(400).people

    assert sorted(int(passage.article_id) for person in people for passage in person.mentions) == list(range(400))


def test_an_archive_twice_as_large_takes_twice_the_comparisons(monkeypatch: pytest.MonkeyPatch) -> None:
    def comparisons(articles: int) -> int:
        counter = count()
        compare = register.fits

        def counted(name: Name, other: Name) -> bool:
            next(counter)
            return compare(name, other)

        with monkeypatch.context() as patch:
            patch.setattr(register, "fits", counted)
            gathered(articles)
        return next(counter)

    small, large = comparisons(1000), comparisons(4000)

    assert large < 5 * small
    assert large < 10 * 4000
