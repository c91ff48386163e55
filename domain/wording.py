"""A short text of the hub data in several languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

_NEIGHBOURS: Final = {"nb": ("nn",), "nn": ("nb",), "sv": ("nb", "nn")}
"""Languages so near that a text in one is read as one's own; all others read English rather."""

_ANY: Final = "*"  #: Stands for every language.
_LANGUAGE: Final = re.compile("[a-z]{2}")


class Wording(Mapping[str, str]):
    """One text per language code (`{"nb": "Bibliotek", "en": "Library"}`), immutable and hashable.

    Hub data may give a plain string where the text is the same in every language; it is kept under `*`.
    """

    __slots__ = ("_texts",)

    def __init__(self, texts: Mapping[str, str] | str) -> None:
        self._texts: dict[str, str] = {_ANY: texts} if isinstance(texts, str) else dict(texts)
        if not self._texts or not all(text.strip() for text in self._texts.values()):
            raise ValueError("give the text in at least one language")

    @classmethod
    def read(cls, raw: object) -> Wording:
        """What a file or a document holds: a string, or a table of strings. Raises TypeError and ValueError."""
        if isinstance(raw, str):
            return cls(raw)
        if not isinstance(raw, Mapping):
            raise TypeError(f"give one text, or one for each language, not {raw!r}")
        for language, text in raw.items():
            if language != _ANY and not _LANGUAGE.fullmatch(language):
                raise ValueError(f"{language!r} is no language code of two small letters")
            if not isinstance(text, str):
                raise TypeError(f"the text in {language!r} is no string")
        return cls(raw)

    @property
    def written(self) -> str | dict[str, str]:
        """What `read` takes back."""
        return self._texts[_ANY] if list(self._texts) == [_ANY] else dict(self._texts)

    def into(self, language: str) -> str:
        """The text in `language`, else the common one, else in one its readers know, else the first one given."""
        nearest = (language, _ANY, *_NEIGHBOURS.get(language, ("en",)))
        found = next((self._texts[each] for each in nearest if each in self._texts), None)
        return found if found is not None else next(iter(self._texts.values()))

    def __getitem__(self, language: str) -> str:
        return self._texts[language]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def __hash__(self) -> int:
        return hash(frozenset(self._texts.items()))

    def __repr__(self) -> str:
        return f"Wording({self._texts!r})"
