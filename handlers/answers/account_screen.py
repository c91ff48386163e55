"""What somebody asks to have done with their own data or choices: the button that does it."""

from __future__ import annotations

from domain.questions.account import Answer, Wish
from handlers.answers.hub_buttons import Meant
from handlers.toolkit.home import AskToDelete, ChooseLanguage, ShowMine, ShowMyData
from handlers.toolkit.screens import Choice, Screen, lines
from handlers.volunteering import AskToLeave, ChoosePause, ShowProfile
from locales.texts import Texts


def account_screen(_: Texts, answer: Answer) -> Screen:
    """The way there; nothing is done before it is pressed."""
    if answer.wish is Wish.HELP:
        return _help(_)
    if answer.wish is Wish.LANGUAGE:
        return Screen(_("Which language would you like?"), ((Choice("🌐 Språk · Language", ChooseLanguage()),),))
    return Screen(_("You do that here:"), ((way_to(_, answer.wish),),))


def way_to(_: Texts, wish: Wish) -> Choice:
    """The button that leads to what is wished for."""
    if wish is Wish.LANGUAGE:
        return Choice("🌐 Språk · Language", ChooseLanguage())
    ways = {
        Wish.HELP: Choice(_("What I can do"), Meant("account.help")),
        Wish.DELETE: Choice(_("Delete me"), AskToDelete()),
        Wish.DATA: Choice(_("What do you know about me?"), ShowMyData()),
        Wish.LEAVE: Choice(_("Leave as a volunteer"), AskToLeave()),
        Wish.PAUSE: Choice(_("Take a pause"), ChoosePause()),
        Wish.MINE: Choice(_("📌 My commitments"), ShowMine()),
        Wish.PROFILE: Choice(_("🙋 My profile"), ShowProfile()),
    }
    return ways[wish]


def _help(_: Texts) -> Screen:
    return Screen(
        lines(
            _("I am a robot, and I only tell what is registered. Write a question, or use:"),
            _("Opening hours: /hours. Talk to a person: /contact. Menu: /menu or /start."),
            _("Volunteers: /volunteer to begin, /profile to see and change, /pause to rest."),
            _("What you have said yes to: /mine. Check in at the hub: /here."),
            _("Ideas: /idea. Language: /language. This help: /help."),
            _("Your data: /mydata shows it, /stop leaves, /delete removes everything."),
        )
    )
