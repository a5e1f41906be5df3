"""``--semantic`` from the shell: fitted from end to end, measured, and told when the extra is missing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from fake_encoder import WEIGHTS, FakeEncoder

from retrieval import __main__ as shell
from retrieval.semantic import EncoderMissing, SemanticWeights, weights

TEXTS = (
    ("Переправа через реку начала работать в мае. Её ждали долго.", "Когда bridge начал работать?", "в мае"),
    ("Школа приняла сто учеников. Звонок был в девять.", "Сколько учеников приняла school?", "сто учеников"),
    ("Ярмарка мёда прошла на площади. Погода не подвела.", "Где прошла fair мёда?", "на площади"),
    ("Музей получил картину в подарок. Её повесили в зале.", "Что получил музей в подарок?", "картину"),
)


def squad(path: Path) -> Path:
    data = [
        {"title": f"a{number}", "paragraphs": [{"context": text, "qas": [_asked(text, question, answer)]}]}
        for number, (text, question, answer) in enumerate(TEXTS)
    ]
    path.write_text(json.dumps({"data": data}), encoding="utf-8")
    return path


def _asked(text: str, question: str, answer: str) -> dict[str, object]:
    return {"question": question, "answers": [{"text": answer, "answer_start": text.index(answer)}]}


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shell, "SmallE5", FakeEncoder)
    monkeypatch.setattr(weights, "_shipped", lambda: WEIGHTS)


@pytest.mark.usefixtures("fake")
def test_weights_of_likeness_are_fitted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = tmp_path / "weights.json"
    monkeypatch.setattr(shell, "write_semantic", lambda made, path: path.write_text(made.to_json(), encoding="utf-8"))
    assert shell.main(["fit", str(squad(tmp_path / "set.json")), "--semantic", "--output", str(output)]) == 0
    fitted = SemanticWeights.from_json(output.read_text(encoding="utf-8"))
    assert fitted.encoder == "fake"
    assert fitted.ranking["alike"] + fitted.ranking["alike_unheard"] > 0
    assert len(fitted.common) == len(WEIGHTS.common)


@pytest.mark.usefixtures("fake")
def test_a_set_is_measured_by_meaning(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert shell.main(["evaluate", str(squad(tmp_path / "set.json")), "--json", "--semantic"]) == 0
    assert json.loads(capsys.readouterr().out)["hit1"] == 100.0


def test_a_missing_extra_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def missing() -> None:
        raise EncoderMissing

    monkeypatch.setattr(shell, "SmallE5", missing)
    assert shell.main(["ask", "Когда?", "--semantic"]) == 2
    assert "[semantic]" in capsys.readouterr().err
