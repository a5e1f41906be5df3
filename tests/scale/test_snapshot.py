"""What is saved answers as what was built; what is stale, damaged or cut short is refused."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.knowledge import KnowledgeBase
from retrieval.models import Article
from retrieval.snapshot import DamagedSnapshot, SnapshotProblem, StaleSnapshot, load, save

ARTICLES = (
    Article("1", "Визит", "Сергей Жевлаков приехал в Липецк 19 июня.\nОн посетил школьный музей. Договор подписали."),
    Article("2", "", "В музее хранится знамя шахтёров.\n\nДоговор о дружбе подписали в 2011 году.", "Вестник"),
)
QUESTIONS = ("Когда Жевлаков приехал в Липецк?", "Что храниться в музее?", "Где знамя шахтеров?")


@pytest.fixture(scope="module")
def knowledge() -> KnowledgeBase:
    return KnowledgeBase(ARTICLES)


@pytest.fixture
def saved(knowledge: KnowledgeBase, tmp_path: Path) -> Path:
    path = tmp_path / "knowledge.snapshot"
    save(knowledge.snapshot(), path, "из двух статей")
    return path


def test_it_answers_as_before(knowledge: KnowledgeBase, saved: Path) -> None:
    again = KnowledgeBase((), snapshot=load(saved)[0])
    assert dict(again.articles) == dict(knowledge.articles)
    assert [again.ask(question) for question in QUESTIONS] == [knowledge.ask(question) for question in QUESTIONS]


def test_it_grows_and_shrinks(knowledge: KnowledgeBase, saved: Path) -> None:
    again = KnowledgeBase((), snapshot=load(saved)[0]).without(["1"])
    left = KnowledgeBase(ARTICLES[1:])
    assert [again.ask(question) for question in QUESTIONS] == [left.ask(question) for question in QUESTIONS]


def test_nothing_at_all_can_be_saved(tmp_path: Path) -> None:
    path = tmp_path / "empty"
    save(KnowledgeBase(()).snapshot(), path, "")
    assert not KnowledgeBase((), snapshot=load(path)[0]).articles


def test_the_note_comes_back(saved: Path) -> None:
    assert load(saved)[1] == "из двух статей"


def test_of_another_version(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("retrieval.snapshot.VERSION", 0)
    with pytest.raises(StaleSnapshot):
        load(saved)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_one_changed_byte_is_noticed(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "damaged"
    save(KnowledgeBase(ARTICLES).snapshot(), path, "key")
    whole = bytearray(path.read_bytes())
    at = data.draw(st.integers(0, len(whole) - 1))
    whole[at] ^= 1 << data.draw(st.integers(0, 7))
    path.write_bytes(whole)
    try:
        damaged = KnowledgeBase((), snapshot=load(path)[0])
    except SnapshotProblem:
        return
    # The gaps between arrays are of no account.
    assert dict(damaged.articles) == {article.id: article for article in ARTICLES}


@pytest.mark.parametrize("length", [0, 5, 40, 400, -1])
def test_cut_short(saved: Path, length: int) -> None:
    saved.write_bytes(saved.read_bytes()[:length])
    with pytest.raises(DamagedSnapshot):
        load(saved)


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load(tmp_path / "none")


def test_a_failed_writing_leaves_the_old_one(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.fsync", _disk_full)
    with pytest.raises(OSError, match="full"):
        save(KnowledgeBase(()).snapshot(), saved, "new")
    assert len(load(saved)[0].corpus.articles) == 2


def _disk_full(file: int) -> None:
    raise OSError("full")
