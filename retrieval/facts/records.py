"""What reading one article yields, before articles are brought together: stored as JSON beside the article.

``read`` is the slow half (it may load a name finder) and runs once, at publishing; ``gather`` is the quick half and
runs whenever the set of articles changes.
"""

from __future__ import annotations

from dataclasses import dataclass

from retrieval.models import Agreement, Person


@dataclass(frozen=True, slots=True)
class NameMention:
    """A person's name in an article. ``start``/``end`` count characters of ``article.text``; ``position`` is that of
    the passage. Name parts and roles are nominative; an initial keeps its dot («С.»). ``case`` is pymorphy's
    (nomn, gent, datv, accs, ablt, loct), ``gender`` masc or femn."""

    start: int
    end: int
    text: str
    position: int
    last: str | None
    first: str | None = None
    patronymic: str | None = None
    gender: str | None = None
    case: str | None = None
    roles: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """«Сергей Жевлаков»: first name, patronymic, surname, as far as known."""
        return " ".join(part for part in (self.first, self.patronymic, self.last) if part)


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """Facts of one article. ``agreements`` rest on this article alone."""

    article_id: str
    mentions: tuple[NameMention, ...] = ()
    agreements: tuple[Agreement, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts of all articles: people by importance (mentions, then name), agreements newest or most complete first."""

    people: tuple[Person, ...] = ()
    agreements: tuple[Agreement, ...] = ()
