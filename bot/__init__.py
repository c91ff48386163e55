"""What runs: settings, wiring, the loops, and the doors to Telegram and the web."""

from bot.loading import load_lean

load_lean()
