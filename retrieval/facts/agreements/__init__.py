"""Agreements that articles tell of: kind, parties, signatories, date, place, term, scope, status, each with proof.

``reading`` gathers them from one article, ``merging`` brings articles together; the other modules each answer one
question about a sentence.
"""

from retrieval.facts.agreements.merging import merge_agreements
from retrieval.facts.agreements.reading import find_agreements

__all__ = ["find_agreements", "merge_agreements"]
