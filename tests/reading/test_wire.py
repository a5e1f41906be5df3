"""What the worker works out arrives whole; what an earlier version kept of a draft is still read."""

import json

import pytest

from retrieval.models import Article
from retrieval.reading import wire
from retrieval.reading.study import Study, study

STUDY = Study(prepared=b"\x01\x00\xff{", facts='{"version":1}', passages=3, people=("Иван Петров",), agreements=1)


def sent(said: wire.Message) -> wire.Message:
    return wire.decode(wire.encode(said))


def test_a_study_comes_back() -> None:
    assert wire.to_study(sent(wire.from_study(STUDY))) == STUDY


def test_an_article_as_it_is_read() -> None:
    read = study(Article("1", "Музей", "Музей открыли в Ельце."))
    assert wire.to_study(sent(wire.from_study(read))) == read


def test_a_draft_that_an_earlier_version_kept() -> None:
    stored = json.dumps({"version": 5, "title": ["музей", "."], "passages": []}, ensure_ascii=False)
    message = sent({**wire.from_study(STUDY), "prepared": stored})
    assert wire.to_study(message).prepared == stored.encode()


@pytest.mark.parametrize("said", ["?", "неразбериха", "abc"])
def test_nonsense_is_told(said: str) -> None:
    with pytest.raises(wire.BadMessage):
        wire.to_study(sent({**wire.from_study(STUDY), "prepared": said}))
