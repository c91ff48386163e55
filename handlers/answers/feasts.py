"""The names of public holidays and eves."""

from __future__ import annotations

from markupsafe import Markup

from locales.texts import Texts


def feast_name(_: Texts, feast: str) -> Markup:
    """A holiday's or an eve's name, as inside a sentence."""
    names = {
        "new_years_day": _("New Year's Day"),
        "maundy_thursday": _("Maundy Thursday"),
        "good_friday": _("Good Friday"),
        "easter_day": _("Easter Sunday"),
        "easter_monday": _("Easter Monday"),
        "labour_day": _("Labour Day"),
        "constitution_day": _("Constitution Day"),
        "ascension_day": _("Ascension Day"),
        "whit_sunday": _("Whit Sunday"),
        "whit_monday": _("Whit Monday"),
        "christmas_day": _("Christmas Day"),
        "boxing_day": _("Boxing Day"),
        "wednesday_before_easter": _("the Wednesday before Easter"),
        "easter_saturday": _("Easter Eve"),
        "whit_saturday": _("Whitsun Eve"),
        "christmas_eve": _("Christmas Eve"),
        "new_years_eve": _("New Year's Eve"),
    }
    return names.get(feast, Markup("")) or Markup.escape(feast)
