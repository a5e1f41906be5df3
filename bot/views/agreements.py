"""The list of agreements and the card of one: every field as the sources word it, proved by their sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bot.callbacks import AskAboutAgreement, ShowAgreement, ShowAgreements
from bot.corrections import Entry
from bot.links import Kind as Link
from bot.links import Target
from bot.markup import Html, bold, escape, join, lines, paragraphs
from bot.scene import Scene
from bot.screens import Row, Screen
from bot.storage.corrections import Kind
from bot.texts import Words
from bot.views.buttons import button, page_of, paging_row, share_button, short
from bot.views.corrections import correction_rows, hidden_row
from bot.views.sources import as_many_as_fit, publishers, quotation
from retrieval.lemmas import lemmas
from retrieval.models import Agreement, AgreementStatus, Article, Passage, Signatory

PAGE = 3


def agreement_title(agreement: Agreement) -> str:
    """«О сотрудничестве: Измалковский район — Стаханов»."""
    kind = agreement.kind[:1].upper() + agreement.kind[1:]
    return f"{kind}: {' — '.join(agreement.parties)}" if agreement.parties else kind


def agreements(scene: Scene, found: Sequence[Entry[Agreement]], number: int = 0, hidden: int = 0) -> Screen:
    words = scene.words
    put_away = hidden_row(scene, Kind.AGREEMENT, hidden)
    if not found:
        return Screen(words.html("agreements-none"), (put_away,))
    page = page_of(found, number, PAGE)
    numbered = list(enumerate(page.items, start=page.first + 1))
    entries = [_entry(scene, place, entry.fact) for place, entry in numbered]
    rows = [_card_row(place, entry) for place, entry in numbered]
    turning = paging_row(words, page.number, page.pages, lambda to: ShowAgreements(page=to))
    heading = words.html("agreements-heading", {"count": len(found)})
    return Screen(paragraphs(heading, *entries), (*rows, turning, put_away))


def agreements_found(scene: Scene, found: Sequence[Entry[Agreement]], query: str) -> Screen:
    """What a search by words gave."""
    words, query = scene.words, short(query)
    every: Row = [button(words.plain("button-all-agreements"), ShowAgreements(page=0))]
    if not found:
        return Screen(words.html("agreements-not-found", {"query": query}), (every,))
    shown = list(enumerate(found[:PAGE], start=1))
    rest = words.html("list-more", {"count": len(found) - PAGE}) if len(found) > PAGE else ""
    heading = words.html("agreements-found", {"query": query, "count": len(found)})
    entries = [_entry(scene, place, entry.fact) for place, entry in shown]
    return Screen(paragraphs(heading, *entries, rest), (*(_card_row(place, entry) for place, entry in shown), every))


def questions_about(words: Words, agreement: Agreement) -> list[str]:
    """Wordings of a question about it, the best first: one asks who signed only what is known to be signed."""
    signed = agreement.status in (AgreementStatus.SIGNED, AgreementStatus.PROLONGED, AgreementStatus.ENDED)
    if not signed and not agreement.signatories:
        return [_question_about_arrangement(words, agreement)]
    parties = ", ".join(agreement.parties)
    keys = ("question-about-agreement", "question-about-agreement-parties", "question-about-agreement-purpose")
    named = [key for key in keys if parties or not key.endswith("parties")]
    return [words.plain(key, {"kind": agreement.kind, "parties": parties}) for key in named]


def _question_about_arrangement(words: Words, agreement: Agreement) -> str:
    *others, last = agreement.parties or ("",)
    if not others:
        return words.plain("question-about-arrangement", {"kind": agreement.kind})
    return words.plain("question-about-arrangement-parties", {"others": ", ".join(others), "last": last})


def agreement_card(scene: Scene, entry: Entry[Agreement], *, passages: bool = False) -> Screen:
    """``passages``: with every sentence that proves it, not the first alone."""
    words, agreement, key = scene.words, entry.fact, entry.key
    head = paragraphs(
        lines(bold(agreement_title(agreement)), words.html("corrected-by-admin") if entry.corrected else ""),
        lines(*_fields(words, agreement, scene.articles)),
    )
    shown = agreement.evidence if passages else agreement.evidence[:1]
    rows: tuple[Row, ...] = (
        _passages_row(words, entry, passages=passages),
        [button(words.plain("button-ask-about-agreement"), AskAboutAgreement(key=key))],
        share_button(words, scene.links, Target(Link.AGREEMENT, key), agreement_title(agreement)),
        *correction_rows(scene, Kind.AGREEMENT, key, corrected=entry.corrected),
        [button(words.plain("button-all-agreements"), ShowAgreements(page=0))],
    )
    return Screen(as_many_as_fit(words, head, shown, scene.articles), rows)


def _passages_row(words: Words, entry: Entry[Agreement], *, passages: bool) -> Row:
    count = len(entry.fact.evidence)
    if count < 2:
        return []
    text = words.plain("button-fewer-passages" if passages else "button-passages", {"count": count})
    return [button(text, ShowAgreement(key=entry.key, passages=not passages))]


def _card_row(place: int, entry: Entry[Agreement]) -> Row:
    return [button(short(f"{place}. {agreement_title(entry.fact)}"), ShowAgreement(key=entry.key))]


def _entry(scene: Scene, place: int, agreement: Agreement) -> Html:
    passage = agreement.evidence[0]
    title = bold(f"{place}. {agreement_title(agreement)}")
    known = [part for part in (_status(scene.words, agreement.status), agreement.date, agreement.term) if part]
    return lines(title, escape(" · ".join(known)), quotation(scene.words, passage, scene.articles[passage.article_id]))


def _fields(words: Words, agreement: Agreement, articles: Mapping[str, Article]) -> Iterator[Html]:
    """The lines of a card; a field on which sources disagree shows what each of them says."""
    if agreement.parties:
        yield words.html("agreement-parties", {"parties": "; ".join(agreement.parties)})
    if agreement.signed_by:
        signed = "; ".join(_signatory(words, one) for one in agreement.signed_by)
        yield words.html("agreement-signatories", {"names": signed})
    for field, value in _single_fields(agreement):
        versions = _versions(agreement, field, articles)
        if len(versions) > 1:
            yield words.html(f"agreement-{field}", {"value": ""})
            yield from (
                words.html("agreement-version", {"value": _shown(words, field, said), "source": by})
                for said, by in versions
            )
        elif value:
            yield words.html(f"agreement-{field}", {"value": _shown(words, field, value)})
    if agreement.scope:
        yield lines(words.html("agreement-scope"), *(join(("• ", point)) for point in agreement.scope))


def _single_fields(agreement: Agreement) -> tuple[tuple[str, str | None], ...]:
    return (
        ("status", agreement.status),
        ("date", agreement.date),
        ("place", agreement.place),
        ("term", agreement.term),
        ("renewal", agreement.renewal),
    )


def _shown(words: Words, field: str, value: str) -> str:
    return _status(words, value) or value if field == "status" else value


def _status(words: Words, status: str | None) -> str | None:
    """In the reader's language: it is the bot that says so, not the article. An admin's own words stay."""
    if status is None or status not in set(AgreementStatus):
        return status
    return words.plain(f"agreement-status-{AgreementStatus(status).name.lower()}")


def _signatory(words: Words, one: Signatory) -> str:
    role, side = one.role or "", one.side or ""
    # «мэр Минска» says already that it is for Minsk.
    known = [part for part in (role, "" if set(lemmas(side)) <= set(lemmas(role)) else side) if part]
    return f"{one.name} ({', '.join(known)})" if known else one.name


def _versions(agreement: Agreement, field: str, articles: Mapping[str, Article]) -> list[tuple[str, str]]:
    """Different values of a field with the publishers that give them."""
    said: dict[str, list[Passage]] = {}
    for proof in agreement.proofs:
        if proof.field == field:
            said.setdefault(proof.value, []).append(proof.passage)
    return [(value, publishers(passages, articles)) for value, passages in said.items()]
