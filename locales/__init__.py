"""What the house says: one folder a language, with a gettext catalogue and the words for understanding."""

from locales.texts import LANGUAGES, Texts, texts_in

__all__ = ["LANGUAGES", "Texts", "texts_in"]
