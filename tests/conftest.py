"""What every test process does first: aiogram is imported as the bot itself imports it, quickly."""

from bot.lazy_models import import_aiogram

import_aiogram()
