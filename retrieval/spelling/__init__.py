"""A question with slips → the question that was meant: typos, wrong keyboard layout, Latin letters, Ukrainian, English.

Everything is measured against the words of the articles, and a correct rare word is never "corrected".
"""

from retrieval.spelling.known import Known
from retrieval.spelling.letters import spoken
from retrieval.spelling.reading import Change, Reading, Vocabulary
from retrieval.spelling.speller import Speller

__all__ = ["Change", "Known", "Reading", "Speller", "Vocabulary", "spoken"]
