"""Every kind of button: one prefix, one handler, at most 64 bytes, and no trust in what comes back."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.hubfile import packaged, read
from domain.request_changes import MOST_RELEASED, Plan, Reason, last_come
from domain.ripples import WEEKS_LOOKED_AT
from handlers import volunteering
from handlers.contents import FLOWS
from handlers.requests.buttons import Step as RequestStep
from handlers.requests.change_buttons import Part
from handlers.toolkit.buttons import MAX_BYTES, SEPARATOR, Button, fields_of
from locales import LANGUAGES

ASKER = read(packaged())
KINDS = sorted(Button.kinds.values(), key=lambda kind: kind.prefix)
LARGEST = 10**18 - 1
"""The longest number that is read back: 18 digits; Telegram's own ids have 16 at most."""

SLUGS = [hub.slug for hub in ASKER.hubs] + [role.slug for role in ASKER.roles] + [one.slug for one in ASKER.interests]
WORDS = [
    *SLUGS,
    *LANGUAGES,
    *volunteering.Step,
    *RequestStep,
    dt.date(2026, 12, 24).isoformat(),
    "17-20",
    "",
]
LONGEST: dict[str, Any] = {
    "step": max((*volunteering.Step, *RequestStep), key=len).value,
    "first": "2026-12-24",
    "ends": "2026-12-24",
    "last": "2026-12-24",
    "language": "nb",
    "hubs": f"{'x' * 24}.{'x' * 24}",
    "kind": "address",
    "plan": Plan(dt.date.max, dt.time.max, dt.time.max, 1000, last_come(MOST_RELEASED), "ffff").packed(),
    "what": Part.DAY.value,
    "reason": Reason.ILLNESS.value,
    "stamp": "ffff",
    "doubts": "~day=2026-11-26,2026-12-03",
    "weeks": str(WEEKS_LOOKED_AT),
}
"""The longest real value of each field; any other holds a slug, which has at most 24 characters, or any number."""


def _values(kind: type[Button]) -> dict[str, st.SearchStrategy[Any]]:
    strategies = {str: st.sampled_from(WORDS), int: st.integers(-LARGEST, LARGEST), bool: st.booleans()}
    return {name: strategies[hint] for name, hint in fields_of(kind).items()}


def _longest(kind: type[Button]) -> Button:
    largest: dict[type, Any] = {int: LARGEST, bool: True, str: "x" * 24}
    hints = fields_of(kind).items()
    return kind(**{name: LONGEST[name] if type(LONGEST.get(name)) is hint else largest[hint] for name, hint in hints})


@pytest.mark.parametrize("kind", KINDS, ids=[kind.prefix for kind in KINDS])
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_press_comes_back_as_it_was_packed(kind: type[Button], data: st.DataObject) -> None:
    press = kind(**data.draw(st.fixed_dictionaries(_values(kind))))
    packed = press.pack()
    assert kind.unpack(packed) == press
    assert [other for other in KINDS if other.unpack(packed) is not None] == [kind]


@pytest.mark.parametrize("kind", KINDS, ids=[kind.prefix for kind in KINDS])
def test_longest_press_fits(kind: type[Button]) -> None:
    packed = _longest(kind).pack()
    assert len(packed.encode()) <= MAX_BYTES
    assert kind.unpack(packed) == _longest(kind)


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.text(max_size=64),
        st.builds(
            SEPARATOR.join,
            st.lists(st.one_of(st.sampled_from([kind.prefix for kind in KINDS]), st.text(max_size=20)), max_size=5),
        ),
        st.none(),
        st.integers(),
        st.binary(max_size=64),
    )
)
def test_unpacking_never_raises(data: object) -> None:
    for kind in KINDS:
        press = kind.unpack(data)
        assert press is None or isinstance(press, kind)


@pytest.mark.parametrize(
    "data",
    [
        "",
        ":",
        "can",
        "can:",
        "can:1:2",
        "can:x",
        "can: 1",
        "can:+1",
        "can:1.0",
        "can:٣",
        "can:1\n",
        "can:" + "9" * 19,
        "CAN:1",
    ],
)
def test_malformed_press_holds_nothing(data: str) -> None:
    assert [kind for kind in KINDS if kind.unpack(data) is not None] == []


def test_value_with_the_separator_is_not_packed() -> None:
    with pytest.raises(ValueError, match="holds ':'"):
        volunteering.PickHub(f"heg{SEPARATOR}gedal", on=True).pack()


def test_press_past_the_limit_is_not_packed() -> None:
    with pytest.raises(ValueError, match="longer than 64 bytes"):
        volunteering.PickHub("æ" * 33, on=True).pack()


def test_prefix_is_taken_once() -> None:
    with pytest.raises(TypeError, match="is taken"):
        type("Double", (Button,), {}, prefix=KINDS[0].prefix)


@pytest.mark.parametrize("kind", KINDS, ids=[kind.prefix for kind in KINDS])
def test_each_kind_has_one_handler(kind: type[Button]) -> None:
    assert [flow.name for flow in FLOWS if kind in flow.presses][1:] == []
    assert any(kind in flow.presses for flow in FLOWS)


def test_names_and_commands_of_flows_are_taken_once() -> None:
    names = [flow.name for flow in FLOWS]
    commands = [command for flow in FLOWS for command in flow.commands]
    assert (len(names), len(commands)) == (len(set(names)), len(set(commands)))


@pytest.mark.parametrize(("flow", "steps"), [("registration", set(volunteering.Step)), ("requests", set(RequestStep))])
def test_each_step_of_a_flow_hears_words(flow: str, steps: set[str]) -> None:
    [found] = [each for each in FLOWS if each.name == flow]
    assert set(found.words) == steps


def test_cursors_fit_their_columns() -> None:
    assert all(len(flow.name) <= 24 and len(step) <= 24 for flow in FLOWS for step in flow.words)


def test_only_the_last_flow_takes_any_words() -> None:
    assert [flow.name for flow in FLOWS if flow.otherwise] == [FLOWS[-1].name]
