"""Where something will be shown, and to whom: what a view needs to know beside the thing itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.links import Links
from bot.texts import Words
from retrieval.models import Article


@dataclass(frozen=True, slots=True)
class Scene:
    """``private``: one person's chat, not a group. ``staffed``: there are admins who could be asked. ``admin``: it is
    one of them who looks."""

    words: Words
    articles: Mapping[str, Article]
    links: Links
    private: bool
    staffed: bool
    admin: bool
