"""The doors over HTTP: the webhook that Telegram posts to, health, and metrics."""
