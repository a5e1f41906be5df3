"""Tags of the morphology («NOUN,anim,masc sing,nomn»), read when they are first looked at.

The dictionary has 5,500 of them and a day's questions a few hundred; reading them all took a third of its loading.
``tests/retrieval/test_tags.py`` holds each of them to pymorphy3's own.
"""

from __future__ import annotations

from threading import Lock

from pymorphy3 import tagset

_READING = Lock()

_LAST_FILLED = "_cyr"
"""The slot that pymorphy3 fills behind the others."""


class Tag(tagset.OpencorporaTag):  # type: ignore[misc]  # pymorphy3 has no types
    """As pymorphy3's, whose slots are filled at the first look into one of them."""

    __slots__ = ()

    def __init__(self, written: str) -> None:
        self._str = written  # type: ignore[misc]  # it stands in the slots of the class above

    def __getattr__(self, name: str) -> object:
        if name not in tagset.OpencorporaTag.__slots__:
            raise AttributeError(name)
        with _READING:
            if not _is_read(self):
                super().__init__(self._str)
        return getattr(self, name)


def _is_read(tag: Tag) -> bool:
    """Whether another thread has just done it: what it has made of the tag since must not be unmade."""
    try:
        object.__getattribute__(tag, _LAST_FILLED)
    except AttributeError:
        return False
    return True


def postpone() -> None:
    """Dictionaries that are loaded from now on have such tags."""
    tagset.registry[Tag.FORMAT] = Tag
