"""A question that leans on the ones before it → a question that stands by itself, and what was carried over.

Two kinds: a pronoun («а что он подарил?») and an ellipsis («а когда?», «а с другой стороны?»). A question with enough
content of its own carries nothing over: better to ask again than to answer about somebody else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from retrieval.antecedents import Antecedent, antecedents
from retrieval.asked import Asked, names, read, sentence, with_words
from retrieval.bending import PLURAL
from retrieval.ellipsis import THERE, completed, is_elliptic
from retrieval.lemmas import Token, fold, morphology, parses
from retrieval.lexicons import rows
from retrieval.models import AnswerType, Passage, Turn
from retrieval.question import small_talk, understand
from retrieval.whereabouts import place_of

TURNS = 3
"""Earlier turns that a follow-up may lean on; what was said before them is forgotten."""

IDIOM = re.compile(r"\b(?:туда|там) и (?:сюда|обратно|тут|сям)\b")
OTHERS = re.compile(
    r"\b(?:еще|дальше|подробнее|поподробнее|другие|остальные|(?:кроме|помимо) (?:этого|того|него|нее))\b"
)
"""Words that ask for something beside what was quoted."""

APPOSITION = re.compile(r"[,—–-]\s*(?P<name>[А-ЯЁ][^,]*?)[\s?!.]*$")


@dataclass(frozen=True, slots=True)
class FollowUp:
    """``text`` can be searched without the turns before; ``subject`` is what was carried over, ``None``: nothing.

    ``unclear``: a pronoun that stands for nothing that was spoken of: whoever answers should ask «О ком вы?», unless
    the question answers to what was spoken of as it is.
    ``quoted``: passages that were quoted already, where something beside them is asked for («а кому ещё?»).
    ``leans``: whether other turns before it might have made something else of the question.
    """

    text: str
    subject: str | None = None
    unclear: str | None = None
    quoted: tuple[Passage, ...] = ()
    leans: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class _Pronoun:
    genders: frozenset[str]
    case: str
    possessive: bool


def resolve(text: str, history: Sequence[Turn], people: Sequence[str] = ()) -> FollowUp:
    """Complete ``text`` from the last turns, oldest first. ``people``: canonical names that a short form may mean."""
    asked = read(text)
    if not _leans(asked):
        return FollowUp(text)
    turns = [turn for turn in history[-TURNS:] if understand(turn.standalone).terms and not small_talk(turn.question)]
    quoted = _quoted(turns) if OTHERS.search(fold(text)) else ()
    return replace(_followed(asked, turns, people), quoted=quoted, leans=True)


def _leans(asked: Asked) -> bool:
    """Whether anything of the question may be found in the turns before it."""
    words = {fold(token.text) for token in asked.found}
    pointing = not words.isdisjoint(THERE) or _open_pronoun(asked) is not None
    return pointing or OTHERS.search(fold(asked.text)) is not None or (bool(words) and is_elliptic(asked))


def _open_pronoun(asked: Asked) -> tuple[int, _Pronoun] | None:
    """The first pronoun that stands for nobody whom the question names itself, and its place."""
    for at, token in enumerate(asked.found):
        pronoun = _pronouns().get(fold(token.text))
        if pronoun and not _is_named_within(asked, at, pronoun):
            return at, pronoun
    return None


def _followed(asked: Asked, turns: Sequence[Turn], people: Sequence[str]) -> FollowUp:
    pointing = _open_pronoun(asked)
    if pointing is not None:
        return _with_antecedent(asked, *pointing, turns, people)
    there = next((token for token in asked.found if fold(token.text) in THERE), None)
    place = place_of(turns[-1]) if turns and there and not names(asked) else None
    if there and place:
        return FollowUp(sentence(with_words(asked.text, there, place.instead_of(there.text))), place.name)
    if turns and asked.found and is_elliptic(asked):
        return FollowUp(*completed(asked, read(turns[-1].standalone), people))
    if there is None or turns or names(asked) or IDIOM.search(fold(asked.text)) or _is_thing_before(asked, there):
        return FollowUp(asked.text)
    return FollowUp(asked.text, unclear=there.text)


def _is_thing_before(asked: Asked, there: Token) -> bool:
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


def _is_named_within(asked: Asked, at: int, pronoun: _Pronoun) -> bool:
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
    asked: Asked, at: int, pronoun: _Pronoun, turns: Sequence[Turn], people: Sequence[str]
) -> FollowUp:
    thing_is_meant = asked.expects is AnswerType.PERSON and pronoun.possessive and _owned(asked, at) is None
    for turn in reversed(turns):
        for antecedent in sorted(antecedents(turn, people), key=lambda one: thing_is_meant and one.animate):
            if _agrees(antecedent, pronoun):
                return FollowUp(_substituted(asked, at, pronoun, antecedent), antecedent.name)
    unclear = asked.found[at].text
    if not turns or PLURAL not in pronoun.genders or names(asked) or _names_somebody(turns[-1], people):
        return FollowUp(asked.text, unclear=unclear)  # «они» after a single man are somebody else
    return FollowUp(*completed(asked, read(turns[-1].standalone), people), unclear=unclear)


def _names_somebody(turn: Turn, people: Sequence[str]) -> bool:
    return any(other.person for other in antecedents(Turn(turn.standalone, turn.standalone), people))


def _substituted(asked: Asked, at: int, pronoun: _Pronoun, antecedent: Antecedent) -> str:
    """The name in the pronoun's case and place; for «его заместитель» behind the noun."""
    token = asked.found[at]
    noun = _owned(asked, at) if pronoun.possessive else None
    name = antecedent.in_case("accs" if pronoun.possessive and noun is None else pronoun.case)
    if noun is None:
        return sentence(with_words(asked.text, token, name))
    return sentence(asked.text[: token.start] + asked.text[token.end : noun.end] + f" {name}" + asked.text[noun.end :])


def _owned(asked: Asked, at: int) -> Token | None:
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
