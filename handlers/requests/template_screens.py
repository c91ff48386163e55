"""What is seen of templates, and of requests that can be sent again."""

from __future__ import annotations

from markupsafe import Markup

from domain.hubs import Municipality
from domain.names import one_line
from domain.requests import Request
from domain.templates import Template
from handlers.requests.buttons import Compose, ListRequests, Preview, ShowRequest
from handlers.requests.template_buttons import DeleteTemplate, ListTemplates, SendAgain, ShowTemplate, UseTemplate
from handlers.toolkit.home import home, person, ways_beside
from handlers.toolkit.screens import Choice, Screen, lines, paragraphs
from locales import Texts


def with_shortcuts(_: Texts, screen: Screen, *, has_templates: bool) -> Screen:
    """The first question of a request, with how to say everything at once, and the way to the templates."""
    row = (Choice(_("📋 Use a template"), ListTemplates()),) if has_templates else ()
    hint = _("You can also write it all at once: “We need 3 hosts on Thursday 17–20, concert”.")
    return Screen(paragraphs(screen.text, hint), (*screen.rows[:-1], row, *screen.rows[-1:]))


def templates_screen(_: Texts, municipality: Municipality, templates: list[Template]) -> Screen:
    """All templates of one's hubs."""
    rows = tuple(
        (Choice(_name(_, municipality, template), ShowTemplate(template.id, template.stamp)),) for template in templates
    )
    text = (
        _("<b>Which template?</b>")
        if rows
        else _("There is no template yet. You can save one from the preview of a request, or from one you have sent.")
    )
    return Screen(text, (*rows, (Choice(_("📣 Ask for help"), Compose()), home(_)), (person(_),)))


def _name(_: Texts, municipality: Municipality, template: Template) -> Markup:
    hub = municipality.hub(template.hub)
    return _("{activity}, {hub}", activity=one_line(template.activity, 24), hub=hub.name if hub else "–")


def template_screen(_: Texts, municipality: Municipality, template: Template) -> Screen:
    """One template with all its parts."""
    hub, role = municipality.hub(template.hub), municipality.role(template.role or "")
    role_name = role.name.into(_.language) if role else "–"
    stretch = _.stretch(_.time(template.starts), _.time(template.ends)) if template.starts and template.ends else "–"
    return Screen(
        lines(
            _("<b>{activity}</b>", activity=template.activity),
            _("Where: {hub}", hub=hub.name if hub else "–"),
            _("Time: {times}", times=stretch),
            _.plural(
                "Needed: {n} person as {role}", "Needed: {n} people as {role}", template.needed or 0, role=role_name
            )
            if template.needed
            else None,
            Markup("\n{}").format(one_line(template.text, 300)) if template.text else None,
        ),
        (
            (Choice(_("Use this template"), UseTemplate(template.id, template.stamp)),),
            (Choice(_("🗑 Delete the template"), DeleteTemplate(template.id, template.stamp)),),
            (Choice(_("← Back"), ListTemplates()), *ways_beside(_)),
        ),
    )


def saved_screen(_: Texts, municipality: Municipality, request: Request, *, is_draft: bool) -> Screen:
    """A template has been saved."""
    hub = municipality.hub(request.hub or "")
    back = (
        Choice(_("← To the preview"), Preview(request.id)) if is_draft else Choice(_("← Back"), ShowRequest(request.id))
    )
    return Screen(
        _("Saved as a template for {hub}: {activity}.", hub=hub.name if hub else "–", activity=request.activity),
        ((back, Choice(_("📋 All templates"), ListTemplates())), (home(_), person(_))),
    )


def again_screen(_: Texts, requests: list[Request]) -> Screen:
    """Which request is sent again?"""
    rows = tuple(
        (
            Choice(
                _("{activity}, {day}", activity=one_line(request.activity, 17), day=_.short_day(request.day)),
                SendAgain(request.id),
            ),
        )
        for request in requests
        if request.day is not None
    )
    text = _("<b>Which one comes again next week?</b>") if rows else _("You have not sent any request yet.")
    return Screen(text, (*rows, (Choice(_("← Back"), ListRequests()), *ways_beside(_))))
