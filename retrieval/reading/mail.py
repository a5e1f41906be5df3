"""Letters and saved pages in one file: eml, mht.

The letter's own text: a greeting, the signature below «-- », earlier letters and forwarded headers are cut under their
own rules. A letter that only brings a file is read as that file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr, parsedate_to_datetime
from itertools import groupby

from retrieval.reading import plain
from retrieval.reading.cleaning import is_persons_name
from retrieval.reading.drafts import Caution, CautionCode, Extract, Metadata, Paragraph
from retrieval.reading.encoding import decode
from retrieval.reading.errors import EmptyFile
from retrieval.reading.html import read_page
from retrieval.reading.registry import format_of, reader

HEADER = re.compile(
    rb"^(?:from|to|subject|date|received|mime-version|return-path|message-id|delivered-to|content-type|x-[\w-]+"
    rb"|snapshot-content-location):",
    re.IGNORECASE | re.MULTILINE,
)
FIRST_HEADER = re.compile(rb"^(?:From .+\r?\n)?[A-Za-z][\w-]*:\s")
PREFIXES = re.compile(r"^(?:(?:re|fwd?|на|отв|ответ|пересл|пересланное)\s*:\s*)+", re.IGNORECASE)
FORWARD = re.compile(r"\b(?:fwd?|пересл\w*)\s*:", re.IGNORECASE)
GREETING = re.compile(
    r"(?:здравствуйте|добр(?:ый|ого) (?:день|дня|вечер|утро)|уважаем(?:ый|ая|ые)|вітаю|доброго дня|hello|hi|dear)\b"
    r"[^.!?]*[,!.]?",
    re.IGNORECASE,
)
SIGNATURE = re.compile(r"--|(?:с (?:искренним |глубоким )?уважением|з повагою|best regards)\b.*", re.IGNORECASE)
ATTRIBUTION = re.compile(r".*\d.*(?:писал(?:а|и|\(а\))?|пишет|написал(?:а|\(а\))?|пише|wrote)\s*:", re.IGNORECASE)
FORWARDED = re.compile(
    r"-{2,}.*(?:сообщение|письмо|message).*-{2,}|(?:от|кому|копия|тема|дата|отправлено|from|to|cc|sent|subject|date):\s.*",
    re.IGNORECASE,
)
COVER_LETTER = 200
"""Characters up to which a letter only accompanies the file it brings."""


def recognises(data: bytes) -> bool:
    """At least two of a letter's headers on top."""
    head = data[:4096].replace(b"\r\n", b"\n").split(b"\n\n", 1)[0]
    return FIRST_HEADER.match(head) is not None and len(HEADER.findall(head)) >= 2


@reader("eml", "eml", "mht", "mhtml", recognises=recognises)
def read_eml(data: bytes) -> Extract:
    """Raises ``EmptyFile`` for a letter that has no text and brings none."""
    message = message_from_bytes(data, policy=policy.default)
    if not isinstance(message, EmailMessage):
        raise EmptyFile
    attachments = list(message.iter_attachments()) if message.is_multipart() else []
    own = _own(message)
    if sum(len(paragraph.text) for paragraph in own.paragraphs if not paragraph.cut_by) <= COVER_LETTER:
        brought = next((extract for part in attachments if (extract := _attached(part)) is not None), None)
        if brought is not None:
            metadata = brought.metadata.or_else(own.metadata)
            return Extract(brought.paragraphs, metadata, (*brought.warnings, *_left_out(len(attachments) - 1)))
    if not own.paragraphs:
        raise EmptyFile
    return replace(own, warnings=_left_out(len(attachments)))


def _left_out(attachments: int) -> tuple[Caution, ...]:
    return (Caution(CautionCode.ATTACHMENTS_LEFT_OUT, count=attachments),) if attachments else ()


def _own(message: EmailMessage) -> Extract:
    """The letter's own text; nothing, if it has none."""
    body = message.get_body(("plain", "html"))
    metadata = _metadata(message)
    if body is None:
        return Extract((), metadata)
    forwarded = FORWARD.search(_header(message, "Subject")) is not None
    if body.get_content_subtype() != "html":
        lines = plain.tidy(plain.set_apart(_decoded(body))).split("\n")
        return Extract(tuple(_joined(_marked(map(Paragraph, lines), forwarded=forwarded))), metadata)
    page = read_page(_decoded(body))
    saved_from = _header(message, "Snapshot-Content-Location")
    if saved_from:
        return Extract(page.paragraphs, page.metadata.or_else(Metadata(url=saved_from)))
    return Extract(tuple(_marked(page.paragraphs, forwarded=forwarded)), metadata.or_else(page.metadata))


def _attached(part: MIMEPart) -> Extract | None:
    """What stands in a file that a letter brings; nothing, if it is a picture, another letter or unreadable."""
    content = part.get_payload(decode=True)
    name = part.get_filename() or ""
    if not isinstance(content, bytes):
        return None
    try:
        format_ = format_of(name, content)
        return None if format_.name == "eml" else format_.read(content)
    except MemoryError:
        raise
    except Exception:  # parsers raise anything; a letter is more than what came with it
        return None


def _decoded(part: MIMEPart) -> str:
    payload = part.get_payload(decode=True)
    return decode(payload if isinstance(payload, bytes) else b"", part.get_content_charset()).text


def _marked(lines: Iterable[Paragraph], *, forwarded: bool) -> Iterator[Paragraph]:
    """Lines with the rule that cuts them. ``forwarded``: what stands below the header of an earlier letter is what
    this one is about; in an answer it is only quoted."""
    rule: str | None = None
    begun = inside = False
    for line in lines:
        text = line.text.strip()
        bare = text.lstrip("> ")
        own = line.cut_by
        if own is not None:
            pass
        elif FORWARDED.fullmatch(bare):
            own, inside = "mail_header", forwarded or not begun
            rule = None if inside else "mail_quote"
        elif ATTRIBUTION.fullmatch(bare) and begun:
            own = rule = "mail_quote"
        elif bare != text and not inside:
            own = "mail_quote"
        elif begun and SIGNATURE.fullmatch(text):
            rule = rule or "mail_signature"
        elif not begun and GREETING.fullmatch(text):
            own = "mail_greeting"
        begun = begun or bool(text and own is None)
        yield replace(line, text=bare if inside else text, cut_by=own or rule)


def _joined(lines: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Lines broken at a width put together again, those of the letter and those cut out of it by themselves."""
    for rule, run in groupby(lines, key=lambda line: line.cut_by):
        texts = [line.text for line in run]
        joined: Sequence[str] = texts if rule else plain.paragraphs("\n".join(texts))
        yield from (Paragraph(text, rule) for text in joined if text)


def _metadata(message: EmailMessage) -> Metadata:
    """The sender is a publisher if it is no person; an address is not shown to readers."""
    name = _sender(message)
    title = PREFIXES.sub("", " ".join(_header(message, "Subject").split()))
    return Metadata(
        title=title or None,
        publisher=None if is_persons_name(name) else name or None,
        published=_date(message),
    )


def _sender(message: EmailMessage) -> str:
    """«Наш край <press@…>» → «Наш край»; a bare address has no name."""
    name, _ = parseaddr(_header(message, "From"))
    return "" if "@" in name else " ".join(name.replace(",", " ").split())


def _date(message: EmailMessage) -> str | None:
    try:
        return parsedate_to_datetime(_header(message, "Date")).strftime("%d.%m.%Y")
    except (ValueError, TypeError, IndexError):
        return None


def _header(message: EmailMessage, name: str) -> str:
    """The standard library stumbles over some malformed headers; such a one is as good as none."""
    try:
        return str(message.get(name, ""))
    except (AttributeError, IndexError, LookupError, TypeError, ValueError):
        return ""
