"""One example of each screen, with the longest values that real people and the packaged hubs give it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final, cast

from msgspec import structs

from actions.correcting import Correction, Desk
from db import UnitOfWork
from db.commitments.affected import Affected
from db.register.hour_drafts import HourDraft
from domain.calendar import Days
from domain.changes import Change, ChangeKind
from domain.closures import Closure
from domain.errors import NotAllowed
from domain.half_days import half_days_to_ask
from domain.hubfile import packaged, read
from domain.hubs import FactKind
from domain.people import Person, Volunteer, VolunteerStatus
from domain.questions.account import Wish
from domain.questions.doubt import OFFERED, KindAnswer
from domain.requests import Request, RequestStatus
from domain.schedules import ZONE
from domain.weekly import Rule, Stretch, Week
from domain.wording import Wording
from handlers import (
    apology,
    appointments,
    fallback,
    ideas,
    leaving,
    openings,
    reminders,
    start,
    unregistered,
    volunteering,
)
from handlers.answers.hub_buttons import FollowSeveral, UnfollowSeveral
from handlers.answers.screens import answered_screen
from handlers.facts import closure_screens, contacts, desk_screens, half_days, hours, parts, special_hours
from handlers.toolkit import alone
from handlers.toolkit.refusals import refusal_screen
from handlers.toolkit.screens import Screen
from handlers.toolkit.turn import House, Turn
from locales import Texts

ASKER: Final = read(packaged())
HUBS: Final = frozenset(hub.slug for hub in ASKER.hubs)
HUB: Final = ASKER.hubs[0]
NOW: Final = dt.datetime(2026, 11, 23, 12, tzinfo=ZONE)
NAME: Final = "Kari Konstanse Marie Sofie von Langenavn-Etternavnsen den yngste"
KARI: Final = Person(999_999_999_999, NAME, "nb", is_owner=True, coordinates=HUBS)
NEW: Final = Volunteer(1, NAME, "nb", VolunteerStatus.JOINING)
VIDAR: Final = Volunteer(
    1,
    NAME,
    "nb",
    VolunteerStatus.ACTIVE,
    hubs=HUBS,
    roles=frozenset(role.slug for role in ASKER.roles),
    interests=frozenset(interest.slug for interest in ASKER.interests),
    own_words="sjakk, " * 28,
    paused_until=dt.date(2027, 9, 23),
)
DRAFT: Final = Request(10**9, KARI.id, RequestStatus.DRAFT)
REQUEST: Final = Request(
    10**9,
    KARI.id,
    RequestStatus.OPEN,
    hub=HUB.slug,
    activity="Julekonsert med kor og korps " * 3,
    day=dt.date(2026, 11, 25),
    starts=dt.time(17),
    ends=dt.time(20),
    role="tilrettelegger",
    interests=VIDAR.interests,
    needed=50,
    accepted=50,
    text="Ta med innesko.",
)
AT: Final = Desk(next(hub for hub in ASKER.hubs if hub.slug == "borgen"), ASKER, 2)
BORGEN: Final = AT.hub
EVE: Final = half_days_to_ask(ASKER, dt.date(2026, 12, 20))[0]
CLOSURE: Final = Closure(
    first=NOW.date(),
    last=dt.date(2026, 12, 24),
    hubs=("borgen",),
    reason=Wording("vannlekkasje i kjelleren, og ingen vet ennå hvor lenge det varer " * 2),
    may_be_extended=True,
    announced_on=NOW.date(),
    source="Borgen, koordinator",
    checked_on=NOW.date(),
)
CLOSED: Final = Change(2, NOW, 1, "borgen", ChangeKind.CLOSED, "", CLOSURE.first, CLOSURE.last)
SHUT: Final = Desk(BORGEN, structs.replace(ASKER, closures=(CLOSURE, CLOSURE)), 2)
HITS: Final = [Affected(n, REQUEST.activity, NOW.date(), (NAME,) * 3) for n in range(5)]
EVERY_FOURTH: Final = Rule(days=(5,), stretches=(Stretch(opens="10:00", closes="16:00"),), every=4)
HOURS_DRAFT: Final = HourDraft(10**9, "borgen", "hub", Week(rules=(structs.replace(EVERY_FOURTH, first=NOW.date()),)))
ANY_KIND: Final = (*OFFERED, *(f"account.{wish}" for wish in Wish))
MEANT: Final = KindAnswer(ANY_KIND, ("asker_sentrum",), Days(NOW.date(), NOW.date()))
LINK: Final = f"https://t.me/a_bot_of_the_greatest_length_bot?start=inv_{'x' * 24}"


def turn_in(_: Texts) -> Turn:
    """A turn of a coordinator who speaks a language, for screens that need one."""
    house = House(ASKER, 1, "torgbot_demo_bot", 18, ZONE)
    return Turn(cast("UnitOfWork", None), replace(KARI, language=_.language), house, NOW)


EXAMPLES: Final[dict[str, Callable[[Texts], Screen]]] = {
    "apology": apology.apology_screen,
    "refusal": lambda _: refusal_screen(_, NotAllowed(), ASKER),
    "unknown_command": fallback.unknown_command_screen,
    "no_text": fallback.no_text_screen,
    "group": lambda _: fallback.group_screen(_, "torgbot_demo_bot"),
    "menu of a newcomer": lambda _: start.menu_screen(
        _, ASKER, replace(KARI, is_owner=False, coordinates=HUBS & set()), NEW
    ),
    "stepped out": alone.left_screen,
    "menu": lambda _: start.menu_screen(_, ASKER, KARI, VIDAR),
    "what was meant": lambda _: answered_screen(_, MEANT),
    "contact": lambda _: start.contact_screen(_, ASKER, HUB, NOW.date()),
    "language": start.language_screen,
    "help": lambda _: start.help_screen(_, KARI),
    "hubs": lambda _: volunteering.hubs_screen(_, ASKER, NEW, HUBS),
    "roles": lambda _: volunteering.roles_screen(_, ASKER, NEW),
    "interests": lambda _: volunteering.interests_screen(_, ASKER, replace(VIDAR, status=VolunteerStatus.JOINING)),
    "consent": lambda _: volunteering.consent_screen(_, ASKER, VIDAR, 18),
    "declined": lambda _: unregistered.declined_screen(_, ASKER, frozenset()),
    "no volunteer": lambda _: unregistered.unregistered_screen(_, ASKER, frozenset()),
    "no volunteer who follows": lambda _: unregistered.unregistered_screen(_, ASKER, HUBS),
    "too young": lambda _: unregistered.too_young_screen(_, 18, is_deleted=True),
    "profile": lambda _: volunteering.profile_screen(_, ASKER, VIDAR, NOW.date()),
    "pause": volunteering.pause_screen,
    "hubs of a volunteer": lambda _: volunteering.hubs_screen(_, ASKER, VIDAR, HUBS),
    "roles of a volunteer": lambda _: volunteering.roles_screen(_, ASKER, VIDAR),
    "interests of a volunteer": lambda _: volunteering.interests_screen(_, ASKER, VIDAR),
    "ways_out": leaving.ways_out_screen,
    "left": leaving.left_screen,
    "delete": leaving.delete_screen,
    "deleted": leaving.deleted_screen,
    "which_hub": lambda _: ideas.which_hub_screen(_, ASKER),
    "words": lambda _: ideas.words_screen(_, HUB),
    "kept": lambda _: ideas.kept_screen(_, HUB, is_told=False),
    "idea": lambda _: ideas.idea_screen(_, HUB, KARI, "Strikkekafé", 1),
    "answer to idea": partial(ideas.answer_to_idea_screen, HUB, KARI, "Strikkekafé", "Ja, kom på torsdag!"),
    "opened": lambda _: openings.opened_screen(_, HUB),
    "changed": lambda _: openings.changed_screen(_, ASKER, CLOSED, NOW.date()),
    "followed": lambda _: openings.followed_screen(_, HUB),
    "unfollowed": lambda _: openings.unfollowed_screen(_, HUB),
    "several_followed": lambda _: openings.several_followed_screen(_, ASKER.hubs, FollowSeveral()),
    "several_unfollowed": lambda _: openings.several_unfollowed_screen(_, ASKER.hubs, UnfollowSeveral()),
    "ending": lambda _: reminders.ending_screen(_, HUB, NOW.date()),
    "open_again": lambda _: reminders.open_again_screen(_, HUB),
    "close": lambda _: closure_screens.close_screen(_, BORGEN, NOW.date()),
    "longer": lambda _: closure_screens.longer_screen(_, BORGEN, CLOSURE, NOW.date()),
    "closure": lambda _: closure_screens.closure_screen(_, BORGEN, CLOSURE, CLOSED, HITS),
    "why": lambda _: closure_screens.why_screen(_, BORGEN),
    "which_part_closed": lambda _: parts.which_part_closed_screen(_, BORGEN),
    "close_part": lambda _: parts.close_part_screen(_, BORGEN, BORGEN.facilities[0]),
    "which_contact": lambda _: contacts.which_contact_screen(_, BORGEN),
    "contact_words": lambda _: contacts.contact_words_screen(_, BORGEN, FactKind.ADDRESS),
    "which_hub of facts": lambda _: desk_screens.which_hub_screen(_, ASKER.hubs),
    "desk": lambda _: desk_screens.desk_screen(_, SHUT, NOW.date()),
    "old": lambda _: desk_screens.old_screen(_, AT, NOW.date()),
    "saved": lambda _: desk_screens.saved_screen(_, Correction(CLOSED, ASKER), HITS, 250),
    "history": lambda _: desk_screens.history_screen(_, ASKER, BORGEN, [(CLOSED, NAME)] * 8),
    "half_day": lambda _: half_days.half_day_screen(_, ASKER, EVE, NOW.date()),
    "other": lambda _: half_days.other_screen(_, EVE),
    "which_part": lambda _: hours.which_part_screen(_, BORGEN),
    "which_part of special hours": lambda _: special_hours.which_part_screen(_, BORGEN),
    "special": lambda _: special_hours.special_screen(_, BORGEN, BORGEN.facilities[0]),
    "draft": lambda _: hours.draft_screen(_, AT, HOURS_DRAFT, NOW.date()),
    "start": lambda _: hours.start_screen(_, HOURS_DRAFT, EVERY_FOURTH, NOW.date()),
    "from": lambda _: hours.from_screen(_, HOURS_DRAFT, 0),
    "to": lambda _: hours.to_screen(_, HOURS_DRAFT, 0, 6),
    "invitation": lambda _: appointments.invitation_screen(_, ASKER, 255, 1),
    "link": lambda _: appointments.link_screen(_, ASKER, HUBS, LINK),
    "appointed": lambda _: appointments.appointed_screen(_, ASKER, HUBS),
    "claimed": lambda _: appointments.claimed_screen(_, ASKER, KARI, HUBS),
    "coordinators": lambda _: appointments.coordinators_screen(_, ASKER, [KARI] * 8),
    "revoke": lambda _: appointments.revoke_screen(_, KARI),
}
