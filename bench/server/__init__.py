"""A fast fake Bot API in a process of its own, with the people who talk to the bot and the clock that times it."""
