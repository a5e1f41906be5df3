"""Bytes → text, whichever of the Russian and Ukrainian encodings they are in.

Byte-order marks and valid UTF-8 are certain. The rest is chardet's statistics (exact on all of the 120-character
fragments it was measured on), kept to the encodings that such files really have.
"""

from __future__ import annotations

import codecs
import re

from msgspec import Struct

from retrieval.reading.errors import BinaryJunk

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SINGLE_BYTE = ("cp1251", "koi8-r", "koi8-u", "cp866", "mac-cyrillic", "iso8859-5")
FEWEST_CAPITALS, MOST_CAPITALS = 0.02, 0.5
"""Share of capitals among letters of an ordinary text."""

FAR_LIKELIER = 0.8
"""Of the rarity of letters: one alphabet in the place of another makes them twice as rare."""

LETTERS_BY_FREQUENCY = "оеаиінтсрвлкмдпуяыьгзбчйхжшюцщэфъёїєґ—«»№"
"""Commonest first, by the counts of the Russian National Corpus; Ukrainian letters put in by their place there."""

WIDE = ("utf-16-le", "utf-16-be")
SAMPLE = 20_000
"""Bytes that the statistics look at; more of them change nothing but the time."""
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
WIDE_SHARE = 0.7
OURS = re.compile(r"[A-Za-zА-яЁёІіЇїЄєҐґЎў]")
JUNK = 0.02
"""Share of control and replacement characters above which bytes are no text."""


class Decoded(Struct, frozen=True):
    """``encoding`` is the codec that was used."""

    text: str
    encoding: str


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of ``data``; ``declared`` is what the file says of itself and is believed if it fits.

    Raises :class:`BinaryJunk` where no encoding yields a text.
    """
    decoded = _marked(data) or _utf8(data) or _declared(data, declared) or _likeliest(data)
    if _is_junk(decoded.text):
        raise BinaryJunk
    return decoded


def _marked(data: bytes) -> Decoded | None:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return Decoded(data.decode(encoding, "replace"), encoding)
    return None


def _utf8(data: bytes) -> Decoded | None:
    """Valid UTF-8, or mostly so: in the other encodings hardly any two bytes make one of its letters by chance."""
    if _is_wide(data[:SAMPLE]):
        return None
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    if lost == 0:
        return Decoded(text, "utf-8")
    whole = sum(character > "\x7f" for character in text) - lost
    return Decoded(text, "utf-8") if lost < whole else None


def _is_wide(sample: bytes) -> bool:
    """Two bytes a letter: every other byte is 4 (Cyrillic) or 0 (spaces, Latin)."""
    halves = (sample[::2], sample[1::2])
    return any(half.count(0) + half.count(4) > WIDE_SHARE * len(half) for half in halves if half)


def _declared(data: bytes, declared: str | None) -> Decoded | None:
    if declared is None:
        return None
    try:
        text = data.decode(declared)
    except (LookupError, UnicodeError):
        return None
    return Decoded(text, declared) if _is_readable(text[:SAMPLE]) else None


def _likeliest(data: bytes) -> Decoded:
    import chardet  # only here: most files are UTF-8 and need no statistics

    candidates = WIDE if _is_wide(data[:SAMPLE]) else SINGLE_BYTE
    sample = data[:SAMPLE]
    found = chardet.detect(
        sample, include_encodings=candidates, no_match_encoding=candidates[0], empty_input_encoding=candidates[0]
    )
    encoding = found["encoding"] or candidates[0]
    if candidates is SINGLE_BYTE:
        encoding = _of_the_right_case(sample, encoding)
    text = data.decode(encoding, "replace")
    if not _is_readable(text[:SAMPLE]):
        raise BinaryJunk
    return Decoded(text, encoding)


def _of_the_right_case(sample: bytes, encoding: str) -> str:
    """The encoding, or a likelier one where capitals are too few or too many.

    Where cp1251 keeps capitals KOI8 keeps small letters, other ones: a text in capitals alone looks like a text without
    any, which is the commoner thing. What letters there are decides.
    """
    text = sample.decode(encoding, "replace")
    capitals = sum(letter.isupper() for letter in text) / max(1, sum(letter.isalpha() for letter in text))
    if FEWEST_CAPITALS <= capitals <= MOST_CAPITALS:
        return encoding
    rarity = {one: _rarity(sample.decode(one, "replace")) for one in (encoding, *SINGLE_BYTE)}
    likeliest = min(rarity, key=rarity.__getitem__)
    return likeliest if rarity[likeliest] < FAR_LIKELIER * rarity[encoding] else encoding


def _rarity(text: str) -> float:
    """Mean rank of the letters among Cyrillic ones by frequency; what is none counts as the rarest."""
    letters = [letter for letter in text.lower() if not letter.isascii()]
    ranks = (LETTERS_BY_FREQUENCY.find(letter) for letter in letters)
    return sum(rank if rank >= 0 else len(LETTERS_BY_FREQUENCY) for rank in ranks) / max(1, len(letters))


def _is_readable(text: str) -> bool:
    """A wrong encoding makes other alphabets and signs of the letters."""
    letters = sum(letter.isalpha() for letter in text)
    return letters == 0 or len(OURS.findall(text)) > letters / 2


def _is_junk(text: str) -> bool:
    sample = text[:SAMPLE]
    junk = len(CONTROL.findall(sample)) + sample.count("\ufffd")
    return junk > JUNK * len(sample)
