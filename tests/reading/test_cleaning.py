"""Every rule as «было → стало», and texts from which nothing may be taken.

A line that begins with «−» must be cut, every other one must stay. The name is that of the rule that must do it.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.reading import load_articles, read, read_text, restore
from retrieval.reading.cleaning import RULES, Hints, clean
from retrieval.reading.drafts import Metadata, Paragraph

SEEDS = Path(__file__).parents[2] / "seeds"
NEWS = """В Заречном открыли мост через Ольховку
Мост через Ольховку открыли в субботу утром. Первым по нему прошёл духовой оркестр.
Строители работали два года и закончили раньше срока."""

CASES = {
    "site_tail": """
− Поддержите нашу редакцию, нам важна ваша помощь
− Поддержать
− Статьи
− Общество
− 06.07.2025
− 14:54
− Почему подорожал хлеб: три мнения и один рецепт
− Пекари говорят, что дело в погоде, а покупатели подозревают...
− Все статьи""",
    "site_tail ": """
− Комментарии (2)
− Иван
− 12.03.2018 14:00
− Давно пора было!
− Ответить
− Подписаться
− Войти""",
    "site_tail  ": """
− Читайте также:
− В Заречном выбрали лучшую клумбу
− Как сварить варенье из шишек""",
    "comments": """
− Комментарии (2)
− Иван Лесной, 12 марта: мост хороший, только перила скользкие и низкие.
− Мария: а я боюсь высоты и хожу по-прежнему через брод возле мельницы.
− Пётр: спасибо строителям за работу, долго мы этого моста ждали.""",
    "teaser_list": """
− 01.07.2025
− В лесу нашли редкий гриб
− 02.07.2025
− Пожарные сняли с дерева кота
− 03.07.2025
− Библиотека закрывается на лето""",
    "notice": """
− Мы используем файлы cookie, чтобы сделать сайт удобнее. Продолжая пользоваться сайтом, вы соглашаетесь с этим.
− © 2018 «Заречная правда». Все права защищены.
− При использовании материалов активная ссылка на сайт обязательна.""",
    "byline": """
− Автор: Ольга Петрова
− Фото: пресс-служба района""",
    "last_lines": """
− 12.05.2018, 14:30""",
    "signature": """
− ОВПИ""",
    "signature ": """
− Пресс-служба администрации Заречного района""",
    "signature  ": """
− Ольга Петрова""",
}

FURNITURE = (
    "Поделиться в соцсетях",
    "Просмотров: 1 204",
    "Подписывайтесь на наш Telegram-канал",
    "ВКонтакте | Одноклассники | Telegram",
    "Версия для печати",
    "Реклама",
    "Читайте также: В Заречном выбрали лучшую клумбу",
    "Заметили ошибку? Выделите её и нажмите Ctrl+Enter",
)

HEADS = {
    "имя газеты и дата": (
        """
− Газета «Заречный вестник» № 21 (1045)
− 24 мая 2019 года
Города подписали договор
− Анна Ким
Договор подписали в ратуше. На церемонию пришли школьники.""",
        Metadata("Города подписали договор", "Газета «Заречный вестник»", "24 мая 2019 года"),
    ),
    "дата и имя под заголовком": (
        """
Города подписали договор
− 24.05.2019
− Заречный вестник
Договор подписали в ратуше. На церемонию пришли школьники.""",
        Metadata("Города подписали договор", "Заречный вестник", "24.05.2019"),
    ),
    "бланк": (
        """
− АДМИНИСТРАЦИЯ ЗАРЕЧНОГО РАЙОНА
− ПРЕСС-РЕЛИЗ
− 24.05.2019 № 45
Города подписали договор
Договор подписали в ратуше. На церемонию пришли школьники.
− Исполнитель: А. Ким, тел. 2-12-85""",
        Metadata("Города подписали договор", "АДМИНИСТРАЦИЯ ЗАРЕЧНОГО РАЙОНА", "24.05.2019"),
    ),
    "страница газеты": (
        """
− ЗАРЕЧНЫЙ ВЕСТНИК
− 3
ГОРОДА ПОДПИСАЛИ ДОГОВОР
Договор подписали в ратуше. На церемонию пришли школьники.
− А. КИМ.""",
        Metadata("ГОРОДА ПОДПИСАЛИ ДОГОВОР", "ЗАРЕЧНЫЙ ВЕСТНИК"),
    ),
    "пометки": (
        """
− Название: Города подписали договор
− Автор: Анна Ким
− Издание: Заречный вестник
− Дата: 24 мая 2019
− Ссылка: https://zarechny.example/1
Договор подписали в ратуше. На церемонию пришли школьники.""",
        Metadata("Города подписали договор", "Заречный вестник", "24 мая 2019", "https://zarechny.example/1"),
    ),
    "рубрика между пометками": (
        """
− Главная / Новости / Общество
Города подписали договор
− 24 мая 2019, 14:30
− Общество
− Просмотров: 1 245
Договор подписали в ратуше. На церемонию пришли школьники.""",
        Metadata("Города подписали договор", None, "24 мая 2019"),
    ),
}

COPIED = {
    "сайт администрации": """
− Официальный сайт администрации Берёзовского района
− Главная
− О районе
− Новости
− Документы
− 12 июня 2018
Делегация района побывала у побратимов
С 8 по 10 июня делегация района побывала в Гродно. Поездку возглавил глава района Пётр Ильин.
Соглашение продлили на три года.
− Поделиться:
− Возврат к списку
− Пресс-служба администрации Берёзовского района
− тел. 2-12-85
− © Администрация Берёзовского района, 2018""",
    "агентство": """
МОСКВА, 12 июн — РИА Новости. Города Тверь и Бергамо подписали договор о дружбе.
− Читайте также: В Твери открыли набережную
"Это важный шаг", — сказал мэр.
Ранее города обменивались выставками.
− Теги: побратимы, Тверь, Италия
− Подписывайтесь на наш канал в Telegram
− Источник: РИА Новости""",
    "дневник": """
Как мы ездили в гости
Приехали рано утром. Нас встречали с хлебом и солью.
Домой уезжать не хотелось.
− Метки: поездка, друзья
− 3 комментария
− Аноним
− 15.06.2018 в 12:30
− Здорово, завидую вам!
− Ответить
− Светлана
− А я там родилась, спасибо за рассказ о моей родине.
− Ответить
− Добавить комментарий
− Ваш e-mail не будет опубликован. Обязательные поля помечены *""",
    "беседа": """
Побратимы: тридцать лет вместе
О дружбе городов рассказал директор музея.
— Как всё начиналось?
— С письма. В 1988 году школьники написали в газету.
— Что дальше?
— Увидим.
− Беседовала Анна Ким
− Фото автора""",
    "приглашение": """
Приглашаем на фестиваль городов-побратимов
Фестиваль пройдёт 5 июля на площади Мира. Вход свободный.
Контакты:
Оргкомитет: (47467) 2-11-22
Адрес: ул. Ленина, 5
Заявки принимаются до 1 июля.""",
    "строка под заголовком": """
Города подписали договор
− 19.06.2018 14:30 | Общество | Просмотров: 345
Договор подписали в ратуше. На церемонию пришли школьники.""",
    "похожие новости": """
Договор подписали в ратуше. На церемонию пришли школьники.
− Похожие новости
− Побратимы подарили городу фонтан
− Фонтан установили на площади Мира, он работает по выходным.
− 15.05.2018
− В городе открылся немецкий центр
− Центр будет учить языку всех желающих бесплатно.
− 10.05.2018
− Показать ещё""",
}

KEPT = {
    "короткие абзацы": """Было тихо.
Пришёл глава района. Он молчал.
Все ждали.
Потом он сказал: «Открываем».
И мост открыли.""",
    "список": """В соглашение вошли четыре раздела, и каждый обсудили отдельно.
Разделы:
торговля
образование
спорт
музеи
Участники поедут в гости летом.""",
    "список в конце": """На встречу приехали делегации трёх районов, и каждую встречали хлебом.
Участники:
Иван Лесной
Мария Полевая""",
    "стихи": """На открытии музея прочитали стихи местного поэта.
Стоит над речкою Заречный,
Шумит над речкою ветла,
И путь наш долгий, бесконечный
Река водою обвела.
Стоит над речкою Заречный,
Шумит над речкою ветла.""",
    "летопись": """Хроника поездки
19 июня
Делегация приехала в Заречный и осмотрела новый мост.
20 июня
Гости посадили дубовую рощу возле школы.
21 июня
Подписали соглашение и уехали вечерним поездом.""",
    "программа": """Праздник начнётся на площади у старой мельницы.
10:00 — открытие ярмарки
12:30 — концерт детского хора
15:00 — гонка на плотах
Вход свободный.""",
    "газета в заголовке": """Газета «Заречный вестник»
В этом году газете исполнилось сто лет. Её основал учитель Пётр Ким.""",
    "администрация в заголовке": """Администрация района и школы-побратимы
Программа
Вчера в школе прошёл праздник. На него пришли гости из-за реки.""",
    "одна пометка": """Адрес: площадь Мира, 5
Вчера в школе прошёл праздник. На него пришли гости из-за реки.""",
    "телефон": """Музей дружбы
Музей открыт в 2015 году. В нём хранятся письма школьников.
Телефон: 2-12-85""",
    "справка о чём": """Справка
о побратимских связях района
В районе два побратима: город за рекой и село Лесное.""",
    "письмо главе": """Главе Заречного района
Анне Соколовой
Приглашаем вас на праздник городов-побратимов. Он пройдёт в июле.""",
    "дата внутри": """Договор готовили с зимы и спорили о каждом слове.
12 мая 2018 года его наконец подписали.
Стороны довольны.""",
    "просьба в цитате": """Директор музея обратился к гостям с просьбой.
«Поддержите наш музей, ему важна ваша помощь», — сказал он.
Гости собрали деньги на крышу.""",
    "благодарность": """Глава района поблагодарил шахтёров за труд.
Спасибо за вашу поддержку, сказал он в конце.
Вечером был салют.""",
    "слова меню в предложениях": """Новости о мосте ждали все, и статьи о нём печатали каждый день.
Контакты между школами продолжаются. Главная улица перекрыта.
Подробнее о планах расскажут в четверг.""",
    "короткий конец": """Команды сыграли вничью и обменялись вымпелами.
Дружба победила""",
    "повтор короткой строки": """Хор исполнил гимн города дважды.
И снова зазвучал припев.
Зрители встали.
И снова зазвучал припев.""",
    "цитата в конце": """Мост строили всем районом.
«Это наш общий праздник», — сказал мастер.""",
    "одно предложение": "Мост открыт",
}


def marked(text: str) -> tuple[list[str], list[str]]:
    """Lines to stay and lines to go."""
    lines = [line for line in text.split("\n") if line.strip()]
    return (
        [line for line in lines if not line.startswith("−")],
        [line.removeprefix("−").strip() for line in lines if line.startswith("−")],
    )


@pytest.mark.parametrize("rule", CASES)
def test_leftovers_are_cut_by_their_rule(rule: str) -> None:
    kept, cut = marked(NEWS + CASES[rule])
    draft = read_text(NEWS + CASES[rule].replace("− ", ""))
    assert draft.text.split("\n") == kept
    assert [paragraph.text for paragraph in draft.paragraphs if paragraph.cut_by] == cut
    assert {paragraph.cut_by for paragraph in draft.paragraphs if paragraph.cut_by} == {rule.strip()}


@pytest.mark.parametrize("kind", HEADS)
def test_what_stands_above_a_text_tells_its_origin(kind: str) -> None:
    text, metadata = HEADS[kind]
    kept, cut = marked(text)
    draft = read_text(text.strip().replace("− ", ""))
    assert draft.text.split("\n") == kept
    assert [paragraph.text for paragraph in draft.paragraphs if paragraph.cut_by] == cut
    assert draft.metadata == metadata


@pytest.mark.parametrize("kind", COPIED)
def test_text_copied_from_a_site(kind: str) -> None:
    kept, cut = marked(COPIED[kind])
    draft = read_text(COPIED[kind].replace("− ", ""))
    assert draft.text.split("\n") == kept
    assert [paragraph.text for paragraph in draft.paragraphs if paragraph.cut_by] == cut


@pytest.mark.parametrize("kind", KEPT)
def test_nothing_is_taken_from(kind: str) -> None:
    draft = read_text(KEPT[kind])
    assert draft.text.split("\n") == KEPT[kind].split("\n")


@pytest.mark.parametrize("kind", KEPT)
def test_leftovers_after_any_text_take_nothing_of_it(kind: str) -> None:
    text = f"{NEWS}\n{KEPT[kind]}"
    tail = CASES["site_tail"].replace("− ", "")
    assert read_text(text + tail).text == read_text(text).text


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_is_cut_in_the_middle_of_a_text(line: str) -> None:
    head, first, second = NEWS.split("\n")
    draft = read_text("\n".join([head, first, line, second]))
    assert draft.text == NEWS
    assert [cut.rule for cut in draft.cut] == ["page_furniture"]


def test_menu_and_dateline_above_the_text() -> None:
    draft = read_text(f"Главная\nНовости\nВойти\n19.06.2018, 14:30\n{NEWS}")
    assert draft.text == NEWS
    assert draft.metadata.published == "19.06.2018"
    assert draft.metadata.title == "В Заречном открыли мост через Ольховку"


def test_invitation_to_read_takes_the_headline_below_it() -> None:
    head, *rest = NEWS.split("\n")
    invitation = ["Читайте также:", "В Заречном выбрали лучшую клумбу"]
    draft = read_text("\n".join([head, rest[0], *invitation, rest[1]]))
    assert "клумбу" not in draft.text
    assert rest[1] in draft.text


def test_doubled_headline_and_paragraph_stand_once() -> None:
    head, first, second = NEWS.split("\n")
    draft = read_text("\n".join([head, head.upper(), first, first, second]))
    assert draft.text == NEWS
    assert [cut.rule for cut in draft.cut] == ["doubled_headline", "doubled_paragraph"]


def test_title_that_says_nothing_is_no_passage_and_one_with_a_verb_is() -> None:
    prose = "\n".join(NEWS.split("\n")[1:])
    label = "Новости партнёрства районов"
    assert read_text(f"{label}\n{prose}", metadata=Metadata(title=label)).text == prose
    assert read_text(NEWS, metadata=Metadata(title=NEWS.split("\n")[0])).text == NEWS


def test_publishers_signature_needs_no_capitals() -> None:
    draft = read_text(f"{NEWS}\nЗаречная правда", metadata=Metadata(publisher="«Заречная правда»"))
    assert draft.text == NEWS


def test_origin_line_becomes_publisher_and_address() -> None:
    draft = read_text(f"{NEWS}\nИсточник: Заречная правда, https://zarechny.example/1")
    assert (draft.metadata.publisher, draft.metadata.url) == ("Заречная правда", "https://zarechny.example/1")
    assert draft.text == NEWS


def test_year_is_never_made_up() -> None:
    assert read_text(NEWS).metadata.published is None
    assert read_text(f"19 июня, 14:30\n{NEWS}").metadata.published == "19 июня"


def test_a_telephone_is_no_date() -> None:
    assert read_text(f"{NEWS}\nИсполнитель: А. Ким, тел. 2-12-85\n2-12-85").metadata.published is None


def test_cut_paragraphs_can_be_put_back() -> None:
    source = NEWS + CASES["signature"].replace("− ", "") + "\nПоделиться"
    draft = read_text(source)
    assert [cut.rule for cut in draft.cut] == ["signature", "page_furniture"]
    assert restore(draft).text == source
    assert restore(draft, draft.cut[0].positions).text == f"{NEWS}\nОВПИ"


def test_every_rule_is_shown() -> None:
    elsewhere = {"labelled", "masthead", "executor", "site_head", "read_also", "page_furniture", "bare_title"}
    elsewhere |= {"doubled_headline", "doubled_paragraph"}
    assert {rule.strip() for rule in CASES} | elsewhere == {rule.name for rule in RULES}


def test_front_matter_in_russian() -> None:
    draft = read("а.txt", f"---\nЗаголовок: Мост\nИздание: Правда\nДата: май\nСсылка:\n---\n{NEWS}".encode())
    assert draft.metadata == Metadata(title="Мост", publisher="Правда", published="май")


def test_a_line_of_hyphens_on_top_is_no_front_matter() -> None:
    assert NEWS in read("а.txt", f"---\n{NEWS}\n---\nКонец рассказа о мосте.".encode()).text


SHOWN = "\n".join((*CASES.values(), *KEPT.values(), *FURNITURE)).replace("− ", "")
LINE = st.sampled_from([line for line in SHOWN.split("\n") if line])


@given(st.lists(LINE, max_size=25))
def test_cleaning_keeps_every_line_in_its_place(lines: list[str]) -> None:
    cleaned = clean([Paragraph(line) for line in lines])
    assert [paragraph.text for paragraph in cleaned] == lines


@given(st.lists(LINE, max_size=25), st.sampled_from(["Заголовок", None]))
def test_cleaning_again_by_the_same_rules_is_harmless(lines: list[str], title: str | None) -> None:
    cleaned = clean([Paragraph(line) for line in lines], Hints(title=title))
    assert all(again.cut_by == once.cut_by for again, once in zip(clean(cleaned), cleaned, strict=True) if once.cut_by)


class TestSeeds:
    """The two articles the library starts with: their leftovers by name, and every sentence of theirs."""

    LEFTOVERS = (
        "грантодатели",
        "Поддержать",
        "06.07.2025",
        "Обзор СМИ",
        "молодых республик",
        "Множественное гражданство",
        "может привести к утрате",
        "Дневник матери",
        "мерзкая тенденция",
        "Все статьи",
        "ОВПИ",
    )
    OSTROV_ENDS = "в селе также создан музей."
    OVPI_ENDS = "принципами ведения инвестиционных проектов и создания кооперативов."

    def test_no_leftover_stays(self) -> None:
        for article in load_articles(SEEDS):
            assert not [leftover for leftover in self.LEFTOVERS if leftover in article.text]

    def test_every_paragraph_of_the_articles_stays(self) -> None:
        for article in load_articles(SEEDS):
            source = (SEEDS / f"{article.id}.txt").read_text(encoding="utf-8").split("---\n", 2)[2]
            last = self.OSTROV_ENDS if article.id == "ostrov" else self.OVPI_ENDS
            end = source.index(last) + len(last)
            proper = dict.fromkeys(line.strip() for line in source[:end].split("\n") if line.strip())
            assert article.text.split("\n") == list(proper)

    def test_their_origin(self) -> None:
        ostrov, ovpi = load_articles(SEEDS)
        assert (ostrov.publisher, ostrov.published, ostrov.published_estimated) == ("ОстроВ", "2011", True)
        assert (ovpi.publisher, ovpi.published, ovpi.published_estimated) == ("ОВПИ", "2018", True)
        assert ostrov.title == ostrov.text.split("\n")[0]
        assert ovpi.text.startswith(ovpi.title.removesuffix("…"))
        assert ostrov.url is None
        assert ovpi.url is None

    def test_their_text_is_untouched(self) -> None:
        digests = {}
        for path in SEEDS.iterdir():
            body = path.read_bytes().split(b"---\n", 2)[2]
            digests[path.stem] = hashlib.sha256(body).hexdigest()[:16]
        assert digests == {"ostrov": "29c3e05fa04da91f", "ovpi": "7f16e6f385ccd928"}
