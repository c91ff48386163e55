"""Cards: a volunteer on one screen, and names of hubs, roles and interests as people read them."""

from __future__ import annotations

from collections.abc import Collection

from markupsafe import Markup

from domain.hubs import Municipality
from domain.people import Volunteer
from handlers.toolkit.screens import lines
from locales import Texts


def hub_names(municipality: Municipality, slugs: Collection[str]) -> list[str]:
    """Names of hubs in the register's order."""
    return [hub.name for hub in municipality.hubs if hub.slug in slugs]


def role_names(_: Texts, municipality: Municipality, slugs: Collection[str]) -> list[str]:
    """Names of roles in the register's order."""
    return [role.name.into(_.language) for role in municipality.roles if role.slug in slugs]


def interest_names(_: Texts, municipality: Municipality, slugs: Collection[str]) -> list[str]:
    """Names of interests in the register's order."""
    return [interest.name.into(_.language) for interest in municipality.interests if interest.slug in slugs]


def person_name(_: Texts, name: str) -> str:
    """A name to show; those whose name shows nothing are called something."""
    return name or _("Somebody without a name").unescape()


def volunteer_card(_: Texts, municipality: Municipality, volunteer: Volunteer) -> Markup:
    """Everything a volunteer has chosen."""
    interests = interest_names(_, municipality, volunteer.interests)
    if volunteer.own_words:
        interests.append(_("“{text}”", text=volunteer.own_words).unescape())
    return lines(
        _("<b>{name}</b>", name=person_name(_, volunteer.name)),
        _("Hubs: {hubs}", hubs=_.listed(hub_names(municipality, volunteer.hubs))),
        _("Roles: {roles}", roles=_.listed(role_names(_, municipality, volunteer.roles))),
        _("Interests: {interests}", interests=" · ".join(interests)) if interests else _("Interests: none chosen"),
    )
