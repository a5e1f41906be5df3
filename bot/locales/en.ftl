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
welcome-examples = Ask in your own words, or begin with one of these questions (they are in Russian, like the articles):
welcome-empty = I have nothing to read yet: there are no articles. Please come back later.

help =
    <b>How to ask</b>
    Write your question in plain words, in English, Russian or Ukrainian: “Who signed the agreement?” Typing mistakes do no harm. You can follow up: “and when?”, “and who is his deputy?”

    <b>Under an answer</b>
    “Context” shows the sentences around it, “Another one” shows another passage. Tell me whether the answer helped: it shows what is missing. Quotations stay in the language of the articles.
help-human =
    <b>If there is no answer</b>
    “I need a person” passes your question on to the admins. To write to them at once: /feedback
help-elsewhere =
    <b>In groups and other chats</b>
    In a group, ask with /ask, mention { $name }, or reply to a message of mine. In any chat, type { $name } and a question: I will offer quotations.
help-commands = <b>Commands</b>
help-admins = <b>For admins</b>

## Source of a quotation

source = Source: { $source }
date-given = { $date }
date-estimated = { $date }, judging by the text

## Answers

answer-understood = Understood as: “{ $question }”
answer-subject = About: { $subject }
answer-place = Passage { $place } of { $count }
not-found = I found no answer in the articles.
not-found-unclear = Who or what are you asking about? Please give a name.
not-found-near = Perhaps one of these helps:
not-found-rephrase = Try asking in other words. What I read: /sources
nearest-intro = The articles do not answer this directly. What comes nearest:

button-context = Context
button-narrow = Show less
button-nearest = See what comes nearest
button-more = Another one ({ $place } of { $count })
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
button-alone = Not about that
button-article = Article: { $title }
button-previous = ‹ Back
button-next = More ›
button-stale = This button no longer works. Please repeat your question or command.
button-of-another = Only the person who asked me can press this button.

vote-thanks = Thank you! Glad it helped.
vote-sorry = Sorry about that. Thank you for telling me.
vote-why = What is wrong? One tap is enough.
vote-reason-thanks = Thank you, noted.
reason-topic = Off topic
reason-part = Incomplete
reason-old = Out of date
reason-source = Wrong source

## Messages that are not questions

question-empty = Please write your question in words. For example: “Who signed the agreement?”
question-too-long = This is too long for a question: more than { $limit } characters. Please make it shorter.
unknown-command = I have no command { $command }. What I can do: /help
command-without-space = Please leave out the space after the slash: { $command }
edited-into-command = Your question has become the command { $command }. I do not run edited commands: please send it as a new message.
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
talk-apology = No harm done. What would you like to know?
talk-acknowledgement = All right. If another question comes up, write to me.
talk-filler = I am listening. Write your question in words.
talk-joke = I cannot joke, but I can search articles. Ask me something!
talk-test = I am here. Write a question, and I will look for the answer.
talk-signs = Please write your question in words. For example: “Who signed the agreement?”
talk-other = I answer questions about the articles. Ask me something!

## People

people-heading = <b>People in the articles</b>: { $count }
people-none = The articles name nobody yet.
people-found =
    For “{ $query }” I found { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
people-not-found = The articles name nobody for “{ $query }”.
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
agreements-found =
    For “{ $query }” I found { $count ->
        [one] { $count } agreement
       *[other] { $count } agreements
    }
agreements-not-found = The articles have no agreement for “{ $query }”.
agreement-parties = <b>Parties</b>: { $parties }
agreement-signatories = <b>Signed by</b>: { $names }
agreement-status-planned = planned
agreement-status-arranged = agreed upon
agreement-status-signed = signed
agreement-status-prolonged = extended
agreement-status-ended = ended
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
question-about-agreement = Кто подписал соглашение { $kind }?
question-about-agreement-parties = Кто подписал соглашение { $kind }: { $parties }?
question-about-agreement-purpose = С какой целью заключено соглашение { $kind }?
question-about-arrangement = О чём договорились стороны: { $kind }?
question-about-arrangement-parties = О чём договорились { $others } и { $last }?

## Articles

sources-heading =
    <b>What I read</b>: { $count ->
        [one] { $count } article
       *[other] { $count } articles
    }
sources-none = I have nothing to read yet: there are no articles.
sources-found =
    For “{ $query }” I found { $count ->
        [one] { $count } article
       *[other] { $count } articles
    }
sources-not-found = I have no article for “{ $query }”.
article-publisher = Publisher: { $publisher }
article-date = Date: { $date }
article-size =
    { $sentences ->
        [one] { $sentences } sentence
       *[other] { $sentences } sentences
    }
article-people = Names: { $people }
article-open = Open the article
article-examples = What you can ask:
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
    • your questions, in groups too, and what I answered;
    • your votes on answers;
    • what you asked me to pass on to the admins.
    I do not keep your name, phone or picture.

    <b>What for</b>
    To understand follow-ups like “and when?”, to show /history, and to see what the articles lack.

    <b>How long</b>
    { $days ->
        [one] { $days } day. Then the text of a question is erased and only the count remains.
       *[other] { $days } days. Then the text of a question is erased and only the count remains.
    }
    What is erased leaves the backups as newer ones replace them.

    <b>Who can see it</b>
    The admins of this bot. I pass nothing on to anyone else.

    Erase everything now: /forget
button-forget = Erase my questions
forget-admin = You are an admin: your rights, if they were given with /admins, and your number in the log will be erased along with your questions.
forget-question = Erase all your questions and the language you have chosen? They cannot be brought back. Your votes stay, but without your name: nobody will know they are yours.
button-forget-yes = Yes, erase
forget-done =
    { $count ->
        [0] Done. I had no questions of yours; everything else is erased.
        [one] Done. Erased { $count } question and everything else.
       *[other] Done. Erased { $count } questions and everything else.
    }
language-question = Which language shall I speak? Quotations stay in the language of the articles.
language-chosen = All right, I speak English.
language-of-others = The language here is changed by whoever called /language, or by an admin of the bot.

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
address-taken = { $variable }: cannot listen on this address: { $reason }. Choose another.
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

usage = Commands: python -m bot import FOLDER · python -m bot backup [FILE] · python -m bot restore FILE · python -m bot check [FILE]
copy-made = Backup: { $path } (articles: { $articles }, questions: { $questions }, votes: { $votes })
copy-restored = The database was restored from { $path } (articles: { $articles }, questions: { $questions }, votes: { $votes }). The earlier one stands beside it: { $kept }
copy-unusable = { $path }: { $reason }
database-sound = { $path }: the database is sound (articles: { $articles }, questions: { $questions }, votes: { $votes })

## Adding articles

command-add = add an article
command-articles = articles: download, replace, remove
command-log = who changed what
command-admins = who the admins are
setting-fetch-links = must be true or false.
setting-semantic = must be true or false; true needs: pip install '.[semantic]'
admins-in-private = Commands for admins work only in a private chat with me. Please write to me there.
add-prompt =
    Send an article: a text, a link or a file. You can forward a channel post, and send several files at once or in one zip.

    I read { $formats }, up to 20 MB. Nothing will appear in answers before you press “Publish”.
replace-prompt = Send the new version of “{ $title }”: a file, a link or a text. The old one is kept.
add-admin-prompt = Who is to be added? Send the person’s number in Telegram, their contact, or forward a message of theirs.
button-never-mind = Never mind
never-mind = All right, nothing is changed.
links-off = I may not open links, a setting forbids it. Save the page and send it as a file, or send the text with /add
reading-file = Reading “{ $name }”…
reading-files = Reading “{ $name }”: { $done } of { $total }
publishing = Publishing…

draft-address = Address: { $address }
draft-people = People ({ $count }): { $names }
draft-agreements = Agreements: { $count }
draft-cut = <b>Cut as clutter</b>: { $count }
draft-gone = This draft is gone: it was published, cancelled, or lay here for more than a day. Please send the article again.

button-publish = Publish
button-publish-several = Publish ({ $count })
button-edit = Change
button-cancel = Cancel
button-cuts = What was cut ({ $count })
button-difference = Show differences
button-replace = Replace
button-keep-both = Keep both
button-skip = Skip
button-take = Take it anyway
button-back-to-card = ‹ To the article
button-back-to-all = ‹ To all
button-undo = Undo
button-put-back = Put back { $place }
button-put-all-back = Put everything back
put-back-done = Put back into the text.
upload-cancelled = Cancelled. Nothing was kept.

cuts-heading = <b>What I cut</b>: { $count }
cuts-none = Nothing was cut.
cut-site-tail = the tail of a web page
cut-comments = readers’ comments
cut-site-head = a service line above the article
cut-masthead = masthead or letterhead
cut-labelled = labels naming the title and source
cut-notice = a notice of the site
cut-read-also = “read also”
cut-page-furniture = a line of the site’s own
cut-byline = credits: author, photograph or source
cut-executor = who typed the paper
cut-last-lines = closing lines of the site
cut-teaser-list = teasers of other articles
cut-doubled-paragraph = a repeated paragraph
cut-doubled-headline = a repeated headline
cut-signature = a signature below the article
cut-bare-title = the headline
cut-page-block = a part of the page outside the article
cut-mail-greeting = greeting of a letter
cut-mail-header = headers of a forwarded letter
cut-mail-signature = the signature of a letter
cut-mail-quote = quoted from an earlier letter
cut-page-header = a running header
cut-other = does not look like the article

caution-other-language = ⚠️ The text does not seem to be Russian: I will search it less well.
caution-mostly-tables = ⚠️ These are mostly tables: they make poor sentences.
caution-mostly-cut = ⚠️ More was cut than was left. Please check that nothing is missing.
caution-short = ⚠️ The text is very short.
caution-some-pages-scanned = ⚠️ Pages without text, probably scanned: { $count }. I could not read them.
caution-pages-left-out = ⚠️ The file has { $count } pages, I read the first { $limit }.
caution-text-left-out = ⚠️ The text is very long: I took the first { $limit } characters.
caution-attachments-left-out = ⚠️ Attachments of the letter that I did not read: { $count }. Please send them separately.
caution-damaged-letters = ⚠️ Letters that could not be made out: { $count }.

double-will-replace = This article will take the place of the old one.
double-bytes = ❗ The very same file is here already: “{ $title }”.
double-text = ❗ The same text is here already: “{ $title }”.
double-address = ❗ An article with this address is here already: “{ $title }”. Similarity of the text: { $percent }%.
double-near = ❗ A very similar article is here already: “{ $title }”. Similarity: { $percent }%.
double-inside = ❗ The same is among what you have just sent: “{ $title }”.
difference-heading = <b>How it differs from “{ $title }”</b>: { $count }
difference-before = Before:
difference-after = Now:

edit-which = What shall be changed?
edit-title = <b>Title</b> now: { $value }
edit-publisher = <b>Publisher</b> now: { $value }
edit-date = <b>Date</b> now: { $value }
edit-address = <b>Address</b> now: { $value }
edit-how = Reply to this message with the new value. To leave it empty, reply “-”.
field-title = Title
field-publisher = Publisher
field-date = Date
field-address = Address
field-title-empty = A title is needed. Please reply again.
field-too-long = That is too long, { $limit } characters at most. Please reply again.
field-address-wrong = That does not look like an address. It begins with https:// or http://. Please reply again.

report-heading = <b>Files read</b>: { $read } of { $count }
report-going =
    { $count ->
        [0] Nothing to publish: all of it is here already. Open an article to decide otherwise.
        [one] { $count } article will be published.
       *[other] { $count } articles will be published.
    }
fate-add =
    { $sentences ->
        [one] new, { $sentences } sentence
       *[other] new, { $sentences } sentences
    }
fate-replace = will replace the old one
fate-skip = will be skipped
fate-double-bytes = this file is here already (“{ $title }”), will be skipped
fate-double-text = this text is here already (“{ $title }”), will be skipped
fate-double-address = this address is here already (“{ $title }”), open it to decide
fate-double-near = similar to “{ $title }”, open it to decide
fate-double-inside = repeats “{ $title }”, sent together with it, will be skipped
published-heading =
    { $count ->
        [one] <b>Published</b>: { $count } article. I answer from it now.
       *[other] <b>Published</b>: { $count } articles. I answer from them now.
    }
published-undo = Changed your mind? “Undo” works for ten minutes, and an article can be removed at any time: /articles
undo-too-late = Ten minutes are over. An article can be removed here: /articles
undone =
    { $count ->
        [0] There was nothing to undo.
        [one] Undone: { $count } article. Everything is as it was before.
       *[other] Undone: { $count } articles. Everything is as it was before.
    }

## Why a file was not read

upload-failed = I could not read this file. Send it again, or save it in another format, docx for example.
upload-empty = There is no text of an article here. Check the file and send it again.
upload-too-large = The file is too large: { $size } MB, and Telegram gives me { $limit } MB at most. Split it, or save the text alone.
upload-unknown-format = I do not read the format “{ $suffix }”. Save the file in one of these: { $formats }.
upload-old-word = This is the old format of Word. Open the file and save it as docx.
upload-picture = This is a picture, and I read no text from pictures. Send the text, or a file with text.
upload-binary = There is no text inside. Check that it is the right file, and send it in its original format.
upload-damaged = The file is damaged ({ $format }). Open it on your side, save it anew and send it again.
upload-password = The file is locked with a password ({ $format }). Take the password off and send it again.
upload-scanned-pdf = This PDF is made of pictures, there is no text in it (pages: { $pages }). Recognise the text in another program and send a docx, or a PDF with text.
upload-foreign-alphabet = This text is neither in Cyrillic nor in Latin letters, I cannot search it. Send an article in Russian.
upload-unsafe = The file refers to something outside itself ({ $format }), I do not open such files. Save it anew in your program.
upload-unsafe-archive = A path in the archive leads outside: { $entry }. I do not open such archives. Pack the files anew.
upload-archive-too-large = Unpacked this is more than { $limit } MB. Send the files in parts.
upload-archive-too-many = Too many files in the archive: { $count }, up to { $limit } are possible. Split it into parts.
upload-archive-nested = This is an archive inside an archive. Unpack it and send the files themselves.
upload-too-slow = The file could not be read in { $seconds } s, so I stopped. Save it in another format or send it in parts.
upload-too-heavy = There is not enough memory for this file ({ $megabytes } MB). Split it into parts.
upload-crashed = Reading broke on this file, everything else works. Save it in another format and send it again.
fetch-failed = I could not open the link. Save the page and send it as a file.
fetch-private = This address leads into a private network, I do not go there. A link to a public page is needed.
fetch-not-a-link = That does not look like the address of a page. It begins with https:// or http://.
fetch-unreachable = I could not connect: the site does not answer, or there is no network. Save the page and send it as a file.
fetch-too-slow = The site did not answer in { $seconds } s. Try later, or save the page and send it as a file.
fetch-too-large = The page is larger than { $limit } MB. Save it and send it as a file.
fetch-redirects = The link redirects more than { $limit } times. Open it on your side and send the final address.
fetch-refused = The site did not give the page (answer { $status }). Check the link, or save the page and send it as a file.

## Articles that are there

shelf-heading = <b>Articles</b>: { $count }
shelf-removed-heading = <b>Removed articles</b>: { $count }
shelf-none = No articles yet. To add one: /add
shelved-added = Added: { $time }
shelved-added-by = Added: { $time }, admin { $person }
shelved-file = File: { $name }
shelved-version = Version { $version } of { $count }
shelved-replaced = Replaced by a newer one: I do not answer from it.
shelved-removed = Removed: I do not answer from it.
version = Version { $version }
version-current = I answer from this one
versions-heading = <b>Versions</b>: { $count }
button-shelf = All articles
button-removed = Removed ({ $count })
button-original = Download
button-versions = Versions ({ $count })
button-correct = Correct
button-remove = Remove
button-remove-yes = Yes, remove
button-put-article-back = Bring back
remove-question = Remove “{ $title }”? I stop answering from it at once. It can be brought back at any time.
removed = Removed: I no longer answer from “{ $title }”.
article-is-back = I answer from this article again.

## Who may change articles, and who did

admins-heading = <b>Admins</b>
admin-fixed = from the settings
admin-added = Done: { $person } is an admin now.
admin-known = { $person } is an admin already.
button-add-admin = Add
button-remove-admin = Remove { $person }
button-remove-admin-yes = Yes, remove
button-all-admins = ‹ To all
remove-admin-question = Remove { $person } from the admins?
person-you = you
person-number = admin { $person }
log-heading = <b>Who changed what</b>
log-none = Nobody has changed anything yet.
log-command-line = from the command line
log-added = added “{ $title }”
log-replaced = replaced “{ $title }”
log-removed = removed “{ $title }”
log-returned = brought back “{ $title }”
log-undone = undid the publication of “{ $title }”
log-corrected = corrected “{ $title }”
log-imported = loaded “{ $title }” from a folder
log-admin-added = new admin: { $title }
log-admin-removed = no admin any more: { $title }
rereading-progress = Analysing the articles anew: { $done } of { $articles }
import-progress = { $done } of { $files }, new articles: { $added }
import-done = Done. New articles: { $added }. Already here: { $known }. Not read: { $refused }.
import-stopped = Stopped. What was read is stored; run it again, and I go on from here.
import-no-folder = there is no such folder

## At home in chats

button-copy = Copy the quotation
button-share = Share
button-open-in-bot = Open in the bot
button-human = I need a person
button-new-topic = New topic
link-here = link to the quotation
link-stale = This link leads nowhere any more: the article was removed or changed. Please ask in your own words.
answer-pinned = Pinned by an admin
command-ask = ask a question (in a group)
command-new = begin a new topic
ask-hint = Write the question right after the command, for example: <code>/ask Кто подписал соглашение?</code>
group-hello =
    Hello! I answer questions with quotations from articles.
    Ask with /ask, mention { $name }, or reply to a message of mine. I stay out of the rest of the conversation.
topic-new = All right, a new topic. Ask away.
inline-ask-in-private = Nothing found. Ask in private

## Corrections of people and agreements

corrected-by-admin = Corrected by an admin
button-fact-edit = Change
button-fact-hide = Hide
button-fact-restore = As in the articles again
button-fact-show = Show again
button-hidden-facts = Hidden ({ $count })
fact-which-field = What should be changed in “{ $title }”?
fact-new-value =
    Send the new value. Entry: “{ $title }”, field: { $field }.
    Put semicolons between several values. To remove a value, send “-”.
fact-wrong-value = That will not do: this field cannot be empty or longer than 500 characters. Please send another value.
fact-gone = This entry is gone: the articles have changed.
fact-hidden = The entry “{ $title }” is hidden.
fact-restored = Done: as in the articles again.
facts-hidden = Hidden entries. Tap one to show it again.
facts-none-hidden = No entries are hidden.
field-person-name = name
field-person-roles = who it is
field-agreement-kind = subject
field-agreement-parties = parties
field-agreement-signatories = who signed
field-agreement-status = status
field-agreement-date = date
field-agreement-place = place
field-agreement-term = term
field-agreement-renewal = renewal
field-agreement-scope = contents
log-fact-corrected = corrected the entry “{ $title }”
log-fact-hidden = hid the entry “{ $title }”
log-fact-restored = brought back the entry “{ $title }”

## A person instead of the bot

command-feedback = write to the admins
human-called = I have passed your question on to the admins. Their answer will come here.
human-already = The admins have this question already. Their answer will come here.
human-too-many = The admins have several questions of yours already. Please wait for an answer to one of them.
human-nobody = There is nobody to pass it to right now. Please try later.
human-offer = Shall I pass your last question on to the admins? Their answer will come here.
button-human-yes = Yes, pass it on
human-without-question = Ask me, and if I cannot help, the question can be passed on to the admins. Or write to them at once: <code>/feedback Hello! …</code>
feedback-hint = Write the message right after the command, { $limit } characters at most. For example: <code>/feedback Thank you, all clear</code>
feedback-prompt = What shall I pass on to the admins? Write it as a reply to this message, { $limit } characters at most.
feedback-too-long = This is longer than { $limit } characters. Please shorten it and send it again: /feedback
feedback-thanks = Thank you! I have passed it on to the admins. If they answer, the answer will come here.
ticket-question = <b>A person is needed</b>: question no. { $number }
ticket-feedback = <b>Feedback</b> no. { $number }
ticket-nothing-found = The articles had no answer.
ticket-did-not-help = This quotation did not help:
ticket-is-open = To answer the person, reply to this message: I will pass it on.
ticket-is-answered = The answer was passed on. You can answer again.
ticket-is-closed = Settled.
ticket-answer = An admin has answered you. Your question:
ticket-feedback-answer = An admin has answered you. Your message:
ticket-passed-back = Passed on.
ticket-unreachable = It could not be passed on: the person has stopped the bot or deleted the chat.
answered-later = You asked, and now the articles have an answer. Your question:
telling-stopped = All right, I will not tell you of such answers any more.
button-close-ticket = Settled
button-add-article = Add an article
button-stop-telling = Stop telling me

## What admins can learn

command-gaps = what was asked and not found
command-explain = why the bot answered so
command-pin = pin a quotation to a question
command-export = export questions, votes and articles
command-digest = weekly digest: switch on or off
days-hint = Give a number of days from 1 to { $limit }, for example: <code>/stats 30</code>
chart-title =
    { $days ->
        [one] The last { $days } day
       *[other] The last { $days } days
    }
chart-questions =
    { $count ->
        [one] question
       *[other] questions
    }
chart-answered = answered
chart-unanswered = unanswered
chart-useful = useful
chart-by-day = Questions by day
chart-articles = Quoted most often
gaps-none =
    { $days ->
        [one] In { $days } day everything was found and nobody complained.
       *[other] In { $days } days everything was found and nobody complained.
    }
gaps-heading =
    <b>What is missing</b>: { $count } in { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
gap-unanswered = unanswered: { $count }
gap-useless = did not help: { $count }
explain-hint = Write the question right after the command, for example: <code>/explain Кто подписал соглашение?</code>
explain-read-as = Read as: “{ $question }”
explain-words = Words searched for (with weights): { $words }
explain-confidence = Confidence { $sure }%, I answer from { $threshold }% on
explain-candidate = Passage { $place }, score { $score }
explain-rule-answered = <b>I answer.</b>
explain-rule-below-threshold = <b>I do not answer</b>: not sure enough.
explain-rule-no-known-word = <b>I do not answer</b>: no word of the question stands in the articles.
explain-rule-small-talk = <b>This is no question</b> but small talk: I answer briefly, without quotations.
pin-hint = Reply with /pin to a message of mine that shows the right quotation. To pin it to another question, add the question: <code>/pin Кто мэр?</code>
pin-done = Pinned. “{ $question }” is now answered with this quotation first.
pins-none = No quotations are pinned. To pin one, reply with /pin to a message of mine that shows it.
pins-heading = <b>Pinned quotations</b>: { $count }
button-unpin = Unpin: { $question }
export-caption = Questions, votes and articles. The CSV tables open in Excel and LibreOffice; the JSON holds the same. There are no names or numbers of people in them.
digest-on = I will send a digest once a week. To stop it: /digest
digest-off = I will not send the digest any more. To switch it on again: /digest
bot-short-description = I answer questions about twin towns with exact quotations from articles.
bot-description =
    Ask in plain words: I will find the exact sentence in the articles and say where it stands.
    If the articles have no answer, I will say so. Typos, Ukrainian and English are welcome.
