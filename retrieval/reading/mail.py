"""Letters and saved pages in one file: eml, mht.

The letter's own text: the signature below «-- », quoted lines and forwarded headers are cut under their own rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr, parsedate_to_datetime

from retrieval.reading import plain
from retrieval.reading.drafts import Caution, CautionCode, Extract, Metadata, Paragraph
from retrieval.reading.encoding import decode
from retrieval.reading.errors import EmptyFile
from retrieval.reading.html import read_page
from retrieval.reading.registry import reader

HEADER = re.compile(
    rb"^(?:from|to|subject|date|received|mime-version|return-path|message-id|delivered-to|content-type|x-[\w-]+"
    rb"|snapshot-content-location):",
    re.IGNORECASE | re.MULTILINE,
)
FIRST_HEADER = re.compile(rb"^(?:From .+\r?\n)?[A-Za-z][\w-]*:[ \t]")
PREFIXES = re.compile(r"^(?:(?:re|fwd?|на|отв|пересл)\s*:\s*)+", re.IGNORECASE)
SIGNATURE = re.compile(r"^--$|^с уважением,?$", re.IGNORECASE)
FORWARDED = re.compile(
    r"^-{2,}.*(?:сообщение|письмо|message).*-{2,}$|^(?:от|кому|копия|тема|дата|from|to|sent|subject|date):\s",
    re.IGNORECASE,
)


def recognises(data: bytes) -> bool:
    """At least two of a letter's headers on top."""
    head = data[:4096].replace(b"\r\n", b"\n").split(b"\n\n", 1)[0]
    return FIRST_HEADER.match(head) is not None and len(HEADER.findall(head)) >= 2


@reader("eml", "eml", "mht", "mhtml", recognises=recognises)
def read_eml(data: bytes) -> Extract:
    """Raises ``EmptyFile`` for a letter that only has attachments."""
    message = message_from_bytes(data, policy=policy.default)
    body = message.get_body(("plain", "html")) if isinstance(message, EmailMessage) else None
    if body is None:
        raise EmptyFile
    text = _decoded(body)
    metadata = _metadata(message)
    attachments = sum(1 for _ in message.iter_attachments())
    warnings = (Caution(CautionCode.ATTACHMENTS_LEFT_OUT, count=attachments),) if attachments else ()
    if body.get_content_subtype() == "html":
        page = read_page(text)
        saved_from = _header(message, "Snapshot-Content-Location")
        known = page.metadata.or_else(Metadata(url=saved_from)) if saved_from else metadata.or_else(page.metadata)
        return Extract(page.paragraphs, known, warnings)
    return Extract(tuple(_marked(plain.paragraphs(plain.tidy(text)))), metadata, warnings)


def _decoded(part: MIMEPart) -> str:
    payload = part.get_payload(decode=True)
    return decode(payload if isinstance(payload, bytes) else b"", part.get_content_charset()).text


def _marked(lines: Sequence[str]) -> Iterator[Paragraph]:
    signed = next((at for at, line in enumerate(lines) if SIGNATURE.match(line) and at), len(lines))
    for position, line in enumerate(lines):
        if position >= signed:
            yield Paragraph(line, "mail_signature")
        elif line.startswith(">"):
            yield Paragraph(line, "mail_quote")
        else:
            yield Paragraph(line, "mail_header" if FORWARDED.match(line) else None)


def _metadata(message: EmailMessage) -> Metadata:
    name, address = parseaddr(_header(message, "From"))
    title = PREFIXES.sub("", " ".join(_header(message, "Subject").split()))
    return Metadata(title=title or None, publisher=name or address or None, published=_date(message))


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
