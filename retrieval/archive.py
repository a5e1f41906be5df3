"""The articles themselves, packed: a text is unpacked when somebody wants to read it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache, partial
from itertools import islice

from retrieval.models import Article
from retrieval.packing import Flags, Strings
from retrieval.words import Words

UNPACKED = 256
"""Articles kept unpacked: those of one question's candidates."""


PACKED_AT_ONCE = 1000
NARROW, WIDE = b"1", b"8"

_JSON = json.JSONEncoder(ensure_ascii=False)


class Archive(Mapping[str, Article]):
    """Articles by id, in the order given, which numbers them from 0. ``about`` holds everything but the texts."""

    def __init__(self, ids: Words, texts: Strings, about: Strings) -> None:
        self.ids, self.texts, self.about = ids, texts, about
        # Of functions, not of methods: an archive in a circle of references would outlive its use, texts and all.
        self.text = lru_cache(maxsize=UNPACKED)(partial(_read, texts))
        self.article = lru_cache(maxsize=UNPACKED)(partial(_unpacked, ids, about, self.text))

    def __reduce__(self) -> tuple[type[Archive], tuple[Words, Strings, Strings]]:
        """Handed to another process: packed as it is."""
        return Archive, (self.ids, self.texts, self.about)

    @classmethod
    def packed(cls, articles: Iterable[Article]) -> Archive:
        """Of articles with different ids. They are packed a handful at a time, for what is still to be packed takes as
        much memory again."""
        ids: list[str] = []
        texts, about = Strings(), Strings()
        left = iter(articles)
        while handful := list(islice(left, PACKED_AT_ONCE)):
            ids += [one.id for one in handful]
            texts = texts.with_more(Strings.of_bytes([_shortened(one.text) for one in handful]))
            about = about.with_more(Strings.packed(map(_about, handful)))
        return cls(Words.numbered(ids), texts, about)

    def with_more(self, more: Archive) -> Archive:
        """These articles and then others."""
        return Archive(self.ids.with_more(more.ids), self.texts.with_more(more.texts), self.about.with_more(more.about))

    def only(self, kept: Flags) -> Archive:
        """The articles that are flagged, in the same order."""
        ids = (one for one, stays in zip(self.ids, kept.tolist(), strict=True) if stays)
        return Archive(Words.numbered(ids), self.texts.only(kept), self.about.only(kept))

    def __getitem__(self, article_id: str) -> Article:
        return self.article(self.ids[article_id])

    def __contains__(self, article_id: object) -> bool:
        return article_id in self.ids

    def __iter__(self) -> Iterator[str]:
        return iter(self.ids)

    def __len__(self) -> int:
        return len(self.ids)


def _read(texts: Strings, number: int) -> str:
    return _restored(texts.spelled(number))


def _unpacked(ids: Words, about: Strings, text: Callable[[int], str], number: int) -> Article:
    title, publisher, published, url, estimated = json.loads(about[number])
    return Article(ids.word(number), title, text(number), publisher, published, url, estimated)


def _about(article: Article) -> str:
    facts = (article.title, article.publisher, article.published, article.url, article.published_estimated)
    return _JSON.encode(facts)


def _shortened(text: str) -> bytes:
    """A byte a letter where all letters of a text are in cp1251, as nearly all of print are: half of UTF-8. The first
    byte says which it is."""
    try:
        return NARROW + text.encode("cp1251")
    except UnicodeEncodeError:
        return WIDE + text.encode("utf-8", "surrogatepass")


def _restored(packed: bytes) -> str:
    if packed.startswith(NARROW):
        return packed[1:].decode("cp1251")
    return packed[1:].decode("utf-8", "surrogatepass")
