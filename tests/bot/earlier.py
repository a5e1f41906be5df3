"""What earlier versions of the program stored, as they wrote it."""

from __future__ import annotations

import json

from retrieval.analysis import VERSION, PreparedArticle


def as_json(prepared: PreparedArticle, version: int = VERSION) -> bytes:
    """An analysis before it was packed."""
    rows = [
        [passage.start, passage.end, passage.paragraph, " ".join(analysis.lemmas), analysis.marks]
        for passage, analysis in zip(prepared.passages, prepared.analyses, strict=True)
    ]
    title = [" ".join(prepared.title.lemmas), prepared.title.marks]
    return json.dumps({"version": version, "title": title, "passages": rows}, ensure_ascii=False).encode()
