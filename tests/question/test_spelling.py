"""Questions with slips are read as meant; correct words are left alone.

The vocabulary is a made-up district newspaper, so that nothing here knows the articles the project ships with.
"""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.lemmas import fold, lemma, morphology, tokens
from retrieval.spelling import Reading, Speller, Vocabulary
from retrieval.spelling.transliteration import readings
from retrieval.spelling.typos import Typos

NEWSPAPER = """
Делегация города Приозёрска во главе с мэром Николаем Ждановым посетила Никольский район. Гостей встретил
Фёдор Щербаков, который возглавляет районную администрацию. Соглашение о сотрудничестве подписано в сельском
доме-музее художника Юрия Цветаева. Договор предусматривает поставку продовольствия и обмен делегациями школ.
Ветераны подарили музею картину, а воспитанники детского сада передали игрушки. Побратимские отношения установлены
между городами Приозёрск и Елец. Глава района Евгения Хрущёва отметила развитие торгово-экономических связей.
Праздник состоялся в августе, на площади открыли памятник шахтёрам. Соглашение будет действовать пять лет.
Выставка расскажет об истории Луганска. Здравоохранение, образование и туризм получат поддержку.
"""


def _vocabulary(text: str) -> Vocabulary:
    forms: dict[str, int] = {}
    lemmas: dict[str, int] = {}
    names: set[str] = set()
    for token in tokens(text):
        form, base = fold(token.text), lemma(token.text)
        forms[form] = forms.get(form, 0) + 1
        lemmas[base] = lemmas.get(base, 0) + 1
        if token.text[:1].isupper() and text[token.start - 2 : token.start].strip() != ".":
            names |= {form, base}
    return Vocabulary(forms, lemmas, frozenset(names))


@pytest.fixture(scope="module")
def speller() -> Speller:
    return Speller(_vocabulary(NEWSPAPER))


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("Кто падписал саглашение?", "Кто подписал соглашение?"),
        ("сколко лет действует договр", "сколько лет действует договор"),
        ("где открыли памятнник", "где открыли памятник"),
        ("кто такая Хрушёва", "кто такая Хрущева"),
        ("делегаця", "делегация"),
        ("разивтие туризма", "развитие туризма"),
        ("детскийсад", "детский сад"),
        ("дом музее художника", "дом музее художника"),
        ("торгово экономических связей", "торгово-экономических связей"),
    ],
)
def test_typos(speller: Speller, question: str, meant: str) -> None:
    assert speller.read(question).text == meant


@pytest.mark.parametrize(
    "question",
    [
        "Какая погода в Ельце?",
        "Где купить билет на концерт?",
        "биткоин",
        "Кто такой Илон Маск?",
        "Что такое симулякр и апперцепция?",
        "Кто такой Жуков?",
        "йцукен",
        "qwerty 777",
        "фыва олдж",
        "Когда день рождения у губернатора?",
        "Чем известен Приозёрск?",
        "ПОДПИСАНО ЛИ СОГЛАШЕНИЕ",
        "",
        "?!",
        "2018",
    ],
)
def test_correct_rare_and_senseless_words_stay(speller: Speller, question: str) -> None:
    assert speller.read(question) == Reading(question)


def test_case_spaces_and_yo_are_no_change(speller: Speller) -> None:
    reading = speller.read("  кто   такой ЩЕРБАКОВ, а шахтерам?")
    assert not reading.changed
    assert reading.text == "кто такой ЩЕРБАКОВ, а шахтерам?"


def test_a_name_typed_small_gets_its_capital_back() -> None:
    cats = Speller(_vocabulary("Делегацию возглавил Котов. Его принял мэр."))
    assert cats.read("кто такой котов") == Reading("кто такой Котов")
    assert cats.read("rjnjd").text == "Котов"
    both = Speller(_vocabulary("Делегацию возглавил Котов. В музее живёт кот."))
    assert both.read("сколько котов").text == "сколько котов"


def test_letters_of_the_other_alphabet_are_no_change(speller: Speller) -> None:
    reading = speller.read("Пpиoзёpcк")  # р, о, р, с are Latin
    assert reading == Reading("Приозёрск")


def test_an_unknown_word_that_may_be_a_name_can_be_meant(speller: Speller) -> None:
    assert speller.read("кто такой Щербаченко").changed is False
    assert speller.read("кто такой Щирбаков").literal
    assert not speller.read("сколко лет").literal


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (";lfyjd", "Жданов"),
        ("rnj nfrjq Oth,frjd?", "кто такой Щербаков?"),
        ("rnj gjlgbcfk cjukfitybt?", "кто подписал соглашение?"),
        ("кто такой ;lfyjd", "кто такой Жданов"),
        ("Ghbjp`hcr", "Приозёрск"),
        ("црщ ышптув еру фпкууьуте", "Кто подписал соглашение"),
        ("музей cjukfitybt", "музей соглашение"),
    ],
)
def test_wrong_keyboard_layout(speller: Speller, typed: str, meant: str) -> None:
    assert speller.read(typed).text == meant


@pytest.mark.parametrize("word", ["hello", "help", "start", "the", "Telegram", "OK", "iPhone", "USB"])
def test_words_in_latin_letters_are_not_taken_for_a_wrong_layout(speller: Speller, word: str) -> None:
    assert not any(change.rule == "layout" for change in speller.read(word).changes)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Zhdanov", "Жданов"),
        ("Jdanov", "Жданов"),
        ("Shcherbakov", "Щербаков"),
        ("Scherbakov", "Щербаков"),
        ("Khrushcheva", "Хрущева"),
        ("Hrusheva", "Хрущева"),
        ("Yevgeniya Khruscheva", "Евгения Хрущева"),
        ("Evgenija", "Евгения"),
        ("Nikolai Zhdanov", "Николай Жданов"),
        ("Luhansk", "Луганск"),
        ("kto podpisal soglashenie", "кто подписал соглашение"),
        ("gde otkryli pamyatnik", "где открыли памятник"),
        ("Schwarzkopf", "Schwarzkopf"),
        ("kakaya pogoda v Moskve", "какая погода в Москве"),
        ("blah blah foo", "blah blah foo"),
        ("lorem ipsum dolor", "lorem ipsum dolor"),
    ],
)
def test_latin_letters(speller: Speller, typed: str, meant: str) -> None:
    assert speller.read(typed).text == meant


SCHEMES = {
    "passport": dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", [*"abvgdee", "zh", *"ziiklmnoprstuf", "kh", "ts", "ch",
                     "sh", "shch", "ie", "y", "", "e", "iu", "ia"], strict=True)),
    "informal": dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", [*"abvgdee", "j", *"ziyklmnoprstuf", "h", "c", "ch",
                     "sh", "sch", "", "y", "", "e", "yu", "ya"], strict=True)),
    "iso": dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", [*"abvgdeëžzijklmnoprstufhc", "č", "š", "ŝ", "ʺ", "y", "ʹ",
                "è", "û", "â"], strict=True)),
}  # fmt: skip


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    "word",
    ["щукин", "чехов", "жилин", "ульянова", "хабаров", "цыганов", "юрьев", "яковлев", "зайцев", "мещеряков", "ефимов"],
)
def test_every_scheme_can_be_read_back(scheme: str, word: str) -> None:
    latin = "".join(SCHEMES[scheme][letter] for letter in word)
    assert word in readings(latin)


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("Хто підписав угоду про співробітництво?", "Кто подписал соглашение о сотрудничестве?"),
        ("Коли делегація відвідала район?", "Когда делегация посетила район?"),
        ("Хто очолює адміністрацію?", "Кто возглавляет администрацию?"),
        ("Хто голова міста?", "Кто глава города?"),
        ("Де народився Юрій Цвєтаєв?", "Где родился Юрий Цветаев?"),
        ("На скільки років укладено договір?", "На сколько лет заключён договор?"),
        ("Що подарували ветерани музею?", "Что подарили ветераны музею?"),
        ("Які міста є побратимами?", "Какие города есть побратимами?"),
        ("Де встановлено пам'ятник шахтарям?", "Где установлено памятник шахтёрам?"),
    ],
)
def test_ukrainian(speller: Speller, question: str, meant: str) -> None:
    lemmas = [lemma(token.text) for token in tokens(speller.read(question).text)]
    assert lemmas == [lemma(token.text) for token in tokens(meant)]


@pytest.mark.parametrize(("word", "harmful"), [("голова", "громов"), ("угоду", "год"), ("народився", "находиться")])
def test_ukrainian_words_are_not_taken_by_likeness(word: str, harmful: str) -> None:
    speller = Speller(_vocabulary(NEWSPAPER + " Улица Громовой. Прошёл год. Школа находится рядом."))
    lemmas = {lemma(token.text) for token in tokens(speller.read(f"Хто {word}?").text)}
    assert harmful not in lemmas


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("Who signed the cooperation agreement?", "Кто подписал соглашение о сотрудничестве?"),
        ("Who is Nikolai Zhdanov?", "Кто такой Николай Жданов?"),
        ("Who is the mayor of Yelets?", "Кто мэр Ельца?"),
        ("When did the delegation visit Yelets?", "Когда делегация посетила Елец?"),
        ("What gift did the veterans give to the museum?", "Какой подарок ветераны подарили в музей?"),
        ("How many years will the agreement be valid?", "Сколько лет соглашение действует?"),
        ("Where was the agreement signed?", "Где соглашение подписано?"),
        ("twin town relations", "Побратимские отношения"),
        ("Where is the monument to miners?", "Где памятник шахтёрам?"),
        ("who signed the agrement", "Кто подписал соглашение"),
        ("And what did he sign?", "И что он подписал?"),
        ("What did they open?", "Что они открыли?"),
        ("What Zhdanov opened", "Что Жданов открыл"),
        ("To whom else?", "Кому ещё?"),
        ("Where did she go?", "Где она поехала?"),
    ],
)
def test_english(speller: Speller, question: str, meant: str) -> None:
    reading = speller.read(question)
    assert reading.text == meant
    assert [change.rule for change in reading.changes] == ["en"]


READER = Speller(_vocabulary(NEWSPAPER))


@given(st.text(max_size=40))
def test_any_text_can_be_read(text: str) -> None:
    reading = READER.read(text)
    assert reading.changed == bool(reading.changes)


@given(st.sampled_from(sorted({fold(token.text) for token in tokens(NEWSPAPER)})))
def test_words_of_the_articles_are_never_changed(word: str) -> None:
    assert not READER.read(word).changed


def test_most_single_slips_in_long_words_are_found() -> None:
    """A seeded sample of dictionary words: one random slip each, other spellings of real words set aside."""
    chance = random.Random(20)  # noqa: S311 a reproducible sample
    words = [fold(token.text) for token in tokens(NEWSPAPER) if len(token.text) >= 6]
    typos = Typos(_vocabulary(NEWSPAPER))
    pairs = [(_with_slip(word, chance), word) for word in words for _ in range(5)]
    pairs = [(typed, word) for typed, word in pairs if not morphology().word_is_known(typed)]
    found = sum(lemma(typos.correct(typed) or "") == lemma(word) for typed, word in pairs)
    assert found / len(pairs) >= 0.95


def _with_slip(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word) - 1)
    return chance.choice(
        [
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + chance.choice("аоеитнсвлр") + word[at + 1 :],
        ]
    )


@pytest.mark.parametrize(
    ("typed", "read"),
    [("detskiy sad", "детский сад"), ("pyat let", "пять лет"), ("dogovor so shkolami", "договор со школами")],
)
def test_an_english_word_among_russian_ones_in_latin_letters_is_russian(typed: str, read: str) -> None:
    text = NEWSPAPER + " Договор со школами действует пять лет, детский сад открыт."
    assert Speller(_vocabulary(text)).read(typed).text.lower() == read
