"""Questions that nobody asks: each needs what is read for the first of its kind, up to forty milliseconds each."""

from __future__ import annotations

KINDS = (
    "Кто аткрыл школу?",  # misspelt
    "Kto otkryl shkolu?",  # in Latin letters
    "Rnj jnrhsk irjke?",  # in the other layout
    "Хто відкрив школу?",  # Ukrainian
    "Who opened the school?",
)
"""To be asked once, whatever they find."""
