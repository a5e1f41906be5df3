"""A Russian sentence made word by word of a Ukrainian one, mended: agreement, the cases after «о», «из» for «с».

The languages differ in the gender of nouns («угода підписана» — «соглашение подписано») and in what a few prepositions
govern; everything else comes out right by itself.
"""

from __future__ import annotations

import re
from functools import cache

from pymorphy3.analyzer import Parse

from retrieval.lemmas import lemma, parses
from retrieval.lexicons import rows, words
from retrieval.spelling.grammar import declined, in_case

_ABOUT = re.compile(r"\b(?P<about>[оО]) (?P<phrase>[а-яё-]+(?: [а-яё-]+)?)", re.IGNORECASE)
_ADJECTIVE_AND_NOUN = re.compile(r"\b(?P<adjective>[а-яё-]+)(?= (?P<noun>[а-яё-]+)\b)")
_OUT_OF = re.compile(r"\b(?P<with>[сС])о? (?=(?P<word>[а-яё-]+))")
_RELATIVE = re.compile(r"(?P<before>\w, (?:(?:в|на|с|о|об|к|из|для|у|от|до|по|за) )?)(?P<which>как[а-яё]+)")
_PREDICATE = re.compile(
    r"\b(?P<was>был[аои]? |буд[уе]т )?(?P<done>[а-яё]{3,}[нт][аоы]?)"
    r"(?P<between> (?:[а-яё-]+ )??)(?P<noun>[а-яё-]+)\b"
)
_TO = re.compile(r"\b(?P<verb>[а-яё]+) до (?P<phrase>[а-яё-]+(?: [а-яё-]+)?)", re.IGNORECASE)

_SAID_WITH = frozenset({"сторона", "начало", "конец", "точка", "помощь", "цель", "время", "пора", "место"})
"""Nouns that Russian says with «с»: «со стороны», «с начала»."""

_WAS = {"masc": "был ", "femn": "была ", "neut": "было ", "plur": "были "}


def mended(russian: str, *, about: bool) -> str:
    """``about``: the question had «про», which asks for another case than «о»."""
    text = _ADJECTIVE_AND_NOUN.sub(_agreeing, russian)
    text = _PREDICATE.sub(_predicate, text)
    text = _RELATIVE.sub(_relative, text)
    text = _OUT_OF.sub(_out_of, text)
    text = _TO.sub(_to, text)
    return _ABOUT.sub(_in_locative, text) if about else text


def _agreeing(found: re.Match[str]) -> str:
    """«партнерской соглашения» → «партнерского соглашения»: the noun of the other language may have another gender."""
    adjectives = [reading.tag for reading in parses(found["adjective"]) if reading.tag.POS in ("ADJF", "PRTF")]
    nouns = [reading.tag for reading in parses(found["noun"]) if reading.tag.POS == "NOUN" and reading.tag.gender]
    pairs = [
        (one, other) for one in adjectives for other in nouns if (one.case, one.number) == (other.case, other.number)
    ]
    if not pairs or any(one.number == "plur" or one.gender == other.gender for one, other in pairs):
        return found.group()
    noun = pairs[0][1]
    reading = next(reading for reading in parses(found["adjective"]) if reading.tag.POS in ("ADJF", "PRTF"))
    made = reading.inflect({str(noun.case), "sing", str(noun.gender)})
    return str(made.word) if made else found.group()


def _predicate(found: re.Match[str]) -> str:
    """«была подписана соглашение», «открыто школу» → «было подписано соглашение», «открыта школа»."""
    done = next((reading for reading in parses(found["done"]) if reading.tag.POS == "PRTS"), None)
    noun = _subject(found["noun"])
    if done is None or noun is None or (found["between"].strip() and not _describes(found["between"].strip())):
        return found.group()
    agreed = str(noun.tag.gender) if noun.tag.number == "sing" else "plur"
    made = done.inflect({agreed, "sing"} if agreed != "plur" else {"plur"})
    if made is None:
        return found.group()
    subject = in_case(f"{found['between'].strip()} {noun.word}".strip(), "nomn")
    was = found["was"] or ""
    return f"{_WAS[agreed] if was.startswith('был') else was}{made.word} {subject}"


def _subject(word: str) -> Parse | None:
    """The reading of a noun as a nominative or an accusative."""
    nouns = [reading for reading in parses(word) if reading.tag.POS == "NOUN" and reading.tag.case in ("nomn", "accs")]
    return nouns[0] if nouns and parses(word)[0].tag.POS == "NOUN" and nouns[0].tag.gender else None


def _describes(word: str) -> bool:
    return str(parses(word)[0].tag.POS) in ("ADJF", "PRTF")


def _relative(found: re.Match[str]) -> str:
    """«делегация, какая посетила» → «делегация, которая посетила»."""
    which = next((reading.tag for reading in parses(found["which"]) if reading.normal_form == "какой"), None)
    if which is None:
        return found.group()
    gender = {str(which.gender)} if which.gender else set()
    made = parses("который")[0].inflect({str(which.number), str(which.case), *gender})
    return found["before"] + (str(made.word) if made else found["which"])


def _out_of(found: re.Match[str]) -> str:
    """Ukrainian «з» is both: «с представителями», but «из представителей». «с июня» stays."""
    readings = parses(found["word"])
    genitive = any(reading.tag.case == "gent" for reading in readings)
    if not genitive or any(reading.tag.case == "ablt" for reading in readings):
        return found.group()
    if lemma(found["word"]) in words("time_nouns.txt") or lemma(found["word"]) in _SAID_WITH:
        return found.group()
    return ("И" if found["with"] == "С" else "и") + "з "


def _to(found: re.Match[str]) -> str:
    """«приехала до города» → «приехала в город», «посетила до города» → «посетила город»."""
    preposition = _directions().get(lemma(found["verb"]))
    if preposition is None:
        return found.group()
    phrase = found["phrase"].split(" ")
    size = next((i + 1 for i, word in enumerate(phrase) if str(parses(word.lower())[0].tag.POS) == "NOUN"), 0)
    if not size:
        return found.group()
    genitive = (reading.tag for reading in parses(phrase[size - 1].lower()) if reading.tag.case == "gent")
    number = next((tag.number for tag in genitive), "sing")
    moved = declined(" ".join(phrase[:size]), "accs", plural=number == "plur")
    return " ".join(word for word in (found["verb"], preposition, moved, *phrase[size:]) if word)


@cache
def _directions() -> dict[str, str]:
    """Verbs that take «до» in Ukrainian → what Russian says instead of it."""
    listed = ((preposition.replace("∅", ""), verbs) for preposition, verbs in rows("ukrainian_directions.tsv"))
    return {verb: preposition for preposition, verbs in listed for verb in verbs.split()}


def _in_locative(about: re.Match[str]) -> str:
    """Ukrainian «про» asks for an accusative, Russian «о» for a locative: «о сотрудничество» → «о сотрудничестве»."""
    phrase = about["phrase"]
    noun = next((word for word in phrase.split() if parses(word.lower())[0].tag.POS == "NOUN"), None)
    if noun is None:
        return about.group()
    described = phrase[: phrase.index(noun)].split()
    if any(parses(word.lower())[0].tag.POS != "ADJF" for word in described):
        return about.group()
    end = phrase.index(noun) + len(noun)
    made = in_case(phrase[:end], "loct")
    return f"{about['about']}{'б' if made[:1].lower() in 'аоуэи' else ''} {made}{phrase[end:]}"
