"""A screen: what a person sees, as a value. Screens are built by pure functions and sent by the outbox."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from markupsafe import Markup

from domain.names import one_line
from handlers.toolkit.buttons import Button

LONGEST_LABEL: Final = 40  #: Characters that fit beside each other on a phone.
FEWEST: Final = 10
_TAG: Final = re.compile(r"<[^<>]*>")


@dataclass(frozen=True)
class Choice:
    """One button: a label, and the press it makes or the link it opens or the text it copies."""

    label: str
    press: Button | None = None
    url: str | None = None
    copies: str | None = None

    @property
    def shown(self) -> str:
        """The label as it is seen."""
        return self.label.unescape() if isinstance(self.label, Markup) else self.label

    def telegram(self) -> dict[str, Any]:
        """The button in the Bot API's shape."""
        label = self.shown
        if self.press is not None:
            return {"text": label, "callback_data": self.press.pack()}
        if self.url is not None:
            return {"text": label, "url": self.url}
        return {"text": label, "copy_text": {"text": self.copies or label}}


@dataclass(frozen=True)
class Document:
    """A file that goes with a screen."""

    filename: str
    content: str | bytes
    is_picture: bool = False  #: Shown in the chat; otherwise offered as a file.


@dataclass(frozen=True)
class Screen:
    """Text (safe HTML) and rows of choices; `document` makes the text its caption."""

    text: Markup
    rows: tuple[tuple[Choice, ...], ...] = ()
    document: Document | None = None

    def with_row(self, *choices: Choice) -> Screen:
        """The same screen with one more row at the bottom."""
        return Screen(self.text, (*self.rows, tuple(choices)), self.document)

    def preceded_by(self, text: Markup) -> Screen:
        """The same screen with a paragraph before it."""
        return Screen(paragraphs(text, self.text), self.rows, self.document)

    def followed_by(self, text: Markup) -> Screen:
        """The same screen with a paragraph after it."""
        return Screen(paragraphs(self.text, text), self.rows, self.document)

    @property
    def plain(self) -> str:
        """The text as it is seen, without markup."""
        return Markup(_TAG.sub("", self.text)).unescape()  # noqa: S704 -- markup is taken out, not in

    @property
    def labels(self) -> list[str]:
        """The labels of all choices."""
        return [choice.shown for row in self.rows for choice in row]

    def keyboard(self) -> dict[str, Any]:
        """The inline keyboard in the Bot API's shape; empty when there is none."""
        return {"inline_keyboard": [[choice.telegram() for choice in row] for row in self.rows if row]}


def lines(*parts: Markup | str | None) -> Markup:
    """Whole sentences one below the other; plain strings are escaped, what is None is left out."""
    return Markup("\n").join(part for part in parts if part is not None)


def sentences(*parts: Markup | None) -> Markup:
    """Whole sentences one after the other; what is None is left out."""
    return Markup(" ").join(part for part in parts if part is not None)


def paragraphs(*parts: Markup | str | None) -> Markup:
    """As `lines`, with an empty line between."""
    return Markup("\n\n").join(part for part in parts if part)


def fitted(label: Callable[[str], str], words: str) -> str:
    """A button's label around some words, which are cut where it would not fit on a phone."""
    return label(one_line(words, max(FEWEST, LONGEST_LABEL - len(label("")))))


def in_rows(choices: Iterable[Choice], *, width: int = 2) -> tuple[tuple[Choice, ...], ...]:
    """Choices side by side, `width` to a row."""
    listed = list(choices)
    return tuple(tuple(listed[start : start + width]) for start in range(0, len(listed), width))
