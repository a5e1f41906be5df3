"""A folder of files → articles."""

from __future__ import annotations

from pathlib import Path

from retrieval.models import Article
from retrieval.reading.reader import read


def load_articles(folder: str | Path) -> list[Article]:
    """Every file of ``folder`` read and cleaned, in the order of names; the name without suffix is the identifier.

    Hidden files and folders are passed over. Raises ``ReadError`` for a file that cannot be read,
    ``FileNotFoundError`` for a folder that is not there.
    """
    files = sorted(path for path in Path(folder).iterdir() if path.is_file() and not path.name.startswith("."))
    return [read(path.name, path.read_bytes()).article(path.stem) for path in files]
