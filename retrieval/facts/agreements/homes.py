"""Whose side an article is on without saying it again: «глава района» of its only district, «соглашение с Бонном» of
the town it tells about.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from retrieval.facts.agreements.drafts import alike
from retrieval.facts.agreements.events import Event, Happening
from retrieval.facts.agreements.lists import Phrase, name_of, read_list
from retrieval.facts.agreements.parties import names_of
from retrieval.facts.agreements.presumed import is_subject_of, is_surely_actor
from retrieval.facts.agreements.sentence import Sentence
from retrieval.facts.agreements.towns import nominative_in
from retrieval.facts.phrases import nominative
from retrieval.facts.wordlists import words as word_list

_TERRITORIES = frozenset(
    {"район", "округ", "область", "край", "республика", "город", "поселок", "село", "поселение", "станица", "деревня"}
)
_CASES = ("nomn", "gent", "ablt", "datv", "loct", "accs")
_LEAD = 3  # sentences in which an article tells where it is


class Places(Struct, frozen=True):
    """What an article calls its places: the territories of each kind («район» → «Данковский район»), and its text."""

    territories: Mapping[str, tuple[str, ...]]
    text: str

    @classmethod
    def of(cls, sentences: Sequence[Sentence], text: str) -> Places:
        """Kinds that the first sentences do not name are left out: there an article says where it is."""
        found: dict[str, dict[str, None]] = {}
        for sentence in sentences:
            for kind, name in _territories_in(sentence):
                if kind in found or sentence.passage.position < _LEAD:
                    found.setdefault(kind, {})[name] = None
        return cls({kind: tuple(names) for kind, names in found.items()}, text)

    def only(self, kind: str, others: Iterable[str]) -> str | None:
        """The only territory of the kind in the article, those apart that somebody else signs for."""
        signing = tuple(others)
        left = [each for each in self.territories.get(kind, ()) if not any(alike(each, other) for other in signing)]
        return left[0] if len(left) == 1 else None

    def town_of(self, role: str) -> str | None:
        """«мэр Ирпеня» of an article that speaks of «Ирпень»."""
        *office, town = role.split()
        alone = town[0].isupper() and all(word.islower() for word in office)
        return nominative_in(self.text, town) if alone else None


def _territories_in(sentence: Sentence) -> Iterable[tuple[str, str]]:
    for position in range(len(sentence.words)):
        if not sentence.lemmas(position) & _TERRITORIES:
            continue
        phrase = _named_territory(sentence, position)
        if phrase is not None:
            yield phrase.head, name_of(sentence, phrase)


def _named_territory(sentence: Sentence, head: int) -> Phrase | None:
    """«Данковский район» by the adjectives before the noun, «город Елец» by the name after it."""
    start = head
    while start > 0 and sentence.words[start - 1][0].isupper() and _is_adjective(sentence, start - 1):
        start -= 1
    for case in _CASES:
        phrase = next(iter(read_list(sentence, start, (case,))), None)
        if phrase is None or not start <= head < phrase.end or phrase.head not in _TERRITORIES:
            continue
        if start < head or (head + 1 < phrase.end and sentence.words[head + 1][0].isupper()):
            return phrase
    return None


def _is_adjective(sentence: Sentence, position: int) -> bool:
    return any(reading.part == "ADJF" for reading in sentence.readings(position))


def home_of(sentence: Sentence) -> str | None:
    """«*Липецк* расширяет связи»: the named town or institution that the sentence tells about."""
    for position in range(min(2, len(sentence.words))):
        phrases = read_list(sentence, position, ("nomn",))
        if len(phrases) != 1 or not is_surely_actor(sentence, phrases[0]):
            continue
        if sentence.lemma(phrases[0].end) in word_list("agreement_speech"):
            return None  # «Газета «Заря» сообщила …»
        if is_subject_of(sentence, phrases[0], phrases[0].end):
            return next(iter(names_of(sentence, phrases)), None)
    return None


def with_home(sentence: Sentence, own: Sequence[Event], parties: tuple[str, ...], home: str) -> tuple[str, ...]:
    """The home of the article and the partner that «соглашение с …» names, where nobody else has a part in it."""
    if not any(event.what is Happening.SIGN for event in own):
        return ()
    partner = _partner_named(sentence, parties[0])
    if partner is None or alike(home, parties[0]) or _tells_of_others(sentence, partner, home):
        return ()
    return (home, *parties)


def _partner_named(sentence: Sentence, party: str) -> Phrase | None:
    for position in range(len(sentence.words) - 1):
        if sentence.low(position) in ("с", "со"):
            phrases = read_list(sentence, position + 1, ("ablt",))
            if len(phrases) == 1 and names_of(sentence, phrases) == (party,):
                return phrases[0]
    return None


def _tells_of_others(sentence: Sentence, partner: Phrase, home: str) -> bool:
    """Another place in the sentence, or a signatory with an office elsewhere, may be the other side."""
    if any(
        not partner.start <= position < partner.end and _is_place_elsewhere(sentence, position, home)
        for position in range(len(sentence.words))
    ):
        return True
    roles = [role for name in sentence.names for role in name.mention.roles]
    return any(role.lower() != role and not _speaks_of(role, home) for role in roles)


def _is_place_elsewhere(sentence: Sentence, position: int, home: str) -> bool:
    word = sentence.words[position]
    is_place = any("Geox" in each.grammemes for each in sentence.readings(position))
    return is_place and word[0].isupper() and not alike(nominative(word), home)


def _speaks_of(role: str, home: str) -> bool:
    return any(alike(word, home) for word in role.split() if word[0].isupper())
