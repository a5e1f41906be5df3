"""The fitted numbers: one data file, written by ``python -m retrieval fit`` and read once."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from msgspec import Struct


class Weights(Struct, frozen=True):
    """``ranking`` and ``confidence`` by the name of the signal or doubt; ``bias`` belongs to the confidence."""

    ranking: Mapping[str, float]
    confidence: Mapping[str, float]
    bias: float

    @classmethod
    def from_json(cls, text: str) -> Weights:
        """Read what ``to_json`` wrote."""
        content = json.loads(text)
        return cls(content["ranking"], content["confidence"], content["bias"])

    def to_json(self) -> str:
        """Rounded to what matters, in the order of the signals."""
        content = {
            "ranking": {name: round(weight, 3) for name, weight in self.ranking.items()},
            "confidence": {name: round(weight, 3) for name, weight in self.confidence.items()},
            "bias": round(self.bias, 3),
        }
        return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


WEIGHTS_FILE = "weights.json"


@cache
def fitted() -> Weights:
    """The weights that come with the library."""
    return Weights.from_json(files("retrieval").joinpath(WEIGHTS_FILE).read_text(encoding="utf-8"))


def write(weights: Weights, path: Path) -> None:
    """Write a weights file."""
    path.write_text(weights.to_json(), encoding="utf-8")
