"""Updates of every type Telegram has, made from aiogram's own models, and updates nobody would send: the same with
fields lost, swapped, of other types, endless or empty."""

from __future__ import annotations

import copy
import random
import types
from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import Enum
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from aiogram.types import TelegramObject, Update
from pydantic.fields import FieldInfo

Json = dict[str, object]

COMMANDS = ("/start", "/people Жевлаков", "/start@pobratim_bot x")
TEXTS = ("", " ", "Кто подписал соглашение?", "<b>&", "🇷🇺" * 3000, "a\x00b", *COMMANDS)
ODD = (None, True, -1, 0, 2**70, 1.5, "", "текст" * 2000, [], {}, [[]], {"id": "x"}, "\ud800", float("1e300"))
DEEPEST = 4


def update_types() -> list[str]:
    return [name for name in Update.model_fields if name != "update_id"]


class MadeUp:
    """Repeatable by its seed."""

    def __init__(self, seed: int) -> None:
        self._rng = random.Random(seed)  # noqa: S311 - repeatable, not secret

    def update(self, kind: str, optional: float = 0.15) -> Json:
        """A well-formed update; each optional field is there with the given chance."""
        made = self._of(Update.model_fields[kind], 0, optional)
        return {kind: made if made is not None else {}}

    def mutated(self) -> Json:
        update = copy.deepcopy(self.update(self._rng.choice(update_types()), 0.25))
        for _ in range(self._rng.randint(1, 6)):
            self._break_somewhere(update)
        return update

    def _of(self, field: FieldInfo, depth: int, optional: float) -> object:
        return self._value(field.annotation, depth, optional)

    def _model(self, model: type[TelegramObject], depth: int, optional: float) -> Json:
        made: Json = {}
        for name, field in model.model_fields.items():
            if field.is_required() or (depth < DEEPEST and self._rng.random() < optional):
                value = self._of(field, depth + 1, optional)
                if value is not None:
                    made[field.alias or name] = value
            elif isinstance(field.default, str | int) and not isinstance(field.default, bool):
                # The constant that tells members of a union apart.
                made[field.alias or name] = field.default.value if isinstance(field.default, Enum) else field.default
        return made

    def _value(self, kind: Any, depth: int, optional: float) -> object:
        origin, inside = get_origin(kind), get_args(kind)
        if origin is Annotated:
            return self._value(inside[0], depth, optional)
        if origin in (Union, types.UnionType):
            choices = [choice for choice in inside if choice is not type(None)]
            return self._value(self._rng.choice(choices), depth, optional)
        if origin is Literal:
            return self._rng.choice(inside)
        if origin is list:
            few = 1 if depth < DEEPEST else 0
            return [self._value(inside[0], depth + 1, optional) for _ in range(few)]
        return self._simple(kind, depth, optional)

    def _simple(self, kind: Any, depth: int, optional: float) -> object:
        if not isinstance(kind, type):
            return None
        if issubclass(kind, TelegramObject):
            return self._model(kind, depth, optional)
        if issubclass(kind, Enum):
            return self._rng.choice(list(kind)).value
        if kind is bool:
            return self._rng.random() < 0.5
        if issubclass(kind, datetime | timedelta):
            return 1_750_000_000
        if kind is float:
            return self._rng.random()
        return self._rng.choice(TEXTS) if kind is str else self._rng.randint(1, 5000)

    def _break_somewhere(self, update: Json) -> None:
        place, key = self._rng.choice(list(_places(update)))
        match self._rng.randint(0, 3):
            case 0:
                del place[key]
            case 1:
                place[key] = self._rng.choice(ODD)
            case 2:
                place[key] = {"deeper": place[key]}
            case _:
                place[self._rng.choice(("chat", "from", "text", "data", "message", "date", "x"))] = place[key]
        if not update:
            update["message"] = self._rng.choice(ODD)


def _places(value: Json) -> Iterator[tuple[Json, str]]:
    """Every key at any depth."""
    for key, inner in value.items():
        yield value, key
        if isinstance(inner, dict):
            yield from _places(inner)
        elif isinstance(inner, list):
            for one in inner:
                if isinstance(one, dict):
                    yield from _places(one)
