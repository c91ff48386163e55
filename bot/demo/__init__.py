"""A Bot API of our own: the demo's Telegram, and the server that tests talk to.

double.py       BotApiDouble: start it, give it people, look at what it saw
server.py       HTTP in, Bot API answers out; faults and limits are applied here
methods/        one file per family of Bot API methods
world.py        chats, the bot's own profile, and who may be written to
people.py       a person with a phone: says, presses, blocks
page.py         the page with phones side by side
"""
