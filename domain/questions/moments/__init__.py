"""Days and times as people say them, and which of them a text asks about.

text ── dates, clock: what is said ──► asked: which of it is asked about ──► Moment
"""
