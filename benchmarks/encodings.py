"""How often a piece of Russian text is decoded exactly, by encoding and length.

    python -m benchmarks.encodings --samples 100

The texts are the seeds. A sample counts as exact when the decoded text equals what was encoded, letter by letter.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

from retrieval.reading.encoding import decode
from retrieval.reading.errors import BinaryJunk

SEEDS = Path(__file__).parents[1] / "seeds"
ENCODINGS = ("utf-8", "utf-16", "utf-16-le", "cp1251", "koi8-r", "koi8-u", "cp866", "mac-cyrillic")
LENGTHS = (40, 120, 400)
RUSSIAN = 0.6
"""Least share of Cyrillic letters in a fragment."""


def fragments(length: int, count: int, seed: int = 7) -> list[str]:
    """Random pieces of the seeds, of ``length`` characters, mostly letters."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    texts = [path.read_text(encoding="utf-8").split("---\n", 2)[2] for path in sorted(SEEDS.glob("*.txt"))]
    found: list[str] = []
    while len(found) < count:
        text = chance.choice(texts)
        start = chance.randrange(len(text) - length)
        fragment = text[start : start + length]
        if sum("а" <= letter <= "я" for letter in fragment.lower()) >= RUSSIAN * length:
            found.append(fragment)
    return found


def exact(fragment: str, encoding: str) -> bool:
    """Whether the fragment, as far as the encoding can write it, is read back."""
    data = fragment.encode(encoding, "replace")
    try:
        return decode(data).text.lstrip("\ufeff") == data.decode(encoding).lstrip("\ufeff")
    except BinaryJunk:
        return False


def share(length: int, encoding: str, count: int) -> float:
    return sum(exact(fragment, encoding) for fragment in fragments(length, count)) / count


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--samples", type=int, default=100)
    count = parser.parse_args().samples
    print(f"{'characters':>10} ", *(f"{encoding:>12}" for encoding in ENCODINGS), f"{'mean':>8}")
    for length in LENGTHS:
        shares = [share(length, encoding, count) for encoding in ENCODINGS]
        print(f"{length:>10} ", *(f"{value:>12.3f}" for value in shares), f"{sum(shares) / len(shares):>8.4f}")


if __name__ == "__main__":
    main()
