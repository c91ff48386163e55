"""What the house keeps: tables, queries and migrations; SQLAlchemy lives and dies here."""

from db.engine import Database
from db.work import UnitOfWork

__all__ = ["Database", "UnitOfWork"]
