"""Names by a trained model, mended by rules: slovnet's tagger of names and of cases, over navec's word vectors.

The models are the files that the ``natasha`` wheel carries (MIT, 34 MB). natasha itself is never imported: it needs
pymorphy2, which breaks on new Pythons. Loading takes 0.6 s and 200 MB, so only the process that reads articles does it.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from retrieval.facts.context import animate_cases, is_animate_noun, lemma_in
from retrieval.facts.declension import CaseGender, surname_keys
from retrieval.facts.finder import Found
from retrieval.facts.guards import by_sentence, lone_words, overlap, without_places
from retrieval.facts.name_kinds import (
    is_common,
    is_compound,
    is_known_as,
    is_known_first,
    is_known_place,
    is_patronymic,
    is_surname,
    share_of,
)
from retrieval.facts.names import name_words
from retrieval.facts.noun_phrases import is_modifier, part_of_speech
from retrieval.facts.rules import full_names
from retrieval.facts.tokens import CAPITALISED, Sentence
from retrieval.lemmas import parses
from retrieval.models import Span

_VECTORS = "emb/navec_news_v1_1B_250K_300d_100q.tar"
_NAMES = "model/slovnet_ner_news_v1.tar"
_CASES = "model/slovnet_morph_news_v1.tar"
_BATCH = 8

_CASE_HINT, _GENDER_HINT = 1.0, 0.5
_CASE_NAMES = {"Nom": "nomn", "Gen": "gent", "Dat": "datv", "Acc": "accs", "Ins": "ablt", "Loc": "loct"}
_GENDER_NAMES = {"Masc": "masc", "Fem": "femn"}
_NOMINAL = frozenset({"PROPN", "NOUN", "ADJ"})

_SURE_FIRST = 0.3
_CHUNK = 4000
"""Characters read at once: the tagger wants context, and memory grows with the text."""

_CUT_AT = re.compile(r"[^(),;•—–/«»\"\n]+")
_FULL_STOP = re.compile(r"(?<=[а-яё]{3})\.\s+")
_DIGIT = re.compile(r"\d")
_LATIN = re.compile(r"[A-Za-z]")


class ModelsMissing(RuntimeError):
    """slovnet, navec or the model files are not installed."""


class _Tagged(Struct, frozen=True):
    """Spans that the model gives: persons, and places with organisations."""

    persons: list[Span]
    others: list[Span]


class TrainedFinder:
    """slovnet's persons, split and sifted by rules; names by rules that it missed; surnames of those named in full."""

    def __init__(self) -> None:
        """Loads the models. Raises ``ModelsMissing``."""
        folder = _models_folder()
        try:
            from navec import Navec
            from slovnet import NER, Morph
            from threadpoolctl import ThreadpoolController
        except ImportError as error:
            raise ModelsMissing(str(error)) from error
        vectors = Navec.load(folder / _VECTORS)
        self._names = NER.load(folder / _NAMES)
        self._names.navec(vectors)
        self._cases = Morph.load(folder / _CASES, batch_size=_BATCH)
        self._cases.navec(vectors)
        self._threads = ThreadpoolController()

    def find(self, text: str, sentences: Sequence[Sentence]) -> list[Found]:
        with self._threads.limit(limits=1):  # matrices this small go 3 times slower on many threads of a busy machine
            return self._find(text, sentences)

    def _find(self, text: str, sentences: Sequence[Sentence]) -> list[Found]:
        tagged = self._tagged(text)
        persons = [Found(*span) for span in tagged.persons]
        others = [Found(*span) for span in tagged.others]
        taken = zip(sentences, by_sentence(sentences, [*persons, *others]), strict=True)
        full = [found for sentence, near in taken for found in full_names(sentence) if _adds(text, found, near)]
        named = [*(one for one in persons if not any(_covers(longer, one) for longer in full)), *full]
        blocked = [*named, *others]
        lone = lone_words(text, sentences, named, blocked, _is_known_surname)
        kept = list(_joined(text, without_places(text, sentences, [*named, *lone])))
        return list(self._with_cases(kept, sentences))

    def _tagged(self, text: str) -> _Tagged:
        tagged = _Tagged([], [])
        chunks = list(_chunks(text))
        for (offset, _), markup in zip(chunks, self._names.map([chunk for _, chunk in chunks]), strict=True):
            for span in markup.spans:
                start, end = offset + span.start, offset + span.stop
                if span.type != "PER":
                    tagged.others.append((start, end))
                else:
                    tagged.persons.extend(piece for piece in _pieces(text, (start, end)) if _is_name(text, piece))
        return tagged

    def _with_cases(self, found: Sequence[Found], sentences: Sequence[Sentence]) -> Iterator[Found]:
        """``found`` with the case and gender that the model gives their words."""
        sorted_in = zip(sentences, by_sentence(sentences, found), strict=True)
        named = [(sentence, ones) for sentence, ones in sorted_in if ones]
        tags = self._cases.map([[token.text for token in sentence.tokens] for sentence, _ in named])
        for (sentence, ones), markup in zip(named, tags, strict=True):
            for one in ones:
                first, stop = sentence.locate(one.start, one.end) or (0, 0)
                words = [(token.pos, token.feats) for token in markup.tokens[first:stop]]
                yield Found(one.start, one.end, _hints(words))


def _models_folder() -> Path:
    natasha = importlib.util.find_spec("natasha")
    if natasha is None or not natasha.submodule_search_locations:
        raise ModelsMissing("the natasha package, which carries the models, is not installed")
    folder = Path(natasha.submodule_search_locations[0]) / "data"
    if not (folder / _NAMES).is_file():
        raise ModelsMissing(f"no {_NAMES} in {folder}")
    return folder


def _chunks(text: str) -> Iterator[tuple[int, str]]:
    """Whole lines together, up to ``_CHUNK`` characters, with the place where they begin."""
    start = end = 0
    for line in text.splitlines(keepends=True):
        if end > start and end + len(line) - start > _CHUNK:
            yield start, text[start:end]
            start = end
        end += len(line)
    if text[start:end].strip():
        yield start, text[start:end]


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """A person's span cut at brackets, quotes and commas, signs at its ends left out; two names in a row parted."""
    for found in _CUT_AT.finditer(text, *span):
        yield from _names_in(text, found.span())


def _names_in(text: str, span: Span) -> Iterator[Span]:
    """«Лихачёву. Т. Шапошникова»: a sentence ends between two names."""
    starts = [span[0], *(found.end() for found in _FULL_STOP.finditer(text, *span))]
    for first, stop in zip(starts, [*starts[1:], span[1]], strict=True):
        start, end = _trimmed(text, first, stop)
        piece = text[start:end]
        if len(piece) > 1 and any(map(str.isupper, piece)) and not _DIGIT.search(piece):
            yield from _two_names(start, piece) or [(start, end)]


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and not text[start].isalpha():
        start += 1
    first, _, rest = text[start:end].partition(" ")
    if is_known_first(rest.partition(" ")[0]) and is_animate_noun(first) and not is_known_first(first):
        start += len(first) + 1  # «Хирург-травматолог Нурлан Абдыкадыров»
    elif rest and not is_known_first(rest.partition(" ")[0]) and lemma_in(first, "place_cues") and is_common(first):
        start += len(first) + 1  # «Стипендию Вернадского», at the beginning of a sentence
    while end > start and not (text[end - 1].isalpha() or _ends_with_initial(text[start:end])):
        end -= 1
    return start, end


def _ends_with_initial(piece: str) -> bool:
    return bool(re.search(r"(?:^|[\s.])[А-ЯЁA-Z]\.$", piece))


def _two_names(start: int, piece: str) -> list[Span]:
    """«Иван Петров Анна Иванова»: two people."""
    words = [(found.start() + start, found.end() + start, found.group()) for found in re.finditer(r"\S+", piece)]
    if len(words) != 4 or not all(CAPITALISED.fullmatch(word) for _, _, word in words):
        return []
    if any(is_patronymic(word) for _, _, word in words) or not all(is_known_first(words[i][2]) for i in (0, 2)):
        return []
    return [(words[0][0], words[1][1]), (words[2][0], words[3][1])]


def _is_name(text: str, span: Span) -> bool:
    """Not a lone common word («маэстро», «формулы») or place («Эфиопия»), nor a place of two words («Коста Рика»)."""
    words = name_words(text[slice(*span)])
    if all(word.endswith(".") for word in words):
        return False
    if not words[0][0].isupper():
        return len(words) > 1
    if len(words) == 1:
        return not (all(map(is_common, words[0].split("-"))) or is_compound(words[0]) or _is_place_or_firm(words[0]))
    return share_of(words[0], "Name") >= _SURE_FIRST or not _is_place_or_firm(words[-1])


def _is_place_or_firm(word: str) -> bool:
    known = is_known_place(word) or is_known_as(word, "Orgn")
    return known and not is_surname(word) and not is_known_first(word)


def _adds(text: str, found: Found, taken: Iterable[Found]) -> bool:
    """A name by rules is taken where the model saw nothing, or parted it («Ольга Сергеевна» and «Попова-Бойко»); a
    first name, patronymic or initial must be in it."""
    words = name_words(text[found.start : found.end])
    told = any(is_patronymic(word) or is_known_first(word) or len(word) <= 2 for word in words)
    near = [one for one in taken if overlap((found.start, found.end), (one.start, one.end))]
    whole = len(near) > 1 or any(is_patronymic(word) for word in words)
    parted = bool(near) and whole and all(_covers(found, one) for one in near)
    return len(words) > 1 and told and (parted or not near)


def _joined(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """«Коваль» and «Оксана» side by side, one a first name and the other none, are one person."""
    waiting: Found | None = None
    for one in found:
        if waiting is not None and _are_one_name(text, waiting, one):
            yield Found(waiting.start, one.end)
            waiting = None
            continue
        if waiting is not None:
            yield waiting
        waiting = one
    if waiting is not None:
        yield waiting


def _are_one_name(text: str, one: Found, other: Found) -> bool:
    last, first = text[one.start : one.end], text[other.start : other.end]
    beside = text[one.end : other.start] == " " and last.isalpha() and first.isalpha()
    return beside and is_known_first(first) and not is_known_first(last) and not is_surname(first)


def _covers(longer: Found, found: Found) -> bool:
    return longer.start <= found.start and found.end <= longer.end


def _is_known_surname(sentence: Sentence, i: int, known: frozenset[str]) -> bool:
    word = sentence.word(i)
    doubtful = is_common(word) and (i == sentence.first_word or _describes_next(sentence, i))
    return _follows_kin(sentence, i) or (bool(surname_keys(word) & known) and (not doubtful or _acts(sentence, i)))


def _follows_kin(sentence: Sentence, i: int) -> bool:
    """«с супругой Рутой»: in one case with the word for kin, whatever else the word may mean."""
    kin, word = sentence.word(i - 1), sentence.word(i)
    if not lemma_in(kin, "kin") or is_surname(word):
        return False
    cases = {str(parse.tag.case) for parse in parses(word.lower()) if parse.tag.POS == "NOUN"}
    return bool({case for case, _ in animate_cases(kin)} & cases - {"gent", "accs"})


def _describes_next(sentence: Sentence, i: int) -> bool:
    """«Подольского района»: an adjective with its noun; in «письма Подольского к матери» it is a name."""
    following = sentence.word(i + 1)
    if part_of_speech(sentence.word(i)) == "NOUN":
        return False
    cases = {str(parse.tag.case) for parse in parses(following.lower()) if parse.tag.POS in ("NOUN", "ADJF")}
    return any(is_modifier(sentence.word(i), case) for case in cases if case != "None")


def _acts(sentence: Sentence, i: int) -> bool:
    """«Заяц отметил успехи», «Зайцу вручили грамоту»: a noun right before a verb in the past."""
    following = parses(sentence.word(i + 1).lower())[0].tag if sentence.word(i + 1) else None
    return part_of_speech(sentence.word(i)) == "NOUN" and following is not None and following.tense == "past"


def _hints(words: Sequence[tuple[str, Mapping[str, str]]]) -> dict[CaseGender, float]:
    told = [feats for pos, feats in words if pos in _NOMINAL and feats.get("Case") in _CASE_NAMES]
    hints: dict[CaseGender, float] = {}
    for feats in told:
        case, own = _CASE_NAMES[feats["Case"]], _GENDER_NAMES.get(feats.get("Gender", ""))
        for gender in ("masc", "femn"):
            weight = _CASE_HINT + (_GENDER_HINT if gender == own else 0.0)
            hints[case, gender] = hints.get((case, gender), 0.0) + weight / len(told)
    return hints
