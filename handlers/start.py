"""Start: the greeting, the menu, links from posters, the language, and the way to a person.

/start [hub_… · vert_… · inv_… · verify_…] → menu ⇄ contact · language
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from markupsafe import Markup

from actions import arriving, registering
from domain.hubs import Fact, FactKind, Hub, Municipality
from domain.people import Person, Volunteer, VolunteerStatus
from handlers import appointments, questions, registration
from handlers.aftercare import verification
from handlers.answers.hub_buttons import ShowHub
from handlers.answers.sources import source_lines
from handlers.facts.buttons import ShowDesk
from handlers.menus import show_menu_of
from handlers.requests.buttons import Compose, ListRequests
from handlers.toolkit.flow import Flow
from handlers.toolkit.home import (
    Begin,
    ChooseLanguage,
    ContactBelow,
    Home,
    HomeBelow,
    ShareIdea,
    ShowContact,
    ShowMine,
    home,
    ways,
)
from handlers.toolkit.screens import Choice, Screen, in_rows, lines, paragraphs
from handlers.toolkit.turn import Turn
from handlers.volunteering import ShowProfile
from locales import LANGUAGES, Texts

NAMES: Final = {
    "nb": "Norsk bokmål",
    "nn": "Norsk nynorsk",
    "en": "English",
    "sv": "Svenska (inte granskad)",
    "de": "Deutsch (nicht geprüft)",
    "pl": "Polski (niesprawdzony)",
    "uk": "Українська (не перевірена)",
    "so": "Soomaali (lama hubin)",
    "ar": "العربية (غير مُراجعة)",
}
"""What each language calls itself, and that no native speaker has read it."""

DOORS: Final = (FactKind.PHONE, FactKind.EMAIL, FactKind.ADDRESS)
SHORTEST_ROLE: Final = 4  #: Letters of a role that a link must give: vert_heggedal.


def menu_screen(_: Texts, municipality: Municipality, person: Person, volunteer: Volunteer) -> Screen:
    """The greeting, by what the person is, and what can be done here."""
    name = person.name or _("you there")
    if person.is_coordinator:
        greeting = _("Hello, {name}. You are a coordinator here.", name=name)
    elif volunteer.status is VolunteerStatus.ACTIVE:
        greeting = _("Hello, {name}. Good to have you as a volunteer.", name=name)
    elif volunteer.hubs and volunteer.status is VolunteerStatus.JOINING:
        greeting = _("Hello, {name}. You had begun to register; everything you chose is kept.", name=name)
    else:
        greeting = _("Hello, {name}. Welcome.", name=name)
    return Screen(
        paragraphs(
            greeting,
            _(
                "I am Torgbot, a robot for the community houses (innbyggertorg) of {municipality}."
                " Write a question or choose below.",
                municipality=municipality.name,
            ),
        ),
        (
            *_menu_rows(_, person, volunteer),
            (Choice(_("☎️ Contact"), ShowContact()), Choice("🌐 Språk · Language", ChooseLanguage())),
        ),
    )


def _menu_rows(_: Texts, person: Person, volunteer: Volunteer) -> tuple[tuple[Choice, ...], ...]:
    own: tuple[Choice, ...]
    if volunteer.status is VolunteerStatus.ACTIVE:
        own = (Choice(_("📌 My commitments"), ShowMine()), Choice(_("🙋 My profile"), ShowProfile()))
    elif volunteer.hubs and volunteer.status is VolunteerStatus.JOINING:
        own = (Choice(_("🙋 Go on registering"), Begin()),)
    else:
        own = (Choice(_("🙋 Become a volunteer"), Begin()),)
    rows: list[tuple[Choice, ...]] = [
        (Choice(_("🕑 Opening hours"), questions.ShowHubs()),),
        own,
        (Choice(_("💡 I have an idea"), ShareIdea()),),
    ]
    if person.is_coordinator:
        rows.insert(0, (Choice(_("📣 Ask for help"), Compose()), Choice(_("📋 Requests"), ListRequests())))
        rows.insert(1, (Choice(_("🗓 What is registered"), ShowDesk()),))
    if person.is_owner:
        rows.insert(2, (Choice(_("🔑 Coordinators"), appointments.ListCoordinators()),))
    return tuple(rows)


def contact_screen(_: Texts, municipality: Municipality, hub: Hub | None, today: dt.date) -> Screen:
    """The registered doors to a person: a hub's own, then the municipality's."""
    own = [fact for fact in hub.facts if fact.kind in DOORS] if hub else []
    common = [fact for fact in municipality.contact if fact.kind in DOORS]
    doors = [_door(_, hub.name, fact) for fact in own] if hub else []
    if hub and not own:
        doors = [_("{hub}: no telephone or e-mail is registered with me.", hub=hub.name)]
    doors += [_door(_, municipality.name, fact) for fact in common]
    others = [(Choice(other.name, ShowContact(other.slug))) for other in municipality.hubs if other != hub]
    copies = tuple(
        Choice(fact.text.into(_.language), copies=fact.text.into(_.language))
        for fact in (*own, *common)
        if fact.kind is not FactKind.ADDRESS
    )
    sources = source_lines(_, [*own, *common], municipality.fresh_since(today))
    text = lines(_("<b>Talk to a person</b>"), *doors, *sources)
    return Screen(text, (copies[:3], *in_rows(others), (home(_),)))


def _door(_: Texts, name: str, fact: Fact) -> Markup:
    if fact.kind is FactKind.PHONE:
        return _("{name}, telephone: {phone}", name=name, phone=fact.text.into(_.language))
    return _("{name}: {door}", name=name, door=fact.text.into(_.language))


def language_screen(_: Texts) -> Screen:
    """Which language?"""
    choices = tuple((Choice(NAMES[language], ChooseLanguage(language)),) for language in LANGUAGES)
    return Screen(_("Which language would you like?"), (*choices, ways(_)))


def help_screen(_: Texts, person: Person) -> Screen:
    """What can be said, and that it is a robot."""
    return Screen(
        lines(
            _("I am a robot, and I only tell what is registered. Write a question, or use:"),
            _("Opening hours: /hours. Talk to a person: /contact. Menu: /menu or /start."),
            _("Volunteers: /volunteer to begin, /profile to see and change, /pause to rest."),
            _("What you have said yes to: /mine. Check in at the hub: /here."),
            _("Your hours on paper: /certificate. Is such a paper genuine? /verify."),
            _("Ideas: /idea. Language: /language. This help: /help."),
            _("Your data: /mydata shows it, /stop leaves, /delete removes everything."),
            _("Coordinators: /request asks volunteers for help, /requests shows what you have sent.")
            if person.is_coordinator
            else None,
            _("What comes back every week: /series.") if person.is_coordinator else None,
            _("Your hub: /facts puts right hours, closures and what is there. Figures: /stats.")
            if person.is_coordinator
            else None,
            _("Owners: /invite makes a coordinator, /coordinators shows them all.") if person.is_owner else None,
        ),
        (ways(_),),
    )


async def start(turn: Turn, argument: str) -> Screen:
    """Greet; a link from a poster leads straight on, anything else after /start is passed over."""
    kind, _underscore, subject = argument.partition("_")
    if kind == "inv" and subject:
        return await appointments.accept(turn, subject)
    if kind == "verify" and subject:
        return await verification.verify(turn, subject)
    if kind == "hub" and turn.municipality.hub(subject):
        return await questions.show_hub(turn, ShowHub(subject))
    role = next((role for role in turn.municipality.roles if kind and role.slug.startswith(kind)), None)
    if role is not None and len(kind) >= SHORTEST_ROLE and turn.municipality.hub(subject):
        return await registration.begin_with(turn, subject, role.slug)
    if turn.person.is_owner:  # nobody appoints owners, so this is where their commands come from
        await show_menu_of(turn, turn.person)
    return await show_menu(turn, None)


async def show_menu(turn: Turn, _said: object) -> Screen:
    """Show the menu; what is typed next is a question."""
    await turn.await_nothing()
    volunteer = await registering.volunteer_of(turn.work, turn.person)
    return menu_screen(turn.texts, turn.municipality, turn.person, volunteer)


async def show_contact(turn: Turn, said: ShowContact | str) -> Screen:
    """Show the doors of a hub, or of the municipality."""
    slug = said.hub if isinstance(said, ShowContact) else ""
    return contact_screen(turn.texts, turn.municipality, turn.municipality.hub(slug), turn.today)


async def show_menu_below(turn: Turn, press: HomeBelow) -> Screen:
    """Show the menu and leave the message as it is."""
    turn.pressed_message = None
    return await show_menu(turn, press)


async def show_contact_below(turn: Turn, press: ContactBelow) -> Screen:
    """Show the doors and leave the message as it is."""
    turn.pressed_message = None
    return await show_contact(turn, press)


async def choose_language(turn: Turn, said: ChooseLanguage | str) -> Screen:
    """Speak the language chosen, or show the choice."""
    language = said.language if isinstance(said, ChooseLanguage) else said.strip().lower()
    if language not in LANGUAGES:
        return language_screen(turn.texts)
    await arriving.choose_language(turn.work, turn.person.id, language)
    turn.speaking(language)
    await show_menu_of(turn, turn.person)
    return await show_menu(turn, None)


async def show_help(turn: Turn, _said: str) -> Screen:
    """Say what can be said."""
    return help_screen(turn.texts, turn.person)


FLOW = Flow(
    "start",
    commands={
        "start": start,
        "menu": show_menu,
        "contact": show_contact,
        "language": choose_language,
        "help": show_help,
    },
    presses={
        Home: show_menu,
        HomeBelow: show_menu_below,
        ShowContact: show_contact,
        ContactBelow: show_contact_below,
        ChooseLanguage: choose_language,
    },
)
