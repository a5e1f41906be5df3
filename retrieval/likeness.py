"""How like two texts are, and where they differ: what an editor asks before the same article comes in twice.

Texts are compared by their runs of four words, so that letters, marks and line breaks do not count. A *sketch* keeps
the smallest hashes of those runs; the share that two sketches have in common estimates the Jaccard index of the whole
texts (Broder 1997, «On the resemblance and containment of documents», bottom-k form), a kilobyte a text.
"""

from __future__ import annotations

import hashlib
import re
from difflib import SequenceMatcher

from msgspec import Struct

from retrieval.models import Article, Span
from retrieval.sentences import passages

RUN = 4
SKETCH = 128
"""Hashes kept: the error of the estimate is about 1/√128, nine hundredths."""

ALIKE = 0.4
"""Likeness from which a text is worth showing beside the other: half of it rewritten is about this."""

WORD = re.compile(r"\w+")
Sketch = tuple[int, ...]


class Change(Struct, frozen=True):
    """Sentences that stood in the old text and those that stand in their place, either may be empty; spans are the
    words that differ."""

    before: str
    after: str
    before_spans: tuple[Span, ...] = ()
    after_spans: tuple[Span, ...] = ()


def text_key(text: str) -> str:
    """The same for texts that say the same words in the same order."""
    return hashlib.sha256(" ".join(_words(text)).encode()).hexdigest()


def sketch(text: str) -> Sketch:
    """The smallest hashes of the text's runs of words, in ascending order; all of them for a short text."""
    words = _words(text)
    runs = {" ".join(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1))}
    return tuple(sorted({_hash(run) for run in runs})[:SKETCH])


def likeness(one: Sketch, other: Sketch) -> float:
    """Estimated Jaccard index of two texts, 0…1."""
    smallest = sorted({*one, *other})[:SKETCH]
    if not smallest:
        return 0.0
    common = set(one) & set(other)
    return sum(value in common for value in smallest) / len(smallest)


def differences(before: str, after: str) -> tuple[Change, ...]:
    """What changed from one text to the other, sentence by sentence, in order."""
    old, new = _sentences(before), _sentences(after)
    old_keys, new_keys = ([" ".join(_words(sentence)) for sentence in side] for side in (old, new))
    return tuple(
        _change(" ".join(old[left:right]), " ".join(new[start:end]))
        for kind, left, right, start, end in SequenceMatcher(None, old_keys, new_keys, autojunk=False).get_opcodes()
        if kind != "equal"
    )


def _change(before: str, after: str) -> Change:
    if not (before and after):
        return Change(before, after)
    old, new = list(WORD.finditer(before)), list(WORD.finditer(after))
    matcher = SequenceMatcher(None, [one.group() for one in old], [one.group() for one in new], autojunk=False)
    changed = [codes for codes in matcher.get_opcodes() if codes[0] != "equal"]
    return Change(
        before,
        after,
        tuple((old[left].start(), old[right - 1].end()) for _, left, right, _, _ in changed if left < right),
        tuple((new[left].start(), new[right - 1].end()) for _, _, _, left, right in changed if left < right),
    )


def _sentences(text: str) -> list[str]:
    return [passage.text for passage in passages(Article("", "", text))]


def _words(text: str) -> list[str]:
    return WORD.findall(text.lower().replace("ё", "е"))


def _hash(run: str) -> int:
    # 63 bits: SQLite's integers and struct's «q» have a sign.
    return int.from_bytes(hashlib.blake2b(run.encode(), digest_size=8).digest(), "big") >> 1
