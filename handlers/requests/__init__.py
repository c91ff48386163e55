"""Requests for help: written, sent, answered and followed."""
