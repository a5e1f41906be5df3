"""Where a noun phrase ends: its complements, coordinated ones too, apposed names and quotations."""

from __future__ import annotations

from retrieval.facts.agreements.sentence import Sentence, is_abbreviation
from retrieval.facts.agreements.shared_heads import adjectives_before_plural
from retrieval.facts.wordlists import words as word_list

_GOVERNORS = {"по": "datv", "для": "gent"}  # «Комитет по делам молодёжи», «библиотека для детей»


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
        return _governed_end(sentence, position, _GOVERNORS[low])
    if low == "и":
        return _coordinated(sentence, position, case)
    if is_abbreviation(word) and (is_abbreviation(sentence.words[position - 1]) or _is_noun(sentence, position - 1)):
        return position + 1  # «ФГБОУ ВО «…»», «Союз писателей ЛНР»
    owners = adjectives_before_plural(sentence, position, "gent")
    if owners is not None:
        return owners[1] + 1  # «палаты *Минской и Брестской областей*»
    if word[0].isupper() and _takes_name(sentence, position - 1):
        return _proper_name_end(sentence, position)
    group = sentence.group(position, "gent")
    if group is not None and group.head.part == "NOUN" and not sentence.is_finite(group.position):
        return group.position + 1  # «стали» is more often a verb than steel
    return position


def _is_noun(sentence: Sentence, position: int) -> bool:
    return any(reading.part == "NOUN" for reading in sentence.readings(position)[:1])


def _governed_end(sentence: Sentence, position: int, case: str) -> int:
    """«по делам молодёжи», «по физической культуре *и спорту*»"""
    end, following = position, position + 1
    while (group := sentence.group(following, case)) is not None and group.head.part == "NOUN":
        end = group.position + 1
        following = end + 1
        if sentence.low(end) != "и" or sentence.words[following : following + 1] == () or _is_name(sentence, following):
            break
    return end


def _is_name(sentence: Sentence, position: int) -> bool:
    return sentence.words[position][0].isupper()


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
