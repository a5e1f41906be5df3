"""Settings: the only reader of the environment. Values come from the environment, then from ``.env`` beside it.

``.env.example`` mirrors the fields in the same order. A wrong value never shows a traceback: ``read_settings`` raises
``WrongSettings``, which names the variables; the words about each stand in the locales (``setting-…``).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AnyHttpUrl, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

Language = Literal["ru", "uk", "en"]
LogLevel = Literal["DEBUG", "INFO", "WARNING", "ERROR"]


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
