"""The doors over HTTP: the webhook that Telegram posts to, health, metrics, and the check of certificates."""
