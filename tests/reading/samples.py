"""Files of every format, made from lines of text: what the vectors, the sandbox tests and the fuzz program read."""

from __future__ import annotations

import hashlib
import html
import io
import textwrap
import zipfile
from collections.abc import Callable, Sequence
from email.header import Header
from email.message import EmailMessage

Lines = Sequence[str]
Make = Callable[[Lines, str], bytes]

MENU = ("Главная", "Новости района", "Контакты", "Войти")
COOKIES = "Мы используем файлы cookie, чтобы сайт работал лучше. Продолжая, вы соглашаетесь с этим."
TEASER = "В соседнем посёлке за одну ночь перекрасили водонапорную башню и позвали на неё оркестр."
COMMENT = "А у нас во дворе фонарь так и не починили, сколько ни писали."
FOREIGN_LINES = ("перекрасили водонапорную", "фонарь так и не починили", "файлы cookie", "Новости района")


def txt(lines: Lines, title: str) -> bytes:
    return "\n".join(lines).encode()


def markdown(lines: Lines, title: str) -> bytes:
    return ("# " + "\n\n".join(lines) + "\n").encode()


def page(lines: Lines, title: str) -> bytes:
    """A page whose engine marks its parts."""
    body = "\n".join(f"<p>{html.escape(line)}</p>" for line in lines)
    return f"""<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8"><title>{html.escape(title)} | Наш край</title>
<meta property="og:site_name" content="Наш край">
<meta property="article:published_time" content="2018-06-21T09:30:00+03:00">
<link rel="canonical" href="https://news.example/1"><style>p {{ color: red }}</style></head><body>
<header><nav><ul>{"".join(f"<li><a href='/'>{item}</a></li>" for item in MENU)}</ul></nav></header>
<div class="cookie-banner"><p>{COOKIES}</p><button>Понятно</button></div>
<article>{body}</article>
<aside class="sidebar"><h3>Читайте также</h3><div class="teaser"><a href="/2">Башню перекрасили</a><p>{TEASER}</p>
<time datetime="2025-07-06">06.07.2025</time></div></aside>
<section id="comments"><h3>Комментарии (1)</h3><p>{COMMENT}</p></section>
<footer>© 2018 Наш край. Все права защищены.</footer><script>var a = "Скрипт";</script></body></html>""".encode()


def bare_page(lines: Lines, title: str) -> bytes:
    """A page of an old engine: tables and divisions without meaning, in cp1251."""
    body = "<br><br>\n".join(html.escape(line) for line in lines)
    links = " ".join(f"<a href='/'>{item}</a>" for item in MENU)
    source = f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251">
<title>{html.escape(title)}</title></head><body><table><tr><td>{links}</td></tr><tr><td>
<font size="2">{body}</font></td></tr><tr><td>{links}</td></tr></table></body></html>"""
    return source.encode("cp1251", "xmlcharrefreplace")


def docx(lines: Lines, title: str) -> bytes:
    from docx import Document

    document = Document()
    document.core_properties.title = title
    for line in lines:
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    with zipfile.ZipFile(stream) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist()})


def odt(lines: Lines, title: str) -> bytes:
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    )
    body = "".join(f"<text:p>{html.escape(line)}</text:p>" for line in lines)
    content = f"<office:document-content {names}><office:body><office:text>{body}</office:text></office:body>"
    meta = f"<office:document-meta {names}><office:meta><dc:title>{html.escape(title)}</dc:title></office:meta>"
    return zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "content.xml": f"{content}</office:document-content>".encode(),
            "meta.xml": f"{meta}</office:document-meta>".encode(),
            "META-INF/manifest.xml": b"<manifest/>",
        }
    )


def rtf(lines: Lines, title: str) -> bytes:
    body = "".join(f"{_rtf_escaped(line)}\\par\n" for line in lines)
    info = f"{{\\info{{\\title {_rtf_escaped(title)}}}}}"
    return f"{{\\rtf1\\ansi\\ansicpg1251\\deff0{{\\fonttbl{{\\f0 Arial;}}}}{info}\\f0\\fs24 {body}}}".encode("ascii")


def fb2(lines: Lines, title: str) -> bytes:
    body = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    return f"""<?xml version="1.0" encoding="windows-1251"?>
<FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0"><description><title-info>
<book-title>{html.escape(title)}</book-title></title-info><publish-info><publisher>Наш край</publisher></publish-info>
</description><body><section>{body}</section></body><body name="notes"><section><p>Сноска редактора книги.</p></section>
</body><binary id="a">AAAA</binary></FictionBook>""".encode("cp1251", "xmlcharrefreplace")


def epub(lines: Lines, title: str) -> bytes:
    half = len(lines) // 2
    package = f"""<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>
<dc:title>{html.escape(title)}</dc:title></metadata><manifest>
<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="a" href="text/1.xhtml" media-type="application/xhtml+xml"/>
<item id="b" href="text/2.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/></spine></package>"""
    container = '<container><rootfiles><rootfile full-path="OEBPS/content.opf"/></rootfiles></container>'
    return zipped(
        {
            "mimetype": b"application/epub+zip",
            "META-INF/container.xml": container.encode(),
            "OEBPS/content.opf": package.encode(),
            "OEBPS/nav.xhtml": _chapter(["Оглавление книги."]),
            "OEBPS/text/1.xhtml": _chapter(lines[:half]),
            "OEBPS/text/2.xhtml": _chapter(lines[half:]),
        }
    )


def eml(lines: Lines, title: str) -> bytes:
    message = EmailMessage()
    message["Subject"] = "[subject]"
    message["From"] = "Наш край <press@news.example>"
    message["Date"] = "Thu, 21 Jun 2018 09:30:00 +0300"
    message.set_content("\n\n".join(lines) + "\n\n-- \nОтдел писем\nтел. 2-12-85\n", charset="utf-8")
    subject = Header(f"Fwd: {title}", "utf-8").encode()  # the new policy loses spaces between encoded words
    return message.as_bytes().replace(b"[subject]", subject.encode())


def wrapped(lines: Lines, title: str) -> bytes:
    """Text broken at 72 columns, as typewriters and old mail programs leave it."""
    return "\n\n".join(textwrap.fill(line, 72, break_on_hyphens=False) for line in lines).encode()


def pdf(lines: Lines, title: str) -> bytes:
    """Pages of forty lines of 80 characters, a running header and page numbers."""
    set_lines: list[str] = []
    for line in lines:
        first, *rest = textwrap.wrap(line, 80, break_on_hyphens=False)
        set_lines += [f"   {first}", *rest]
    pages = [set_lines[start : start + 40] for start in range(0, len(set_lines), 40)] or [[]]
    if len(pages) == 1:
        return pdf_of(pages)
    return pdf_of([["Вестник района", *page, str(number)] for number, page in enumerate(pages, 1)])


def pdf_of(pages: Sequence[Lines], *, password: str | None = None) -> bytes:
    """A PDF without embedded fonts: letters are UTF-16 codes, and a character map says so."""
    objects = _pdf_objects([_typed(lines) for lines in pages])
    trailer = f"/Root 1 0 R /Size {len(objects) + 1}"
    if password is not None:
        identity = hashlib.md5(b"sample", usedforsecurity=False).digest()
        objects.append(_encryption(password.encode(), identity))
        trailer += f" /Encrypt {len(objects)} 0 R /ID [<{identity.hex()}> <{identity.hex()}>]"
    return _pdf_file(objects, trailer)


def pdf_placed(*pages: Sequence[tuple[float, float, float, str]]) -> bytes:
    """Lines set where they are told to stand: left, height, size of letters (each 0.6 of it wide), text."""
    contents = [
        "".join(f"BT /F {size} Tf {left} {height} Td {_hex(text)} Tj ET\n" for left, height, size, text in page)
        for page in pages
    ]
    objects = _pdf_objects(contents)
    return _pdf_file(objects, f"/Root 1 0 R /Size {len(objects) + 1}")


MAKERS: dict[str, tuple[str, Make]] = {
    "txt": ("статья.txt", txt),
    "md": ("статья.md", markdown),
    "wrapped": ("старая.txt", wrapped),
    "html": ("страница.html", page),
    "bare html": ("старый сайт.htm", bare_page),
    "docx": ("письмо.docx", docx),
    "odt": ("письмо.odt", odt),
    "rtf": ("письмо.rtf", rtf),
    "pdf": ("газета.pdf", pdf),
    "fb2": ("книга.fb2", fb2),
    "epub": ("книга.epub", epub),
    "eml": ("почта.eml", eml),
}


def zipped(entries: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)  # without the time of today
    return stream.getvalue()


def _chapter(lines: Lines) -> bytes:
    body = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    head = '<?xml version="1.0"?><!DOCTYPE html><html><head><title>Глава</title></head>'
    return f"{head}<body>{body}</body></html>".encode()


def _rtf_escaped(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}")
    return "".join(letter if letter < "\x80" else f"\\u{ord(letter)}?" for letter in escaped)


def _hex(text: str) -> str:
    return f"<{text.encode('utf-16-be').hex()}>"


def _typed(lines: Lines) -> str:
    return f"BT /F 10 Tf 14 TL 50 800 Td\n{''.join(f'{_hex(line)} Tj T* ' for line in lines)}ET"


def _pdf_objects(pages: Sequence[str]) -> list[bytes]:
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Courier /Encoding /Identity-H "
        b"/DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Courier /DW 600 "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        _stream(
            b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <0000> <FFFF> "
            b"endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end"
        ),
    ]
    for number, page in enumerate(pages):
        content = 7 + 2 * number
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R "
            "/Resources << /Font << /F 3 0 R >> >> >>".encode()
        )
        objects.append(_stream(page.encode()))
    return objects


def _stream(content: bytes) -> bytes:
    return f"<< /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream"


def _pdf_file(objects: Sequence[bytes], trailer: str) -> bytes:
    out = bytearray(b"%PDF-1.5\n")
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    references = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    return bytes(out) + f"{references}trailer << {trailer} >>\nstartxref\n{len(out)}\n%%EOF".encode()


PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def _encryption(password: bytes, identity: bytes) -> bytes:
    """The standard security handler, revision 2 (PDF 1.7, 7.6.3)."""
    padded = (password + PADDING)[:32]
    owner = _rc4(hashlib.md5(padded, usedforsecurity=False).digest()[:5], padded)
    permissions = -4
    seed = padded + owner + permissions.to_bytes(4, "little", signed=True) + identity
    user = _rc4(hashlib.md5(seed, usedforsecurity=False).digest()[:5], PADDING)
    return f"<< /Filter /Standard /V 1 /R 2 /O <{owner.hex()}> /U <{user.hex()}> /P {permissions} >>".encode()


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    at = 0
    for step in range(256):
        at = (at + state[step] + key[step % len(key)]) % 256
        state[step], state[at] = state[at], state[step]
    out = bytearray()
    first = second = 0
    for byte in data:
        first = (first + 1) % 256
        second = (second + state[first]) % 256
        state[first], state[second] = state[second], state[first]
        out.append(byte ^ state[(state[first] + state[second]) % 256])
    return bytes(out)
