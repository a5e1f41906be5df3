"""Files, albums, archives, posts, texts: what comes, and how it is reported."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import samples
from aiogram.methods import EditMessageText
from aiogram.types import MessageOriginHiddenUser, MessageOriginUser, PhotoSize, User
from office import LENGTH, LINES, QUESTION, TEXT, TITLE, OfficeTelegram, article, channel_post, send_article, send_file
from telegram_fake import Chat, Shown

from bot.app import App
from bot.handlers import cards
from bot.markup import Html, length
from bot.texts import load_texts
from bot.views import uploads as views
from retrieval.reading import errors
from retrieval.reading.errors import every_error
from retrieval.reading.sandbox import Sandbox

PARAMETERS = {
    "upload-too-large": {"size": 21, "limit": 20},
    "upload-unknown-format": {"suffix": "exe", "formats": "docx, txt"},
    "upload-damaged": {"format": "docx"},
    "upload-password": {"format": "pdf"},
    "upload-scanned-pdf": {"pages": 3},
    "upload-unsafe": {"format": "docx"},
    "upload-unsafe-archive": {"entry": "../x"},
    "upload-archive-too-large": {"limit": 200},
    "upload-archive-too-many": {"count": 900, "limit": 500},
    "upload-too-slow": {"seconds": 30},
    "upload-too-heavy": {"megabytes": 1536},
}


@pytest.mark.parametrize("name", ["docx", "odt", "rtf", "fb2", "epub", "eml", "pdf", "page", "txt"])
async def test_every_format_makes_the_same_card(admin: Chat, name: str) -> None:
    data: bytes = getattr(samples, name)(LINES, TITLE)
    card = await send_file(admin, f"мост.{ {'page': 'html'}.get(name, name) }", data)
    assert "5 предложений" in card.text
    assert "Соглашения: 1" in card.text
    # A PDF and a bare text say of no line that it is the title.
    assert name in ("pdf", "txt") or card.text.startswith(TITLE)


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866", "mac-cyrillic", "utf-16"])
async def test_old_encodings_are_read(admin: Chat, encoding: str) -> None:
    assert LINES[1] in (await send_file(admin, "мост.txt", TEXT.encode(encoding))).text


async def test_the_content_decides_not_the_name(admin: Chat) -> None:
    assert "5 предложений" in (await send_file(admin, "мост.pdf", samples.docx(LINES, TITLE))).text


async def test_a_file_without_a_name_is_read(admin: Chat) -> None:
    assert LINES[1] in (await send_file(admin, None, TEXT.encode())).text


BAD: dict[str, tuple[str, bytes, str]] = {
    "empty": ("пусто.txt", b"   \n", "нет текста"),
    "scan": ("скан.pdf", samples.pdf_of([()]), "PDF из картинок"),
    "password": ("секрет.pdf", samples.pdf_of([LINES], password="x"), "Снимите пароль"),
    "damaged": ("мост.docx", samples.docx(LINES, TITLE)[:900], "повреждён"),
    "junk": ("мост.txt", bytes(range(256)) * 40, "Внутри не текст"),
    "picture": ("мост.txt", b"\x89PNG\r\n\x1a\n" + bytes(200), "картинка"),
    "outside": ("все.zip", samples.zipped({"../мост.txt": TEXT.encode()}), "ведёт наружу"),
    "foreign": ("мост.txt", ("ገጽታዎች ስለ ድልድይ። " * 40).encode(), "не на кириллице"),
    "archive": ("мост.rar", b"Rar!\x1a\x07" + bytes(100), "не читаю"),
}


@pytest.mark.parametrize("kind", BAD)
async def test_bad_input_gets_a_sentence_and_nothing_is_stored(admin: Chat, app: App, kind: str) -> None:
    name, data, words = BAD[kind]
    shown = await send_file(admin, name, data)
    assert words in shown.text
    assert shown.buttons == []
    assert await app.database.read("SELECT 1 FROM drafts") == []
    assert len(app.library.knowledge.articles) == 2


async def test_too_large_a_file_is_not_even_fetched(admin: Chat, telegram: OfficeTelegram) -> None:
    shown = await send_file(admin, "архив.pdf", b"x", size=21 * 2**20)
    assert "Файл слишком большой: 21 МБ" in shown.text
    assert "не больше 20 МБ" in shown.text
    assert not [method for method in telegram.requests if type(method).__name__ == "GetFile"]


async def test_a_file_that_telegram_loses_is_asked_for_again(
    admin: Chat, telegram: OfficeTelegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: Any, **__: Any) -> Any:
        raise TimeoutError
        yield b""

    monkeypatch.setattr(telegram, "stream_content", broken)
    assert "Пришлите его ещё раз" in (await send_article(admin)).text


async def test_a_reader_that_hangs_is_stopped_and_the_next_file_is_read(
    admin: Chat, worker: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    await send_article(admin, article(1))
    monkeypatch.setattr(worker, "_seconds", 0.001)
    assert "я остановился" in (await send_article(admin, article(2) * 300)).text
    monkeypatch.undo()
    assert "Праздник номер 3" in (await send_article(admin, article(3))).text


@pytest.mark.parametrize("language", ["ru", "uk", "en"])
@pytest.mark.parametrize("error", every_error(), ids=lambda error: error.key)
def test_every_error_has_its_sentence(error: type[errors.ReadError], language: str) -> None:
    words = load_texts().in_language(language)
    text = views.problem(words, error(PARAMETERS.get(error.key, {})))
    assert length(text) > 30
    assert words.has(error.key)
    assert error is errors.ReadError or text != words.html("upload-failed")


async def test_an_album_is_one_report_and_one_confirmation(admin: Chat, app: App) -> None:
    first = await send_article(admin, article(1), "один.txt")
    await admin.press("Отмена", on=first)
    card: Shown | None = None
    for number in (2, 3, 4):
        shown = await send_file(admin, f"{number}.txt", article(number).encode(), media_group_id="77")
        assert card is None or shown.id == card.id, "one message, redrawn"
        card = shown
    assert card is not None
    assert "Прочитано файлов: 3 из 3" in card.text
    assert "Опубликовать (3)" in card.buttons
    assert "Опубликовано: 3 статьи" in (await admin.press("Опубликовать")).text
    assert len(app.library.knowledge.articles) == 5


async def test_files_that_share_a_title_are_told_apart(admin: Chat) -> None:
    texts = [f"{TITLE}\n{article(number).partition(chr(10))[2]}" for number in (2, 3)]
    files = {"май.txt": texts[0].encode(), "июнь.txt": texts[1].encode(), "другая.txt": article(4).encode()}
    report = await send_file(admin, "газета.zip", samples.zipped(files))
    assert f"1. {TITLE} (май.txt): новая" in report.text
    assert f"2. {TITLE} (июнь.txt): новая" in report.text
    assert "другая.txt" not in report.text


async def test_a_zip_is_one_report_with_its_failures(admin: Chat, app: App) -> None:
    files = {f"статья {number}.txt": article(number).encode() for number in range(10)}
    files |= {"скан.pdf": samples.pdf_of([()]), "снимок.jpg": b"\xff\xd8\xff" + bytes(50)}
    card = await send_file(admin, "газета.zip", samples.zipped(files))
    assert "Прочитано файлов: 10 из 12" in card.text
    assert "новая, 7 предложений" in card.text
    await admin.press("Дальше")
    later = await admin.press("Дальше")
    assert "скан.pdf: Это PDF из картинок" in later.text
    assert "снимок.jpg: Это картинка" in later.text
    published = await admin.press("Опубликовать (10)")
    assert "Опубликовано: 10 статей" in published.text
    assert len(app.library.knowledge.articles) == 12
    assert len((await admin.press("Отменить")).buttons) == 1
    assert len(app.library.knowledge.articles) == 2


async def test_one_of_many_can_be_looked_at_left_out_and_taken_again(admin: Chat) -> None:
    files = {f"{number}.txt": article(number).encode() for number in range(3)}
    report = await send_file(admin, "газета.zip", samples.zipped(files))
    opened = await admin.press("2. ", on=report)
    assert opened.buttons == ["Пропустить", "Изменить", "‹ Ко всем"]
    skipped = await admin.press("Пропустить")
    assert "пропущу" in skipped.text
    assert "Опубликовать (2)" in skipped.buttons
    await admin.press("2. ")
    assert "Опубликовать (3)" in (await admin.press("Всё-таки взять")).buttons
    assert "Прочитано файлов: 3 из 3" in (await admin.press("1. ") and await admin.press("‹ Ко всем")).text


def test_the_bar_grows_and_counts_files() -> None:
    words = load_texts().in_language("ru")
    assert views.reading(words, "a.txt", 1, 2).text == "Читаю «a.txt»…"
    half = views.reading(words, "a.zip", 40, 80).text
    assert "20 из 40" in half
    assert half.count("█") == half.count("░")
    assert "░" not in views.reading(words, "a.zip", 80, 80).text


async def test_the_card_follows_the_reading_of_an_archive(admin: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cards, "PAUSE", 0)
    files = {f"{number}.txt": article(number).encode() for number in range(8)}
    await send_file(admin, "газета.zip", samples.zipped(files))
    edits = [str(method.text) for method in admin.telegram.requests if isinstance(method, EditMessageText)]
    bars = [re.search(r"(\d+) из 8", text) for text in edits if "Читаю" in text]
    counted = [int(found[1]) for found in bars if found]
    assert len(set(counted)) > 2
    assert counted == sorted(counted)
    assert "Прочитано файлов: 8 из 8" in admin.last.text


async def test_a_forwarded_post_brings_its_source(admin: Chat, reader: Chat) -> None:
    card = await admin.receive(text=TEXT, forward_origin=channel_post())
    assert "Издание: Вестник Лесного" in card.text
    assert "Дата: 17.05.2024" in card.text
    assert "Адрес: https://t.me/lesnoy_news/77" in card.text
    await admin.press("Опубликовать")
    answer = await reader.send(QUESTION)
    assert "Вестник Лесного · 17.05.2024" in answer.text
    assert 'href="https://t.me/lesnoy_news/77"' in answer.html


async def test_a_post_of_a_private_channel_has_no_address(admin: Chat) -> None:
    card = await admin.receive(caption=TEXT, forward_origin=channel_post(username=None))
    assert "Издание: Вестник Лесного" in card.text
    assert "Адрес: —" in card.text


LONG = TEXT + "\n" + article(3)


@pytest.mark.parametrize(
    "origin",
    [
        None,
        MessageOriginHiddenUser(sender_user_name="Мария", date=datetime(2024, 5, 17, tzinfo=UTC)),
        MessageOriginUser(
            sender_user=User(id=77, is_bot=False, first_name="Мария"), date=datetime(2024, 5, 17, tzinfo=UTC)
        ),
    ],
)
async def test_a_text_too_long_for_a_question_is_an_article(
    admin: Chat, origin: MessageOriginUser | MessageOriginHiddenUser | None
) -> None:
    card = await admin.receive(text=LONG, forward_origin=origin)
    assert card.text.startswith(TITLE)
    assert "Издание: —\nДата: —" in card.text, "whoever passes a text on has not published it"


async def test_a_short_forwarded_text_is_a_question(admin: Chat) -> None:
    origin = MessageOriginHiddenUser(sender_user_name="Мария", date=datetime(2024, 5, 17, tzinfo=UTC))
    assert "бюст Стаханова" in (await admin.receive(text="Где установлен бюст Стаханова?", forward_origin=origin)).text


async def test_a_long_text_of_a_reader_stays_too_long(reader: Chat) -> None:
    assert "слишком длинно" in (await reader.send(LONG)).text


async def test_words_under_the_first_of_several_pictures_are_the_post(admin: Chat, app: App) -> None:
    picture = [PhotoSize(file_id="а", file_unique_id="б", width=9, height=9)]
    album: dict[str, Any] = {"photo": picture, "media_group_id": "post", "forward_origin": channel_post()}
    card = await admin.receive(caption=TEXT, **album)
    for _ in range(2):
        await admin.receive(**album)
    assert admin.last is card
    assert len(await app.database.read("SELECT id FROM drafts")) == 1


async def test_a_picture_alone_is_answered(admin: Chat) -> None:
    picture = [PhotoSize(file_id="а", file_unique_id="б", width=9, height=9)]
    assert "картинки" in (await admin.receive(photo=picture, media_group_id="other")).text


async def test_text_after_add(admin: Chat, reader: Chat) -> None:
    prompt = await admin.send("/add")
    assert "docx" in prompt.text
    assert "Опубликовать" in prompt.text
    card = await admin.send(TEXT)
    assert card.text.startswith(TITLE)
    await admin.press("Опубликовать")
    assert LENGTH in (await admin.send(QUESTION)).text, "the next message is a question again"


async def test_text_behind_add_at_once(admin: Chat) -> None:
    assert (await admin.send(f"/add {TEXT}")).text.startswith(TITLE)


async def test_never_mind(admin: Chat) -> None:
    await admin.send("/add")
    assert "ничего не меняю" in (await admin.press("Не надо")).text
    assert "бюст Стаханова" in (await admin.send("Где установлен бюст Стаханова?")).text


async def test_a_long_paste_that_telegram_has_cut_is_one_article(admin: Chat, app: App) -> None:
    lines = [line for number in range(30) for line in article(number).split("\n")[1:-1]]
    text = "\n".join(lines)
    parts = [text[:4000], text[4000:8000], text[8000:]]
    await admin.send("/add")
    shown = [await admin.send(part) for part in parts]
    assert len({one.id for one in shown}) == 1
    (row,) = await app.database.read("SELECT content FROM drafts")
    assert bytes(row["content"]).decode().replace("\n", "") == text.replace("\n", "")
    # A question some time later is a question.
    asked = await ask_at(admin, QUESTION, datetime.now(UTC) + timedelta(seconds=60))
    assert asked.id != shown[-1].id


async def test_a_question_after_a_long_text_is_a_question(admin: Chat, app: App) -> None:
    await admin.send("/add")
    card = await admin.send("\n".join(article(number) for number in range(12)))
    later = datetime.now(UTC) + timedelta(seconds=60)
    shown = await ask_at(admin, "Где установлен бюст Стаханова?", later)
    assert shown.id != card.id
    assert "бюст Стаханова" in shown.text


async def ask_at(chat: Chat, text: str, date: datetime) -> Shown:
    from aiogram.types import Chat as TelegramChat
    from aiogram.types import Message, Update

    place = TelegramChat(id=chat.id, type="private")
    message = Message(message_id=next(chat.telegram.numbers), date=date, chat=place, from_user=chat.user, text=text)
    await chat.telegram.feed(Update(update_id=next(chat.updates), message=message))
    return chat.last


@pytest.mark.parametrize("language", ["ru", "uk", "en"])
def test_everything_a_card_can_say_fits(language: str) -> None:
    words = load_texts().in_language(language)
    long = Html("я" * 300)
    assert length(words.html("add-prompt", {"formats": long})) < 4096
