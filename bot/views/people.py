"""The list of people and the card of one: every line with the sentence it comes from."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton

from bot.callbacks import AskAboutPerson, ShowAgreement, ShowPeople, ShowPerson
from bot.corrections import Entry
from bot.links import Kind as Link
from bot.links import Target
from bot.markup import Html, bold, escape, join, lines, paragraphs
from bot.scene import Scene
from bot.screens import Row, Screen
from bot.storage.corrections import Kind
from bot.views.agreements import agreement_title
from bot.views.buttons import button, page_of, paging_row, share_button, short
from bot.views.corrections import correction_rows, hidden_row
from bot.views.sources import as_many_as_fit, publishers, quotation
from retrieval.models import Agreement, Passage, Person

PAGE = 5
MOST_SIGNED = 3


def people(scene: Scene, found: Sequence[Entry[Person]], number: int = 0, hidden: int = 0) -> Screen:
    """Everyone, the most often named first; ``hidden``: how many an admin can bring back."""
    words = scene.words
    put_away = hidden_row(scene, Kind.PERSON, hidden)
    if not found:
        return Screen(words.html("people-none"), (put_away,))
    page = page_of(found, number, PAGE)
    entries = [_entry(scene, entry.fact) for entry in page.items]
    rows = [[_card_button(entry, page.number)] for entry in page.items]
    turning = paging_row(words, page.number, page.pages, lambda to: ShowPeople(page=to))
    heading = words.html("people-heading", {"count": len(found)})
    return Screen(paragraphs(heading, *entries), (*rows, turning, put_away))


def people_found(scene: Scene, found: Sequence[Entry[Person]], query: str) -> Screen:
    """What a search by name or role gave."""
    words = scene.words
    everyone: Row = [button(words.plain("button-all-people"), ShowPeople(page=0))]
    query = short(query)
    if not found:
        return Screen(words.html("people-not-found", {"query": query}), (everyone,))
    shown = found[:PAGE]
    entries = [_entry(scene, entry.fact) for entry in shown]
    rest = words.html("list-more", {"count": len(found) - PAGE}) if len(found) > PAGE else ""
    heading = words.html("people-found", {"query": query, "count": len(found)})
    return Screen(paragraphs(heading, *entries, rest), (*([_card_button(entry, 0)] for entry in shown), everyone))


def person_card(
    scene: Scene, entry: Entry[Person], signed: Sequence[Entry[Agreement]] = (), page: int = 0
) -> Screen:
    words, person = scene.words, entry.fact
    roles = [_role(scene, role, passages) for role, passages in _proved_roles(person)]
    signatures = [join(("• ", agreement_title(one.fact))) for one in signed]
    head = paragraphs(
        lines(bold(person.name), words.html("corrected-by-admin") if entry.corrected else ""),
        lines(words.html("person-roles"), *roles) if roles else "",
        lines(words.html("person-signed"), *signatures) if signed else "",
        words.html("person-mentions", {"count": len(person.mentions)}),
    )
    rows: tuple[Row, ...] = (
        *([button(short(agreement_title(one.fact)), ShowAgreement(key=one.key))] for one in signed[:MOST_SIGNED]),
        [button(words.plain("button-ask-about-person"), AskAboutPerson(key=entry.key))],
        share_button(words, scene.links, Target(Link.PERSON, entry.key), person.name),
        *correction_rows(scene, Kind.PERSON, entry.key, corrected=entry.corrected),
        [button(words.plain("button-all-people"), ShowPeople(page=page))],
    )
    return Screen(as_many_as_fit(words, head, person.mentions, scene.articles), rows)


def _role(scene: Scene, role: str, passages: Sequence[Passage]) -> Html:
    """With who says so; a role that an admin has given is nobody's."""
    source = publishers(passages, scene.articles)
    if not source:
        return join(("• ", role))
    return scene.words.html("person-role", {"role": role, "source": source})


def _entry(scene: Scene, person: Person) -> Html:
    proved = _proved_roles(person)
    passage = proved[0][1][0] if proved and proved[0][1] else person.mentions[0]
    roles = "; ".join(person.roles)
    name = join((bold(person.name), escape(f" — {roles}") if roles else ""))
    count = scene.words.html("person-count", {"count": len(person.mentions)})
    return lines(join((name, " · ", count)), quotation(scene.words, passage, scene.articles[passage.article_id]))


def _card_button(entry: Entry[Person], page: int) -> InlineKeyboardButton:
    return button(short(entry.fact.name), ShowPerson(key=entry.key, page=page))


def _proved_roles(person: Person) -> list[tuple[str, tuple[Passage, ...]]]:
    """Each role with the sentences that give it."""
    proofs = [proof for proof in person.proofs if proof.field == "role"]
    return [
        (role, tuple(dict.fromkeys(proof.passage for proof in proofs if proof.value == role))) for role in person.roles
    ]
