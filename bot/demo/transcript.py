"""A chat written out, for people who read a failed test."""

from bot.demo.messages import Message
from bot.demo.people import Person
from bot.demo.presses import Press


def transcript(person: Person) -> str:
    """Write everything said and pressed in one chat, oldest first."""
    lines = [(message.message_id, _message(person, message)) for message in person.messages]
    presses = [_press(person, press) for press in person.presses]
    title = f"-- {person.first_name} ({person.id}, {person.language_code})"
    if person.shut is not None:
        title += f", closed: {person.shut}"
    return "\n".join([title, *(line for _, line in lines), *presses])


def _message(person: Person, message: Message) -> str:
    who = "bot" if message.by_bot else person.first_name
    marks = f" (edited {message.edits} times)" if message.edits else ""
    marks += " (deleted)" if message.deleted else ""
    shown = message.text or (message.document.file_name if message.document else ", ".join(message.content))
    lines = [f"{who} #{message.message_id}{marks}: {shown}"]
    lines += ["    " + " ".join(f"[{key.label}]" for key in row) for row in message.rows]
    return "\n".join(lines)


def _press(person: Person, press: Press) -> str:
    answer = "waits for an answer"
    if press.answered:
        answer = f"answered “{press.text}”" if press.text else "answered"
    return f"{person.first_name} pressed {press.data!r} under #{press.message_id}: {answer}"
