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


class ShowNearest(CallbackData, prefix="z"):
    """What there is on the matter of a turn that was not answered."""

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
    """``person``: who has asked for it; in a group others see the button too."""

    code: str
    person: int


class ShowUpload(CallbackData, prefix="ul"):
    """The card of an upload: its only article, or the report on all of them."""

    upload: int
    page: int = 0


class PublishUpload(CallbackData, prefix="up"):
    upload: int


class CancelUpload(CallbackData, prefix="ux"):
    upload: int


class UndoUpload(CallbackData, prefix="uu"):
    upload: int


class ShowDraft(CallbackData, prefix="ud"):
    """The card of one article out of several that came together."""

    draft: int


class DecideDraft(CallbackData, prefix="uk"):
    """``decision``: a value of ``bot.storage.drafts.Decision``; ``publish``: and publish the upload with it."""

    draft: int
    decision: str
    publish: bool


class ShowDifference(CallbackData, prefix="uf"):
    draft: int


class EditDraft(CallbackData, prefix="ue"):
    """``field``: a value of ``bot.fields.Field``; empty: which one is asked."""

    draft: int
    field: str = ""


class ShowCuts(CallbackData, prefix="uc"):
    draft: int
    page: int = 0


class PutBackCut(CallbackData, prefix="ur"):
    """``cut``: its place among what was cut, -1 for everything."""

    draft: int
    cut: int


class StopWaiting(CallbackData, prefix="uw"):
    """The next message is to be an ordinary one again."""

    person: int


class ShowShelf(CallbackData, prefix="al"):
    page: int
    removed: bool = False


class ShowShelved(CallbackData, prefix="as"):
    article: str


class SendOriginal(CallbackData, prefix="ao"):
    article: str


class ReplaceShelved(CallbackData, prefix="ar"):
    article: str


class RemoveShelved(CallbackData, prefix="ax"):
    article: str
    confirmed: bool


class PutBackShelved(CallbackData, prefix="ay"):
    article: str


class ShowVersions(CallbackData, prefix="av"):
    article: str


class CorrectShelved(CallbackData, prefix="ac"):
    """``field`` as in ``EditDraft``."""

    article: str
    field: str = ""


class ShowLog(CallbackData, prefix="ag"):
    page: int


class ShowAdmins(CallbackData, prefix="ml"):
    page: int = 0


class AddAdmin(CallbackData, prefix="ma"):
    """The next message names one."""

    by: int


class RemoveAdmin(CallbackData, prefix="mx"):
    person: int
    confirmed: bool


class ShowPlace(CallbackData, prefix="xp"):
    """A passage that nobody asked for, opened by a link: with its neighbours or without."""

    article: str
    start: int
    context: bool


class BeginTopic(CallbackData, prefix="xn"):
    person: int


class CallHuman(CallbackData, prefix="xh"):
    turn: int


class CloseTicket(CallbackData, prefix="xc"):
    ticket: int


class StopTelling(CallbackData, prefix="xq"):
    """No more news about questions that were answered later."""

    person: int


class ShowGaps(CallbackData, prefix="xg"):
    page: int
    days: int


class FillGap(CallbackData, prefix="xa"):
    by: int


class Unpin(CallbackData, prefix="xu"):
    pinned_at: int


class EditFact(CallbackData, prefix="fe"):
    """``kind``: a value of ``bot.storage.corrections.Kind``; ``field``: of the fact, empty: which one is asked."""

    kind: str
    key: str
    field: str = ""


class HideFact(CallbackData, prefix="fh"):
    kind: str
    key: str


class RestoreFact(CallbackData, prefix="fr"):
    """As the articles have it."""

    kind: str
    key: str


class ShowHidden(CallbackData, prefix="fl"):
    kind: str
