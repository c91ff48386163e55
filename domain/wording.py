"""A short text of the hub data in several languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

_NEIGHBOURS: Final = {"nb": ("nn",), "nn": ("nb",), "sv": ("nb", "nn")}
"""Languages so near that a text in one is read as one's own; all others read English rather."""


class Wording(Mapping[str, str]):
    """One text per language code (`{"nb": "Bibliotek", "en": "Library"}`), immutable and hashable.

    Hub data may give a plain string where the text is the same in every language; it is kept under `*`.
    """

    __slots__ = ("_texts",)

    def __init__(self, texts: Mapping[str, str] | str) -> None:
        self._texts: dict[str, str] = {"*": texts} if isinstance(texts, str) else dict(texts)
        if not self._texts or not all(text.strip() for text in self._texts.values()):
            raise ValueError("give the text in at least one language")

    def into(self, language: str) -> str:
        """The text in `language`, else the common one, else in one its readers know, else the first one given."""
        nearest = (language, "*", *_NEIGHBOURS.get(language, ("en",)))
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

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
        """Read a string or a table of strings; write back what was read."""
        texts = core_schema.union_schema(
            [
                core_schema.str_schema(min_length=1),
                core_schema.dict_schema(
                    core_schema.str_schema(pattern="^[a-z]{2}$|^\\*$"),
                    core_schema.str_schema(min_length=1),
                    min_length=1,
                ),
            ]
        )
        return core_schema.no_info_after_validator_function(
            cls, texts, serialization=core_schema.plain_serializer_function_ser_schema(cls._dump)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe the accepted shapes."""
        return handler(schema)

    def _dump(self) -> str | dict[str, str]:
        return self._texts["*"] if list(self._texts) == ["*"] else dict(self._texts)
