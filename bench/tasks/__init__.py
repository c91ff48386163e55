"""Pieces of Torgbot's work measured by themselves, each a program on the bot's core that prints its figures as JSON."""
