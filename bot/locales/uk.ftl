# Every word that the bot says in Ukrainian. <b>, <i> and <code> are Telegram's; values are escaped before they come here.

language-name = Українська

## Commands, as the menu and /help name them

command-start = почати спочатку
command-people = хто згадується у статтях
command-agreements = які угоди укладено
command-sources = які статті я читаю
command-history = ваші запитання
command-help = що я вмію
command-language = обрати мову
command-privacy = що я про вас зберігаю
command-forget = стерти ваші запитання
command-stats = запитання й оцінки в цифрах

## Beginning

welcome =
    Вітаю! Я відповідаю на запитання про міста-побратими.

    На кожне запитання я показую речення зі статті, слово в слово, і кажу, звідки воно. Якщо відповіді у статтях немає, так і скажу.
welcome-examples = Запитайте своїми словами або почніть з одного з цих запитань (вони мовою статей):
welcome-empty = Поки що мені нічого читати: статей ще немає. Зазирніть пізніше.

help =
    <b>Як запитувати</b>
    Напишіть запитання звичайними словами, українською, російською чи англійською, наприклад: «Хто підписав угоду?» Одруки й латиниця не завада. Можна уточнювати: «а коли?», «а хто його заступник?»

    <b>Що під відповіддю</b>
    «Контекст» покаже сусідні речення, «Ще варіант» покаже інше місце. Позначте, чи допомогла відповідь: так видно, чого бракує. Цитати залишаються мовою статей.
help-human =
    <b>Якщо відповіді немає</b>
    «Потрібна людина» передасть запитання адміністраторам. Написати їм одразу: /feedback
help-elsewhere =
    <b>У групах та інших чатах</b>
    У групі запитайте через /ask, покличте мене на ім’я ({ $name }) або дайте відповідь на моє повідомлення. У будь-якому чаті напишіть { $name } і запитання: я запропоную цитати.
help-commands = <b>Команди</b>
help-admins = <b>Для адміністраторів</b>

## Source of a quotation

source = Джерело: { $source }
date-given = { $date }
date-estimated = { $date }, судячи з тексту

## Answers

answer-understood = Зрозумів як: «{ $question }»
answer-subject = Про: { $subject }
answer-place = Варіант { $place } з { $count }
not-found = Не знайшов відповіді у статтях.
not-found-unclear = Про кого або про що ви запитуєте? Назвіть, будь ласка, ім’я або предмет.
not-found-near = Можливо, підійде щось із цього:
not-found-rephrase = Спробуйте запитати іншими словами. Що я читаю: /sources
nearest-intro = Прямої відповіді у статтях немає. Найближче до запитання:

button-context = Контекст
button-narrow = Згорнути
button-nearest = Що є на цю тему
button-more = Ще варіант ({ $place } з { $count })
button-useful =
    { $chosen ->
        [yes] 👍 Корисно ✓
       *[no] 👍 Корисно
    }
button-useless =
    { $chosen ->
        [yes] 👎 Не допомогло ✓
       *[no] 👎 Не допомогло
    }
button-literally = Шукати як написано
button-alone = Запитання не про це
button-article = Стаття: { $title }
button-previous = ‹ Назад
button-next = Далі ›
button-stale = Ця кнопка вже не діє. Повторіть, будь ласка, запитання або команду.
button-of-another = Цю кнопку може натиснути лише той, хто мене запитав.

vote-thanks = Дякую! Радий, що допомогло.
vote-sorry = Шкода. Дякую, що сказали.
vote-why = Що не так? Відповісти можна одним натисканням.
vote-reason-thanks = Дякую, записав.
reason-topic = Не про те
reason-part = Неповно
reason-old = Застаріло
reason-source = Хибне джерело

## Messages that are not questions

question-empty = Напишіть, будь ласка, запитання словами. Наприклад: «Хто підписав угоду?»
question-too-long = Це задовго для запитання: понад { $limit } знаків. Запитайте, будь ласка, коротше.
unknown-command = Команди { $command } у мене немає. Що я вмію: /help
command-without-space = Приберіть, будь ласка, пробіл після скісної риски: { $command }
edited-into-command = Замість запитання тепер команда { $command }. Виправлених команд я не виконую: надішліть її, будь ласка, новим повідомленням.
not-words-sticker = Гарно! Але відповідати я вмію лише на слова. Напишіть запитання.
not-words-voice = Голосу й музики я не чую. Напишіть запитання словами, будь ласка.
not-words-photo = Дивитися картинки та відео я не вмію. Напишіть запитання словами, будь ласка.
not-words-document = Файлів я тут не читаю. Напишіть запитання словами, будь ласка.
not-words-other = Такого я не розумію. Напишіть запитання словами, будь ласка.
admins-only = Це лише для адміністраторів. Що доступно вам: /help
error = Щось пішло не так, це моя помилка. Спробуйте ще раз. Якщо повториться, назвіть адміністратору номер <code>{ $number }</code>.

talk-greeting = Вітаю! Запитуйте, а я пошукаю відповідь у статтях.
talk-thanks = Будь ласка! Якщо з’явиться ще запитання, пишіть.
talk-farewell = До побачення! Приходьте із запитаннями.
talk-how-are-you = Дякую, усе добре: читаю статті й чекаю на запитання.
talk-who-are-you = Я бот. Відповідаю на запитання цитатами зі статей і завжди називаю джерело. Докладніше: /help
talk-what-can-you-do = Запитайте щось звичайними словами, а я знайду у статтях точне речення й скажу, звідки воно. Усі можливості: /help
talk-praise = Дякую, приємно чути!
talk-complaint = Вибачте, що не допоміг. Спробуйте запитати іншими словами або подивіться, що я читаю: /sources
talk-apology = Нічого страшного. Запитуйте далі.
talk-acknowledgement = Добре. Якщо буде ще запитання, пишіть.
talk-filler = Я слухаю. Напишіть запитання словами.
talk-joke = Жартувати я не вмію, зате вмію шукати у статтях. Запитайте мене про щось!
talk-test = Я на місці. Напишіть запитання, і я пошукаю відповідь.
talk-signs = Напишіть, будь ласка, запитання словами. Наприклад: «Хто підписав угоду?»
talk-other = Я шукаю відповіді у статтях. Запитайте про щось!

## People

people-heading = <b>Людей у статтях</b>: { $count }
people-none = У статтях поки що нікого не названо на ім’я.
people-found =
    За запитом «{ $query }» { $count ->
        [one] знайшлася { $count } людина
        [few] знайшлися { $count } людини
       *[many] знайшлося { $count } людей
    }
people-not-found = Нікого за запитом «{ $query }» у статтях немає.
person-count =
    { $count ->
        [one] { $count } згадка
        [few] { $count } згадки
       *[many] { $count } згадок
    }
person-roles = <b>Хто це</b>
person-role = • { $role } ({ $source })
person-signed = <b>Підпис під угодами</b>
person-mentions =
    <b>Згадки</b>: { $count }
list-more =
    Ще { $count ->
        [one] { $count } запис не вмістився.
        [few] { $count } записи не вмістилися.
       *[many] { $count } записів не вмістилося.
    }
button-ask-about-person = Запитати про цю людину
button-all-people = Усі люди
# Asked of the articles, therefore in their language in every locale.
question-about-person = Кто это: { $name }?

## Agreements

agreements-heading =
    <b>Угоди у статтях</b>: { $count }
agreements-none = Про угоди у статтях поки що нічого немає.
agreements-found =
    За запитом «{ $query }» { $count ->
        [one] знайшлася { $count } угода
        [few] знайшлися { $count } угоди
       *[many] знайшлося { $count } угод
    }
agreements-not-found = Угод за запитом «{ $query }» у статтях немає.
agreement-parties = <b>Сторони</b>: { $parties }
agreement-signatories = <b>Підписали</b>: { $names }
agreement-status-planned = заплановано
agreement-status-arranged = домовилися
agreement-status-signed = підписано
agreement-status-prolonged = продовжено
agreement-status-ended = припинено
agreement-status = <b>Стан</b>: { $value }
agreement-date = <b>Коли</b>: { $value }
agreement-place = <b>Де</b>: { $value }
agreement-term = <b>Строк</b>: { $value }
agreement-renewal = <b>Продовження</b>: { $value }
agreement-scope = <b>Про що</b>:
agreement-version = • { $value } (так пише { $source })
button-passages = Усі місця ({ $count })
button-fewer-passages = Лише головне
button-ask-about-agreement = Запитати про цю угоду
button-all-agreements = Усі угоди
# Asked of the articles, therefore in their language in every locale.
question-about-agreement = Кто подписал соглашение { $kind }?
question-about-agreement-parties = Кто подписал соглашение { $kind }: { $parties }?
question-about-agreement-purpose = С какой целью заключено соглашение { $kind }?
question-about-arrangement = О чём договорились стороны: { $kind }?
question-about-arrangement-parties = О чём договорились { $others } и { $last }?

## Articles

sources-heading =
    <b>Що я читаю</b>: { $count ->
        [one] { $count } стаття
        [few] { $count } статті
       *[many] { $count } статей
    }
sources-none = Поки що мені нічого читати: статей ще немає.
sources-found =
    За запитом «{ $query }» { $count ->
        [one] знайшлася { $count } стаття
        [few] знайшлися { $count } статті
       *[many] знайшлося { $count } статей
    }
sources-not-found = Статей за запитом «{ $query }» у мене немає.
article-publisher = Видання: { $publisher }
article-date = Дата: { $date }
article-size =
    { $sentences ->
        [one] { $sentences } речення
        [few] { $sentences } речення
       *[many] { $sentences } речень
    }
article-people = Названо: { $people }
article-open = Відкрити статтю
article-examples = Що можна запитати:
button-all-sources = Усі статті

## History and privacy

history-heading =
    <b>Ваші запитання</b>: { $count }
    Натисніть на будь-яке, і я відповім на нього знову.
history-private = Ваші запитання я покажу лише вам: напишіть мені /history в особистий чат.
history-none = Ви ще ні про що не запитували. Саме час!
privacy =
    <b>Що я зберігаю</b>
    • ваш номер у Telegram і мову, якщо ви її обрали;
    • ваші запитання, у групах теж, і те, що я на них відповів;
    • ваші оцінки відповідей;
    • те, що ви попросили передати адміністраторам.
    Ім’я, телефон і світлину я не зберігаю.

    <b>Навіщо</b>
    Щоб розуміти уточнення на зразок «а коли?», показувати /history і бачити, чого бракує у статтях.

    <b>Скільки</b>
    { $days ->
        [one] { $days } день. Потім текст запитання стирається, залишається лише кількість запитань.
        [few] { $days } дні. Потім текст запитання стирається, залишається лише кількість запитань.
       *[many] { $days } днів. Потім текст запитання стирається, залишається лише кількість запитань.
    }
    З резервних копій стерте зникає, коли їх змінюють нові.

    <b>Хто бачить</b>
    Адміністратори бота. Нікому іншому я нічого не передаю.

    Стерти все зараз: /forget
button-forget = Стерти мої запитання
forget-admin = Ви адміністратор: разом із запитаннями зітруться ваші права, якщо їх надали командою /admins, і ваш номер у журналі.
forget-question = Стерти всі ваші запитання й обрану мову? Повернути їх не вдасться. Ваші оцінки залишаться, але без імені: ніхто не дізнається, що вони ваші.
button-forget-yes = Так, стерти
forget-done =
    { $count ->
        [0] Готово. Ваших запитань у мене не було, решту стер.
        [one] Готово. Стер { $count } запитання й усе інше.
        [few] Готово. Стер { $count } запитання й усе інше.
       *[many] Готово. Стер { $count } запитань і все інше.
    }
language-question = Якою мовою мені говорити? Цитати залишаться мовою статей.
language-chosen = Добре, говорю українською.
language-of-others = Мову тут змінює той, хто викликав /language, або адміністратор бота.

## Numbers for admins

stats =
    <b>За { $days ->
        [one] { $days } день
        [few] { $days } дні
       *[many] { $days } днів
    }</b>
    Запитань: { $questions }, з відповіддю: { $answered }
    Запитували: { $people ->
        [one] { $people } людина
        [few] { $people } людини
       *[many] { $people } людей
    }
    Корисно: { $useful }, не допомогло: { $useless }

    <b>У бібліотеці</b>
    { $articles ->
        [one] { $articles } стаття
        [few] { $articles } статті
       *[many] { $articles } статей
    }, { $sentences ->
        [one] { $sentences } речення
        [few] { $sentences } речення
       *[many] { $sentences } речень
    }

## What the bot says to whoever starts it

terminal-hint = Номер у дужках натискає кнопку. Вихід: Ctrl+D.
settings-wrong = { $variable }: { $hint }
setting-bot-token = це не схоже на токен. Впишіть рядок від @BotFather на кшталт 123456789:AAE… або залиште порожнім, тоді бот заговорить у терміналі.
setting-admin-ids = потрібні номери людей через кому, наприклад 123456789,987654321. Свій номер підкаже @userinfobot.
setting-database-path = потрібен шлях до файлу, наприклад data/bot.sqlite3.
setting-telegram-api-url = потрібна адреса на кшталт http://localhost:8081 або порожнє значення.
setting-default-language = такої мови немає. Впишіть ru, uk або en.
setting-log-level = такого рівня немає. Впишіть DEBUG, INFO, WARNING або ERROR.
setting-seeds-path = потрібен шлях до теки зі статтями, наприклад seeds.
setting-answer-threshold = потрібне число від 0 до 1, наприклад 0.5, або порожнє значення.
setting-history-days = потрібне ціле число днів від 1 до 3650, наприклад 90.
setting-questions-per-minute = потрібне ціле число від 1 до 100000, наприклад 30.
setting-messages-per-second = потрібне ціле число від 1 до 1000, наприклад 30.
setting-webhook-url = потрібна адреса на кшталт https://bot.example.org/telegram або порожнє значення.
setting-webhook-secret = для WEBHOOK_URL потрібен секрет: від 16 до 256 латинських літер, цифр, «_» і «-». Вигадати: openssl rand -hex 32
setting-webhook-listen = потрібна адреса на кшталт 127.0.0.1:8080.
setting-health-listen = потрібна адреса на кшталт 127.0.0.1:9090 або порожнє значення.
setting-backup-path = потрібен шлях до теки, наприклад data/backups, або порожнє значення.
setting-backup-hours = потрібна кількість годин від 0 до 8760, наприклад 24.
setting-backup-keep = потрібне ціле число від 1 до 1000, наприклад 7.
address-taken = { $variable }: не вдається слухати цю адресу: { $reason }. Вкажіть іншу.
already-running = Бот уже запущено (процес { $pid }). Зупиніть його або вкажіть інші BOT_TOKEN і DATABASE_PATH.
another-bot = Десь іще працює бот із цим самим токеном: Telegram віддає повідомлення лише одному. Зупиніть зайвого.
cannot-store = Не вдається записати в базу даних: { $reason }. Повідомлення зачекають у Telegram, пробую знову.
telegram-unreachable = Немає зв’язку з Telegram ({ $reason }). Пробую знову.
telegram-back = Зв’язок із Telegram відновився.
token-refused = BOT_TOKEN: Telegram не прийняв цей токен. Перевірте його у @BotFather.
database-unusable = DATABASE_PATH: файл { $path } не відкривається як база даних: { $reason }. Перевірте шлях і права або вкажіть інший файл.
database-newer = DATABASE_PATH: базу { $path } створила новіша версія бота. Оновіть бота або вкажіть інший файл.
seeds-missing = SEEDS_PATH: не вдалося прочитати статті з { $path }: { $reason }. Вкажіть теку зі статтями.

## Manners

throttled =
    Ви пишете швидше, ніж я встигаю відповідати. Зачекайте, будь ласка, { $seconds ->
        [one] { $seconds } секунду
        [few] { $seconds } секунди
       *[many] { $seconds } секунд
    } і запитайте знову.
crowded =
    Забагато запитань одразу. Відповім на всі по черзі приблизно за { $seconds ->
        [one] { $seconds } секунду
        [few] { $seconds } секунди
       *[many] { $seconds } секунд
    }.

## Backups

command-backup = зробити резервну копію
backup-made =
    Копія готова й перевірена: <code>{ $name }</code>, { $size } МБ.
    Статей: { $articles }, запитань: { $questions }, оцінок: { $votes }.
backup-failed = Копію зробити не вдалося: { $reason }.

## The command line

usage = Команди: python -m bot import ТЕКА · python -m bot backup [ФАЙЛ] · python -m bot restore ФАЙЛ · python -m bot check [ФАЙЛ]
copy-made = Копія: { $path } (статей: { $articles }, запитань: { $questions }, оцінок: { $votes })
copy-restored = Базу відновлено з { $path } (статей: { $articles }, запитань: { $questions }, оцінок: { $votes }). Попередня лежить поруч: { $kept }
copy-unusable = { $path }: { $reason }
database-sound = { $path }: база ціла (статей: { $articles }, запитань: { $questions }, оцінок: { $votes })

## Adding articles

command-add = додати статтю
command-articles = статті: завантажити, замінити, прибрати
command-log = хто що змінював
command-admins = хто адміністратори
setting-fetch-links = потрібно true або false.
setting-semantic = потрібно true або false; для true спершу виконайте: pip install '.[semantic]'
admins-in-private = Команди адміністратора працюють лише в особистому чаті зі мною. Напишіть мені туди.
add-prompt =
    Надішліть статтю: текст, посилання або файл. Можна переслати допис із каналу, а файлів надіслати одразу кілька чи одним zip.

    Читаю { $formats }, до 20 МБ. Нічого не з’явиться у відповідях, доки ви не натиснете «Опублікувати».
replace-prompt = Надішліть нову версію статті «{ $title }»: файл, посилання або текст. Попередня збережеться.
add-admin-prompt = Кого додати? Надішліть номер людини в Telegram, її контакт або перешліть її повідомлення.
button-never-mind = Не треба
never-mind = Гаразд, нічого не змінюю.
links-off = Відкривати посилання мені заборонено налаштуванням. Збережіть сторінку й надішліть файлом або надішліть текст через /add
reading-file = Читаю «{ $name }»…
reading-files = Читаю «{ $name }»: { $done } з { $total }
publishing = Публікую…

draft-address = Адреса: { $address }
draft-people = Люди ({ $count }): { $names }
draft-agreements = Угоди: { $count }
draft-cut = <b>Вирізано як зайве</b>: { $count }
draft-gone = Цієї чернетки вже немає: її опубліковано, скасовано або вона пролежала понад добу. Надішліть статтю ще раз.

button-publish = Опублікувати
button-publish-several = Опублікувати ({ $count })
button-edit = Змінити
button-cancel = Скасувати
button-cuts = Вирізане ({ $count })
button-difference = Чим відрізняються
button-replace = Замінити
button-keep-both = Залишити обидві
button-skip = Пропустити
button-take = Усе ж узяти
button-back-to-card = ‹ До статті
button-back-to-all = ‹ До всіх
button-undo = Відмінити
button-put-back = Повернути { $place }
button-put-all-back = Повернути все
put-back-done = Повернув у текст.
upload-cancelled = Скасовано. Нічого не зберіг.

cuts-heading = <b>Що я вирізав</b>: { $count }
cuts-none = Нічого не вирізано.
cut-site-tail = хвіст сторінки сайту
cut-comments = коментарі читачів
cut-site-head = службовий рядок над статтею
cut-masthead = шапка видання або бланка
cut-labelled = позначки про заголовок і джерело
cut-notice = службове повідомлення
cut-read-also = «читайте також»
cut-page-furniture = службовий рядок сайту
cut-byline = вказівка автора, фото чи джерела
cut-executor = виконавець документа
cut-last-lines = службові рядки наприкінці
cut-teaser-list = анонси інших статей
cut-doubled-paragraph = абзац повторюється
cut-doubled-headline = заголовок повторюється
cut-signature = підпис під статтею
cut-bare-title = заголовок
cut-page-block = частина сторінки поза статтею
cut-mail-greeting = звертання в листі
cut-mail-header = заголовки пересланого листа
cut-mail-signature = підпис листа
cut-mail-quote = цитата з попереднього листа
cut-page-header = колонтитул
cut-other = не схоже на статтю

caution-other-language = ⚠️ Схоже, текст не російською: шукати в ньому я буду гірше.
caution-mostly-tables = ⚠️ Тут переважно таблиці: речення з них виходять погано.
caution-mostly-cut = ⚠️ Вирізано більше, ніж залишилося. Перевірте, чи все потрібне на місці.
caution-short = ⚠️ Текст дуже короткий.
caution-some-pages-scanned = ⚠️ Сторінок без тексту, схоже, відсканованих: { $count }. Їх прочитати не зміг.
caution-pages-left-out = ⚠️ У файлі { $count } стор., прочитав перші { $limit }.
caution-text-left-out = ⚠️ Текст дуже довгий: узяв перші { $limit } знаків.
caution-attachments-left-out = ⚠️ Вкладення листа не читав: { $count }. Надішліть їх окремо.
caution-damaged-letters = ⚠️ Літер, які не вдалося розібрати: { $count }.

double-will-replace = Ця стаття стане на місце попередньої.
double-bytes = ❗ Точно такий файл уже є: «{ $title }».
double-text = ❗ Такий самий текст уже є: «{ $title }».
double-address = ❗ Стаття з цією адресою вже є: «{ $title }». Схожість тексту: { $percent }%.
double-near = ❗ Дуже схожа стаття вже є: «{ $title }». Схожість: { $percent }%.
double-inside = ❗ Те саме вже є серед надісланого: «{ $title }».
difference-heading = <b>Чим відрізняється від «{ $title }»</b>: { $count }
difference-before = Було:
difference-after = Стало:

edit-which = Що змінити?
edit-title = <b>Заголовок</b> зараз: { $value }
edit-publisher = <b>Видання</b> зараз: { $value }
edit-date = <b>Дата</b> зараз: { $value }
edit-address = <b>Адреса</b> зараз: { $value }
edit-how = Надішліть нове значення у відповідь на це повідомлення. Щоб залишити порожнім, надішліть «-».
field-title = Заголовок
field-publisher = Видання
field-date = Дата
field-address = Адреса
field-title-empty = Без заголовка не можна. Надішліть, будь ласка, ще раз.
field-too-long = Надто довго, потрібно не більше { $limit } знаків. Надішліть, будь ласка, ще раз.
field-address-wrong = Це не схоже на адресу. Вона починається з https:// або http://. Надішліть, будь ласка, ще раз.

report-heading = <b>Прочитано файлів</b>: { $read } з { $count }
report-going =
    { $count ->
        [0] Публікувати нічого: усе це вже є. Відкрийте статтю, щоб вирішити інакше.
        [one] Буде опубліковано { $count } статтю.
        [few] Буде опубліковано { $count } статті.
       *[many] Буде опубліковано { $count } статей.
    }
fate-add =
    { $sentences ->
        [one] нова, { $sentences } речення
        [few] нова, { $sentences } речення
       *[many] нова, { $sentences } речень
    }
fate-replace = замінить попередню
fate-skip = пропущу
fate-double-bytes = такий файл уже є («{ $title }»), пропущу
fate-double-text = такий текст уже є («{ $title }»), пропущу
fate-double-address = ця адреса вже є («{ $title }»), відкрийте й вирішіть
fate-double-near = схожа на «{ $title }», відкрийте й вирішіть
fate-double-inside = повторює «{ $title }» з надісланого разом із нею, пропущу
published-heading =
    { $count ->
        [one] <b>Опубліковано</b>: { $count } стаття. Уже шукаю відповіді й у ній.
        [few] <b>Опубліковано</b>: { $count } статті. Уже шукаю відповіді й у них.
       *[many] <b>Опубліковано</b>: { $count } статей. Уже шукаю відповіді й у них.
    }
published-undo = Передумали? «Відмінити» діє десять хвилин, а прибрати статтю можна завжди: /articles
undo-too-late = Десять хвилин минули. Прибрати статтю можна тут: /articles
undone =
    { $count ->
        [0] Скасовувати не було чого.
        [one] Скасовано { $count } статтю. Усе знову так, як було.
        [few] Скасовано { $count } статті. Усе знову так, як було.
       *[many] Скасовано { $count } статей. Усе знову так, як було.
    }

## Why a file was not read

upload-failed = Не вдалося прочитати цей файл. Надішліть його ще раз або збережіть в іншому форматі, наприклад docx.
upload-empty = Тут немає тексту статті. Перевірте файл і надішліть його ще раз.
upload-too-large = Файл завеликий: { $size } МБ, а Telegram віддає мені не більше { $limit } МБ. Розділіть його або збережіть лише текст.
upload-unknown-format = Формат «{ $suffix }» я не читаю. Збережіть файл в одному з цих: { $formats }.
upload-old-word = Це старий формат Word. Відкрийте файл і збережіть його як docx.
upload-picture = Це картинка, а текст із картинок я не читаю. Надішліть текст або файл із текстом.
upload-binary = Усередині не текст. Перевірте, чи той це файл, і надішліть його в початковому форматі.
upload-damaged = Файл пошкоджено ({ $format }). Відкрийте його в себе, збережіть наново й надішліть ще раз.
upload-password = Файл закрито паролем ({ $format }). Зніміть пароль і надішліть ще раз.
upload-scanned-pdf = Це PDF із картинок, тексту в ньому немає (сторінок: { $pages }). Розпізнайте текст в іншій програмі й надішліть docx або PDF із текстом.
upload-foreign-alphabet = Цей текст не кирилицею й не латиницею, шукати в ньому я не вмію. Надішліть статтю російською.
upload-unsafe = Файл звертається до чогось за своїми межами ({ $format }), таких я не відкриваю. Збережіть його наново у своїй програмі.
upload-unsafe-archive = В архіві є шлях, що веде назовні: { $entry }. Таких архівів я не відкриваю. Запакуйте файли наново.
upload-archive-too-large = У розпакованому вигляді це більше { $limit } МБ. Надішліть файли частинами.
upload-archive-too-many = В архіві забагато файлів: { $count }, а можна до { $limit }. Розділіть його на частини.
upload-archive-nested = Це архів усередині архіву. Розпакуйте його й надішліть самі файли.
upload-too-slow = Файл не прочитався за { $seconds } с, і я зупинився. Збережіть його в іншому форматі або надішліть частинами.
upload-too-heavy = Для цього файлу бракує пам’яті ({ $megabytes } МБ). Розділіть його на частини.
upload-crashed = На цьому файлі читання зламалося, решта працює. Збережіть його в іншому форматі й надішліть ще раз.
fetch-failed = Не вдалося відкрити посилання. Збережіть сторінку й надішліть файлом.
fetch-private = Ця адреса веде у внутрішню мережу, туди я не ходжу. Потрібне посилання на відкриту сторінку в інтернеті.
fetch-not-a-link = Це не схоже на адресу сторінки. Вона починається з https:// або http://.
fetch-unreachable = Не вдалося з’єднатися: сайт не відповідає, або немає мережі. Збережіть сторінку й надішліть файлом.
fetch-too-slow = Сайт не відповів за { $seconds } с. Спробуйте пізніше або збережіть сторінку й надішліть файлом.
fetch-too-large = Сторінка більша за { $limit } МБ. Збережіть її й надішліть файлом.
fetch-redirects = Посилання переспрямовує більше { $limit } разів. Відкрийте його в себе й надішліть кінцеву адресу.
fetch-refused = Сайт не віддав сторінку (відповідь { $status }). Перевірте посилання або збережіть сторінку й надішліть файлом.

## Articles that are there

shelf-heading = <b>Статей</b>: { $count }
shelf-removed-heading = <b>Прибрані статті</b>: { $count }
shelf-none = Статей поки що немає. Додати: /add
shelved-added = Додано: { $time }
shelved-added-by = Додано: { $time }, адміністратор { $person }
shelved-file = Файл: { $name }
shelved-version = Версія { $version } з { $count }
shelved-replaced = Замінено новішою: у цій не шукаю.
shelved-removed = Прибрано: у ній не шукаю.
version = Версія { $version }
version-current = шукаю в цій
versions-heading = <b>Версії</b>: { $count }
button-shelf = Усі статті
button-removed = Прибрані ({ $count })
button-original = Завантажити
button-versions = Версії ({ $count })
button-correct = Виправити
button-remove = Прибрати
button-remove-yes = Так, прибрати
button-put-article-back = Повернути
remove-question = Прибрати «{ $title }»? Я одразу перестану в ній шукати. Повернути можна будь-коли.
removed = Видалено: у статті «{ $title }» більше не шукаю.
article-is-back = Знову шукаю відповіді й у цій статті.

## Who may change articles, and who did

admins-heading = <b>Адміністратори</b>
admin-fixed = із налаштувань
admin-added = Додав: { $person } тепер адміністратор.
admin-known = { $person } уже адміністратор.
button-add-admin = Додати
button-remove-admin = Прибрати { $person }
button-remove-admin-yes = Так, прибрати
button-all-admins = ‹ До всіх
remove-admin-question = Прибрати { $person } з адміністраторів?
person-you = ви
person-number = адміністратор { $person }
log-heading = <b>Хто що змінював</b>
log-none = Поки що ніхто нічого не змінював.
log-command-line = з командного рядка
log-added = додано «{ $title }»
log-replaced = замінено «{ $title }»
log-removed = прибрано «{ $title }»
log-returned = повернуто «{ $title }»
log-undone = скасовано публікацію «{ $title }»
log-corrected = виправлено «{ $title }»
log-imported = завантажено з теки «{ $title }»
log-admin-added = новий адміністратор: { $title }
log-admin-removed = більше не адміністратор: { $title }
rereading-progress = Оновлюю розбір статей: { $done } з { $articles }
import-progress = { $done } з { $files }, нових статей: { $added }
import-done = Готово. Нових статей: { $added }. Уже були: { $known }. Не прочитано: { $refused }.
import-stopped = Зупинено. Що прочитано, збережено; запустіть ще раз, і я продовжу з цього місця.
import-no-folder = такої теки немає

## At home in chats

button-copy = Скопіювати цитату
button-share = Поділитися
button-open-in-bot = Відкрити в боті
button-human = Потрібна людина
button-new-topic = Нова тема
link-here = посилання на цитату
link-stale = Це посилання більше нікуди не веде: статтю прибрали або змінили. Запитайте, будь ласка, своїми словами.
answer-pinned = Закріплено адміністратором
command-ask = поставити запитання (у групі)
command-new = почати нову тему
ask-hint = Напишіть запитання одразу після команди, наприклад: <code>/ask Хто підписав угоду?</code>
group-hello =
    Вітаю! Я відповідаю на запитання цитатами зі статей.
    Запитайте через /ask, покличте мене на ім’я ({ $name }) або дайте відповідь на моє повідомлення. У решту розмови я не втручаюся.
topic-new = Гаразд, нова тема. Запитуйте.
inline-ask-in-private = Не знайшов. Запитати в особистих

## Corrections of people and agreements

corrected-by-admin = Виправлено адміністратором
button-fact-edit = Змінити
button-fact-hide = Приховати
button-fact-restore = Повернути як у статтях
button-fact-show = Показувати знову
button-hidden-facts = Приховані ({ $count })
fact-which-field = Що змінити в записі «{ $title }»?
fact-new-value =
    Надішліть нове значення. Запис: «{ $title }», поле: { $field }.
    Кілька значень розділяйте крапкою з комою. Щоб прибрати значення, надішліть «-».
fact-wrong-value = Так не вийде: це поле не може бути порожнім або довшим за 500 знаків. Надішліть інше значення.
fact-gone = Такого запису більше немає: статті змінилися.
fact-hidden = Запис «{ $title }» приховано.
fact-restored = Готово: знову так, як у статтях.
facts-hidden = Приховані записи. Натисніть, щоб показувати знову.
facts-none-hidden = Прихованих записів немає.
field-person-name = ім’я
field-person-roles = хто це
field-agreement-kind = про що угода
field-agreement-parties = сторони
field-agreement-signatories = хто підписав
field-agreement-status = стан
field-agreement-date = дата
field-agreement-place = місце
field-agreement-term = строк
field-agreement-renewal = продовження
field-agreement-scope = зміст
log-fact-corrected = виправлено запис «{ $title }»
log-fact-hidden = приховано запис «{ $title }»
log-fact-restored = повернено запис «{ $title }»

## A person instead of the bot

command-feedback = написати адміністраторам
human-called = Передав ваше запитання адміністраторам. Відповідь надійде сюди.
human-already = Це запитання вже в адміністраторів. Відповідь надійде сюди.
human-too-many = В адміністраторів уже кілька ваших запитань. Дочекайтеся, будь ласка, відповіді хоча б на одне.
human-nobody = Зараз передати нікому. Спробуйте, будь ласка, пізніше.
human-offer = Передати адміністраторам ваше останнє запитання? Відповідь надійде сюди.
button-human-yes = Так, передати
human-without-question = Запитайте мене, і якщо я не допоможу, запитання можна буде передати адміністраторам. Або напишіть їм одразу: <code>/feedback Вітаю! …</code>
feedback-hint = Напишіть повідомлення одразу після команди, не довше за { $limit } знаків. Наприклад: <code>/feedback Дякую, усе зрозуміло</code>
feedback-prompt = Що передати адміністраторам? Напишіть це у відповідь на моє повідомлення, не довше за { $limit } знаків.
feedback-too-long = Це довше за { $limit } знаків. Скоротіть, будь ласка, і надішліть ще раз: /feedback
feedback-thanks = Дякую! Передав адміністраторам. Якщо вони відповідять, відповідь надійде сюди.
ticket-question = <b>Потрібна людина</b>: запитання № { $number }
ticket-feedback = <b>Відгук</b> № { $number }
ticket-nothing-found = У статтях відповіді не знайшлося.
ticket-did-not-help = Не допомогла цитата:
ticket-is-open = Щоб відповісти людині, дайте відповідь на це повідомлення: я передам.
ticket-is-answered = Відповідь передано. Можна відповісти ще раз.
ticket-is-closed = Вирішено.
ticket-answer = Вам відповів адміністратор. Ваше запитання:
ticket-feedback-answer = Вам відповів адміністратор. Ваше повідомлення:
ticket-passed-back = Передав.
ticket-unreachable = Передати не вдалося: людина зупинила бота або видалила чат.
answered-later = Ви запитували, і тепер у статтях є відповідь. Ваше запитання:
telling-stopped = Гаразд, більше не повідомлятиму про такі відповіді.
button-close-ticket = Вирішено
button-add-article = Додати статтю
button-stop-telling = Більше не повідомляти

## What admins can learn

command-gaps = про що запитували й не знайшли
command-explain = чому бот так відповів
command-pin = закріпити цитату за запитанням
command-export = вивантажити запитання, оцінки та статті
command-digest = зведення раз на тиждень: увімкнути або вимкнути
days-hint = Вкажіть кількість днів від 1 до { $limit }, наприклад: <code>/stats 30</code>
chart-title =
    { $days ->
        [one] За { $days } день
        [few] За { $days } дні
       *[many] За { $days } днів
    }
chart-questions =
    { $count ->
        [one] запитання
        [few] запитання
       *[many] запитань
    }
chart-answered = з відповіддю
chart-unanswered = без відповіді
chart-useful = корисно
chart-by-day = Запитання за днями
chart-articles = Найчастіше цитують
gaps-none =
    { $days ->
        [one] За { $days } день усе знайшлося, і ніхто не поскаржився.
        [few] За { $days } дні все знайшлося, і ніхто не поскаржився.
       *[many] За { $days } днів усе знайшлося, і ніхто не поскаржився.
    }
gaps-heading =
    <b>Чого бракує</b>: { $count } за { $days ->
        [one] { $days } день
        [few] { $days } дні
       *[many] { $days } днів
    }
gap-unanswered = без відповіді: { $count }
gap-useless = не допомогло: { $count }
explain-hint = Напишіть запитання одразу після команди, наприклад: <code>/explain Хто підписав угоду?</code>
explain-read-as = Прочитано як: «{ $question }»
explain-words = Шукав слова (з вагою): { $words }
explain-confidence = Упевненість { $sure } %, відповідаю починаючи з { $threshold } %
explain-candidate = Місце { $place }, оцінка { $score }
explain-rule-answered = <b>Відповідаю.</b>
explain-rule-below-threshold = <b>Не відповідаю</b>: упевненості замало.
explain-rule-no-known-word = <b>Не відповідаю</b>: жодного слова запитання у статтях немає.
explain-rule-small-talk = <b>Це не запитання</b>, а розмова: відповідаю коротко, без цитат.
pin-hint = Надішліть /pin у відповідь на моє повідомлення з потрібною цитатою. Щоб закріпити її за іншим запитанням, допишіть його: <code>/pin Хто мер?</code>
pin-done = Закріпив. На запитання «{ $question }» першою тепер іде ця цитата.
pins-none = Закріплених цитат немає. Щоб закріпити, надішліть /pin у відповідь на моє повідомлення з потрібною цитатою.
pins-heading = <b>Закріплених цитат</b>: { $count }
button-unpin = Відкріпити: { $question }
export-caption = Запитання, оцінки та статті. Таблиці CSV відкриваються в Excel і LibreOffice, у JSON усе те саме. Імен і номерів людей тут немає.
digest-on = Раз на тиждень надсилатиму зведення. Відписатися: /digest
digest-off = Більше не надсилаю зведення. Увімкнути знову: /digest
bot-short-description = Відповідаю на запитання про міста-побратими точними цитатами зі статей.
bot-description =
    Запитайте звичайними словами, а я знайду у статтях точне речення й скажу, звідки воно.
    Якщо відповіді у статтях немає, чесно скажу. Можна українською, російською чи англійською, навіть з одруками.
