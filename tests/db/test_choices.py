"""Roles and interests as numbers, and volunteers that keep what they chose."""

import pytest

from db import UnitOfWork
from db.choices import BITS, ChoiceKind
from tests.db.seeds import add_volunteer, register_choices


async def test_volunteer_is_kept_as_chosen(work: UnitOfWork) -> None:
    await register_choices(work)
    kept = await add_volunteer(work, 1, hubs=("heggedal", "tofte"), roles=("vertskap",), interests=("kor", "kode"))
    assert await work.volunteers.get(1) == kept
    fewer = await add_volunteer(work, 1, hubs=("tofte",), interests=())
    assert await work.volunteers.get(1) == fewer
    assert await work.volunteers.get(2) is None


async def test_numbers_of_choices_never_change(work: UnitOfWork) -> None:
    await work.choices.register(ChoiceKind.ROLE, ["a", "b"])
    await work.choices.register(ChoiceKind.INTEREST, ["a"])
    mask = await work.choices.mask(ChoiceKind.ROLE, {"b"})
    await work.choices.register(ChoiceKind.ROLE, ["c", "b"])
    assert await work.choices.slugs(ChoiceKind.ROLE, mask) == {"b"}
    assert await work.choices.mask(ChoiceKind.ROLE, {"a", "b", "c", "unheard_of"}) == 0b111


async def test_last_choice_fits_and_one_more_is_refused(work: UnitOfWork) -> None:
    slugs = [f"slug{number}" for number in range(BITS)]
    await work.choices.register(ChoiceKind.INTEREST, slugs)
    await add_volunteer(work, 1, interests=slugs)
    kept = await work.volunteers.get(1)
    assert kept is not None
    assert kept.interests == frozenset(slugs)
    with pytest.raises(ValueError, match="62"):
        await work.choices.register(ChoiceKind.INTEREST, ["one_more"])
