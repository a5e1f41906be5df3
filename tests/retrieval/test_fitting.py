"""Regressions that come out as they must, and question sets that are read and fitted from end to end."""

import json
from pathlib import Path

import numpy as np
import pytest

from retrieval.__main__ import main
from retrieval.question_sets import UnreadableQuestions, read_list, read_squad
from retrieval.regression import Group, choose, probability, tell
from retrieval.weights import Weights

PLACES = ("Сосновке", "Берёзовке", "Ольховке", "Каменке")


def squad(path: Path) -> Path:
    """A small set in the form of SQuAD 2: four articles of two paragraphs, one question without an answer."""
    data = [article(place, number) for number, place in enumerate(PLACES)]
    path.write_text(json.dumps({"version": "2.0", "data": data}), encoding="utf-8")
    return path


def article(place: str, number: int) -> dict[str, object]:
    school = f"Школу в {place} открыли в {1990 + number} году. Учеников было немного."
    mill = f"Мельницу в {place} построил Иван Ковалёв. Муку возили в город."
    asked = [
        paragraph(school, f"Когда открыли школу в {place}?", str(1990 + number)),
        paragraph(mill, f"Кто построил мельницу в {place}?", "Иван Ковалёв"),
    ]
    asked[0]["qas"].append({"question": "Сколько стоил мост?", "answers": [], "is_impossible": True})  # type: ignore[attr-defined]
    return {"title": f"a{number}", "paragraphs": asked}


def paragraph(text: str, question: str, answer: str) -> dict[str, object]:
    found = {"text": answer, "answer_start": text.index(answer)}
    return {"context": text, "qas": [{"question": question, "answers": [found]}]}


def test_the_choice_is_learnt() -> None:
    chance = np.random.default_rng(1)
    groups = []
    for _ in range(60):
        rows = chance.normal(size=(5, 3))
        groups.append(Group(rows, np.arange(5) == rows[:, 1].argmax()))
    weights = choose(groups, penalty=1.0)
    assert weights.argmax() == 1
    assert abs(weights[[0, 2]]).max() < weights[1] / 5


def test_probabilities_are_calibrated() -> None:
    chance = np.random.default_rng(2)
    rows = chance.normal(size=(4000, 2))
    right = (chance.random(4000) < probability(rows, np.array([2.0, -1.0]), 0.5)).astype(np.float64)
    weights, bias = tell(rows, right, penalty=0.1)
    assert weights == pytest.approx([2.0, -1.0], abs=0.25)
    assert bias == pytest.approx(0.5, abs=0.2)


def test_a_weight_never_goes_against_its_sign() -> None:
    chance = np.random.default_rng(3)
    rows = chance.normal(size=(500, 2))
    right = (rows[:, 0] < 0).astype(np.float64)
    weights, _ = tell(rows, right, penalty=1.0, signs=(1, 0))
    assert weights[0] == 0


def test_squad_files_are_read(tmp_path: Path) -> None:
    articles, asked = read_squad(squad(tmp_path / "set.json"))
    assert len(articles) == len(PLACES)
    assert sum(not one.answerable for one in asked) == len(PLACES)
    for one in asked:
        text = next(article.text for article in articles if article.id == one.article_id)
        assert all(text[start:end] in {"Иван Ковалёв", "1990", "1991", "1992", "1993"} for start, end in one.spans)


def test_unreadable_files_are_told(tmp_path: Path) -> None:
    broken = tmp_path / "set.json"
    broken.write_text("[]", encoding="utf-8")
    with pytest.raises(UnreadableQuestions):
        read_squad(broken)
    with pytest.raises(UnreadableQuestions):
        read_list(broken)
    assert main(["evaluate", str(broken)]) == 2


def test_weights_are_fitted_from_the_shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "weights.json"
    assert main(["fit", str(squad(tmp_path / "set.json")), "--output", str(output)]) == 0
    weights = Weights.from_json(output.read_text(encoding="utf-8"))
    assert weights.ranking["covered"] > 0
    assert all(weights.confidence[name] <= 0 for name in ("missing_names", "missing_things", "unseen"))
    assert json.loads(capsys.readouterr().out)["ranking"]


def test_a_set_is_measured_from_the_shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(squad(tmp_path / "set.json")), "--json"]) == 0
    measured = json.loads(capsys.readouterr().out)
    assert measured["questions"] == 3 * len(PLACES)
    assert measured["hit1"] == 100.0
    assert measured["auc"] > 0.9
