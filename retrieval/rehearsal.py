"""Questions that nobody asks: each needs what is read for the first of its kind, up to a hundred milliseconds each."""

from __future__ import annotations

from retrieval.models import Turn

BEFORE = (Turn("Кто открыл школу?", "Кто открыл школу?"),)

KINDS: tuple[tuple[str, tuple[Turn, ...]], ...] = (
    ("Кто аткрыл школу?", ()),  # misspelt
    ("Kto otkryl shkolu?", ()),  # in Latin letters
    ("Rnj jnrhsk irjke?", ()),  # in the other layout
    ("Хто відкрив школу?", ()),  # Ukrainian
    ("Who opened the school?", ()),
    ("Кто написал «Войну и мир»?", ()),  # not answered by most articles, so that something near is looked for
    ("А когда он её открыл?", BEFORE),
)
"""To be asked once, with the turns before them, whatever they find."""
