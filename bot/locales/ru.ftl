# Every word that the bot says in Russian. <b>, <i> and <code> are Telegram's; values are escaped before they come here.

language-name = Русский

## Commands, as the menu and /help name them

command-start = начать сначала
command-people = кто упоминается в статьях
command-agreements = какие соглашения заключены
command-sources = какие статьи я читаю
command-history = ваши вопросы
command-help = что я умею
command-language = выбрать язык
command-privacy = что я о вас храню
command-forget = стереть ваши вопросы
command-stats = вопросы и оценки в цифрах

## Beginning

welcome =
    Здравствуйте! Я отвечаю на вопросы о городах-побратимах.

    На каждый вопрос я показываю предложение из статьи, слово в слово, и говорю, откуда оно. Если ответа в статьях нет, так и скажу.
welcome-examples = Спросите своими словами или начните с одного из этих вопросов:
welcome-empty = Пока мне нечего читать: статей ещё нет. Загляните позже.

help =
    <b>Как спрашивать</b>
    Напишите вопрос обычными словами, например: «Кто подписал соглашение?» Опечатки, латиница и украинский язык не помеха. Можно уточнять: «а когда?», «а кто его заместитель?»

    <b>Что под ответом</b>
    «Контекст» покажет соседние предложения, «Ещё вариант» покажет другое место. Отметьте, помог ли ответ: так видно, чего не хватает.
help-commands = <b>Команды</b>
help-admins = <b>Для администраторов</b>

## Source of a quotation

source = Источник: { $source }
date-given = { $date }
date-estimated = { $date }, по тексту

## Answers

answer-understood = Понял как: «{ $question }»
answer-subject = Про: { $subject }
answer-place = Вариант { $place } из { $count }
not-found = Не нашёл ответа в статьях.
not-found-near = Может быть, подойдёт что-то из этого:
not-found-rephrase = Попробуйте спросить другими словами. Что я читаю: /sources

button-context = Контекст
button-narrow = Свернуть
button-more = Ещё вариант ({ $place } из { $count })
button-useful =
    { $chosen ->
        [yes] 👍 Полезно ✓
       *[no] 👍 Полезно
    }
button-useless =
    { $chosen ->
        [yes] 👎 Не помогло ✓
       *[no] 👎 Не помогло
    }
button-literally = Искать буквально
button-alone = Не про «{ $subject }»
button-article = Статья: { $title }
button-previous = ‹ Назад
button-next = Дальше ›
button-stale = Эта кнопка уже не действует. Задайте вопрос ещё раз, пожалуйста.

vote-thanks = Спасибо! Рад, что помогло.
vote-sorry = Жаль. Спасибо, что сказали.
vote-why = Что не так? Ответить можно одним нажатием.
vote-reason-thanks = Спасибо, записал.
reason-topic = Не о том
reason-part = Неполно
reason-old = Устарело
reason-source = Неверный источник

## Messages that are not questions

question-empty = Напишите, пожалуйста, вопрос словами. Например: «Кто подписал соглашение?»
question-too-long = Это слишком длинно для вопроса: больше { $limit } знаков. Спросите, пожалуйста, короче.
unknown-command = Команды { $command } у меня нет. Что я умею: /help
not-words-sticker = Красиво! Но отвечать я умею только на слова. Напишите вопрос.
not-words-voice = Голос и музыку я не слышу. Напишите вопрос словами, пожалуйста.
not-words-photo = Смотреть картинки и видео я не умею. Напишите вопрос словами, пожалуйста.
not-words-document = Файлы я здесь не читаю. Напишите вопрос словами, пожалуйста.
not-words-other = Такое я не понимаю. Напишите вопрос словами, пожалуйста.
admins-only = Это только для администраторов. Что доступно вам: /help
error = Что-то пошло не так, это моя ошибка. Попробуйте ещё раз. Если повторится, назовите администратору номер <code>{ $number }</code>.

talk-greeting = Здравствуйте! Спрашивайте, а я поищу ответ в статьях.
talk-thanks = Пожалуйста! Если появится ещё вопрос, пишите.
talk-farewell = До свидания! Приходите с вопросами.
talk-how-are-you = Спасибо, всё хорошо: читаю статьи и жду вопросов.
talk-who-are-you = Я бот. Отвечаю на вопросы цитатами из статей и всегда называю источник. Подробнее: /help
talk-what-can-you-do = Спросите что-нибудь обычными словами, а я найду в статьях точное предложение и скажу, откуда оно. Все возможности: /help
talk-praise = Спасибо, приятно слышать!
talk-complaint = Простите, что не помог. Попробуйте спросить другими словами или посмотрите, что я читаю: /sources
talk-apology = Ничего страшного. Спрашивайте дальше.
talk-acknowledgement = Хорошо. Если будет ещё вопрос, пишите.
talk-filler = Я слушаю. Напишите вопрос словами.
talk-joke = Шутить я не умею, зато умею искать в статьях. Спросите меня о чём-нибудь!
talk-test = Я на месте. Напишите вопрос, и я поищу ответ.
talk-signs = Напишите, пожалуйста, вопрос словами. Например: «Кто подписал соглашение?»
talk-other = Я отвечаю на вопросы по статьям. Спросите о чём-нибудь!

## People

people-heading =
    <b>Люди в статьях</b>: { $count ->
        [one] { $count } человек
        [few] { $count } человека
       *[many] { $count } человек
    }
people-none = В статьях пока никто не назван по имени.
people-found =
    По запросу «{ $query }» { $count ->
        [one] нашёлся { $count } человек
        [few] нашлись { $count } человека
       *[many] нашлось { $count } человек
    }
people-not-found = Никого по имени «{ $query }» в статьях нет.
person-count =
    { $count ->
        [one] { $count } упоминание
        [few] { $count } упоминания
       *[many] { $count } упоминаний
    }
person-roles = <b>Кто это</b>
person-role = • { $role } ({ $source })
person-signed = <b>Подпись под соглашениями</b>
person-mentions =
    <b>Упоминания</b>: { $count }
list-more =
    И ещё { $count ->
        [one] { $count } запись, на экран не поместилась.
        [few] { $count } записи, на экран не поместились.
       *[many] { $count } записей, на экран не поместились.
    }
button-ask-about-person = Спросить об этом человеке
button-all-people = Все люди
# Asked of the articles, therefore in their language in every locale.
question-about-person = Кто это: { $name }?

## Agreements

agreements-heading =
    <b>Соглашения в статьях</b>: { $count }
agreements-none = О соглашениях в статьях пока ничего нет.
agreement-parties = <b>Стороны</b>: { $parties }
agreement-signatories = <b>Подписали</b>: { $names }
agreement-status = <b>Состояние</b>: { $value }
agreement-date = <b>Когда</b>: { $value }
agreement-place = <b>Где</b>: { $value }
agreement-term = <b>Срок</b>: { $value }
agreement-renewal = <b>Продление</b>: { $value }
agreement-scope = <b>О чём</b>:
agreement-version = • { $value } (так пишет { $source })
button-passages = Все места ({ $count })
button-fewer-passages = Только главное
button-ask-about-agreement = Спросить об этом соглашении
button-all-agreements = Все соглашения
# Asked of the articles, therefore in their language in every locale.
question-about-agreement = Соглашение { $kind }: { $parties }. Кто его подписал?

## Articles

sources-heading =
    <b>Что я читаю</b>: { $count ->
        [one] { $count } статья
        [few] { $count } статьи
       *[many] { $count } статей
    }
sources-none = Пока мне нечего читать: статей ещё нет.
article-publisher = Издание: { $publisher }
article-date = Дата: { $date }
article-size =
    { $sentences ->
        [one] { $sentences } предложение
        [few] { $sentences } предложения
       *[many] { $sentences } предложений
    }
article-people = Названы: { $people }
article-open = Открыть статью
button-all-sources = Все статьи

## History and privacy

history-heading =
    <b>Ваши вопросы</b>: { $count }
    Нажмите на любой, и я отвечу на него снова.
history-private = Ваши вопросы я покажу только вам: напишите мне /history в личный чат.
history-none = Вы ещё ни о чём не спрашивали. Самое время!
privacy =
    <b>Что я храню</b>
    • ваш номер в Telegram и язык, если вы его выбрали;
    • ваши вопросы и то, что я на них ответил;
    • ваши оценки ответов.
    Имя, телефон и фотографию я не сохраняю.

    <b>Зачем</b>
    Чтобы понимать уточнения вроде «а когда?», показывать /history и видеть, чего не хватает в статьях.

    <b>Сколько</b>
    { $days ->
        [one] { $days } день. Потом текст вопроса стирается, остаётся только счёт.
        [few] { $days } дня. Потом текст вопроса стирается, остаётся только счёт.
       *[many] { $days } дней. Потом текст вопроса стирается, остаётся только счёт.
    }

    <b>Кто видит</b>
    Администраторы бота. Никому другому я ничего не передаю.

    Стереть всё сейчас: /forget
button-forget = Стереть мои вопросы
forget-question = Стереть все ваши вопросы? Вернуть их будет нельзя. Ваши оценки останутся, но без имени: никто не узнает, что они ваши.
button-forget-yes = Да, стереть
forget-done =
    { $count ->
        [0] Стирать было нечего: ваших вопросов у меня нет.
        [one] Готово. Стёр { $count } вопрос.
        [few] Готово. Стёр { $count } вопроса.
       *[many] Готово. Стёр { $count } вопросов.
    }
language-question = На каком языке мне говорить? Цитаты останутся на языке статей.
language-chosen = Хорошо, говорю по-русски.

## Numbers for admins

stats =
    <b>За { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[many] { $days } дней
    }</b>
    Вопросов: { $questions }, с ответом: { $answered }
    Спрашивали: { $people ->
        [one] { $people } человек
        [few] { $people } человека
       *[many] { $people } человек
    }
    Полезно: { $useful }, не помогло: { $useless }

    <b>В библиотеке</b>
    { $articles ->
        [one] { $articles } статья
        [few] { $articles } статьи
       *[many] { $articles } статей
    }, { $sentences ->
        [one] { $sentences } предложение
        [few] { $sentences } предложения
       *[many] { $sentences } предложений
    }

## What the bot says to whoever starts it

terminal-hint = Номер в скобках нажимает кнопку. Выход: Ctrl+D.
settings-wrong = { $variable }: { $hint }
setting-bot-token = это не похоже на токен. Впишите строку от @BotFather вида 123456789:AAE… или оставьте пустым, тогда бот заговорит в терминале.
setting-admin-ids = нужны номера людей через запятую, например 123456789,987654321. Свой номер подскажет @userinfobot.
setting-database-path = нужен путь к файлу, например data/bot.sqlite3.
setting-telegram-api-url = нужен адрес вида http://localhost:8081 или пустое значение.
setting-default-language = такого языка нет. Впишите ru, uk или en.
setting-log-level = такого уровня нет. Впишите DEBUG, INFO, WARNING или ERROR.
setting-seeds-path = нужен путь к папке со статьями, например seeds.
setting-answer-threshold = нужно число от 0 до 1, например 0.5, или пустое значение.
setting-history-days = нужно целое число дней от 1 до 3650, например 90.
setting-questions-per-minute = нужно целое число от 1 до 100000, например 30.
setting-messages-per-second = нужно целое число от 1 до 1000, например 30.
setting-webhook-url = нужен адрес вида https://bot.example.org/telegram или пустое значение.
setting-webhook-secret = для WEBHOOK_URL нужен секрет: от 16 до 256 латинских букв, цифр, «_» и «-». Придумать: openssl rand -hex 32
setting-webhook-listen = нужен адрес вида 127.0.0.1:8080.
setting-health-listen = нужен адрес вида 127.0.0.1:9090 или пустое значение.
setting-backup-path = нужен путь к папке, например data/backups, или пустое значение.
setting-backup-hours = нужно число часов от 0 до 8760, например 24.
setting-backup-keep = нужно целое число от 1 до 1000, например 7.
address-taken = { $variable }: не получается слушать этот адрес: { $reason }. Укажите другой.
already-running = Бот уже запущен (процесс { $pid }). Остановите его или укажите другие BOT_TOKEN и DATABASE_PATH.
another-bot = Где-то ещё работает бот с этим же токеном: Telegram отдаёт сообщения только одному. Остановите лишний.
cannot-store = Не получается записать в базу данных: { $reason }. Сообщения подождут в Telegram, пробую снова.
telegram-unreachable = Нет связи с Telegram ({ $reason }). Пробую снова.
telegram-back = Связь с Telegram восстановилась.
token-refused = BOT_TOKEN: Telegram не принял этот токен. Проверьте его у @BotFather.
database-unusable = DATABASE_PATH: файл { $path } не открывается как база данных: { $reason }. Проверьте путь и права или укажите другой файл.
database-newer = DATABASE_PATH: базу { $path } сделала более новая версия бота. Обновите бота или укажите другой файл.
seeds-missing = SEEDS_PATH: не получилось прочитать статьи из { $path }: { $reason }. Укажите папку со статьями.

## Manners

throttled =
    Вы пишете быстрее, чем я успеваю отвечать. Подождите, пожалуйста, { $seconds ->
        [one] { $seconds } секунду
        [few] { $seconds } секунды
       *[many] { $seconds } секунд
    } и спросите снова.
crowded =
    Слишком много вопросов сразу. Отвечу на все по порядку примерно через { $seconds ->
        [one] { $seconds } секунду
        [few] { $seconds } секунды
       *[many] { $seconds } секунд
    }.

## Backups

command-backup = сделать резервную копию
backup-made =
    Копия готова и проверена: <code>{ $name }</code>, { $size } МБ.
    Статей: { $articles }, вопросов: { $questions }, оценок: { $votes }.
backup-failed = Копию сделать не получилось: { $reason }.

## The command line

usage = Команды: python -m bot backup [ФАЙЛ] · python -m bot restore ФАЙЛ · python -m bot check [ФАЙЛ]
copy-made = Копия: { $path } (статей: { $articles }, вопросов: { $questions }, оценок: { $votes })
copy-restored = База восстановлена из { $path } (статей: { $articles }, вопросов: { $questions }, оценок: { $votes }). Прежняя лежит рядом: { $kept }
copy-unusable = { $path }: { $reason }
database-sound = { $path }: база цела (статей: { $articles }, вопросов: { $questions }, оценок: { $votes })
