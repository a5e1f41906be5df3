"""Questions that lean on the ones before: what is carried over, and what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.followups import FollowUp, resolve
from retrieval.models import Passage, Turn

PEOPLE = ("Николай Жданов", "Евгения Хрущева", "Юрий Цветаев")
QUOTATION = "От имени района договор подписала глава администрации Евгения Хрущева."


def after(question: str, text: str, quotation: str | None = None) -> FollowUp:
    passage = Passage("1", 0, len(quotation), quotation) if quotation else None
    return resolve(text, [Turn(question, question, None, passage)], PEOPLE)


@pytest.mark.parametrize(
    ("question", "text", "standalone", "subject"),
    [
        ("Кто такой Николай Жданов?", "а кто его заместитель?", "Кто заместитель Николая Жданова?", "Николай Жданов"),
        ("Кто такой Николай Жданов?", "а что он подарил?", "Что Николай Жданов подарил?", "Николай Жданов"),
        ("Кто такой Жданов?", "Что ему подарили?", "Что Николаю Жданову подарили?", "Николай Жданов"),
        ("Кто такая Хрущева?", "а где она живёт?", "Где Евгения Хрущева живёт?", "Евгения Хрущева"),
        ("Где новое соглашение?", "а когда оно подписано?", "Когда новое соглашение подписано?", "новое соглашение"),
        ("Где стоит памятник шахтёрам?", "кто его открыл?", "Кто памятник открыл?", "памятник"),
        ("Кого наградили ветераны?", "а где они живут?", "Где ветераны живут?", "ветераны"),
    ],
)
def test_pronouns_stand_for_what_agrees_with_them(question: str, text: str, standalone: str, subject: str) -> None:
    assert after(question, text) == FollowUp(standalone, subject)


def test_after_a_question_for_somebody_the_pronoun_is_the_person_quoted() -> None:
    followed = after("Кто подписал договор со стороны района?", "а где она родилась?", QUOTATION)
    assert followed == FollowUp("Где Евгения Хрущева родилась?", "Евгения Хрущева")


@pytest.mark.parametrize(
    ("question", "text", "standalone", "subject"),
    [
        ("Где подписан договор?", "а когда?", "Когда подписан договор?", "договор"),
        ("Где подписан договор?", "Когда?", "Когда подписан договор?", "договор"),
        ("Где подписан договор?", "а в каком музее?", "В каком музее подписан договор?", "договор"),
        ("Когда будет действовать договор?", "а сколько лет?", "Сколько лет будет действовать договор?", "договор"),
        ("В каком музее висит картина?", "а с какого года?", "С какого года висит картина?", "картина"),
        ("Кто выступил с нашей стороны?", "а с другой стороны?", "Кто выступил с другой стороны?", "выступил"),
        ("Кто мэр Приозёрска?", "а Ельца?", "Кто мэр Ельца?", "мэр"),
        ("Кто такой Жданов?", "а Цветаев?", "Кто такой Цветаев?", None),
        ("Где родился Цветаев?", "а где похоронен?", "Где похоронен Цветаев?", "Юрий Цветаев"),
        ("Кто подписал договор?", "с чьей стороны?", "С чьей стороны подписал договор?", "договор"),
        ("Кто подписал договор?", "расскажи ещё", "Кто подписал договор?", "договор"),
        ("Кто подписал договор?", "подробнее", "Кто подписал договор?", "договор"),
        ("Какие договоры подписали?", "а ветераны?", "Какие договоры подписали ветераны?", "договоры"),
        ("Кто сообщил о подписании договора?", "а когда?", "Когда сообщил о подписании договора?",
         "подписание договора"),
        ("Где установлен бюст Цветаева?", "а когда?", "Когда установлен бюст Цветаева?", "бюст Цветаева"),
    ],
)  # fmt: skip
def test_ellipsis_takes_the_rest_from_the_last_question(
    question: str, text: str, standalone: str, subject: str | None
) -> None:
    assert after(question, text) == FollowUp(standalone, subject)


@pytest.mark.parametrize(
    "text",
    [
        "Кто подписал соглашение?",
        "А кто подписал соглашение?",
        "А кто такой Цветаев?",
        "А где школа?",
        "Сколько стоит билет?",
        "Кто такой Цветаев и где он родился?",
        "музей",
        "йцукен",
        "!!",
        "",
    ],
)
def test_a_new_question_carries_nothing_over(text: str) -> None:
    assert after("Кто такой Николай Жданов?", text) == FollowUp(text)


def test_without_earlier_questions_nothing_is_carried() -> None:
    assert resolve("а когда?", []) == FollowUp("а когда?")
    assert resolve("а когда?", [Turn("Привет!", "Привет!")]) == FollowUp("а когда?")


def test_the_person_is_remembered_across_a_resolved_question() -> None:
    first = Turn("Кто такой Николай Жданов?", "Кто такой Николай Жданов?")
    second = Turn("а что он открыл?", "Что Николай Жданов открыл?", "Николай Жданов")
    assert resolve("а где он родился?", [first, second], PEOPLE).subject == "Николай Жданов"


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [("а что он подарил?", "он"), ("кто его заместитель?", "его"), ("кто там родился?", "там"), ("Где она?", "она")],
)
def test_a_pronoun_that_stands_for_nobody_is_told(text: str, pronoun: str) -> None:
    assert resolve(text, []) == FollowUp(text, unclear=pronoun)
    assert resolve(text, [Turn("Привет!", "Привет!")]) == FollowUp(text, unclear=pronoun)


def test_nobody_of_another_gender_or_number_is_meant() -> None:
    assert after("Кто такая Евгения Хрущева?", "а что он подарил?") == FollowUp("а что он подарил?", unclear="он")
    assert after("Кто такой Николай Жданов?", "где они живут?") == FollowUp("где они живут?", unclear="они")


@pytest.mark.parametrize("text", ["Кто такой Цветаев и где он родился?", "Мэр Ельца — кто он?", "Кто он, Цветаев?"])
def test_a_pronoun_may_stand_for_what_the_question_itself_names(text: str) -> None:
    assert resolve(text, []) == FollowUp(text)


@pytest.mark.parametrize(
    ("question", "town"),
    [
        ("Кто глава Цветаева?", True),
        ("Что построили в Цветаеве?", True),
        ("Какие договоры подписали Цветаев и Никольский район?", True),
        ("Где живёт мэр города Цветаева?", True),
        ("Где бюст Цветаева?", False),
    ],
)
def test_a_town_called_after_a_man_is_not_the_man(question: str, town: bool) -> None:
    assert (after(question, "а что он подарил?").subject == "Юрий Цветаев") is not town


def test_the_person_quoted_is_the_one_who_answers() -> None:
    quotation = "Николай Жданов, его заместитель Анна Жилинская посетили улицу Евгении Хрущевой."
    assert after("Кто заместитель Жданова?", "а где она родилась?", quotation).subject == "Анна Жилинская"
    met = "Состоялась встреча с мэром Ельца Юрием Цветаевым у памятника Евгении Хрущевой."
    followed = after("С кем встретился Жданов?", "о чём они говорили?", met)
    assert followed == FollowUp("О чём Николай Жданов и Юрий Цветаев говорили?", "Николай Жданов и Юрий Цветаев")
    given = "Подводя итоги встречи, мэр подарил гостям картину."
    assert after("Что подарил мэр?", "а где она сейчас?", given).subject == "картина"


def test_what_was_quoted_is_left_out_when_something_else_is_asked_for() -> None:
    first = Passage("1", 0, 5, "Один.")
    second = Passage("1", 6, 11, "Два.")
    history = [Turn("Кому подарили картину?", "Кому подарили картину?", None, first)]
    assert resolve("а кому ещё?", history).quoted == (first,)
    assert resolve("а когда?", history).quoted == ()
    history.append(Turn("а кому ещё?", "Кому подарили картину?", "картина", second))
    assert resolve("ещё?", history).quoted == (second, first)


@given(st.text(alphabet="акогд онеёг?АКМ,.-ь", max_size=30), st.text(alphabet="Ктогде мирэ?,", max_size=30))
def test_any_words_can_follow_any_others(text: str, before: str) -> None:
    followed = resolve(text, [Turn(before, before)])
    assert followed.text == text or followed.text.endswith("?")


def test_somebody_asked_for_acts_on_the_thing() -> None:
    quotation = "Глава администрации Приозёрска Николай Жданов подарил гостям картину."
    assert after("Какой подарок получил мэр Ельца?", "кто его подарил?", quotation).subject == "подарок"
    assert after("Кто глава Приозёрска?", "а кто его заместитель?", quotation).subject == "Николай Жданов"


def test_there_is_the_place_of_the_last_question() -> None:
    followed = after("В каком селе находится дом-музей?", "кто там родился?")
    assert followed == FollowUp("Кто родился дом-музей?", "дом-музей")
    assert after("Кто глава Липецка?", "а музей там есть?") == FollowUp("Музей в Липецке есть?", "Липецк")
    assert after("Кто глава Липецка?", "кто туда ездил?") == FollowUp("Кто в Липецк ездил?", "Липецк")
    assert after("Что открыли в городе Ельце?", "кто оттуда?") == FollowUp("Кто из города Ельца?", "город Елец")


def test_there_is_the_place_that_was_quoted() -> None:
    quotation = "В ходе поездки праздник прошёл в городе Приозёрске Никольского района."
    followed = after("Где прошёл праздник?", "а кто там был?", quotation)
    assert followed == FollowUp("Кто в городе Приозёрске был?", "город Приозёрск")


@pytest.mark.parametrize("text", ["Школа, что там стоит?", "чаплыгин что там за зона"])
def test_a_place_named_before_there_is_meant(text: str) -> None:
    assert resolve(text, []).unclear is None


@pytest.mark.parametrize("text", ["А что там стоит?", "Что там было?"])
def test_there_alone_stands_for_nothing(text: str) -> None:
    assert resolve(text, []).unclear == "там"


SAID = ("Кто такой Николай Жданов?", "Где стоит памятник шахтёрам?", "Привет!", "Кто подписал договор?", "а кому ещё?")
ASKED = (
    "Кто подписал соглашение?",
    "а когда?",
    "Где он родился?",
    "Кто такой Котов и где он родился?",
    "А что там стоит?",
    "Какие ещё соглашения подписаны?",
    "Где подписано соглашение?",
    "подробнее",
    "Какой город?",
    "",
)
turns = st.lists(st.builds(lambda said: Turn(said, said), st.sampled_from(SAID)), max_size=4)


@given(text=st.sampled_from(ASKED) | st.text(), before=turns, other=turns)
def test_what_leans_on_nothing_stays_the_same_whatever_was_said_before(
    text: str, before: list[Turn], other: list[Turn]
) -> None:
    followed = resolve(text, before, PEOPLE)
    assert followed.leans or followed == resolve(text, other, PEOPLE) == FollowUp(text)


@pytest.mark.parametrize("text", ["а когда?", "Где он родился?", "А что там стоит?", "Какие ещё соглашения подписаны?"])
def test_what_may_mean_something_else_after_other_words_leans_on_them(text: str) -> None:
    assert resolve(text, []).leans


@pytest.mark.parametrize("text", ["Кто подписал соглашение?", "Кто такой Котов и где он родился?"])
def test_what_says_everything_itself_leans_on_nothing(text: str) -> None:
    assert not resolve(text, []).leans
