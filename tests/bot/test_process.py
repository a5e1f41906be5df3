"""The real process against a Bot API server over HTTP: start, question, button, stop."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import web
from bot_api_fake import FakeBotApi, Json

TOKEN = "123456789:" + "A" * 35
ROOT = Path(__file__).parents[2]


@pytest.fixture
def own(tmp_path: Path, seeded: Path) -> Path:
    """A database of its own: what a process writes is nobody else's."""
    return Path(shutil.copy(seeded, tmp_path / "bot.sqlite3"))


@asynccontextmanager
async def running(environment: Mapping[str, str], folder: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot"),
        env={**inherited, "PYTHONPATH": str(ROOT), "BOT_TOKEN": TOKEN, **environment},
        cwd=folder,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def stop(process: asyncio.subprocess.Process) -> tuple[int | None, str]:
    """Exit code and log after SIGTERM."""
    process.send_signal(signal.SIGTERM)
    _, log = await asyncio.wait_for(process.communicate(), timeout=20)
    return process.returncode, log.decode()


def buttons(message: Json) -> dict[str, str]:
    markup = message["reply_markup"]
    assert isinstance(markup, dict)
    pressed = [button for row in markup["inline_keyboard"] for button in row if "callback_data" in button]
    return {button["text"]: button["callback_data"] for button in pressed}


async def test_question_button_and_a_clean_stop(tmp_path: Path, own: Path) -> None:
    server = FakeBotApi(TOKEN)
    async with server.serving():
        environment = {"TELEGRAM_API_URL": server.address, "DATABASE_PATH": str(own)}
        async with running(environment, tmp_path) as process:
            server.say("Где установлен бюст Стаханова?")
            answer = await server.shown()
            assert "бюст Стаханова</b>" in str(answer["text"])
            server.press(answer, buttons(answer)["Контекст"])
            wide = await server.shown()
            assert wide["message_id"] == answer["message_id"]
            assert "Свернуть" in buttons(wide)
            code, log = await stop(process)
    assert code == 0
    assert [method for method, _ in server.calls].count("answerCallbackQuery") == 1
    menus = [form.get("language_code") for method, form in server.calls if method == "setMyCommands"]
    assert menus == [code for code in ("ru", "uk", "en", None) for _ in range(2)]
    assert "answered=True" in log
    assert "Traceback" not in log
    assert TOKEN not in log
    assert "бюст" not in log


async def test_a_stop_before_telegram_ever_answered(tmp_path: Path, own: Path) -> None:
    environment = {"TELEGRAM_API_URL": "http://127.0.0.1:9", "DATABASE_PATH": str(own)}
    async with running(environment, tmp_path) as process:
        assert process.stderr is not None
        while b"WARNING" not in (line := await asyncio.wait_for(process.stderr.readline(), timeout=20)):
            assert line, "ended before trying"
        code, log = await stop(process)
    assert code == 0
    assert "Traceback" not in log


async def test_a_refused_token_is_one_line(tmp_path: Path, own: Path) -> None:
    async def refuse(_: web.Request) -> web.Response:
        return web.json_response({"ok": False, "error_code": 401, "description": "Unauthorized"}, status=401)

    application = web.Application()
    application.router.add_post("/{anything:.*}", refuse)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    environment = {
        "TELEGRAM_API_URL": f"http://{host}:{port}",
        "DATABASE_PATH": str(own),
        "LOG_LEVEL": "ERROR",
    }
    try:
        async with running(environment, tmp_path) as process:
            _, log = await asyncio.wait_for(process.communicate(), timeout=20)
    finally:
        await runner.cleanup()
    assert process.returncode == 2
    assert log.decode().startswith("BOT_TOKEN: ")
    assert len(log.decode().splitlines()) == 1
