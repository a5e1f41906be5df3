"""Questions typed on the wrong keyboard layout: «cnf[fyjd» is «стаханов», «црщ» is “who"."""

from __future__ import annotations

LATIN_KEYS = "`qwertyuiop[]asdfghjkl;'zxcvbnm,." + '&~QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>'
CYRILLIC_KEYS = "ёйцукенгшщзхъфывапролджэячсмитьбю" + "?ЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ"
"""The same keys on the two layouts, as printed on keyboards sold in Russia."""

_TO_CYRILLIC = str.maketrans(LATIN_KEYS, CYRILLIC_KEYS)
_TO_LATIN = str.maketrans(CYRILLIC_KEYS, LATIN_KEYS)


def to_cyrillic(text: str) -> str:
    """What the keys would have given on the Russian layout."""
    return text.translate(_TO_CYRILLIC)


def to_latin(text: str) -> str:
    """What the keys would have given on the Latin layout."""
    return text.translate(_TO_LATIN)
