"""A floor under the decoding of short fragments; the whole table is ``python -m benchmarks.encodings``."""

from __future__ import annotations

from benchmarks.encodings import ENCODINGS, share


def test_fragments_of_120_characters_are_decoded_exactly() -> None:
    shares = [share(120, encoding, 25) for encoding in ENCODINGS]
    assert sum(shares) / len(shares) >= 0.99
