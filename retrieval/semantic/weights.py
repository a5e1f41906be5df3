"""What likeness counts for, beside the weights of the words: fitted for one encoder each, few numbers.

The weights of the words stay what they are. Likeness is added to their score, and the confidence is a logistic function
of theirs and of what likeness says; so a new fit of the one hardly moves the other, and what was set by hand holds.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from msgspec import Struct

WEIGHTS_FILE = "weights.json"


class UnfittedEncoder(LookupError):
    """No weights are known for an encoder of this name: ``python -m retrieval fit FILE… --semantic`` makes them."""


class SemanticWeights(Struct, frozen=True):
    """``ranking`` and ``confidence`` by the names of the likenesses (``retrieval.semantic.likened``); ``bias`` belongs
    to the confidence.

    ``common`` is the mean vector of sentences at large: how like a question is to just any sentence. Cosines of one
    encoder lie close together, and how high depends on the question and its language; over two articles on one
    subject their own mean would tell nothing.
    """

    encoder: str
    ranking: Mapping[str, float]
    confidence: Mapping[str, float]
    bias: float
    common: tuple[float, ...]

    @classmethod
    def from_json(cls, text: str) -> SemanticWeights:
        """Read what ``to_json`` wrote."""
        content = json.loads(text)
        content["common"] = tuple(content["common"])
        return cls(**content)

    def to_json(self) -> str:
        """Rounded to what matters, one entry a line."""
        content: dict[str, object] = {
            "encoder": self.encoder,
            "ranking": {name: round(weight, 3) for name, weight in self.ranking.items()},
            "confidence": {name: round(weight, 3) for name, weight in self.confidence.items()},
            "bias": round(self.bias, 3),
            "common": [round(number, 4) for number in self.common],
        }
        lines = (f' "{name}": {json.dumps(value)}' for name, value in content.items())
        return "{\n" + ",\n".join(lines) + "\n}\n"


def fitted_for(encoder: str) -> SemanticWeights:
    """The weights that come with the library. Raises ``UnfittedEncoder``."""
    weights = _shipped()
    if weights.encoder != encoder:
        raise UnfittedEncoder(encoder)
    return weights


def write(weights: SemanticWeights, path: Path) -> None:
    """Write a weights file."""
    path.write_text(weights.to_json(), encoding="utf-8")
    _shipped.cache_clear()


@cache
def _shipped() -> SemanticWeights:
    text = files("retrieval.semantic").joinpath(WEIGHTS_FILE).read_text(encoding="utf-8")
    return SemanticWeights.from_json(text)
