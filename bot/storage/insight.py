"""How the bot is used: counts by day and article, questions that were not helped, everything for an export."""

from __future__ import annotations

from msgspec import Struct

from bot.storage.database import Database, Value

Record = dict[str, Value]


class DayCount(Struct, frozen=True):
    """``day``: days since 1970, by UTC."""

    day: int
    asked: int
    answered: int


class Unhelped(Struct, frozen=True):
    """A question without an answer, or with one that was voted down."""

    question: str
    answered: bool


class InsightStore:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def by_day(self, since: int) -> list[DayCount]:
        rows = await self._database.read(
            """
            SELECT asked_at / 86400 AS day, count(*) AS asked, sum(answered) AS answered
            FROM turns WHERE asked_at >= ? GROUP BY day ORDER BY day
            """,
            (since,),
        )
        return [DayCount(row["day"], row["asked"], row["answered"]) for row in rows]

    async def by_article(self, since: int, limit: int) -> list[tuple[str, int]]:
        """Titles with how often each was quoted first, the most quoted first."""
        rows = await self._database.read(
            """
            SELECT articles.title, count(*) AS quoted FROM turns
            JOIN options ON options.turn_id = turns.id AND options.place = 0
            JOIN articles ON articles.id = options.article_id
            WHERE turns.asked_at >= ? GROUP BY articles.id ORDER BY quoted DESC, articles.number LIMIT ?
            """,
            (since, limit),
        )
        return [(str(row["title"]), int(row["quoted"])) for row in rows]

    async def unhelped(self, since: int) -> list[Unhelped]:
        """As they were read, latest first; those erased by age or request are not among them."""
        rows = await self._database.read(
            """
            SELECT standalone, answered FROM turns
            WHERE asked_at >= ? AND standalone IS NOT NULL AND (
                NOT answered OR EXISTS (SELECT 1 FROM votes WHERE turn_id = turns.id AND NOT useful)
            ) ORDER BY id DESC
            """,
            (since,),
        )
        return [Unhelped(str(row["standalone"]), bool(row["answered"])) for row in rows]

    async def questions(self) -> list[Record]:
        """``person`` numbers people within the export: their numbers at Telegram are nobody's business."""
        return await self._records(
            """
            SELECT turns.id AS number, datetime(asked_at, 'unixepoch') AS asked_at_utc,
                dense_rank() OVER (ORDER BY person_id) AS person, question, standalone AS read_as,
                CASE answered WHEN 1 THEN 'yes' ELSE 'no' END AS answered, round(confidence, 3) AS confidence,
                options.quotation, articles.title AS article, milliseconds
            FROM turns
            LEFT JOIN options ON options.turn_id = turns.id AND options.place = 0
            LEFT JOIN articles ON articles.id = options.article_id
            ORDER BY turns.id
            """
        )

    async def votes(self) -> list[Record]:
        return await self._records(
            """
            SELECT votes.turn_id AS question_number, datetime(voted_at, 'unixepoch') AS voted_at_utc,
                CASE useful WHEN 1 THEN 'yes' ELSE 'no' END AS useful, reason, options.quotation
            FROM votes
            LEFT JOIN options ON options.turn_id = votes.turn_id AND options.place = votes.place
            ORDER BY votes.id
            """
        )

    async def articles(self) -> list[Record]:
        return await self._records(
            """
            SELECT id, title, publisher, published, url, state, datetime(added_at, 'unixepoch') AS added_at_utc, text
            FROM articles ORDER BY number
            """
        )

    async def _records(self, sql: str) -> list[Record]:
        return [dict(row) for row in await self._database.read(sql)]
