"""Imports aiogram without building the validators of its ~600 models; each is built when first used.

aiogram asks pydantic to defer them (``defer_build=True``) and then rebuilds every one at import all the same. A bot
uses a few dozen. Building only those makes the import several times faster and smaller (``benchmarks/start.py``
measures both), which is what makes the bot start in a second on a small server. Nothing in aiogram is changed: the
same ``model_rebuild`` runs with the same namespace, later. ``tests/bot/test_lazy_models.py`` holds every model to it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal, Optional, Union

from pydantic import BaseModel


@contextmanager
def _postponed() -> Iterator[None]:
    rebuild, config = BaseModel.__dict__["model_rebuild"], BaseModel.model_config
    setattr(BaseModel, "model_rebuild", classmethod(lambda cls, **_: None))  # noqa: B010 - a method, for mypy
    BaseModel.model_config = {**config, "defer_build": True}
    try:
        yield
    finally:
        setattr(BaseModel, "model_rebuild", rebuild)  # noqa: B010
        BaseModel.model_config = config


def import_aiogram() -> None:
    """Import aiogram with its models postponed; does nothing when aiogram is already there."""
    if "aiogram" in sys.modules:
        return
    with _postponed():
        from aiogram import types
    from aiogram.client.default import Default
    from aiogram.methods.base import Request, Response, TelegramMethod
    from aiogram.types.base import TelegramObject

    names: dict[str, Any] = {name: getattr(types, name) for name in types.__all__}
    namespace = {"List": list, "Optional": Optional, "Union": Union, "Literal": Literal, "Default": Default, **names}

    def rebuild(cls: type[BaseModel], /, *, force: bool = False, raise_errors: bool = True, **_: object) -> bool | None:
        return BaseModel.__dict__["model_rebuild"].__func__(  # type: ignore[no-any-return]
            cls, force=force, raise_errors=raise_errors, _types_namespace=namespace
        )

    for base in (TelegramObject, TelegramMethod, Request, Response):
        setattr(base, "model_rebuild", classmethod(rebuild))  # noqa: B010
