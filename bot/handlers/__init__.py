"""Thin handlers: read the update, call one use case, show one view. The order of the routers is the policy: whatever
nobody else has taken is a question, so questions come last."""

from __future__ import annotations

from aiogram import Router

from bot.handlers import (
    admins,
    answers,
    articles,
    backups,
    corrections,
    drafts,
    errors,
    facts,
    groups,
    history,
    inline,
    insight,
    languages,
    links,
    other,
    privacy,
    questions,
    reactions,
    sources,
    start,
    support,
    uploads,
    wishes,
)
from bot.quick_filters import ask_in_place


def all_routers() -> tuple[Router, ...]:
    """New ones for every dispatcher: a router has one parent for life."""
    routers = (
        errors.router(),
        links.router(),
        start.router(),
        facts.router(),
        corrections.router(),
        sources.router(),
        history.router(),
        languages.router(),
        privacy.router(),
        support.router(),
        insight.router(),
        backups.router(),
        admins.router(),
        drafts.router(),
        articles.router(),
        uploads.router(),
        admins.refusals(),
        answers.router(),
        reactions.router(),
        inline.router(),
        groups.router(),
        other.router(),
        wishes.router(),
        questions.router(),
    )
    for router in routers:
        ask_in_place(router)
    return routers
