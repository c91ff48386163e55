"""SQLAlchemy's asyncio engine without its ORM, which we do not use: 7 MB, and a tenth of every start.

`sqlalchemy.ext.asyncio` only gathers names, from its engine, which we need, and from its sessions, which load the ORM.
A package that gathers the first stands in its place; asked for a name of the others it gives that too, ORM and all.
Where the real package is loaded already, it stays.
"""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.machinery import ModuleSpec
from importlib.util import module_from_spec
from typing import Any, Final

import sqlalchemy.ext

PACKAGE: Final = "sqlalchemy.ext.asyncio"


def stand_in() -> None:
    """Put the smaller package into place."""
    spec = ModuleSpec(PACKAGE, None, is_package=True)
    spec.submodule_search_locations = [f"{folder}/asyncio" for folder in sqlalchemy.ext.__path__]
    package: Any = module_from_spec(spec)
    sys.modules[PACKAGE] = package
    engine = import_module(f"{PACKAGE}.engine")
    package.AsyncConnection = engine.AsyncConnection
    package.AsyncEngine = engine.AsyncEngine
    package.create_async_engine = engine.create_async_engine
    package.__getattr__ = _of_sessions


def _of_sessions(name: str) -> Any:
    if name.startswith("__"):  # asked for by Python itself
        raise AttributeError(name)
    return getattr(import_module(f"{PACKAGE}.session"), name)


if PACKAGE not in sys.modules:
    stand_in()
