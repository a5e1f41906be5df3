# syntax=docker/dockerfile:1
# Two stages: packages are put together where compilers may be needed, and run where there are none.
FROM python:3.12 AS build
WORKDIR /src
RUN python -m venv /opt/bot
COPY pyproject.toml constraints.txt LICENSE README.md ./
COPY bot bot
COPY retrieval retrieval
RUN /opt/bot/bin/pip install --no-cache-dir --disable-pip-version-check -c constraints.txt . \
    && /opt/bot/bin/python -m pip uninstall --yes --quiet pip

FROM python:3.12-slim
RUN useradd --uid 10001 --create-home --home-dir /app bot \
    && install --directory --owner=bot --group=bot --mode=0700 /app/data \
    && python -m pip uninstall --yes --quiet pip
COPY --from=build /opt/bot /opt/bot
COPY seeds /app/seeds
WORKDIR /app
USER bot
# Times are stored in seconds and shown as Telegram gives them: no time zone is needed. Texts are UTF-8.
ENV PATH=/opt/bot/bin:$PATH \
    LANG=C.UTF-8 \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DATABASE_PATH=/app/data/bot.sqlite3 \
    SEEDS_PATH=/app/seeds \
    HEALTH_LISTEN=127.0.0.1:9090
VOLUME /app/data
STOPSIGNAL SIGTERM
# Where HEALTH_LISTEN is emptied there is nobody to ask: a container that runs is then taken for a healthy one.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import http.client as h, os, sys; a = os.environ.get('HEALTH_LISTEN', '').replace('0.0.0.0', '127.0.0.1'); a or sys.exit(); c = h.HTTPConnection(a, timeout=4); c.request('GET', '/healthz'); sys.exit(c.getresponse().status != 200)"]
ENTRYPOINT ["python", "-m", "bot"]
