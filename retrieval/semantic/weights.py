"""What likeness counts for, beside the weights of the words: fitted for one encoder each, few numbers.

The weights of the words stay what they are. Likeness is added to their score, and the confidence is a logistic function
of theirs and of what likeness says; so a new fit of the one hardly moves the other, and what was set by hand holds.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

WEIGHTS_FILE = "weights.json"


class UnfittedEncoder(LookupError):
    """No weights are known for an encoder of this name: ``python -m retrieval fit FILE… --semantic`` makes them."""


@dataclass(frozen=True, slots=True)
class SemanticWeights:
    """``ranking`` and ``confidence`` by the names of the likenesses (``retrieval.semantic.likened``); ``words`` is what
    the log-odds of the words count for, ``bias`` belongs to the confidence."""

    encoder: str
    ranking: Mapping[str, float]
    confidence: Mapping[str, float]
    words: float
    bias: float

    @classmethod
    def from_json(cls, text: str) -> SemanticWeights:
        """Read what ``to_json`` wrote."""
        content = json.loads(text)
        return cls(content["encoder"], content["ranking"], content["confidence"], content["words"], content["bias"])

    def to_json(self) -> str:
        """Rounded to what matters."""
        content = asdict(self)
        for part in ("ranking", "confidence"):
            content[part] = {name: round(weight, 3) for name, weight in content[part].items()}
        content["words"], content["bias"] = round(self.words, 3), round(self.bias, 3)
        return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


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
