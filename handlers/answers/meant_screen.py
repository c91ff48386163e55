"""What was meant, asked back with a button for each kind of question."""

from __future__ import annotations

from domain.questions.account import Wish
from domain.questions.doubt import KindAnswer
from handlers.answers.account_screen import way_to
from handlers.answers.hub_buttons import meant_button
from handlers.toolkit.home import ShareIdea, person
from handlers.toolkit.screens import Choice, Screen, in_rows
from locales.texts import Texts

_ACCOUNT = "account."


def meant_screen(_: Texts, answer: KindAnswer) -> Screen:
    """Which of these was meant? Whoever meant neither writes it anew."""
    if len(answer.kinds) == 1:
        text = _("Did you mean this? If not, write it in other words.")
    else:
        text = _("Which of these did you mean? If neither, write it in other words.")
    return Screen(text, in_rows(_choice(_, kind, answer) for kind in answer.kinds))


def _choice(_: Texts, kind: str, answer: KindAnswer) -> Choice:
    if kind.startswith(_ACCOUNT):
        return way_to(_, Wish(kind.removeprefix(_ACCOUNT)))
    if kind == "idea":
        return Choice(_("💡 I have an idea"), ShareIdea())
    if kind == "person":
        return person(_, answer.hubs[0] if len(answer.hubs) == 1 else "")
    labels = {
        "hours": _("🕑 Opening hours"),
        "services": _("What is there"),
        "card": _("What is there"),
        "contact": _("Address and phone"),
        "hub_list": _("All the houses"),
        "volunteer": _("🙋 Become a volunteer"),
        "roles": _("What volunteers do"),
    }
    return Choice(labels[kind], meant_button(kind, answer.hubs, answer.days))
