# Every word that the bot says in English. <b>, <i> and <code> are Telegram's; values are escaped before they come here.

language-name = English

## Commands, as the menu and /help name them

command-start = start again
command-people = who the articles speak of
command-agreements = which agreements there are
command-sources = which articles I read
command-history = your questions
command-help = what I can do
command-language = choose a language
command-privacy = what I keep about you
command-forget = erase your questions
command-stats = questions and votes in numbers

## Beginning

welcome =
    Hello! I answer questions about twin towns.

    For every question I show a sentence from an article, word for word, and say where it comes from. If the articles have no answer, I say so.
welcome-examples = Ask in your own words, or begin with one of these questions:
welcome-empty = I have nothing to read yet: there are no articles. Please come back later.

help =
    <b>How to ask</b>
    Write your question in plain words, in Russian, Ukrainian or English: «Who signed the agreement?» Typing mistakes do no harm. You can follow up: «and when?», «and who is his deputy?»

    <b>Under an answer</b>
    «Context» shows the sentences around it, «Another passage» shows another place. Tell me whether the answer helped: it shows what is missing. Quotations stay in the language of the articles.
help-commands = <b>Commands</b>
help-admins = <b>For admins</b>

## Source of a quotation

source = Source: { $source }
date-given = { $date }
date-estimated = { $date }, judging by the text

## Answers

answer-understood = Understood as: «{ $question }»
answer-subject = About: { $subject }
answer-place = Passage { $place } of { $count }
not-found = I found no answer in the articles.
not-found-near = Perhaps one of these helps:
not-found-rephrase = Try asking in other words. What I read: /sources

button-context = Context
button-narrow = Show less
button-more = Another passage ({ $place } of { $count })
button-useful =
    { $chosen ->
        [yes] 👍 Helpful ✓
       *[no] 👍 Helpful
    }
button-useless =
    { $chosen ->
        [yes] 👎 Not helpful ✓
       *[no] 👎 Not helpful
    }
button-literally = Search as typed
button-alone = Not about «{ $subject }»
button-article = Article: { $title }
button-previous = ‹ Back
button-next = More ›
button-stale = This button no longer works. Please ask your question again.

vote-thanks = Thank you! Glad it helped.
vote-sorry = Sorry about that. Thank you for telling me.
vote-why = What is wrong? One tap is enough.
vote-reason-thanks = Thank you, noted.
reason-topic = Off the point
reason-part = Incomplete
reason-old = Out of date
reason-source = Wrong source

## Messages that are not questions

question-empty = Please write your question in words. For example: «Who signed the agreement?»
question-too-long = This is too long for a question: more than { $limit } characters. Please make it shorter.
unknown-command = I have no command { $command }. What I can do: /help
not-words-sticker = Nice! But I can only answer words. Please write a question.
not-words-voice = I cannot hear voice or music. Please write your question in words.
not-words-photo = I cannot see pictures or videos. Please write your question in words.
not-words-document = I do not read files here. Please write your question in words.
not-words-other = I do not understand this. Please write your question in words.
admins-only = This is for admins only. What you can use: /help
error = Something went wrong, and it is my fault. Please try again. If it happens again, give this number to an admin: <code>{ $number }</code>.

talk-greeting = Hello! Ask away, and I will look for the answer in the articles.
talk-thanks = You are welcome! If another question comes up, write to me.
talk-farewell = Goodbye! Come back with questions.
talk-how-are-you = Fine, thank you: I read articles and wait for questions.
talk-who-are-you = I am a bot. I answer questions with quotations from articles and always name the source. More: /help
talk-what-can-you-do = Ask something in plain words, and I will find the exact sentence in the articles and say where it comes from. Everything I can do: /help
talk-praise = Thank you, that is good to hear!
talk-complaint = Sorry that I could not help. Try other words, or see what I read: /sources
talk-apology = No harm done. Ask on.
talk-acknowledgement = All right. If there is another question, write to me.
talk-filler = I am listening. Write your question in words.
talk-joke = I cannot joke, but I can search articles. Ask me something!
talk-test = I am here. Write a question, and I will look for the answer.
talk-signs = Please write your question in words. For example: «Who signed the agreement?»
talk-other = I answer questions about the articles. Ask me something!

## People

people-heading =
    <b>People in the articles</b>: { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
people-none = The articles name nobody yet.
people-found =
    For «{ $query }» I found { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
people-not-found = The articles name nobody like «{ $query }».
person-count =
    { $count ->
        [one] { $count } mention
       *[other] { $count } mentions
    }
person-roles = <b>Who this is</b>
person-role = • { $role } ({ $source })
person-signed = <b>Signed these agreements</b>
person-mentions =
    <b>Mentions</b>: { $count }
list-more =
    And { $count ->
        [one] { $count } more that does not fit on the screen.
       *[other] { $count } more that do not fit on the screen.
    }
button-ask-about-person = Ask about this person
button-all-people = All people
# Asked of the articles, therefore in their language in every locale.
question-about-person = Кто это: { $name }?

## Agreements

agreements-heading =
    <b>Agreements in the articles</b>: { $count }
agreements-none = The articles say nothing of agreements yet.
agreement-parties = <b>Parties</b>: { $parties }
agreement-signatories = <b>Signed by</b>: { $names }
agreement-status = <b>Status</b>: { $value }
agreement-date = <b>When</b>: { $value }
agreement-place = <b>Where</b>: { $value }
agreement-term = <b>Term</b>: { $value }
agreement-renewal = <b>Renewal</b>: { $value }
agreement-scope = <b>About</b>:
agreement-version = • { $value } (says { $source })
button-passages = All passages ({ $count })
button-fewer-passages = The main one only
button-ask-about-agreement = Ask about this agreement
button-all-agreements = All agreements
# Asked of the articles, therefore in their language in every locale.
question-about-agreement = Соглашение { $kind }: { $parties }. Кто его подписал?

## Articles

sources-heading =
    <b>What I read</b>: { $count ->
        [one] { $count } article
       *[other] { $count } articles
    }
sources-none = I have nothing to read yet: there are no articles.
article-publisher = Publisher: { $publisher }
article-date = Date: { $date }
article-size =
    { $sentences ->
        [one] { $sentences } sentence
       *[other] { $sentences } sentences
    }
article-people = Names: { $people }
article-open = Open the article
button-all-sources = All articles

## History and privacy

history-heading =
    <b>Your questions</b>: { $count }
    Tap one, and I will answer it again.
history-private = I show your questions to you alone: send me /history in a private chat.
history-none = You have not asked anything yet. Go ahead!
privacy =
    <b>What I keep</b>
    • your Telegram number, and your language if you chose one;
    • your questions and what I answered;
    • your votes on answers.
    I do not keep your name, phone or picture.

    <b>What for</b>
    To understand follow-ups like «and when?», to show /history, and to see what the articles lack.

    <b>How long</b>
    { $days ->
        [one] { $days } day. Then the text of a question is erased and only the count remains.
       *[other] { $days } days. Then the text of a question is erased and only the count remains.
    }

    <b>Who can see it</b>
    The admins of this bot. I pass nothing on to anyone else.

    Erase everything now: /forget
button-forget = Erase my questions
forget-question = Erase all your questions? They cannot be brought back. Your votes stay, but without your name: nobody will know they are yours.
button-forget-yes = Yes, erase
forget-done =
    { $count ->
        [0] There was nothing to erase: I have no questions of yours.
        [one] Done. Erased { $count } question.
       *[other] Done. Erased { $count } questions.
    }
language-question = Which language shall I speak? Quotations stay in the language of the articles.
language-chosen = All right, I speak English.

## Numbers for admins

stats =
    <b>Over { $days ->
        [one] { $days } day
       *[other] { $days } days
    }</b>
    Questions: { $questions }, answered: { $answered }
    Asked by: { $people ->
        [one] { $people } person
       *[other] { $people } people
    }
    Helpful: { $useful }, not helpful: { $useless }

    <b>In the library</b>
    { $articles ->
        [one] { $articles } article
       *[other] { $articles } articles
    }, { $sentences ->
        [one] { $sentences } sentence
       *[other] { $sentences } sentences
    }

## What the bot says to whoever starts it

terminal-hint = A number in brackets presses the button. Leave with Ctrl+D.
settings-wrong = { $variable }: { $hint }
setting-bot-token = this does not look like a token. Put the line from @BotFather, like 123456789:AAE…, or leave it empty: then the bot talks in the terminal.
setting-admin-ids = numbers of people are needed, separated by commas, like 123456789,987654321. @userinfobot tells you yours.
setting-database-path = a path to a file is needed, like data/bot.sqlite3.
setting-telegram-api-url = an address is needed, like http://localhost:8081, or nothing.
setting-default-language = there is no such language. Put ru, uk or en.
setting-log-level = there is no such level. Put DEBUG, INFO, WARNING or ERROR.
setting-seeds-path = a path to a folder of articles is needed, like seeds.
setting-answer-threshold = a number from 0 to 1 is needed, like 0.5, or nothing.
setting-history-days = a whole number of days from 1 to 3650 is needed, like 90.
setting-questions-per-minute = a whole number from 1 to 100000 is needed, like 30.
setting-messages-per-second = a whole number from 1 to 1000 is needed, like 30.
setting-webhook-url = an address like https://bot.example.org/telegram is needed, or nothing.
setting-webhook-secret = WEBHOOK_URL needs a secret: 16 to 256 Latin letters, digits, "_" and "-". To make one: openssl rand -hex 32
setting-webhook-listen = an address like 127.0.0.1:8080 is needed.
setting-health-listen = an address like 127.0.0.1:9090 is needed, or nothing.
setting-backup-path = the path of a folder is needed, like data/backups, or nothing.
setting-backup-hours = a number of hours from 0 to 8760 is needed, like 24.
setting-backup-keep = a whole number from 1 to 1000 is needed, like 7.
address-taken = { $variable }: this address cannot be listened at: { $reason }. Name another.
already-running = The bot is already running (process { $pid }). Stop it, or use another BOT_TOKEN and DATABASE_PATH.
another-bot = Another bot with this token is running somewhere: Telegram gives messages to one only. Stop one of them.
cannot-store = Cannot write to the database: { $reason }. Messages wait at Telegram, trying again.
telegram-unreachable = Telegram is out of reach ({ $reason }). Trying again.
telegram-back = Telegram is back.
token-refused = BOT_TOKEN: Telegram did not accept this token. Check it with @BotFather.
database-unusable = DATABASE_PATH: the file { $path } does not open as a database: { $reason }. Check the path and the rights, or name another file.
database-newer = DATABASE_PATH: { $path } was made by a newer version of the bot. Update the bot, or name another file.
seeds-missing = SEEDS_PATH: could not read articles from { $path }: { $reason }. Name a folder of articles.

## Manners

throttled =
    You write faster than I can answer. Please wait { $seconds ->
        [one] { $seconds } second
       *[other] { $seconds } seconds
    } and ask again.
crowded =
    That is a lot of questions at once. I will answer them all in order, in about { $seconds ->
        [one] { $seconds } second
       *[other] { $seconds } seconds
    }.

## Backups

command-backup = make a backup
backup-made =
    The backup is ready and checked: <code>{ $name }</code>, { $size } MB.
    Articles: { $articles }, questions: { $questions }, votes: { $votes }.
backup-failed = The backup failed: { $reason }.

## The command line

usage = Commands: python -m bot backup [FILE] · python -m bot restore FILE · python -m bot check [FILE]
copy-made = Backup: { $path } (articles: { $articles }, questions: { $questions }, votes: { $votes })
copy-restored = The database was restored from { $path } (articles: { $articles }, questions: { $questions }, votes: { $votes }). The earlier one stands beside it: { $kept }
copy-unusable = { $path }: { $reason }
database-sound = { $path }: the database is sound (articles: { $articles }, questions: { $questions }, votes: { $votes })
