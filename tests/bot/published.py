"""An article as it is stored, analysed in the tests' own process: quicker than a worker for each."""

from __future__ import annotations

from bot.storage.articles import StoredArticle
from retrieval import outlines
from retrieval.analysis import prepare
from retrieval.facts import dump, read_facts
from retrieval.models import Article


def read_article(article: Article) -> StoredArticle:
    prepared = prepare(article)
    return StoredArticle(article, outlines.dump(prepared), dump(read_facts(article, prepared.passages)))
