"""Run as a process of its own, with a database's path: a first start with seeds, an upload, a question, a start after
the analysis changed. Prints which modules of the name finder the process has loaded, and how much memory it took."""

from __future__ import annotations

import asyncio
import json
import resource
import sys
from pathlib import Path

from office import LENGTH, QUESTION, OfficeTelegram, send_article

from bot.app import App, build
from bot.config import Settings

ADMIN = 1
FINDER = ("slovnet", "navec", "natasha")


async def live(settings: Settings) -> None:
    telegram = OfficeTelegram()
    async with build(settings, session=telegram) as app:
        telegram.serve(app)
        admin = telegram.chat(person=ADMIN)
        assert "Людей в статьях: 9" in (await admin.send("/people")).text
        await send_article(admin)
        await admin.press("Опубликовать")
        assert LENGTH in (await admin.send(QUESTION)).text
        assert "Антон Беляев" in (await admin.send("/people беляев")).text
        await make_stale(app)
    async with build(settings, session=telegram) as app:
        telegram.serve(app)
        assert "Антон Беляев" in (await telegram.chat(person=ADMIN).send("/people беляев")).text


async def make_stale(app: App) -> None:
    await app.database.write("UPDATE passages SET analysis = ?", (json.dumps({"version": -1, "passages": []}),))
    await app.database.write("UPDATE facts SET found = ?", (json.dumps({"version": -1}),))


if __name__ == "__main__":
    asyncio.run(live(Settings(_env_file=None, database_path=Path(sys.argv[1]), admin_ids=(ADMIN,), bot_token=None)))
    loaded = sorted(name for name in sys.modules if name.partition(".")[0] in FINDER)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"loaded": loaded, "megabytes": megabytes}))
