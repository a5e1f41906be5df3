"""A question that leans on the ones before it → a question that stands by itself, and what was carried over.

Two kinds: a pronoun («а что он подарил?») and an ellipsis («а когда?», «а с другой стороны?»). A question with enough
content of its own carries nothing over: better to ask again than to answer about somebody else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from retrieval.antecedents import Antecedent, antecedents
from retrieval.bending import PLURAL, in_nominative
from retrieval.lemmas import Token, fold, lemma, morphology, parses, tokens
from retrieval.lexicons import rows
from retrieval.models import AnswerType, Passage, Turn
from retrieval.question import is_stop_word, question_words, small_talk, understand
from retrieval.whereabouts import place_of

TURNS = 3
"""Earlier turns that a follow-up may lean on; what was said before them is forgotten."""

LONGEST_FRAGMENT = 3
"""Words of content up to which «а …?» without a question word and a verb is a fragment."""

OPENINGS = frozenset({"а", "и", "ну", "но", "тогда", "так"})
IDIOM = re.compile(r"\b(?:туда|там) и (?:сюда|обратно|тут|сям)\b")
THERE = frozenset({"там", "туда", "оттуда"})
MORE = frozenset({"подробнее", "подробно", "поподробнее", "дальше", "еще"})
OTHERS = re.compile(
    r"\b(?:еще|дальше|подробнее|поподробнее|другие|остальные|(?:кроме|помимо) (?:этого|того|него|нее))\b"
)
"""Words that ask for something beside what was quoted."""

POINTING = frozenset({"этот", "данный", "тот"})

_WHICH = frozenset(
    {
        "какой",
        "какая",
        "какое",
        "какие",
        "каком",
        "какого",
        "какую",
        "каких",
        "сколько",
        "чей",
        "чья",
        "чье",
        "чьи",
        "чьей",
        "чьих",
    }
)
_VERBS = frozenset({"VERB", "INFN", "PRTS"})
_PREDICATES = _VERBS | {"ADJS"}
APPOSITION = re.compile(r"[,—–-]\s*(?P<name>[А-ЯЁ][^,]*?)[\s?!.]*$")
_JOINING = frozenset({"PREP", "CONJ", "PRCL", "ADVB"})
_EDGES = " ,.?!…—–-"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """``text`` can be searched without the turns before; ``subject`` is what was carried over, ``None``: nothing.

    ``unclear``: a pronoun that stands for nothing that was spoken of: whoever answers should ask «О ком вы?», unless
    the question answers to what was spoken of as it is.
    ``quoted``: passages that were quoted already, where something beside them is asked for («а кому ещё?»).
    """

    text: str
    subject: str | None = None
    unclear: str | None = None
    quoted: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class _Pronoun:
    genders: frozenset[str]
    case: str
    possessive: bool


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question by its words: ``content`` are positions of the words that count, ``asking`` of the question words,
    ``named`` of the noun that a question word asks about («в каком музее», «сколько лет»)."""

    text: str
    found: tuple[Token, ...]
    asking: frozenset[int]
    named: frozenset[int]
    content: tuple[int, ...]
    expects: AnswerType


def resolve(text: str, history: Sequence[Turn], people: Sequence[str] = ()) -> FollowUp:
    """Complete ``text`` from the last turns, oldest first. ``people``: canonical names that a short form may mean."""
    asked = _read(text)
    turns = [turn for turn in history[-TURNS:] if understand(turn.standalone).terms and not small_talk(turn.question)]
    followed = _followed(asked, turns, people)
    return replace(followed, quoted=_quoted(turns)) if turns and OTHERS.search(fold(text)) else followed


def _followed(asked: _Asked, turns: Sequence[Turn], people: Sequence[str]) -> FollowUp:
    for at, token in enumerate(asked.found):
        pronoun = _pronouns().get(fold(token.text))
        if pronoun and not _is_named_within(asked, at, pronoun):
            return _with_antecedent(asked, at, pronoun, turns, people)
    there = next((token for token in asked.found if fold(token.text) in THERE), None)
    place = place_of(turns[-1]) if turns and there and not _names(asked) else None
    if there and place:
        return FollowUp(_sentence(_with(asked.text, there, place.instead_of(there.text))), place.name)
    if turns and asked.found and _is_elliptic(asked):
        return _completed(asked, _read(turns[-1].standalone), people)
    if there is None or turns or _names(asked) or IDIOM.search(fold(asked.text)) or _is_thing_before(asked, there):
        return FollowUp(asked.text)
    return FollowUp(asked.text, unclear=there.text)


def _is_thing_before(asked: _Asked, there: Token) -> bool:
    """«Школа, что **там** стоит?» says itself where."""
    before = (asked.found[at].text.lower() for at in asked.content if asked.found[at].start < there.start)
    return any(parses(word)[0].tag.POS == "NOUN" for word in before)


def _quoted(turns: Sequence[Turn]) -> tuple[Passage, ...]:
    """Quotations of the last turn, and of those before it while each asked for something else in its turn."""
    quoted: list[Passage] = []
    for turn in reversed(turns):
        if turn.passage:
            quoted.append(turn.passage)
        if not OTHERS.search(fold(turn.question)):
            break
    return tuple(quoted)


def _read(text: str) -> _Asked:
    found = tuple(tokens(text))
    words = question_words(found)
    content = tuple(at for at, token in enumerate(found) if at not in words.taken and not is_stop_word(token.text))
    named = frozenset(at for at in content if at and at - 1 in words.taken and fold(found[at - 1].text) in _WHICH)
    return _Asked(text, found, words.taken, named, content, words.expects)


# --- pronouns


def _is_named_within(asked: _Asked, at: int, pronoun: _Pronoun) -> bool:
    """«Кто такой Котов и где он родился?» names him itself; so does «Кто он, Котов?»."""
    before = asked.text[: asked.found[at].start]
    if any(_is_strange_name(token.text) for token in asked.found[1:at]):
        return True
    after = APPOSITION.search(asked.text[asked.found[at].end :])
    named = [*antecedents(Turn(before, before), ())]
    if after:
        named += antecedents(Turn(after["name"], after["name"]), ())
    several = PLURAL in pronoun.genders and "," in before  # «Кто был в экипаже, как они себя назвали?»
    return any(_agrees(other, pronoun) or several for other in named)


def _is_strange_name(word: str) -> bool:
    """Whether a word may name anybody, since the dictionary does not have it («Мэннингу»)."""
    return word[:1].isupper() and not morphology().word_is_known(word.lower())


def _agrees(antecedent: Antecedent, pronoun: _Pronoun) -> bool:
    return antecedent.gender in pronoun.genders


def _with_antecedent(
    asked: _Asked, at: int, pronoun: _Pronoun, turns: Sequence[Turn], people: Sequence[str]
) -> FollowUp:
    thing_is_meant = asked.expects is AnswerType.PERSON and pronoun.possessive and _owned(asked, at) is None
    for turn in reversed(turns):
        for antecedent in sorted(antecedents(turn, people), key=lambda one: thing_is_meant and one.animate):
            if _agrees(antecedent, pronoun):
                return FollowUp(_substituted(asked, at, pronoun, antecedent), antecedent.name)
    unclear = asked.found[at].text
    if not turns or PLURAL not in pronoun.genders or _names(asked) or _names_somebody(turns[-1], people):
        return FollowUp(asked.text, unclear=unclear)  # «они» after a single man are somebody else
    return replace(_completed(asked, _read(turns[-1].standalone), people), unclear=unclear)


def _names_somebody(turn: Turn, people: Sequence[str]) -> bool:
    return any(other.person for other in antecedents(Turn(turn.standalone, turn.standalone), people))


def _substituted(asked: _Asked, at: int, pronoun: _Pronoun, antecedent: Antecedent) -> str:
    """The name in the pronoun's case and place; for «его заместитель» behind the noun."""
    token = asked.found[at]
    noun = _owned(asked, at) if pronoun.possessive else None
    name = antecedent.in_case("accs" if pronoun.possessive and noun is None else pronoun.case)
    if noun is None:
        return _sentence(_with(asked.text, token, name))
    return _sentence(asked.text[: token.start] + asked.text[token.end : noun.end] + f" {name}" + asked.text[noun.end :])


def _owned(asked: _Asked, at: int) -> Token | None:
    """The noun after a possessive, adjectives between them allowed."""
    for token in asked.found[at + 1 :]:
        part = parses(token.text.lower())[0].tag.POS
        if part == "NOUN":
            return token
        if part != "ADJF":
            return None
    return None


@cache
def _pronouns() -> dict[str, _Pronoun]:
    found: dict[str, _Pronoun] = {}
    for form, genders, case, use in rows("pronouns.tsv"):
        found[form] = _Pronoun(frozenset(genders.split()), case, use == "possessive")
    return found


# --- ellipsis


def _is_elliptic(asked: _Asked) -> bool:
    """Whether a question has too little content to stand alone."""
    words = {fold(token.text) for token in asked.found}
    opened = fold(asked.found[0].text) in OPENINGS
    if not asked.content:
        return bool(asked.asking) or opened or bool(words & MORE)
    if words & THERE or any(lemma(token.text.lower()) in POINTING for token in asked.found[:-1]):
        return len(asked.content) <= LONGEST_FRAGMENT and not _names(asked)
    if asked.expects is AnswerType.DEFINITION:
        return False
    if set(asked.content) <= asked.named:
        return True
    return opened and _is_fragment(asked)


def _is_fragment(asked: _Asked) -> bool:
    parts = [parses(asked.found[at].text.lower())[0].tag for at in asked.content]
    if not asked.asking:
        return len(parts) <= LONGEST_FRAGMENT and not any(tag.POS in _VERBS for tag in parts)
    relational = len(parts) == 1 and ("anim" in parts[0] or parts[0].POS in _PREDICATES) and not _names(asked)
    return relational or set(asked.content) <= asked.named


def _names(asked: _Asked) -> list[int]:
    return [at for at in asked.content if asked.found[at].text[:1].isupper() and at > 0]


def _completed(asked: _Asked, last: _Asked, people: Sequence[str]) -> FollowUp:
    """The new question words with the old content, or the old question with the new fragment in its place."""
    replaced = _replaced_by(asked, last)
    kept = [at for at in range(len(last.found)) if at not in replaced]
    if asked.asking:
        kept = [at for at in kept if at not in last.asking and at not in last.named]
    carried = _join(last, kept)
    own = _own_words(asked)
    text = f"{own} {carried}" if asked.asking else f"{carried} {own}"
    return FollowUp(_sentence(text), _subject(last, kept, people))


def _replaced_by(asked: _Asked, last: _Asked) -> set[int]:
    """Words of the last question that the new one says otherwise: the same noun with its adjective and preposition
    («с липецкой стороны» by «с другой стороны»), a name by a name."""
    new = {lemma(asked.found[at].text) for at in asked.content}
    gone = {at for at in last.content if lemma(last.found[at].text) in new}
    if _names(asked) and not asked.asking:
        gone |= set(_names(last))
    if asked.asking and _predicates(asked):
        gone |= set(_predicates(last))
    for at in sorted(gone):
        while at and parses(last.found[at - 1].text.lower())[0].tag.POS in ("ADJF", "PREP"):
            at -= 1
            gone.add(at)
    return gone - last.asking


def _predicates(asked: _Asked) -> list[int]:
    """«Где похоронен?» instead of «Где родился Иванов?»: one predicate for the other."""
    return [at for at in asked.content if parses(asked.found[at].text.lower())[0].tag.POS in _PREDICATES]


def _own_words(asked: _Asked) -> str:
    if not asked.content and not asked.asking:
        return ""  # «расскажи ещё»
    start = 1 if fold(asked.found[0].text) in OPENINGS and len(asked.found) > 1 else 0
    kept = [at for at in range(start, len(asked.found)) if fold(asked.found[at].text) not in MORE | THERE]
    return _join(asked, kept) if fold(asked.found[0].text) not in OPENINGS or start else ""


def _subject(last: _Asked, kept: Sequence[int], people: Sequence[str]) -> str | None:
    """What a person reads after «про:»: somebody's name, else the carried words from the first noun on."""
    content = [at for at in kept if at in last.content]
    if not content:
        return None
    carried = _join(last, kept)
    somebody = next((other for other in antecedents(Turn(carried, carried), people) if other.person), None)
    nominal = [at for at in content if parses(last.found[at].text.lower())[0].tag.POS not in _VERBS]
    if somebody and not (nominal and last.found[nominal[0]].text.islower()):
        return somebody.name
    return _noun_phrase(last, kept, nominal[0]) if nominal else _join(last, content)


def _noun_phrase(last: _Asked, kept: Sequence[int], start: int) -> str:
    """The words from ``start`` to the next verb, the first noun and its adjectives in the nominative."""
    phrase: list[int] = []
    for at in (at for at in kept if at >= start):
        if parses(last.found[at].text.lower())[0].tag.POS in _VERBS:
            break
        phrase.append(at)
    while len(phrase) > 1 and parses(last.found[phrase[-1]].text.lower())[0].tag.POS in _JOINING:
        phrase.pop()
    return in_nominative(_join(last, phrase))


def _join(asked: _Asked, positions: Sequence[int]) -> str:
    """Words of a question at these positions, with what stood between neighbours."""
    joined = ""
    for at in positions:
        neighbour = at > 0 and at - 1 in positions
        gap = asked.text[asked.found[at - 1].end : asked.found[at].start] if neighbour else " "
        joined += gap + asked.found[at].text
    return joined.strip(_EDGES)


def _with(text: str, token: Token, words: str) -> str:
    """``text`` with ``words`` in the place of a token."""
    return text[: token.start] + words + text[token.end :]


def _sentence(text: str) -> str:
    """One question: no opening «а», single spaces, a capital, one mark at the end."""
    words = re.sub(r"\s+", " ", text).strip(_EDGES)
    first, _, rest = words.partition(" ")
    words = rest if fold(first) in OPENINGS and rest else words
    return f"{words[:1].upper()}{words[1:]}?"
