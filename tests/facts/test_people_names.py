"""Names back to the nominative: paradigms, parts, and what holds for any surname."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.facts.declension import CASES, GENDERS, surname_in_case, surname_key, surname_keys, surname_nominative
from retrieval.facts.names import Name, name_in_genitive, read_name


@pytest.mark.parametrize(
    ("form", "case", "gender", "nominative"),
    [
        ("Жевлаковым", "ablt", "masc", "Жевлаков"),
        ("Громовой", "gent", "femn", "Громова"),
        ("Жулинскую", "accs", "femn", "Жулинская"),
        ("Коршикову", "datv", "masc", "Коршиков"),
        ("Толстого", "gent", "masc", "Толстой"),
        ("Шевченко", "gent", "femn", "Шевченко"),
        ("Черных", "datv", "masc", "Черных"),
        ("Сковороды", "gent", "masc", "Сковорода"),
        ("Берии", "gent", "masc", "Берия"),
        ("Мельника", "gent", "masc", "Мельник"),
        ("Мельник", "gent", "femn", "Мельник"),
        ("Гайдая", "gent", "masc", "Гайдай"),
        ("Гургенидзе", "ablt", "masc", "Гургенидзе"),
        ("Соколовой-Белой", "ablt", "femn", "Соколова-Белая"),
        ("Уса", "gent", "masc", "Ус"),
        ("Кошевого", "gent", "masc", "Кошевой"),
    ],
)
def test_surnames_in_the_nominative(form: str, case: str, gender: str, nominative: str) -> None:
    assert surname_nominative(form, case, gender) == nominative


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Сергеем Викторовичем Жевлаковым", Name("Жевлаков", "Сергей", "Викторович")),
        ("Жевлакову Сергею", Name("Жевлаков", "Сергей")),
        ("С. В. Жевлаковым", Name("Жевлаков", "С.", "В.")),
        ("Ульяны Громовой", Name("Громова", "Ульяна")),
        ("Ириной Соколовой-Белой", Name("Соколова-Белая", "Ирина")),
        ("ПЕТРОВУ ИВАНУ", Name("Петров", "Иван")),
        ("Шарлем де Голлем", Name("де Голль", "Шарль")),
        ("John Smith", Name("Smith", "John")),
    ],
)
def test_parts_of_a_name(text: str, name: Name) -> None:
    assert read_name(text)[0].name == name


@pytest.mark.parametrize(
    ("name", "gender", "genitive"),
    [
        (Name("Жевлаков", "Сергей"), "masc", "Сергея Жевлакова"),
        (Name("Жулинская", "Наталья"), "femn", "Натальи Жулинской"),
        (Name("Ткачук", "Галина"), "femn", "Галины Ткачук"),
        (Name("Орлов", "С.", "В."), "masc", "С. В. Орлова"),
    ],
)
def test_a_name_in_the_genitive(name: Name, gender: str, genitive: str) -> None:
    assert name_in_genitive(name, gender) == genitive


STEMS = st.text("бвгдзклмнпрст", min_size=1, max_size=2).flatmap(
    lambda start: st.sampled_from(["а", "о", "и", "е"]).map(lambda vowel: f"{start.capitalize()}{vowel}")
)
SURNAMES = st.tuples(STEMS, st.sampled_from(["ров", "нин", "тский", "лев", "чук", "ренко"])).map("".join)


@given(SURNAMES, st.sampled_from(CASES), st.sampled_from(GENDERS))
def test_every_case_leads_back(surname: str, case: str, gender: str) -> None:
    nominative = surname
    if gender == "femn":
        nominative = surname[:-2] + "ая" if surname.endswith("ский") else surname
        nominative += "а" if surname.endswith(("ов", "ев", "ин")) else ""
    form = surname_in_case(nominative, case, gender)

    assert surname_key(nominative) in surname_keys(form)


@given(st.text("АаБбВвЕеИиЛлНнОоСсЯяAb .-'’«»", max_size=30))
def test_no_text_breaks_the_reading_of_names(text: str) -> None:
    readings = read_name(text)

    assert all(reading.case in CASES and reading.gender in GENDERS for reading in readings)
