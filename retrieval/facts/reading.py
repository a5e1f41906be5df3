"""One article → its facts: the slow half, run once, where articles are published."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from retrieval.facts.context import added, case_hints
from retrieval.facts.finder import Found, NameFinder
from retrieval.facts.finders import default_finder
from retrieval.facts.names import read_name
from retrieval.facts.people import Draft, Group, unite
from retrieval.facts.places import Place
from retrieval.facts.records import ArticleFacts, NameMention
from retrieval.facts.roles import roles_of
from retrieval.facts.tokens import Sentence, cut
from retrieval.models import Article, Passage


def read_facts(article: Article, passages: Sequence[Passage], finder: NameFinder | None = None) -> ArticleFacts:
    """People and agreements of one article. ``passages`` are its sentences; without ``finder`` the best that is
    installed is loaded (0.6 s and 200 MB the first time)."""
    mentions = read_mentions(article.text, passages, finder or default_finder())
    try:
        from retrieval.facts.agreements import find_agreements
    except ImportError:  # until the module is there
        return ArticleFacts(article.id, mentions)
    return ArticleFacts(article.id, mentions, find_agreements(article, passages, mentions))


def read_mentions(text: str, passages: Sequence[Passage], finder: NameFinder) -> tuple[NameMention, ...]:
    """Every mention of a person, in order, with the fullest name known and the roles that its sentence gives."""
    sentences = cut(passages)
    by_position = {sentence.passage.position: sentence for sentence in sentences}
    groups = unite(_drafts(text, sentences, finder.find(text, sentences)))
    named = sorted(((draft, group) for group in groups for draft in group.drafts), key=lambda pair: pair[0].start)
    return tuple(_mention(draft, group, by_position[draft.position], named) for draft, group in named)


def _drafts(text: str, sentences: Sequence[Sentence], found: Iterable[Found]) -> list[Draft]:
    drafts: list[Draft] = []
    for one in found:
        sentence = next(each for each in sentences if each.passage.start <= one.start < each.passage.end)
        tokens = sentence.locate(one.start, one.end)
        if tokens is None:
            continue
        hints = added(case_hints(sentence, *tokens), one.hints)
        name = text[one.start : one.end]
        drafts.append(Draft(one.start, one.end, name, sentence.passage.position, read_name(name, hints)))
    return drafts


def _mention(draft: Draft, group: Group, sentence: Sentence, named: Sequence[tuple[Draft, Group]]) -> NameMention:
    same = [(other, its) for other, its in named if other.position == draft.position and other is not draft]
    others = [_place(sentence, other, its) for other, its in same]
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
