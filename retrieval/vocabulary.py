"""The words of all articles with their counts: what spelling corrects against."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from retrieval.corpus import Corpus
from retrieval.lemmas import WORD, fold
from retrieval.models import Article
from retrieval.spelling import Vocabulary

SENTENCE_ENDS = ".!?…:«\"\n\r\t-–— "
"""Signs after which, blanks aside, a capital letter may be a mere beginning."""


def vocabulary(corpus: Corpus) -> Vocabulary:
    """Forms, lemmas and names of a corpus (about two million words a second)."""
    counts = corpus.sentence_lemmas.occurrences()
    lemmas = {lemma: int(counts[number]) for lemma, number in corpus.numbers.items() if counts[number]}
    forms, names = _forms(corpus.articles.values())
    return Vocabulary(forms, lemmas, names)


def _forms(articles: Iterable[Article]) -> tuple[Counter[str], frozenset[str]]:
    forms: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    for article in articles:
        text = article.text
        forms.update(WORD.findall(fold(text)))
        capitals.update(fold(found.group()) for found in WORD.finditer(text) if _is_capital_inside(text, found.start()))
    names = frozenset(word for word, count in capitals.items() if 2 * count >= forms[word])
    return forms, names


def _is_capital_inside(text: str, start: int) -> bool:
    """Whether a capital letter stands inside a sentence, where only names have one."""
    return text[start].isupper() and start > 1 and text[start - 1] == " " and text[start - 2] not in SENTENCE_ENDS
