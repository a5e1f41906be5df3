"""The question in a message is found among greetings, courtesy and words about oneself."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from retrieval.courtesy import Message, question_in


@pytest.mark.parametrize(
    ("message", "question"),
    [
        ("Привет! Кто такой Жданов?", "Кто такой Жданов?"),
        ("привет, кто такой Щербаков", "кто такой Щербаков"),
        ("Привет бот кто такой Жданов", "кто такой Жданов"),
        ("Добрый вечер. Кто мэр Ельца", "Кто мэр Ельца"),
        ("доброго дня, хто такий Жданов?", "хто такий Жданов?"),
        ("Привет, скажи, кто такой Жданов", "кто такой Жданов"),
        ("Подскажите пожалуйста, кто открыл памятник", "кто открыл памятник"),
        ("Будьте добры, а где школа?", "а где школа?"),
        ("хотел узнать, где музей", "где музей"),
        ("а вы не знаете, где музей?", "где музей?"),
        ("Извините за глупый вопрос, но кто такой Жданов?", "кто такой Жданов?"),
        ("здравствуте, кто такой Жданов", "кто такой Жданов"),
        ("Скажите, «Красный луч» — что это?", "«Красный луч» — что это?"),
        ("Кто такой Жданов, заранее спасибо", "Кто такой Жданов"),
        ("Кто открыл памятник, не знаете?", "Кто открыл памятник?"),
        ("Где музей? С уважением, Иван Петрович.", "Где музей?"),
        ("Спасибо, а когда?", "а когда?"),
        ("спс а кто открыл музей", "а кто открыл музей"),
        ("Есть ли у вас информация о Жданове?", "о Жданове?"),
        ("Понятно. А кто подписал?", "А кто подписал?"),
        ("Hello, who is Zhdanov?", "who is Zhdanov?"),
        ("dear bot, please tell me who opened the museum, thank you", "who opened the museum"),
        ("Добрий день! Підкажіть, будь ласка, хто відкрив музей? Дякую!", "хто відкрив музей?"),
    ],
)
def test_courtesy_is_left_out(message: str, question: str) -> None:
    assert question_in(message) == Message(question)


@pytest.mark.parametrize(
    ("message", "question", "said"),
    [
        ("Я журналист, пишу статью, кто такой Жданов?", "кто такой Жданов?", "Я журналист, пишу статью"),
        ("я не помню когда открыли музей", "когда открыли музей", "я не помню"),
        ("Hi! I am a student, who is Zhdanov?", "who is Zhdanov?", "I am a student"),
        ("Мы были в Ельце. Кто там мэр?", "Кто там мэр?", "Мы были в Ельце."),
        ("Кто такой Жданов? Мне нужно для школы.", "Кто такой Жданов?", ""),
        ("Вышла статья про музей. Кто подписал договор с районом?", "Кто подписал договор с районом?",
         "Вышла статья про музей."),
    ],
)  # fmt: skip
def test_what_is_said_before_the_question_is_set_apart(message: str, question: str, said: str) -> None:
    assert question_in(message) == Message(question, said)


@pytest.mark.parametrize(
    "message",
    [
        "Привет",
        "Спасибо большое!",
        "скажите",
        "добрый ли человек Жданов",
        "Пётр I — кто он?",
        "Мэр Ельца — кто он?",
        "Договор о дружбе. Кто подписал?",
        "Кто подписал договор? Когда?",
        "С кем мы подписали договор?",
        "Хочет ли Жданов узнать правду?",
        "2018",
        "",
    ],
)
def test_questions_and_bare_courtesy_stay_as_they_are(message: str) -> None:
    assert question_in(message) == Message(message)


@given(st.text(alphabet="приветкозясьбанук, .!?«»IHhelo\n", max_size=60))
@example("?H\nо\nH")  # an exclamation in between is left out
def test_a_question_is_made_of_parts_of_its_message(message: str) -> None:
    found = question_in(message)
    said = filter(str.isalnum, message)
    assert all(letter in said for letter in found.question if letter.isalnum()), "in the same order"
    assert bool(found.question) == bool(message.strip())
    assert question_in(found.question).question == found.question


@given(st.text(max_size=40))
def test_any_message_can_be_read(message: str) -> None:
    question_in(message)
