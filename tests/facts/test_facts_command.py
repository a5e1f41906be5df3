"""``python -m retrieval facts``: a file is read and cleaned as an upload is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from retrieval.__main__ import main

SEEDS = Path(__file__).parents[2] / "seeds"


def names(output: str) -> set[str]:
    return {person["name"] for person in json.loads(output)["people"]}


def test_one_file_is_cleaned_as_in_a_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["facts", "--json", str(SEEDS)]) == 0
    together = names(capsys.readouterr().out)
    apart = [main(["facts", "--json", str(file)]) or names(capsys.readouterr().out) for file in sorted(SEEDS.iterdir())]
    assert set().union(*apart) == together
    assert len(together) == 9


def test_the_list_to_be_read(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    text = "Вчера мэр Лесного Антон Беляев и мэр Озёрного Пётр Рогов подписали соглашение о сотрудничестве."
    (tmp_path / "news.txt").write_text(text, encoding="utf-8")
    assert main(["facts", str(tmp_path / "news.txt")]) == 0
    output = capsys.readouterr().out
    assert "Антон Беляев (1): мэр Лесного" in output
    assert "о сотрудничестве — " in output
    assert " — Антон Беляев, Пётр Рогов — " in output


def test_a_file_that_is_no_article_is_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.4 damaged")
    assert main(["facts", str(tmp_path / "scan.pdf")]) == 2
    assert "scan.pdf" in capsys.readouterr().err
