"""A file → a draft article: what can be sent, what is taken out of it, what is cut, and why something can't be read.

    draft = read("газета.docx", data)          # one file; raises ReadError
    draft.text, draft.metadata, draft.cut      # the article, its origin, the leftovers and the rules that cut them
    restore(draft)                             # with the leftovers back
    draft.article("7")                         # retrieval.models.Article

Bytes from strangers go through ``retrieval.reading.sandbox`` instead, which does this in a worker process.
"""

from retrieval.reading import books, html, mail, pdf, word  # noqa: F401 - each registers its readers
from retrieval.reading.archive import Refused, read_all
from retrieval.reading.drafts import Caution, CautionCode, Cut, Draft, Metadata, Paragraph, restore
from retrieval.reading.errors import ReadError, every_error
from retrieval.reading.folder import load_articles
from retrieval.reading.reader import read, read_text
from retrieval.reading.registry import suffixes
from retrieval.reading.wire import dump_draft, load_draft

__all__ = [
    "Caution",
    "CautionCode",
    "Cut",
    "Draft",
    "Metadata",
    "Paragraph",
    "ReadError",
    "Refused",
    "dump_draft",
    "every_error",
    "load_articles",
    "load_draft",
    "read",
    "read_all",
    "read_text",
    "restore",
    "suffixes",
]
