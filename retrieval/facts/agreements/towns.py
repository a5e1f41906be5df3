"""Towns whose form fits two names: «между Липецком и Стахановом» may be of Стаханов and of Стаханово.

A dictionary that knows neither guesses the second; what the article calls the town elsewhere settles it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from retrieval.facts.name_kinds import is_known_place
from retrieval.models import Agreement, Proof, Signatory

_NOMINATIVES = (("ь", "я"), ("", "а"), ("о", "а"), ("й", "я"), ("а", "ы"), ("а", "и"), ("я", "и"), ("ь", "и"))
"""Endings of a name of a town: nominative, genitive."""

_DOUBTFUL = re.compile(r"\b(?P<city>(?:город|г\.)\s+)?(?P<name>[А-ЯЁ][а-яё]+(?:ов|ев|ин|ын))о\b")


def as_called(agreement: Agreement, text: str) -> Agreement:
    """The agreement with its towns named as the article names them."""
    parties = tuple(_called(party, text) for party in agreement.parties)
    if parties == agreement.parties:
        return agreement
    return replace(
        agreement,
        parties=parties,
        signed_by=tuple(_signatory(each, text) for each in agreement.signed_by),
        proofs=tuple(_proof(each, text) for each in agreement.proofs),
    )


def _signatory(signatory: Signatory, text: str) -> Signatory:
    return replace(signatory, side=None if signatory.side is None else _called(signatory.side, text))


def _proof(proof: Proof, text: str) -> Proof:
    return replace(proof, value=_called(proof.value, text)) if proof.field == "parties" else proof


def _called(name: str, text: str) -> str:
    return _DOUBTFUL.sub(lambda found: _settled(found, text), name)


def _settled(found: re.Match[str], text: str) -> str:
    """«город Стаханово» → «город Стаханов», unless the article or the dictionary has «Стаханово»."""
    as_found, shorter = found.group(), found.group("name")
    if is_known_place(f"{shorter}о") or _stands_in(f"{shorter}о", text):
        return as_found
    return as_found[:-1] if found.group("city") or _stands_in(shorter, text) else as_found


def _stands_in(word: str, text: str) -> bool:
    return re.search(rf"\b{word}\b", text) is not None


def nominative_in(text: str, genitive: str) -> str | None:
    """«Ирпеня» is of «Ирпень» where the article has that too; ``None`` where it has none or several such words."""
    endings = ((nominative, ending) for nominative, ending in _NOMINATIVES if genitive.endswith(ending))
    names = {genitive[: -len(ending)] + nominative for nominative, ending in endings}
    found = [name for name in names if _stands_in(name, text)]
    return found[0] if len(found) == 1 else None
