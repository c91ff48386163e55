"""The one way out: what is claimed from the outbox, sent, and marked."""
