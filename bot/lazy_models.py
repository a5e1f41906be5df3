"""Imports aiogram without what a bot does without: of its ~630 models only those are made that are used, and their
validators when first used.

aiogram's packages ``types`` and ``methods`` import every model of the Bot API, and pydantic spends most of a start on
them; aiogram then builds the validators of all of them, though they are declared to be built when needed
(``defer_build=True``). Here the two packages find a model when it is asked for, and ``aiogram.client.bot``, which
mentions every method, makes it when it is called. That is what makes the bot start in a second on a small server
(``benchmarks/start.py``). Nothing in aiogram is changed: the same code runs, and the same ``model_rebuild`` with the
same names, later. ``tests/bot/test_lazy_models.py`` holds every model and every method to it.
"""

from __future__ import annotations

import builtins
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from importlib.util import resolve_name
from types import ModuleType
from typing import Annotated, Any, Literal, Optional, Union

from pydantic import BaseModel, GetCoreSchemaHandler
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, core_schema

IMPORTERS = frozenset({"aiogram.types", "aiogram.methods", "aiogram.client.bot"})
"""Whoever imports models by the hundred, each to hand it on or to call it."""

IMPORTED = re.compile(r"aiogram\.(types|methods|client\.session\.aiohttp)\b")
"""Their models, and the session that speaks HTTP: a chat in the terminal has another."""

READ_AT_ONCE = re.compile(
    r"Message|CallbackQuery|Chat|User|MessageEntity|LinkPreviewOptions|InlineKeyboard(Markup|Button)"
    r"|\w+Union|\w*InputFile|DateTime"
)
"""Within other models: what nearly every message has, and what is no model. The rest is read when it comes."""

_NAME = re.compile(r"[A-Za-z_]\w+")


class _Later:
    """What will be imported from a module. As the module itself: a stand-in that has all of its names."""

    def __init__(self, module: str, name: str = "") -> None:
        self._module, self._name = module, name

    def __getattr__(self, name: str) -> _Later:
        if self._name or name.startswith("__"):
            raise AttributeError(name)
        return _Later(self._module, name)

    def __call__(self, *arguments: object, **named: object) -> object:
        found: Callable[..., object] = self.now()
        return found(*arguments, **named)

    def now(self) -> Any:  # whatever has that name
        return getattr(import_module(self._module), self._name)


class _Postponing(SourceFileLoader):
    """Runs a module as it is; only its imports of models wait."""

    def exec_module(self, module: ModuleType) -> None:
        names = vars(module)
        names["__builtins__"] = {**vars(builtins), "__import__": _import}
        code = self.get_code(module.__name__)
        assert code is not None  # noqa: S101 - it has a source
        exec(code, names)  # noqa: S102 - as any import does
        names["__builtins__"]["__import__"] = builtins.__import__
        if hasattr(module, "__path__"):
            _find_when_asked(module)


def _find_when_asked(package: ModuleType) -> None:
    names = vars(package)
    later = {name: value for name, value in names.items() if isinstance(value, _Later)}
    for name in later:
        del names[name]

    def find(name: str) -> object:
        if name not in later:
            raise AttributeError(f"module {package.__name__!r} has no attribute {name!r}")
        names[name] = found = later[name].now()
        return found

    names["__getattr__"] = find


def _import(
    name: str,
    names: Mapping[str, object] | None = None,
    local: Mapping[str, object] | None = None,
    wanted: Sequence[str] = (),
    level: int = 0,
) -> object:
    """In place of ``__import__``, with its arguments."""
    if names and wanted and level:
        module = resolve_name("." * level + name, str(names["__package__"]))
        if IMPORTED.match(module):
            return _Later(module)
    return builtins.__import__(name, names, local, wanted, level)


class _Finder:
    """Finds the importers as they would be found, to run them postponing."""

    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        spec = PathFinder.find_spec(name, path, target) if name in IMPORTERS else None
        if spec is not None and spec.origin is not None:
            spec.loader = _Postponing(name, spec.origin)
        return spec


@contextmanager
def _postponed() -> Iterator[None]:
    sys.meta_path.insert(0, _Finder)
    config = BaseModel.model_config
    BaseModel.model_config = {**config, "defer_build": True}
    try:
        yield
    finally:
        BaseModel.model_config = config
        sys.meta_path.remove(_Finder)


def import_aiogram() -> None:
    """Import aiogram with its models postponed; does nothing when aiogram is already there."""
    if "aiogram" in sys.modules:
        return
    with _postponed():
        import aiogram  # noqa: F401
    from aiogram.filters.callback_data import CallbackData
    from aiogram.methods.base import Request, Response, TelegramMethod
    from aiogram.types.base import TelegramObject

    for kind in (TelegramMethod, CallbackData):
        kind.model_config["defer_build"] = True

    def rebuild(cls: type[BaseModel], /, *, force: bool = False, raise_errors: bool = True, **_: object) -> bool | None:
        return BaseModel.__dict__["model_rebuild"].__func__(  # type: ignore[no-any-return]
            cls, force=force, raise_errors=raise_errors, _types_namespace=_names_for(cls)
        )

    for base in (TelegramObject, TelegramMethod, Request, Response):
        setattr(base, "model_rebuild", classmethod(rebuild))  # noqa: B010 - a method, for mypy


def _names_for(model: type[BaseModel]) -> dict[str, object]:
    """What aiogram resolves its forward references in, as far as this model and those within it mention it."""
    from aiogram import types
    from aiogram.client.default import Default
    from aiogram.types.base import TelegramObject

    found: dict[str, object] = {
        "List": list, "Optional": Optional, "Union": Union, "Literal": Literal, "Default": Default,
    }  # fmt: skip
    unread: list[object] = [model]
    read = set[str]()
    while unread:
        kind = unread.pop()
        waits = isinstance(kind, type) and issubclass(kind, TelegramObject)
        for name in (_mentioned(kind) & _every_type()) - read:
            if waits and not READ_AT_ONCE.fullmatch(name):
                found.setdefault(name, Annotated[object, ReadLater(name)])
                continue
            found[name] = getattr(types, name)
            read.add(name)
            unread.append(found[name])
    return found


@dataclass(frozen=True, slots=True)
class ReadLater:
    """In place of a model of ``aiogram.types`` within another: validates just as that does, but imports and builds it
    only when one comes. A message may hold 180 of them, and holds two."""

    model: str

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(self.read)

    def read(self, value: object, info: core_schema.ValidationInfo) -> object:
        from aiogram import types

        model: type[BaseModel] = getattr(types, self.model)
        return model.model_validate(value, context=info.context)


@cache
def _every_type() -> frozenset[str]:
    from aiogram import types

    return frozenset(types.__all__)


@cache
def _mentioned(kind: object) -> frozenset[str]:
    """Names in the annotations of a model, or in the definition of an alias."""
    fields: Mapping[str, FieldInfo] | None = getattr(kind, "__pydantic_fields__", None)
    if fields is None:
        return _names_in(getattr(kind, "__value__", kind))
    return frozenset().union(*(_names_in(field.annotation) for field in fields.values()))


def _names_in(annotation: object) -> frozenset[str]:
    return frozenset(_NAME.findall(repr(annotation)))
