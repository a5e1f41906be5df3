"""``/healthz`` for whoever restarts the bot, ``/metrics`` for whoever draws its curves: on an address of its own, which
should be local."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager
from itertools import accumulate

from aiohttp import web
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.metrics_core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.listening import listen
from bot.measures import LATENCY_BOUNDS, Latency
from bot.service import Service
from bot.storage.counts import count_questions
from bot.storage.database import DatabaseProblem

PREFIX = "pobratim"


@asynccontextmanager
async def showing(service: Service, address: str) -> AsyncIterator[None]:
    """Serves both at ``address`` (host:port). Raises ``OSError`` when it is taken."""
    application = web.Application()
    shown = _Shown(service)
    application.router.add_get("/healthz", shown.health)
    application.router.add_get("/metrics", shown.metrics)
    async with listen(application, address):
        yield


class _Shown:
    def __init__(self, service: Service) -> None:
        self._service = service

    async def health(self, request: web.Request) -> web.Response:
        """200 when the bot can answer, 503 when it cannot."""
        service = self._service
        database = await _answers(service)
        articles = len(service.app.library.knowledge.articles)
        last = service.measures.last_update
        report = {
            "ok": database,
            "database": database,
            "articles": articles,
            "waiting": service.inbox.waiting,
            "seconds_since_update": None if last is None else round(time.time() - last, 1),
        }
        return web.json_response(report, status=200 if database else 503)

    async def metrics(self, request: web.Request) -> web.Response:
        registry = CollectorRegistry(auto_describe=False)
        registry.register(_Measured(self._service, *await count_questions(self._service.app.database)))
        return web.Response(body=generate_latest(registry), headers={"Content-Type": "text/plain; version=0.0.4"})


async def _answers(service: Service) -> bool:
    try:
        await count_questions(service.app.database)
    except DatabaseProblem:
        return False
    return True


class _Measured(Collector):
    """The numbers at the moment somebody asks for them; those of questions come from the database."""

    def __init__(self, service: Service, questions: int, answered: int) -> None:
        self._service = service
        self._questions = questions
        self._answered = answered

    def collect(self) -> Iterable[Metric]:
        yield from self._counters()
        yield from self._gauges()
        yield _histogram(self._service.measures.latency)

    def _counters(self) -> Iterator[Metric]:
        measures = self._service.measures
        numbers = {
            "questions": ("Questions asked", self._questions),
            "answered": ("Questions answered with a quotation", self._answered),
            "updates": ("Updates taken in", measures.updates),
            "duplicates": ("Updates that came again", measures.duplicates),
            "failures": ("Updates no handler could deal with", measures.failures),
            "postponed": ("Answers put off while Telegram was out of reach", measures.postponed),
            "throttled": ("Messages beyond what a person may write", measures.throttled),
            "retries": ("Requests made again", measures.retries),
            "doubtful_sendings": ("Messages that may have arrived, looked for", measures.doubtful),
            "recovered_sendings": ("Those that had arrived", measures.recovered),
        }
        for name, (text, value) in numbers.items():
            yield CounterMetricFamily(f"{PREFIX}_{name}", text, value=value)

    def _gauges(self) -> Iterator[Metric]:
        knowledge = self._service.app.library.knowledge
        passages = knowledge.size
        yield GaugeMetricFamily(f"{PREFIX}_waiting_updates", "Updates not answered yet", self._service.inbox.waiting)
        yield GaugeMetricFamily(f"{PREFIX}_articles", "Articles that answer", len(knowledge.articles))
        yield GaugeMetricFamily(f"{PREFIX}_passages", "Sentences in the index", passages)


def _histogram(latency: Latency) -> Metric:
    """Prometheus counts each bucket with all below it."""
    bounds = (*(str(bound) for bound in LATENCY_BOUNDS), "+Inf")
    buckets = list(zip(bounds, accumulate(latency.counts), strict=True))
    return HistogramMetricFamily(
        f"{PREFIX}_answer_seconds", "From an update's arrival to its answer", buckets, latency.seconds
    )
