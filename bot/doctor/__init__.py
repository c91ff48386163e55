"""`torgbot doctor`: what is looked at, and what is thought of it."""
