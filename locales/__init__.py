"""What the house says: one folder a language, with a gettext catalogue and the words for understanding."""

from locales.offered import LANGUAGES, UNREVIEWED
from locales.texts import Texts, texts_in

__all__ = ["LANGUAGES", "UNREVIEWED", "Texts", "texts_in"]
