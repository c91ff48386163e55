"""What help is asked for: once, every week or again, its places, and how it changed."""
