"""Where something will be shown, and to whom: what a view needs to know beside the thing itself."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from bot.links import Links
from bot.texts import Words
from retrieval.models import Article


class Scene(Struct, frozen=True):
    """``private``: one person's chat, not a group. ``staffed``: there are admins who could be asked. ``admin``: it is
    one of them who looks."""

    words: Words
    articles: Mapping[str, Article]
    links: Links
    private: bool
    staffed: bool
    admin: bool
