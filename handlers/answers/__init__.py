"""Answers to questions, as screens: hours, hubs, and the short ones."""
