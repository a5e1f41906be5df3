"""Agreements that articles tell of: kind, parties, signatories, date, place, term, scope, status, each with proof.

``reading`` gathers them from one article (``find_agreements``), ``merging`` brings articles together
(``merge_agreements``); the other modules each answer one question about a sentence.
"""
