"""Every button with which a hub's facts are put right."""

from __future__ import annotations

from handlers.toolkit.buttons import Button


class ShowDesk(Button, prefix="fact"):
    """Show what can be put right at a hub; an empty one asks which."""

    hub: str = ""


class AskClose(Button, prefix="fact.close"):
    """Ask which days a hub is closed."""

    hub: str


class Close(Button, prefix="fact.shut"):
    """Close a hub for a number of days from one on."""

    hub: str
    first: str
    count: int


class AskClosePart(Button, prefix="fact.clp"):
    """Ask which days one part of a hub is closed; an empty part asks which."""

    hub: str
    part: str = ""


class ClosePart(Button, prefix="fact.shp"):
    """Close one part of a hub today, or for two weeks."""

    hub: str
    part: str
    long: bool


class ReopenPart(Button, prefix="fact.opp"):
    """Open a part as usual, whichever closure of it is the next to end."""

    hub: str
    part: str


class EditContact(Button, prefix="fact.tel"):
    """Write another address, telephone number or e-mail address; an empty kind asks which."""

    hub: str
    kind: str = ""


class AskExtend(Button, prefix="fact.more"):
    """Ask for how long the closure that ends on a day goes on."""

    hub: str
    ends: str


class Extend(Button, prefix="fact.ext"):
    """Let the closure that ends on a day go on up to another."""

    hub: str
    ends: str
    last: str


class Reopen(Button, prefix="fact.open"):
    """Open as usual in place of the closure that ends on a day."""

    hub: str
    ends: str


class MayExtend(Button, prefix="fact.may"):
    """Say whether a closure may last longer."""

    hub: str
    ends: str
    on: bool


class AskWhy(Button, prefix="fact.why"):
    """Ask for the reason of a closure."""

    hub: str
    ends: str


class Undo(Button, prefix="fact.undo"):
    """Take back the change that made a version of the register."""

    hub: str
    version: int


class ShowHistory(Button, prefix="fact.log"):
    """Show who changed what at a hub."""

    hub: str


class ShowOld(Button, prefix="fact.old"):
    """Show what nobody has confirmed for long."""

    hub: str


class Confirm(Button, prefix="fact.ok"):
    """What stands on the screen made from one version of the register still holds."""

    hub: str
    version: int


class EditHours(Button, prefix="fact.hrs"):
    """Write the hours of a part of a hub; an empty part asks which."""

    hub: str
    part: str = ""


class ShowDraft(Button, prefix="fact.hd"):
    """Show the hours being written."""

    draft: int


class PickDay(Button, prefix="fact.day"):
    """Choose a weekday (0 is Monday) to change."""

    draft: int
    day: int


class PickFrom(Button, prefix="hr.f"):
    """Choose when a weekday opens, on the hour."""

    draft: int
    day: int
    opens: int


class PickTo(Button, prefix="hr.t"):
    """Choose a weekday's hours: from and to as `1016`; 0 is closed."""

    draft: int
    day: int
    hours: int


class PickStart(Button, prefix="fact.start"):
    """Choose the day from which weeks are skipped."""

    draft: int
    first: str


class SaveHours(Button, prefix="fact.save"):
    """Make the hours being written the truth."""

    draft: int


class AskSpecial(Button, prefix="fact.spec"):
    """Ask for other hours on one day; an empty part asks which."""

    hub: str
    part: str = ""


class UsualEve(Button, prefix="eve.same"):
    """An eve is as any other day."""

    hub: str
    first: str


class OtherEve(Button, prefix="eve.time"):
    """Ask for the hours of an eve."""

    hub: str
    first: str
