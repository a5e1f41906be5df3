# syntax=docker/dockerfile:1
# Two stages: packages are put together where compilers may be needed, and run where there are none.
FROM python:3.12-slim AS build
WORKDIR /src
RUN python -m venv /opt/bot
COPY pyproject.toml constraints.txt LICENSE README.md ./
COPY bot bot
COPY retrieval retrieval
RUN /opt/bot/bin/pip install --no-cache-dir --disable-pip-version-check -c constraints.txt . \
    && /opt/bot/bin/pip uninstall -y -q pip setuptools wheel || true

FROM python:3.12-slim
RUN useradd --uid 10001 --create-home --home-dir /app bot \
    && mkdir /app/data && chown bot:bot /app/data \
    && pip uninstall -y -q pip setuptools wheel || true
COPY --from=build /opt/bot /opt/bot
COPY seeds /app/seeds
WORKDIR /app
USER bot
ENV PATH=/opt/bot/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DATABASE_PATH=/app/data/bot.sqlite3 \
    SEEDS_PATH=/app/seeds \
    HEALTH_LISTEN=127.0.0.1:9090
VOLUME /app/data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:9090/healthz', timeout=4)"]
ENTRYPOINT ["python", "-m", "bot"]
