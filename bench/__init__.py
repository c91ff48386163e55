"""The bench: Torgbot beside its peers, in one run, against one server; `uv run --group bench python -m bench`."""
