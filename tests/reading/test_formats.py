"""Every format × (good, damaged): the same article comes out of each, and nothing of what stands around it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
import samples

from retrieval.reading import dump_draft, load_articles, load_draft, read, suffixes
from retrieval.reading.encoding import decode
from retrieval.reading.errors import BinaryJunk, ReadError
from retrieval.reading.plain import split_front_matter, tidy
from retrieval.reading.registry import FORMATS
from retrieval.sentences import passages

SEEDS = Path(__file__).parents[2] / "seeds"
TITLE = "Школа подружилась со школой за рекой"
LINES = (
    TITLE,
    "Ученики третьей школы приняли гостей из-за реки. Дети подарили друг другу деревянных лошадок.",
    "Программа дня:",
    "утренний чай",
    "прогулка по набережной",
    "«Мы давно ждали этого дня», — сказала директор школы Анна Ветрова.",
    "Договор о дружбе подписали 12 мая в актовом зале, а в конце все спели.",
    "Было весело.",
)
ENCODINGS = (
    *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"),
    *("cp1251", "koi8-r", "koi8-u", "cp866", "mac-cyrillic"),
)


def seed_lines(name: str) -> list[str]:
    _, body = split_front_matter(tidy((SEEDS / name).read_text(encoding="utf-8")))
    return [line for line in body.split("\n") if line]


def seed_sentences(name: str) -> list[str]:
    article = next(article for article in load_articles(SEEDS) if article.id == Path(name).stem)
    return [passage.text for passage in passages(article)]


def sentences_of(name: str, data: bytes) -> list[str]:
    return [passage.text for passage in passages(read(name, data).article("1"))]


@pytest.mark.parametrize("kind", samples.MAKERS)
def test_article_comes_out_whole(kind: str) -> None:
    name, make = samples.MAKERS[kind]
    assert read(name, make(LINES, TITLE)).text.split("\n") == list(LINES)


@pytest.mark.parametrize("kind", samples.MAKERS)
def test_nothing_from_around_the_article(kind: str) -> None:
    name, make = samples.MAKERS[kind]
    draft = read(name, make(LINES, TITLE))
    for foreign in (*samples.FOREIGN_LINES, "Скрипт", "color: red", "Оглавление", "Сноска редактора", "Отдел писем"):
        assert foreign not in draft.text


@pytest.mark.parametrize("kind", samples.MAKERS)
def test_title_is_known(kind: str) -> None:
    name, make = samples.MAKERS[kind]
    assert read(name, make(LINES, TITLE)).title == TITLE


@pytest.mark.parametrize("kind", samples.MAKERS)
@pytest.mark.parametrize("seed", ["ostrov.txt", "ovpi.txt"])
def test_seed_gives_the_same_passages_in_every_format(seed: str, kind: str) -> None:
    name, make = samples.MAKERS[kind]
    assert sentences_of(name, make(seed_lines(seed), "Побратимы")) == seed_sentences(seed)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("seed", ["ostrov.txt", "ovpi.txt"])
def test_seed_gives_the_same_passages_in_every_encoding(seed: str, encoding: str) -> None:
    data = "\r\n".join(seed_lines(seed)).encode(encoding, "replace")
    as_written = data.decode(encoding)  # some of them have no «quotation marks»
    assert sentences_of(seed, data) == sentences_of(seed, as_written.encode())
    if "?" not in as_written:
        assert sentences_of(seed, data) == seed_sentences(seed)


def test_ukrainian_letters_survive_their_encodings() -> None:
    text = "Угоду про співробітництво підписали в ґанку шкільного музею, її тримали дві сім'ї з Єланця."
    for encoding in ("utf-8", "cp1251", "koi8-u", "utf-16"):
        assert decode(text.encode(encoding)).text.lstrip("\ufeff") == text


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251"])
def test_stray_zero_bytes_do_not_make_a_text_binary(encoding: str) -> None:
    assert read("а.txt", (LINES[1] + "\0\0 " + LINES[5]).encode(encoding)).text == f"{LINES[1]} {LINES[5]}"


@pytest.mark.parametrize("kind", samples.MAKERS)
@pytest.mark.parametrize("name", ["без суффикса", "обман.pdf", "обман.txt", "обман.docx"])
def test_suffix_may_be_wrong(kind: str, name: str) -> None:
    _, make = samples.MAKERS[kind]
    assert LINES[1] in read(name, make(LINES, TITLE)).text


@pytest.mark.parametrize("kind", samples.MAKERS)
def test_damaged_file_is_read_or_refused_and_never_fails_otherwise(kind: str) -> None:
    name, make = samples.MAKERS[kind]
    data = make(LINES, TITLE)
    for broken in (data[: len(data) // 2], data[:100], data[:50] + bytes(200) + data[250:], data[::-1]):
        with suppress(ReadError):
            assert read(name, broken).text


def test_every_format_has_a_sample() -> None:
    covered = {read(name, make(LINES, TITLE)).format for name, make in samples.MAKERS.values()}
    assert covered == set(FORMATS)


def test_every_suffix_is_listed() -> None:
    assert {"txt", "md", "html", "htm", "docx", "odt", "rtf", "pdf", "fb2", "epub", "eml", "zip"} <= set(suffixes())


@pytest.mark.parametrize("data", [bytes(range(256)) * 20, b"\x7fELF\x02\x01" + bytes(500), b"\x00\x01\x02\x03" * 50])
def test_binary_junk_named_txt_is_refused(data: bytes) -> None:
    with pytest.raises(BinaryJunk):
        read("заметка.txt", data)


@pytest.mark.parametrize("kind", samples.MAKERS)
def test_draft_can_be_kept_and_taken_up_again(kind: str) -> None:
    name, make = samples.MAKERS[kind]
    draft = read(name, make(seed_lines("ostrov.txt"), TITLE))
    assert load_draft(dump_draft(draft)) == draft
