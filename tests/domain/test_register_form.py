"""The register's values as they are kept: what older versions wrote is read, and what is impossible is not."""

import datetime as dt
import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from domain.closures import Closure, SpecialOpening
from domain.facts import Fact, Known, Schedule, ScheduleKind
from domain.hubs import Hub, Limits, Municipality
from domain.register_form import convert, read_json, write_json
from domain.weekly import Rule, Stretch, Week
from domain.wording import Wording

OLD_REGISTER = Path(__file__).with_name("register_of_pydantic.json").read_text(encoding="utf-8")
"""Every kind of value, each optional field once with something in it and once without."""

OLD_DRAFT = (
    '{"rules":[{"days":[0,1],"stretches":[{"opens":"10:00","closes":"19:00"},{"opens":"20:00","closes":"24:00"}],'
    '"every":1,"first":null,"is_uncertain":false,"in_month":null},{"days":[5],"stretches":[],"every":4,'
    '"first":"2026-12-05","is_uncertain":true,"in_month":-1}]}'
)
DAY = dt.date(2026, 11, 23)
STATED = {"source": "page", "checked_on": "2026-11-23"}
CLOSURE = {**STATED, "first": "2026-11-23", "last": "2026-11-24"}
OPENING = {**CLOSURE, "hub": "tofte", "facility": "hub", "hours": "10:00-13:00"}
HUB = {"slug": "tofte", "name": "Tofte", "status": "open"}


def test_register_that_pydantic_wrote_is_read_and_written_as_it_stands() -> None:
    text = json.dumps(json.loads(OLD_REGISTER), ensure_ascii=False, separators=(",", ":"))
    assert write_json(read_json(text, Municipality)) == text


def test_draft_that_pydantic_wrote_is_read_and_written_as_it_stands() -> None:
    early, late = Stretch(opens="10:00", closes="19:00"), Stretch(opens="20:00", closes="24:00")
    week = Week(
        rules=(
            Rule(days=(0, 1), stretches=(early, late)),
            Rule(days=(5,), every=4, first=dt.date(2026, 12, 5), is_uncertain=True, in_month=-1),
        )
    )
    assert read_json(OLD_DRAFT, Week) == week
    assert write_json(week) == OLD_DRAFT


@pytest.mark.parametrize("written", ["Kurs", {"nb": "Kurs"}, {"*": "Kurs", "en": "A course"}])
def test_wording_is_written_as_it_was_read(written: str | dict[str, str]) -> None:
    assert json.loads(write_json(convert({**CLOSURE, "reason": written}, Closure)))["reason"] == written


def test_field_that_an_older_version_did_not_know_is_as_by_default() -> None:
    assert read_json("{}", Limits) == Limits()
    assert json.loads(write_json(Limits()))["idle_days"] == 30


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        (Hub, {**HUB, "colour": "red"}),
        (Hub, {**HUB, "slug": "tofte\n"}),
        (Hub, {**HUB, "slug": "t"}),
        (Hub, {**HUB, "slug": "Tofte"}),
        (Hub, {**HUB, "name": ""}),
        (Hub, {**HUB, "name": "x" * 41}),
        (Hub, {**HUB, "status": "opne"}),
        (Hub, {"slug": "tofte", "name": "Tofte"}),
        (Stretch, {"opens": "24:00", "closes": "24:00"}),
        (Stretch, {"opens": "10:60", "closes": "24:00"}),
        (Stretch, {"opens": "10:00", "closes": "24:01"}),
        (Stretch, {"opens": "10:00", "closes": "16:3\u0660"}),
        (Stretch, {"opens": "10:00\n", "closes": "16:00"}),
        (Stretch, {"opens": "10:00", "closes": "16:00\n"}),
        (Rule, {"days": []}),
        (Rule, {"days": [5], "every": 9}),
        (Rule, {"days": [5], "every": 0}),
        (Rule, {"days": [5], "in_month": 6}),
        (Limits, {"quiet_from": 24}),
        (Closure, {**CLOSURE, "source": ""}),
        (Closure, {**CLOSURE, "last": "2026-11-22"}),
        (Closure, {**CLOSURE, "first": "23.11.2026"}),
        (Closure, {**CLOSURE, "reason": {}}),
        (Closure, {**CLOSURE, "reason": {"nb": " "}}),
        (Closure, {**CLOSURE, "reason": {"norsk": "kurs"}}),
        (Closure, {**CLOSURE, "reason": {"nb": 7}}),
        (Closure, {**CLOSURE, "reason": 7}),
        (SpecialOpening, {**OPENING, "last": "2026-11-22"}),
        (SpecialOpening, {**OPENING, "kind": "self_service"}),
        (SpecialOpening, {**OPENING, "kind": "unknown"}),
        (Schedule, {**STATED, "kind": "staffed"}),
        (Schedule, {**STATED, "kind": "by_appointment", "hours": "10:00-12:00"}),
        (Schedule, {**STATED, "kind": "staffed", "hours": "10:00-12:00", "weekdays": [7]}),
        (Fact, {**STATED, "kind": "phone", "text": "1", "hours": "10:00-12:00"}),
        (Fact, {**STATED, "kind": "address", "text": "1", "longitude": 10}),
        (Fact, {**STATED, "kind": "phone", "text": "1", "latitude": 59, "longitude": 10}),
    ],
)
def test_what_cannot_be_is_refused(kind: type[Known], raw: dict[str, object]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 -- the words are msgspec's
        read_json(json.dumps(raw), kind)
    with pytest.raises(ValueError):  # noqa: PT011 -- as above
        convert(raw, kind)


@pytest.mark.parametrize("text", ["", "{", "[]", "null"])
def test_what_is_no_document_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"truncated|Expected `object`"):
        read_json(text, Week)


def test_what_could_not_be_read_again_is_not_written() -> None:
    with pytest.raises(ValueError, match="regex"):
        write_json(Week(rules=(Rule(days=(0,), stretches=(Stretch(opens="10:00", closes="25:00"),)),)))


def test_changed_value_is_checked_across_its_fields() -> None:
    closure = convert(CLOSURE, Closure)
    assert replace(closure, last=closure.first).covers(DAY)
    with pytest.raises(ValueError, match="last is before first"):
        replace(closure, first=dt.date(2026, 11, 25))


def test_equal_values_are_one_in_a_set() -> None:
    hub = convert({**HUB, "facts": [{**STATED, "kind": "phone", "text": {"nb": "1", "en": "2"}}]}, Hub)
    same = read_json(write_json(hub), Hub)
    assert {hub, same} == {hub}
    assert hub != replace(hub, name="Toftes")


def test_value_stays_as_it_is() -> None:
    closure = convert(CLOSURE, Closure)
    with pytest.raises(AttributeError):
        closure.last = DAY  # type: ignore[misc]  # what is refused
    assert closure.last == dt.date(2026, 11, 24)


def test_special_opening_is_a_schedule_of_its_own_days() -> None:
    opening = convert(
        {**OPENING, "kind": "self_service", "condition": {"nb": "Med kort"}, "note": "Ring på"}, SpecialOpening
    )
    assert opening.schedule == Schedule(
        kind=ScheduleKind.SELF_SERVICE,
        hours="10:00-13:00",
        condition=Wording({"nb": "Med kort"}),
        note=Wording("Ring på"),
        source="page",
        checked_on=DAY,
    )
