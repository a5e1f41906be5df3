"""Which finder of names serves: the trained one where its models are installed, else the rules."""

from __future__ import annotations

import logging
from functools import cache

from retrieval.facts.finder import NameFinder
from retrieval.facts.rules import RuleFinder

_log = logging.getLogger(__name__)


@cache
def default_finder() -> NameFinder:
    """The best finder installed, loaded once. What is missing or fails is said in the log, and the rules serve."""
    try:
        from retrieval.facts.trained import TrainedFinder  # with its models it is 200 MB, wanted in one process only

        return TrainedFinder()
    except Exception as error:  # whatever is wrong with the models, names are still to be found
        _log.warning("names are found by rules alone, the trained finder is not available: %s", error)
        return RuleFinder()
