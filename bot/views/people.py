"""The list of people and the card of one: every line with the sentence it comes from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aiogram.types import InlineKeyboardButton

from bot.callbacks import AskAboutPerson, ShowAgreement, ShowPeople, ShowPerson
from bot.catalogue import agreement_key, person_key
from bot.markup import Html, bold, escape, join, lines, paragraphs
from bot.screens import Row, Screen
from bot.texts import Words
from bot.views.agreements import agreement_title
from bot.views.buttons import button, page_of, paging_row, short
from bot.views.sources import as_many_as_fit, publishers, quotation
from retrieval.models import Agreement, Article, Passage, Person

PAGE = 5


def people(words: Words, found: Sequence[Person], articles: Mapping[str, Article], number: int = 0) -> Screen:
    """Everyone, the most often named first."""
    if not found:
        return Screen(words.html("people-none"))
    page = page_of(found, number, PAGE)
    entries = [_entry(words, person, articles) for person in page.items]
    rows = [[_card_button(person, page.number)] for person in page.items]
    turning = paging_row(words, page.number, page.pages, lambda to: ShowPeople(page=to))
    heading = words.html("people-heading", {"count": len(found)})
    return Screen(paragraphs(heading, *entries), (*rows, turning))


def people_found(words: Words, found: Sequence[Person], query: str, articles: Mapping[str, Article]) -> Screen:
    """What a search by name gave."""
    everyone: Row = [button(words.plain("button-all-people"), ShowPeople(page=0))]
    if not found:
        return Screen(words.html("people-not-found", {"query": query}), (everyone,))
    shown = found[:PAGE]
    entries = [_entry(words, person, articles) for person in shown]
    rest = words.html("list-more", {"count": len(found) - PAGE}) if len(found) > PAGE else ""
    heading = words.html("people-found", {"query": query, "count": len(found)})
    return Screen(paragraphs(heading, *entries, rest), (*([_card_button(person, 0)] for person in shown), everyone))


def person_card(
    words: Words, person: Person, articles: Mapping[str, Article], signed: Sequence[Agreement] = (), page: int = 0
) -> Screen:
    roles = [
        words.html("person-role", {"role": role, "source": publishers(passages, articles)})
        for role, passages in _proved_roles(person)
    ]
    signatures = [join(("• ", agreement_title(one))) for one in signed]
    head = paragraphs(
        bold(person.name),
        lines(words.html("person-roles"), *roles) if roles else "",
        lines(words.html("person-signed"), *signatures) if signed else "",
        words.html("person-mentions", {"count": len(person.mentions)}),
    )
    rows: list[Row] = [
        [button(short(agreement_title(one)), ShowAgreement(key=agreement_key(one)))]
        for one in signed
    ]
    rows.append([button(words.plain("button-ask-about-person"), AskAboutPerson(key=person_key(person)))])
    rows.append([button(words.plain("button-all-people"), ShowPeople(page=page))])
    return Screen(as_many_as_fit(words, head, person.mentions, articles), tuple(rows))


def _entry(words: Words, person: Person, articles: Mapping[str, Article]) -> Html:
    proved = _proved_roles(person)
    passage = proved[0][1][0] if proved and proved[0][1] else person.mentions[0]
    roles = "; ".join(person.roles)
    name = join((bold(person.name), escape(f" — {roles}") if roles else ""))
    count = words.html("person-count", {"count": len(person.mentions)})
    return lines(join((name, " · ", count)), quotation(words, passage, articles[passage.article_id]))


def _card_button(person: Person, page: int) -> InlineKeyboardButton:
    return button(short(person.name), ShowPerson(key=person_key(person), page=page))


def _proved_roles(person: Person) -> list[tuple[str, tuple[Passage, ...]]]:
    """Each role with the sentences that give it."""
    proofs = [proof for proof in person.proofs if proof.field == "role"]
    return [
        (role, tuple(dict.fromkeys(proof.passage for proof in proofs if proof.value == role))) for role in person.roles
    ]
