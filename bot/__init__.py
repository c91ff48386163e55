"""What runs: settings, wiring, the loops, and the doors to Telegram and the web."""
