"""The way in and the way out: every update that came, every message that goes, and what became of each."""
