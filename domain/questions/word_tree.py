"""Many words as one pattern: a tree of letters, so that hundreds of words cost little more than one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, TypeAlias

from domain.questions.folding import folded_word

Tree: TypeAlias = "dict[str, Tree]"

_END: Final = ""
_ANY: Final = "*"


def choice(words: Iterable[str]) -> str:
    """A pattern's source that fits any of the words, the longest that can be; nothing when there are none.

    A word that ends in `*` stands for every word that begins so.
    """
    tree: Tree = {}
    for word in words:
        here = tree
        for letter in folded_word(word.removesuffix("*")):
            here = here.setdefault(letter, {})
        here[_ANY if word.endswith("*") else _END] = {}
    return _source(tree) if tree else "(?!)"


def _source(tree: Tree) -> str:
    longer = [re.escape(letter) + _source(rest) for letter, rest in tree.items() if letter not in {_END, _ANY}]
    if _ANY in tree:
        longer.append(r"\w*")
    if not longer:
        return ""
    together = longer[0] if len(longer) == 1 and _END not in tree else f"(?:{'|'.join(longer)})"
    return f"{together}?" if _END in tree else together
