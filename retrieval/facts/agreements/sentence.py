"""A sentence as agreements see it: words with their places, names of people, clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from retrieval.facts.groups import Group, find_group
from retrieval.facts.morphology import Reading, readings
from retrieval.facts.records import NameMention
from retrieval.facts.wordlists import words as word_list
from retrieval.models import Passage, Span

_TOKEN = re.compile(r"\d+(?:[.,/]\d+)*(?:-[а-яё]+)?|[A-Za-z]+(?:[.&-][A-Za-z]+)+|[^\W\d_]+(?:[-’'][^\W\d_]+)*|[^\w\s]")
_OPENING = {"«": "»", '"': '"', "“": "”", "„": "“", "(": ")"}
_LONGEST_ABBREVIATION = 7
_GOVERNORS = {"по": "datv", "для": "gent"}  # «Комитет по делам молодёжи», «библиотека для детей»
_SUBORDINATORS = frozenset({"который", "что", "чтобы", "где", "когда", "если", "а", "но", "однако", "причем"})


@dataclass(frozen=True, slots=True)
class Named:
    """A person's name at ``words[start:end]``."""

    start: int
    end: int
    mention: NameMention


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words and signs of one passage; ``spans[i]`` is the place of ``words[i]`` in the passage."""

    passage: Passage
    words: tuple[str, ...]
    spans: tuple[Span, ...]
    names: tuple[Named, ...]

    def text(self, start: int, end: int) -> str:
        """The words as they stand in the source."""
        if start >= end:
            return ""
        return self.passage.text[self.spans[start][0] : self.spans[end - 1][1]]

    def low(self, position: int) -> str:
        """A word folded for comparison; empty beyond the ends."""
        return self.words[position].lower().replace("ё", "е") if 0 <= position < len(self.words) else ""

    def name_at(self, position: int) -> Named | None:
        """The name that covers this word."""
        return next((name for name in self.names if name.start <= position < name.end), None)

    def group(self, position: int, case: str) -> Group | None:
        """The head with its adjectives that begins here, if it can stand in this case."""
        if position >= len(self.words):
            return None
        found = find_group(self.words, position, case)
        return found if found is not None and found.head.case == case else None

    def readings(self, position: int) -> tuple[Reading, ...]:
        """Readings of a word; none beyond the ends and for signs and numbers."""
        if not 0 <= position < len(self.words) or not self.words[position][0].isalpha():
            return ()
        return readings(self.words[position])

    def lemma(self, position: int) -> str:
        """Likeliest dictionary form of a word, or the sign itself."""
        found = self.readings(position)
        return found[0].lemma if found else self.low(position)

    def lemmas(self, position: int) -> frozenset[str]:
        """Every dictionary form that a word may have."""
        return frozenset(reading.lemma for reading in self.readings(position))

    def is_finite(self, position: int) -> bool:
        """Whether the word is most likely a verb in a personal form or a short participle."""
        found = self.readings(position)
        return bool(found) and found[0].part in ("VERB", "PRTS", "PRED") and not is_abbreviation(self.words[position])

    def is_preposition(self, position: int) -> bool:
        """Whether the word is most likely a preposition."""
        found = self.readings(position)
        return bool(found) and found[0].part == "PREP"

    def is_adverb(self, position: int) -> bool:
        """Whether the word is most likely an adverb."""
        found = self.readings(position)
        return bool(found) and found[0].part == "ADVB"

    def closing(self, position: int) -> int:
        """The position after the sign that closes the quotation or bracket opened here."""
        close = _OPENING[self.words[position]]
        for later in range(position + 1, len(self.words)):
            if self.words[later] == close:
                return later + 1
        return len(self.words)

    def opens(self, position: int) -> bool:
        """Whether a quotation or bracket opens here."""
        return position < len(self.words) and self.words[position] in _OPENING

    def clause(self, position: int) -> Span:
        """The words around ``position`` up to the nearest end of a clause on either side."""
        start = position
        while start > 0 and not self._ends_clause(start - 1):
            start -= 1
        end = position + 1
        while end < len(self.words) and not self._ends_clause(end):
            end += 1
        return start, end

    def is_abbreviation(self, position: int) -> bool:
        """Whether the point here belongs to a shortened word: «г. Стаханов», «обл.»."""
        before = self.low(position - 1)
        return self.words[position] == "." and (before in word_list("place_nouns") or len(before) < 3)

    def _ends_clause(self, position: int) -> bool:
        word = self.words[position]
        if word in (";", ":", "?", "!"):
            return True
        if word == ".":
            return not self.is_abbreviation(position)
        return word == "," and self._begins_clause(position + 1)

    def _begins_clause(self, position: int) -> bool:
        if self.low(position) == "а" and self.low(position + 1) == "также":
            return False
        near = range(position, position + 3)
        if any(self.lemma(i) in _SUBORDINATORS for i in (position, position + 1)):
            return True
        return self.low(position) in ("—", "–", "-") or any(
            self.lemma(i) in word_list("agreement_speech") for i in near if self.words[i : i + 1] != (",",)
        )


def read_sentences(passages: Sequence[Passage], mentions: Sequence[NameMention]) -> Iterator[Sentence]:
    """Each passage cut into words, with the names that stand in it."""
    for passage in passages:
        found = list(_TOKEN.finditer(passage.text))
        spans = tuple((token.start(), token.end()) for token in found)
        inside = [mention for mention in mentions if passage.start <= mention.start < passage.end]
        names = tuple(named for mention in inside if (named := _locate(mention, passage, spans)) is not None)
        yield Sentence(passage, tuple(token.group() for token in found), spans, names)


def _locate(mention: NameMention, passage: Passage, spans: Sequence[Span]) -> Named | None:
    start, end = mention.start - passage.start, mention.end - passage.start
    covered = [i for i, (left, right) in enumerate(spans) if left < end and right > start]
    return Named(covered[0], covered[-1] + 1, mention) if covered else None


def is_abbreviation(word: str) -> bool:
    """«МГУ», «СПбПУ»: at least two capitals and no ending written out; long ones are shouted words."""
    return len(word) <= _LONGEST_ABBREVIATION and word[-1].isupper() and sum(map(str.isupper, word)) > 1


def phrase_end(sentence: Sentence, head: int, case: str) -> int:
    """Where the noun phrase whose head stands at ``head`` (in ``case``) ends: complements, names, quotations."""
    position = head + 1
    of_many = all(each.number == "plur" for each in sentence.readings(head) if each.case == case)
    while position < len(sentence.words):
        following = _extended(sentence, position, case)
        if following == position and of_many and _is_other_owner(sentence, position):
            following = position + 2  # «правительствами Москвы и ЛНР»
        if following == position:
            return position
        position = following
    return position


def _is_other_owner(sentence: Sentence, position: int) -> bool:
    if sentence.low(position) != "и" or position + 1 >= len(sentence.words):
        return False
    owners = any(each.case == "gent" and "Geox" in each.grammemes for each in sentence.readings(position - 1))
    return owners and is_abbreviation(sentence.words[position + 1])


def _extended(sentence: Sentence, position: int, case: str) -> int:
    """The position after one more piece of the phrase, or ``position`` itself when the phrase ends here."""
    word, low = sentence.words[position], sentence.low(position)
    before = sentence.low(position - 1)
    if word == "." and (before in word_list("place_nouns") or before == "обл"):
        return position + 1
    if word in ("«", '"', "“", "„"):
        return sentence.closing(position)
    if low in ("имени", "им"):
        return _honoured_end(sentence, position)
    if low == "№" or (word.isdigit() and before == "№") or (word.isascii() and word.isalpha()):
        return position + 1
    if word in ("-", "–", "—") or not word[0].isalpha():
        return _coordinated(sentence, position, case) if word == "," else position
    if sentence.name_at(position) is not None:
        return position + 1 if before == "." else position
    if low in _GOVERNORS:
        group = sentence.group(position + 1, _GOVERNORS[low])
        return position if group is None else group.position + 1
    if low == "и":
        return _coordinated(sentence, position, case)
    if is_abbreviation(word) and (is_abbreviation(sentence.words[position - 1])):
        return position + 1  # «ФГБОУ ВО «…»»
    if word[0].isupper() and _takes_name(sentence, position - 1):
        return _proper_name_end(sentence, position)
    group = sentence.group(position, "gent")
    if group is not None and group.head.part == "NOUN" and not sentence.is_finite(group.position):
        return group.position + 1  # «стали» is more often a verb than steel
    return position


def _honoured_end(sentence: Sentence, position: int) -> int:
    """«имени Франциска Скорины», «им. П.О.Сухого», «имени императора Петра I»: an honour, then initials and capitalised
    words."""
    following = position + 1
    while any(each.animate and each.case == "gent" for each in sentence.readings(following)):
        if sentence.words[following][0].isupper():
            break
        following += 1
    while following < len(sentence.words):
        word = sentence.words[following]
        point = word == "." and (len(sentence.words[following - 1]) == 1 or sentence.low(following - 1) == "им")
        if not point and not word[0].isupper():
            break
        following += 1
    return following


def _takes_name(sentence: Sentence, position: int) -> bool:
    """«города Стаханова», «г. Стаханова», «провинции Хунань»: a proper name follows as an apposition."""
    lemma = sentence.lemma(position)
    if lemma == "образование":
        return sentence.lemma(position - 1) == "муниципальный"
    return lemma in word_list("place_nouns") or lemma in word_list("agreement_actors") or lemma == "."


def _proper_name_end(sentence: Sentence, position: int) -> int:
    """«города Великие Луки», «городом Нижним Новгородом»: the next capitalised word belongs if it is no genitive."""
    following = position + 1
    if following < len(sentence.words) and sentence.words[following][:1].isupper():
        adjective = any(reading.part == "ADJF" for reading in sentence.readings(position))
        unknown = all(reading.part is None for reading in sentence.readings(following))
        if (adjective or unknown) and not sentence.name_at(following):
            return following + 1  # «Марий Эл»
    group = sentence.group(position, "nomn")
    return following if group is None else group.position + 1


def _may_be_next_item(sentence: Sentence, position: int, case: str) -> bool:
    """Not «институт акушерства и *педиатрии*»: a common noun that may be a genitive singular goes on with the last."""
    group = sentence.group(position, case)
    if group is None or group.head.number != "plur" or group.head.lemma in word_list("agreement_actors"):
        return group is not None
    nouns = [each for each in sentence.readings(group.position) if each.part == "NOUN"]
    is_complement = any(each.case == "gent" and each.number == "sing" for each in nouns)
    return not is_complement or any(sentence.words[i][0].isupper() for i in range(position, group.position + 1))


def _coordinated(sentence: Sentence, position: int, case: str) -> int:
    """«Министерством труда и социальной защиты»: another genitive complement, unless it may be the next item."""
    if case == "gent" or _may_be_next_item(sentence, position + 1, case):
        return position
    group = sentence.group(position + 1, "gent")
    if group is None or group.head.part != "NOUN":
        return position
    near = (position - 1, position - 2)  # «советы Республики Крым и Тверской области»
    before = any(reading.case == "gent" and reading.part == "NOUN" for i in near for reading in sentence.readings(i))
    return group.position + 1 if before else position
