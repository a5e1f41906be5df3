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
    Напишите вопрос обычными словами, например: «Кто подписал соглашение?» Опечатки, латиница, украинский и английский не помеха. Можно уточнять: «а когда?», «а кто его заместитель?»

    <b>Что под ответом</b>
    «Контекст» покажет соседние предложения, «Ещё вариант» покажет другое место. Отметьте, помог ли ответ: так видно, чего не хватает.
help-human =
    <b>Если ответа нет</b>
    «Нужен человек» передаст вопрос администраторам. Написать им сразу: /feedback
help-elsewhere =
    <b>В группах и других чатах</b>
    В группе спросите через /ask, позовите меня по имени ({ $name }) или ответьте на моё сообщение. В любом чате напишите { $name } и вопрос: я предложу цитаты.
help-commands = <b>Команды</b>
help-admins = <b>Для администраторов</b>

## Source of a quotation

source = Источник: { $source }
date-given = { $date }
date-estimated = { $date }, судя по тексту

## Answers

answer-understood = Понял как: «{ $question }»
answer-subject = Про: { $subject }
answer-place = Вариант { $place } из { $count }
not-found = Не нашёл ответа в статьях.
not-found-unclear = О ком или о чём вы спрашиваете? Назовите, пожалуйста, имя или предмет.
not-found-near = Может быть, подойдёт что-то из этого:
not-found-rephrase = Попробуйте спросить другими словами. Что я читаю: /sources
nearest-intro = Прямого ответа в статьях нет. Ближе всего к вопросу:

button-context = Контекст
button-narrow = Свернуть
button-nearest = Что есть по теме
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
button-literally = Искать как написано
button-alone = Вопрос не об этом
button-article = Статья: { $title }
button-previous = ‹ Назад
button-next = Дальше ›
button-stale = Эта кнопка уже не действует. Повторите, пожалуйста, вопрос или команду.
button-of-another = Эту кнопку может нажать только тот, кто меня спросил.

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
command-without-space = Уберите, пожалуйста, пробел после косой черты: { $command }
edited-into-command = Вместо вопроса теперь команда { $command }. Исправленные команды я не выполняю: пришлите её, пожалуйста, новым сообщением.
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

people-heading = <b>Людей в статьях</b>: { $count }
people-none = В статьях пока никто не назван по имени.
people-found =
    По запросу «{ $query }» { $count ->
        [one] нашёлся { $count } человек
        [few] нашлись { $count } человека
       *[many] нашлось { $count } человек
    }
people-not-found = Никого по запросу «{ $query }» в статьях нет.
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
    Ещё { $count ->
        [one] { $count } запись не поместилась.
        [few] { $count } записи не поместились.
       *[many] { $count } записей не поместилось.
    }
button-ask-about-person = Спросить об этом человеке
button-all-people = Все люди
# Asked of the articles, therefore in their language in every locale.
question-about-person = Кто это: { $name }?

## Agreements

agreements-heading = <b>Соглашений в статьях</b>: { $count }
agreements-none = О соглашениях в статьях пока ничего нет.
agreements-found =
    По запросу «{ $query }» { $count ->
        [one] нашлось { $count } соглашение
        [few] нашлись { $count } соглашения
       *[many] нашлось { $count } соглашений
    }
agreements-not-found = Соглашений по запросу «{ $query }» в статьях нет.
agreement-parties = <b>Стороны</b>: { $parties }
agreement-signatories = <b>Подписали</b>: { $names }
agreement-status-planned = планируется
agreement-status-arranged = договорились
agreement-status-signed = подписано
agreement-status-prolonged = продлено
agreement-status-ended = прекращено
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
question-about-agreement = Кто подписал соглашение { $kind }?
question-about-agreement-parties = Кто подписал соглашение { $kind }: { $parties }?
question-about-agreement-purpose = С какой целью заключено соглашение { $kind }?
question-about-arrangement = О чём договорились стороны: { $kind }?
question-about-arrangement-parties = О чём договорились { $others } и { $last }?

## Articles

sources-heading =
    <b>Что я читаю</b>: { $count ->
        [one] { $count } статья
        [few] { $count } статьи
       *[many] { $count } статей
    }
sources-none = Пока мне нечего читать: статей ещё нет.
sources-found =
    По запросу «{ $query }» { $count ->
        [one] нашлась { $count } статья
        [few] нашлись { $count } статьи
       *[many] нашлось { $count } статей
    }
sources-not-found = Статей по запросу «{ $query }» у меня нет.
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
article-examples = Что можно спросить:
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
    • ваши вопросы, в группах тоже, и то, что я на них ответил;
    • ваши оценки ответов;
    • то, что вы попросили передать администраторам.
    Имя, телефон и фотографию я не сохраняю.

    <b>Зачем</b>
    Чтобы понимать уточнения вроде «а когда?», показывать /history и видеть, чего не хватает в статьях.

    <b>Сколько</b>
    { $days ->
        [one] { $days } день. Потом текст вопроса стирается, остаётся только число вопросов.
        [few] { $days } дня. Потом текст вопроса стирается, остаётся только число вопросов.
       *[many] { $days } дней. Потом текст вопроса стирается, остаётся только число вопросов.
    }
    Из резервных копий стёртое исчезает, когда их сменяют новые.

    <b>Кто видит</b>
    Администраторы бота. Никому другому я ничего не передаю.

    Стереть всё сейчас: /forget
button-forget = Стереть мои вопросы
forget-admin = Вы администратор: вместе с вопросами сотрутся ваши права, если их дали командой /admins, и ваш номер в журнале.
forget-question = Стереть все ваши вопросы и выбранный язык? Вернуть их будет нельзя. Ваши оценки останутся, но без имени: никто не узнает, что они ваши.
button-forget-yes = Да, стереть
forget-done =
    { $count ->
        [0] Готово. Вопросов ваших у меня не было, остальное стёр.
        [one] Готово. Стёр { $count } вопрос и всё остальное.
        [few] Готово. Стёр { $count } вопроса и всё остальное.
       *[many] Готово. Стёр { $count } вопросов и всё остальное.
    }
language-question = На каком языке мне говорить? Цитаты останутся на языке статей.
language-chosen = Хорошо, говорю по-русски.
language-of-others = Язык здесь меняет тот, кто вызвал /language, или администратор бота.

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

usage = Команды: python -m bot import ПАПКА · python -m bot backup [ФАЙЛ] · python -m bot restore ФАЙЛ · python -m bot check [ФАЙЛ]
copy-made = Копия: { $path } (статей: { $articles }, вопросов: { $questions }, оценок: { $votes })
copy-restored = База восстановлена из { $path } (статей: { $articles }, вопросов: { $questions }, оценок: { $votes }). Прежняя лежит рядом: { $kept }
copy-unusable = { $path }: { $reason }
database-sound = { $path }: база цела (статей: { $articles }, вопросов: { $questions }, оценок: { $votes })

## Adding articles

command-add = добавить статью
command-articles = статьи: скачать, заменить, убрать
command-log = кто что менял
command-admins = кто администраторы
setting-fetch-links = нужно true или false.
setting-semantic = нужно true или false; для true сначала выполните: pip install '.[semantic]'
admins-in-private = Команды администратора работают только в личном чате со мной. Напишите мне туда.
add-prompt =
    Пришлите статью: текст, ссылку или файл. Можно переслать пост из канала, а файлов прислать сразу несколько или одним zip.

    Читаю { $formats }, до 20 МБ. Ничего не появится в ответах, пока вы не нажмёте «Опубликовать».
replace-prompt = Пришлите новую версию статьи «{ $title }»: файл, ссылку или текст. Прежняя сохранится.
add-admin-prompt = Кого добавить? Пришлите номер человека в Telegram, его контакт или перешлите его сообщение.
button-never-mind = Не надо
never-mind = Хорошо, ничего не меняю.
links-off = Открывать ссылки мне запрещено настройкой. Сохраните страницу и пришлите файлом или пришлите текст через /add
reading-file = Читаю «{ $name }»…
reading-files = Читаю «{ $name }»: { $done } из { $total }
publishing = Публикую…

draft-address = Адрес: { $address }
draft-people = Люди ({ $count }): { $names }
draft-agreements = Соглашения: { $count }
draft-cut = <b>Вырезано как лишнее</b>: { $count }
draft-gone = Этого черновика уже нет: он опубликован, отменён или пролежал больше суток. Пришлите статью ещё раз.

button-publish = Опубликовать
button-publish-several = Опубликовать ({ $count })
button-edit = Изменить
button-cancel = Отмена
button-cuts = Вырезанное ({ $count })
button-difference = Чем отличаются
button-replace = Заменить
button-keep-both = Оставить обе
button-skip = Пропустить
button-take = Всё-таки взять
button-back-to-card = ‹ К статье
button-back-to-all = ‹ Ко всем
button-undo = Отменить
button-put-back = Вернуть { $place }
button-put-all-back = Вернуть всё
put-back-done = Вернул в текст.
upload-cancelled = Отменено. Ничего не сохранил.

cuts-heading = <b>Что я вырезал</b>: { $count }
cuts-none = Ничего не вырезано.
cut-site-tail = хвост страницы сайта
cut-comments = комментарии читателей
cut-site-head = служебная строка над статьёй
cut-masthead = шапка издания или бланка
cut-labelled = пометки о заголовке и источнике
cut-notice = служебное уведомление
cut-read-also = «читайте также»
cut-page-furniture = служебная строка сайта
cut-byline = указание автора, фото или источника
cut-executor = исполнитель документа
cut-last-lines = служебные строки в конце
cut-teaser-list = анонсы других статей
cut-doubled-paragraph = абзац повторяется
cut-doubled-headline = заголовок повторяется
cut-signature = подпись под статьёй
cut-bare-title = заголовок
cut-page-block = часть страницы вне статьи
cut-mail-greeting = обращение в письме
cut-mail-header = заголовки пересланного письма
cut-mail-signature = подпись письма
cut-mail-quote = цитата из прежнего письма
cut-page-header = колонтитул
cut-other = не похоже на статью

caution-other-language = ⚠️ Похоже, текст не на русском: искать в нём я буду хуже.
caution-mostly-tables = ⚠️ Здесь в основном таблицы: предложения из них получаются плохо.
caution-mostly-cut = ⚠️ Вырезано больше, чем осталось. Проверьте, всё ли нужное на месте.
caution-short = ⚠️ Текст очень короткий.
caution-some-pages-scanned = ⚠️ Страниц без текста, похоже, отсканированных: { $count }. Их прочитать не смог.
caution-pages-left-out = ⚠️ В файле { $count } стр., прочитал первые { $limit }.
caution-text-left-out = ⚠️ Текст очень длинный: взял первые { $limit } знаков.
caution-attachments-left-out = ⚠️ Вложения письма не читал: { $count }. Пришлите их отдельно.
caution-damaged-letters = ⚠️ Букв, которые не удалось разобрать: { $count }.

double-will-replace = Эта статья займёт место прежней.
double-bytes = ❗ Точно такой файл уже есть: «{ $title }».
double-text = ❗ Такой же текст уже есть: «{ $title }».
double-address = ❗ Статья с этим адресом уже есть: «{ $title }». Сходство текста: { $percent }%.
double-near = ❗ Очень похожая статья уже есть: «{ $title }». Сходство: { $percent }%.
double-inside = ❗ То же самое уже есть среди присланного: «{ $title }».
difference-heading = <b>Чем отличается от «{ $title }»</b>: { $count }
difference-before = Было:
difference-after = Стало:

edit-which = Что изменить?
edit-title = <b>Заголовок</b> сейчас: { $value }
edit-publisher = <b>Издание</b> сейчас: { $value }
edit-date = <b>Дата</b> сейчас: { $value }
edit-address = <b>Адрес</b> сейчас: { $value }
edit-how = Ответьте на это сообщение новым значением. Чтобы оставить пустым, ответьте «-».
field-title = Заголовок
field-publisher = Издание
field-date = Дата
field-address = Адрес
field-title-empty = Без заголовка нельзя. Ответьте, пожалуйста, ещё раз.
field-too-long = Слишком длинно, нужно не больше { $limit } знаков. Ответьте, пожалуйста, ещё раз.
field-address-wrong = Это не похоже на адрес. Он начинается с https:// или http://. Ответьте, пожалуйста, ещё раз.

report-heading = <b>Прочитано файлов</b>: { $read } из { $count }
report-going =
    { $count ->
        [0] Публиковать нечего: всё это уже есть. Откройте статью, чтобы решить иначе.
        [one] Будет опубликована { $count } статья.
        [few] Будут опубликованы { $count } статьи.
       *[many] Будет опубликовано { $count } статей.
    }
fate-add =
    { $sentences ->
        [one] новая, { $sentences } предложение
        [few] новая, { $sentences } предложения
       *[many] новая, { $sentences } предложений
    }
fate-replace = заменит прежнюю
fate-skip = пропущу
fate-double-bytes = такой файл уже есть («{ $title }»), пропущу
fate-double-text = такой текст уже есть («{ $title }»), пропущу
fate-double-address = этот адрес уже есть («{ $title }»), откройте и решите
fate-double-near = похожа на «{ $title }», откройте и решите
fate-double-inside = повторяет «{ $title }» из присланного вместе с ней, пропущу
published-heading =
    { $count ->
        [one] <b>Опубликовано</b>: { $count } статья. Уже отвечаю по ней.
        [few] <b>Опубликовано</b>: { $count } статьи. Уже отвечаю по ним.
       *[many] <b>Опубликовано</b>: { $count } статей. Уже отвечаю по ним.
    }
published-undo = Передумали? «Отменить» действует десять минут, а убрать статью можно всегда: /articles
undo-too-late = Десять минут прошли. Убрать статью можно здесь: /articles
undone =
    { $count ->
        [0] Отменять было нечего.
        [one] Отменена { $count } статья. Всё снова так, как было.
        [few] Отменены { $count } статьи. Всё снова так, как было.
       *[many] Отменено { $count } статей. Всё снова так, как было.
    }

## Why a file was not read

upload-failed = Не получилось прочитать этот файл. Пришлите его ещё раз или сохраните в другом формате, например docx.
upload-empty = Здесь нет текста статьи. Проверьте файл и пришлите его ещё раз.
upload-too-large = Файл слишком большой: { $size } МБ, а Telegram отдаёт мне не больше { $limit } МБ. Разделите его или сохраните только текст.
upload-unknown-format = Формат «{ $suffix }» я не читаю. Сохраните файл в одном из этих: { $formats }.
upload-old-word = Это старый формат Word. Откройте файл и сохраните его как docx.
upload-picture = Это картинка, а текст с картинок я не читаю. Пришлите текст или файл с текстом.
upload-binary = Внутри не текст. Проверьте, тот ли это файл, и пришлите его в исходном формате.
upload-damaged = Файл повреждён ({ $format }). Откройте его у себя, сохраните заново и пришлите ещё раз.
upload-password = Файл закрыт паролем ({ $format }). Снимите пароль и пришлите ещё раз.
upload-scanned-pdf = Это PDF из картинок, текста в нём нет (страниц: { $pages }). Распознайте текст в другой программе и пришлите docx или PDF с текстом.
upload-foreign-alphabet = Этот текст не на кириллице и не на латинице, искать в нём я не умею. Пришлите статью на русском.
upload-unsafe = Файл обращается к чему-то за своими пределами ({ $format }), такие я не открываю. Сохраните его заново в своей программе.
upload-unsafe-archive = В архиве есть путь, который ведёт наружу: { $entry }. Такие архивы я не открываю. Упакуйте файлы заново.
upload-archive-too-large = В распакованном виде это больше { $limit } МБ. Пришлите файлы по частям.
upload-archive-too-many = В архиве слишком много файлов: { $count }, а можно до { $limit }. Разделите его на части.
upload-archive-nested = Это архив внутри архива. Распакуйте его и пришлите сами файлы.
upload-too-slow = Файл не прочитался за { $seconds } с, и я остановился. Сохраните его в другом формате или пришлите по частям.
upload-too-heavy = Для этого файла не хватает памяти ({ $megabytes } МБ). Разделите его на части.
upload-crashed = На этом файле чтение сломалось, остальное работает. Сохраните его в другом формате и пришлите ещё раз.
fetch-failed = Не получилось открыть ссылку. Сохраните страницу и пришлите файлом.
fetch-private = Этот адрес ведёт во внутреннюю сеть, туда я не хожу. Нужна ссылка на открытую страницу в интернете.
fetch-not-a-link = Это не похоже на адрес страницы. Он начинается с https:// или http://.
fetch-unreachable = Не получилось соединиться: сайт не отвечает, или нет сети. Сохраните страницу и пришлите файлом.
fetch-too-slow = Сайт не ответил за { $seconds } с. Попробуйте позже или сохраните страницу и пришлите файлом.
fetch-too-large = Страница больше { $limit } МБ. Сохраните её и пришлите файлом.
fetch-redirects = Ссылка перенаправляет больше { $limit } раз. Откройте её у себя и пришлите конечный адрес.
fetch-refused = Сайт не отдал страницу (ответ { $status }). Проверьте ссылку или сохраните страницу и пришлите файлом.

## Articles that are there

shelf-heading = <b>Статей</b>: { $count }
shelf-removed-heading = <b>Убранные статьи</b>: { $count }
shelf-none = Статей пока нет. Добавить: /add
shelved-added = Добавлена: { $time }
shelved-added-by = Добавлена: { $time }, администратор { $person }
shelved-file = Файл: { $name }
shelved-version = Версия { $version } из { $count }
shelved-replaced = Заменена более новой: по этой не отвечаю.
shelved-removed = Убрана: по ней не отвечаю.
version = Версия { $version }
version-current = отвечаю по этой
versions-heading = <b>Версии</b>: { $count }
button-shelf = Все статьи
button-removed = Убранные ({ $count })
button-original = Скачать
button-versions = Версии ({ $count })
button-correct = Исправить
button-remove = Убрать
button-remove-yes = Да, убрать
button-put-article-back = Вернуть
remove-question = Убрать «{ $title }»? Отвечать по ней я перестану сразу. Вернуть можно в любой момент.
removed = Удалено: по статье «{ $title }» больше не отвечаю.
article-is-back = Снова отвечаю по этой статье.

## Who may change articles, and who did

admins-heading = <b>Администраторы</b>
admin-fixed = из настроек
admin-added = Добавил: { $person } теперь администратор.
admin-known = { $person } уже администратор.
button-add-admin = Добавить
button-remove-admin = Убрать { $person }
button-remove-admin-yes = Да, убрать
button-all-admins = ‹ Ко всем
remove-admin-question = Убрать { $person } из администраторов?
person-you = вы
person-number = администратор { $person }
log-heading = <b>Кто что менял</b>
log-none = Пока никто ничего не менял.
log-command-line = из командной строки
log-added = добавлена «{ $title }»
log-replaced = заменена «{ $title }»
log-removed = убрана «{ $title }»
log-returned = возвращена «{ $title }»
log-undone = отменена публикация «{ $title }»
log-corrected = исправлена «{ $title }»
log-imported = загружена из папки «{ $title }»
log-admin-added = новый администратор: { $title }
log-admin-removed = больше не администратор: { $title }
rereading-progress = Обновляю разбор статей: { $done } из { $articles }
import-progress = { $done } из { $files }, новых статей: { $added }
import-done = Готово. Новых статей: { $added }. Уже были: { $known }. Не прочитано: { $refused }.
import-stopped = Остановлено. Что прочитано, сохранено; запустите ещё раз, и я продолжу с этого места.
import-no-folder = такой папки нет

## At home in chats

button-copy = Скопировать цитату
button-share = Поделиться
button-open-in-bot = Открыть в боте
button-human = Нужен человек
button-new-topic = Новая тема
link-here = ссылка на цитату
link-stale = Эта ссылка больше никуда не ведёт: статью убрали или изменили. Спросите, пожалуйста, своими словами.
answer-pinned = Закреплено администратором
command-ask = задать вопрос (в группе)
command-new = начать новую тему
ask-hint = Напишите вопрос сразу после команды, например: <code>/ask Кто подписал соглашение?</code>
group-hello =
    Здравствуйте! Я отвечаю на вопросы цитатами из статей.
    Спросите через /ask, позовите меня по имени ({ $name }) или ответьте на моё сообщение. В остальной разговор я не вмешиваюсь.
topic-new = Хорошо, новая тема. Спрашивайте.
inline-ask-in-private = Не нашёл. Спросить в личке

## Corrections of people and agreements

corrected-by-admin = Исправлено администратором
button-fact-edit = Изменить
button-fact-hide = Скрыть
button-fact-restore = Вернуть как в статьях
button-fact-show = Показывать снова
button-hidden-facts = Скрытые ({ $count })
fact-which-field = Что изменить в записи «{ $title }»?
fact-new-value =
    Пришлите новое значение. Запись: «{ $title }», поле: { $field }.
    Несколько значений разделяйте точкой с запятой. Чтобы убрать значение, пришлите «-».
fact-wrong-value = Так не получится: это поле не может быть пустым или длиннее 500 знаков. Пришлите другое значение.
fact-gone = Такой записи больше нет: статьи изменились.
fact-hidden = Запись «{ $title }» скрыта.
fact-restored = Готово: снова так, как в статьях.
facts-hidden = Скрытые записи. Нажмите, чтобы показывать снова.
facts-none-hidden = Скрытых записей нет.
field-person-name = имя
field-person-roles = кто это
field-agreement-kind = о чём соглашение
field-agreement-parties = стороны
field-agreement-signatories = кто подписал
field-agreement-status = состояние
field-agreement-date = дата
field-agreement-place = место
field-agreement-term = срок
field-agreement-renewal = продление
field-agreement-scope = содержание
log-fact-corrected = исправлена запись «{ $title }»
log-fact-hidden = скрыта запись «{ $title }»
log-fact-restored = возвращена запись «{ $title }»

## A person instead of the bot

command-feedback = написать администраторам
human-called = Передал ваш вопрос администраторам. Ответ придёт сюда.
human-already = Этот вопрос уже у администраторов. Ответ придёт сюда.
human-too-many = У администраторов уже несколько ваших вопросов. Дождитесь, пожалуйста, ответа хотя бы на один.
human-nobody = Сейчас передать некому. Попробуйте, пожалуйста, позже.
human-offer = Передать администраторам ваш последний вопрос? Ответ придёт сюда.
button-human-yes = Да, передать
human-without-question = Спросите меня, и если я не помогу, вопрос можно будет передать администраторам. Или напишите им сразу: <code>/feedback Здравствуйте! …</code>
feedback-hint = Напишите сообщение сразу после команды, не длиннее { $limit } знаков. Например: <code>/feedback Спасибо, всё понятно</code>
feedback-prompt = Что передать администраторам? Напишите это в ответ на моё сообщение, не длиннее { $limit } знаков.
feedback-too-long = Это длиннее { $limit } знаков. Сократите, пожалуйста, и пришлите ещё раз: /feedback
feedback-thanks = Спасибо! Передал администраторам. Если они ответят, ответ придёт сюда.
ticket-question = <b>Нужен человек</b>: вопрос № { $number }
ticket-feedback = <b>Отзыв</b> № { $number }
ticket-nothing-found = В статьях ответа не нашлось.
ticket-did-not-help = Не помогла цитата:
ticket-is-open = Чтобы ответить человеку, ответьте на это сообщение: я передам.
ticket-is-answered = Ответ передан. Можно ответить ещё раз.
ticket-is-closed = Решено.
ticket-answer = Вам ответил администратор. Ваш вопрос:
ticket-feedback-answer = Вам ответил администратор. Ваше сообщение:
ticket-passed-back = Передал.
ticket-unreachable = Передать не получилось: человек остановил бота или удалил чат.
answered-later = Вы спрашивали, и теперь в статьях есть ответ. Ваш вопрос:
telling-stopped = Хорошо, больше не буду сообщать о таких ответах.
button-close-ticket = Решено
button-add-article = Добавить статью
button-stop-telling = Больше не сообщать

## What admins can learn

command-gaps = о чём спрашивали и не нашли
command-explain = почему бот так ответил
command-pin = закрепить цитату за вопросом
command-export = выгрузить вопросы, оценки и статьи
command-digest = сводка раз в неделю: включить или выключить
days-hint = Укажите число дней от 1 до { $limit }, например: <code>/stats 30</code>
chart-title =
    { $days ->
        [one] За { $days } день
        [few] За { $days } дня
       *[many] За { $days } дней
    }
chart-questions =
    { $count ->
        [one] вопрос
        [few] вопроса
       *[many] вопросов
    }
chart-answered = с ответом
chart-unanswered = без ответа
chart-useful = полезно
chart-by-day = Вопросы по дням
chart-articles = Чаще всего цитируют
gaps-none =
    { $days ->
        [one] За { $days } день всё нашлось, и никто не пожаловался.
        [few] За { $days } дня всё нашлось, и никто не пожаловался.
       *[many] За { $days } дней всё нашлось, и никто не пожаловался.
    }
gaps-heading =
    <b>Чего не хватает</b>: { $count } за { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[many] { $days } дней
    }
gap-unanswered = без ответа: { $count }
gap-useless = не помогло: { $count }
explain-hint = Напишите вопрос сразу после команды, например: <code>/explain Кто подписал соглашение?</code>
explain-read-as = Прочитано как: «{ $question }»
explain-words = Искал слова (с весом): { $words }
explain-confidence = Уверенность { $sure } %, отвечаю начиная с { $threshold } %
explain-candidate = Место { $place }, оценка { $score }
explain-rule-answered = <b>Отвечаю.</b>
explain-rule-below-threshold = <b>Не отвечаю</b>: уверенности мало.
explain-rule-no-known-word = <b>Не отвечаю</b>: ни одного слова вопроса в статьях нет.
explain-rule-small-talk = <b>Это не вопрос</b>, а разговор: отвечаю коротко, без цитат.
pin-hint = Ответьте командой /pin на моё сообщение с нужной цитатой. Чтобы закрепить её за другим вопросом, допишите вопрос: <code>/pin Кто мэр?</code>
pin-done = Закрепил. На вопрос «{ $question }» первой теперь идёт эта цитата.
pins-none = Закреплённых цитат нет. Чтобы закрепить, ответьте командой /pin на моё сообщение с нужной цитатой.
pins-heading = <b>Закреплённых цитат</b>: { $count }
button-unpin = Открепить: { $question }
export-caption = Вопросы, оценки и статьи. Таблицы CSV открываются в Excel и LibreOffice, в JSON всё то же самое. Имён и номеров людей здесь нет.
digest-on = Раз в неделю буду присылать сводку. Отписаться: /digest
digest-off = Больше не присылаю сводку. Включить снова: /digest
bot-short-description = Отвечаю на вопросы о городах-побратимах точными цитатами из статей.
bot-description =
    Спросите обычными словами, а я найду в статьях точное предложение и скажу, откуда оно.
    Если ответа в статьях нет, честно скажу. Опечатки, украинский и английский не помеха.
