"""One article → its facts: the slow half, run once, where articles are published."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from retrieval.facts.agreements.reading import find_agreements
from retrieval.facts.context import added, case_hints
from retrieval.facts.finder import Found, NameFinder
from retrieval.facts.finders import default_finder
from retrieval.facts.name_kinds import is_known_first
from retrieval.facts.names import is_latin, name_words, read_name
from retrieval.facts.people import Draft, Group, unite
from retrieval.facts.places import Place
from retrieval.facts.records import ArticleFacts, NameMention
from retrieval.facts.roles import roles_of
from retrieval.facts.tokens import Sentence, cut, sentence_at
from retrieval.models import Article, Passage


def read_facts(article: Article, passages: Sequence[Passage], finder: NameFinder | None = None) -> ArticleFacts:
    """People and agreements of one article. ``passages`` are its sentences; without ``finder`` the best that is
    installed is loaded (0.6 s and 200 MB the first time)."""
    mentions = read_mentions(article.text, passages, finder or default_finder())
    return ArticleFacts(article.id, mentions, find_agreements(article, passages, mentions))


def read_mentions(text: str, passages: Sequence[Passage], finder: NameFinder) -> tuple[NameMention, ...]:
    """Every mention of a person, in order, with the fullest name known and the roles that its sentence gives."""
    sentences = cut(passages)
    if not sentences:
        return ()
    by_position = {sentence.passage.position: sentence for sentence in sentences}
    groups = unite(_drafts(text, sentences, finder.find(text, sentences)))
    named = sorted(((draft, group) for group in groups for draft in group.drafts), key=lambda pair: pair[0].start)
    together = {position: list(pairs) for position, pairs in groupby(named, key=lambda pair: pair[0].position)}
    return tuple(
        _mention(draft, group, by_position[draft.position], together[draft.position]) for draft, group in named
    )


def _drafts(text: str, sentences: Sequence[Sentence], found: Iterable[Found]) -> list[Draft]:
    drafts: list[Draft] = []
    for one in _without_aliases(text, found):
        sentence = sentence_at(sentences, one.start)
        tokens = sentence.locate(one.start, one.end)
        if tokens is None:
            continue
        hints = added(case_hints(sentence, *tokens), one.hints)
        name = text[one.start : one.end]
        drafts.append(Draft(one.start, one.end, name, sentence.passage.position, read_name(name, hints)))
    return drafts


def _mention(draft: Draft, group: Group, sentence: Sentence, named: Sequence[tuple[Draft, Group]]) -> NameMention:
    others = [_place(sentence, other, its) for other, its in named if other is not draft]
    return NameMention(
        start=draft.start,
        end=draft.end,
        text=draft.text,
        position=draft.position,
        last=group.name.last,
        first=group.name.first,
        patronymic=group.name.patronymic,
        gender=group.gender,
        case=draft.reading.case,
        roles=roles_of(sentence, _place(sentence, draft, group), others),
    )


def _place(sentence: Sentence, draft: Draft, group: Group) -> Place:
    first, stop = sentence.locate(draft.start, draft.end) or (0, 0)
    return Place(first, stop, draft.reading.case, group.gender, group.name)


def _without_aliases(text: str, found: Iterable[Found]) -> Iterator[Found]:
    """Without a second name in brackets: «Гаррет Рейсман (Garrett Reisman)», «Екатерина Аталык (Половникова)», «отец
    Сергий (Кузьмин)»."""
    before: Found | None = None
    for one in found:
        if before is None or not _is_alias(text, before, one):
            yield one
        before = one


def _is_alias(text: str, before: Found, one: Found) -> bool:
    if text[one.end : one.end + 1] != ")" or not re.fullmatch(r"\s*\(\s*", text[before.end : one.start]):
        return False
    name, words = text[before.start : before.end], name_words(text[one.start : one.end])
    if is_latin(text[one.start]) != is_latin(name[0]):
        return True
    return len(words) == 1 and (len(name_words(name)) > 1 or is_known_first(name))
