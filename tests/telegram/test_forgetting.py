"""/forget leaves nothing of a person in any table; age erases words and keeps counts."""

from __future__ import annotations

from messenger import Messenger, Person
from published import read_article

from bot.app import App
from bot.menus import refresh_menus
from bot.storage.articles import NewArticle
from bot.texts import Words
from retrieval.models import Article

PERSON, FELLOW = 5_000_000_123, 5_000_000_777
SECRETS = ("Сколько стоит моя личная тайна", "Что же знает бот о моей болезни", "отзыв о личном")


async def everything(app: App) -> list[tuple[str, str, object]]:
    """Every value of every table: a table added later is looked through as well."""
    names = await app.database.read("SELECT name FROM sqlite_master WHERE type = 'table'")
    tables = [str(row["name"]) for row in names]
    assert len(tables) > 20
    return [
        (table, column, row[column])
        for table in tables
        for row in await app.database.read(f'SELECT * FROM "{table}"')  # noqa: S608 - our own tables
        for column in row.keys()  # noqa: SIM118 - sqlite3.Row iterates over values
    ]


def traces(values: list[tuple[str, str, object]], person: int, texts: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    return [
        (table, column)
        for table, column, value in values
        if value == person or (isinstance(value, str) and any(trace in value for trace in (str(person), *texts)))
    ]


async def live(someone: Person, words: Words) -> None:
    """Does everything that leaves something behind."""
    await someone.send("/start")
    await someone.send(SECRETS[0])
    await someone.press(words.plain("button-human"))
    await someone.send("Где установлен бюст Стаханова?")
    await someone.press("👎")
    await someone.send("/new")
    await someone.send("/feedback " + SECRETS[2])
    await someone.send("/language")
    await someone.press("Русский")
    await someone.types_inline(SECRETS[1])


async def test_nothing_of_a_person_is_left_in_any_table(app: App, telegram: Messenger, words: Words) -> None:
    someone = telegram.person(PERSON, words.language)
    in_group = telegram.person(PERSON, words.language, -1001)
    fellow = telegram.person(FELLOW, words.language, -1001)
    await live(someone, words)
    await app.library.add([NewArticle(read_article(Article("new", "О тайне", "Моя личная тайна стоит сто рублей.")))])
    await app.dispatcher.workflow_data["news"].tell()
    news = someone.last
    await someone.press(app.texts.in_language(words.language).plain("button-stop-telling"), on=news)
    await in_group.send("/ask " + SECRETS[1])
    answer = await fellow.send("/ask Где установлен бюст Стаханова?")
    await in_group.react("👍", answer)
    assert len({table for table, _ in traces(await everything(app), PERSON, SECRETS)}) >= 6
    await in_group.send("/forget")
    await in_group.press(words.plain("button-forget-yes"))
    assert traces(await everything(app), PERSON, SECRETS) == []
    assert traces(await everything(app), FELLOW) != []
    assert [row["votes"] for row in await app.database.read("SELECT count(*) AS votes FROM votes")] == [2]


async def test_nothing_of_an_admin_is_left_either(app: App, telegram: Messenger, admin: Person, words: Words) -> None:
    office = telegram.person(PERSON, words.language)
    await admin.send(f"/admins {PERSON}")
    await live(office, words)
    await office.send("/digest")
    await office.send("/people Рощупкин")
    await office.press("Леонид Рощупкин")
    ru = app.texts.in_language("ru")
    await office.press(ru.plain("button-fact-hide"))
    await office.send(f"/admins {FELLOW}")
    await office.send("/add")
    await office.send(f"{SECRETS[2].capitalize()}.\n\n" + "В Лесном открыли мост через Вьюнку. " * 20)
    await telegram.person(100, "ru").send("/feedback Спасибо")
    assert len({table for table, _ in traces(await everything(app), PERSON, SECRETS)}) >= 9
    await office.send("/forget")
    await office.press(ru.plain("button-forget-yes"))
    assert traces(await everything(app), PERSON, SECRETS) == []
    assert traces(await everything(app), FELLOW) != []
    assert (await admin.send("/log")).text
    assert (await office.send("/log")).html == words.html("admins-only")


async def test_the_menus_of_a_configured_admin_go_too(app: App, admin: Person, words: Words) -> None:
    await refresh_menus(app)
    (count,) = await app.database.read("SELECT count(*) AS menus FROM settings WHERE name LIKE 'menu:admin:1:%'")
    assert count["menus"] == 4
    await admin.send("/forget")
    await admin.press(words.plain("button-forget-yes"))
    left = await app.database.read("SELECT name FROM settings WHERE name LIKE 'menu:%'")
    assert {row["name"].split(":")[1] for row in left} == {"default", "groups", "description", "short"}


async def test_age_erases_words_and_keeps_counts(app: App, telegram: Messenger, words: Words) -> None:
    someone = telegram.person(PERSON, words.language)
    await live(someone, words)
    await app.database.write("UPDATE turns SET asked_at = asked_at - 100 * 86400")
    await app.database.write("UPDATE votes SET voted_at = voted_at - 100 * 86400")
    await app.database.write("UPDATE tickets SET created_at = created_at - 100 * 86400")
    await app.database.write("UPDATE carried SET at = at - 100 * 86400")
    await app.asking.erase_old(90)
    left = {table for table, _ in traces(await everything(app), PERSON, SECRETS)}
    assert left <= {"chats", "topics"}
    counts = await app.database.read("SELECT count(*) AS asked, sum(answered) AS answered FROM turns")
    assert [tuple(row) for row in counts] == [(2, 1)]
