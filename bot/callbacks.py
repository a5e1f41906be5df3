"""What buttons carry. Telegram gives a button 64 bytes, and anyone can send any bytes: so a button holds short numbers
only, everything else is looked up, and whoever handles one checks that it belongs to this chat."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData

from bot.ask import Reason


class ShowPassage(CallbackData, prefix="a"):
    """Redraw an answer: its passage ``place``, with its neighbours or without."""

    turn: int
    place: int
    context: bool


class CastVote(CallbackData, prefix="v"):
    turn: int
    place: int
    useful: bool


class GiveReason(CallbackData, prefix="r"):
    turn: int
    place: int
    reason: Reason


class AskLiterally(CallbackData, prefix="l"):
    """Ask the question of a turn as it was typed."""

    turn: int


class AskAlone(CallbackData, prefix="o"):
    """Ask the question of a turn without what earlier turns had put into it."""

    turn: int


class AskAgain(CallbackData, prefix="g"):
    """Repeat a question out of the history."""

    turn: int


class AskExample(CallbackData, prefix="e"):
    prompt: int


class ShowSources(CallbackData, prefix="s"):
    page: int


class ShowArticle(CallbackData, prefix="t"):
    article: str


class ShowPeople(CallbackData, prefix="p"):
    page: int


class ShowPerson(CallbackData, prefix="i"):
    key: str
    page: int = 0


class AskAboutPerson(CallbackData, prefix="w"):
    key: str


class ShowAgreements(CallbackData, prefix="c"):
    page: int


class ShowAgreement(CallbackData, prefix="d"):
    key: str
    passages: bool = False


class AskAboutAgreement(CallbackData, prefix="b"):
    key: str


class ShowHistory(CallbackData, prefix="h"):
    page: int


class Forget(CallbackData, prefix="f"):
    """``person``: who was asked; in a group others see the button too."""

    person: int
    confirmed: bool


class ChooseLanguage(CallbackData, prefix="n"):
    code: str
