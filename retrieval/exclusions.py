"""Words that a sentence only sets aside: «**Кроме соглашения о сотрудничестве** мы подписали …».

Such a sentence has the words of «Кто подписал соглашение о сотрудничестве?» and tells of another agreement.
"""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt

from retrieval.analysis import indexed_words
from retrieval.lemmas import Token, fold, parses

SETTING_ASIDE = ("кроме", "помимо", "вместо", "исключая", "не считая", "наряду с", "за исключением", "в отличие от")
EXCLUDING = re.compile(rf"\b(?:{'|'.join(SETTING_ASIDE)})\b", re.IGNORECASE)

NAMING = frozenset({"NOUN", "ADJF", "PRTF", "NUMR"})
"""Parts of speech that a phrase of a noun is made of, prepositions and «и» between them."""

JOINING = frozenset({"PREP", "CONJ"})


def excludes(text: str) -> bool:
    """Whether anything is set aside in a text."""
    lowered = text.lower()  # hardly a sentence has any of these, and to find that out so is five times as quick
    return any(said in lowered for said in SETTING_ASIDE) and EXCLUDING.search(text) is not None


def excluded(sentence: str) -> npt.NDArray[np.bool_]:
    """For every indexed word of a sentence, in order, whether it stands in a phrase that is set aside."""
    indexed = indexed_words(sentence)
    read = [token for token, _ in indexed]
    aside = {at for match in EXCLUDING.finditer(sentence) for at in _phrase(sentence, read, match.end())}
    return np.array([at in aside for at, (_, lemmas) in enumerate(indexed) for _ in lemmas], dtype=np.bool_)


def _phrase(sentence: str, read: list[Token], start: int) -> list[int]:
    """Places of the words from ``start`` to the end of the phrase: a comma, a verb, a pronoun or a subject."""
    phrase: list[int] = []
    for at, token in enumerate(read):
        if token.start < start:
            continue
        gap = sentence[read[at - 1].end : token.start] if at else ""
        if (phrase and gap.strip(' «»"')) or not _continues(token):
            break
        phrase.append(at)
    return phrase


def _continues(token: Token) -> bool:
    """Whether a word may belong to a phrase that begins in an oblique case: no pronoun, no verb, no subject."""
    readings = parses(fold(token.text))
    if readings[0].tag.POS in JOINING or token.text[0].isdigit():
        return True
    return any(reading.tag.POS in NAMING and reading.tag.case not in ("nomn", "accs") for reading in readings)
