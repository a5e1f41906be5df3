"""Electronic books: chapters in order, without the marks of notes and the notes themselves."""

from __future__ import annotations

import samples

from retrieval.reading import read

FIRST = "Договор подписали в ратуше. На церемонию пришли школьники."
LAST = "Договор рассчитан на пять лет."


def test_a_fiction_book_without_marks_of_notes_and_with_its_tables() -> None:
    body = (
        f'<p>{FIRST}<a xmlns:l="http://www.w3.org/1999/xlink" l:href="#n1" type="note">[1]</a> Все рады.</p>'
        f"<table><tr><th>Год</th><td>Событие</td></tr></table><poem><stanza><v>{LAST}</v></stanza></poem>"
    )
    book = samples.fb2([], "Летопись").decode("cp1251").replace("<section></section>", f"<section>{body}</section>")
    shown = [f"{FIRST} Все рады.", "Год — Событие", LAST]
    assert read("книга.fb2", book.encode("cp1251")).text.split("\n") == shown


def test_a_publication_without_its_notes() -> None:
    chapter = f"""<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body><h1>Глава</h1>
<p>{FIRST}<a epub:type="noteref" href="#n">1</a> Все рады.</p><aside epub:type="footnote" id="n"><p>Сноска.</p></aside>
</body></html>"""
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="1.xhtml" '
        'media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>'
    )
    container = '<container><rootfiles><rootfile full-path="content.opf"/></rootfiles></container>'
    parts = {"META-INF/container.xml": container, "content.opf": package, "1.xhtml": chapter}
    draft = read("книга.epub", samples.zipped({name: part.encode() for name, part in parts.items()}))
    assert draft.text.split("\n") == ["Глава", f"{FIRST} Все рады."]
