import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.certificates import LENGTH, LETTERS, code_of, read_code, strange_letters, written


@given(st.text())
def test_code_is_read_as_it_is_written(token: str) -> None:
    code = code_of(token)
    assert (len(code), set(code) <= set(LETTERS)) == (LENGTH, True)
    assert read_code(written(code)) == read_code(written(code).lower().replace("-", " ")) == code


def test_another_token_is_another_code() -> None:
    assert len({code_of(str(number)) for number in range(10_000)}) == 10_000


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("O0I1-L222-3333-4444", "0011122233334444"),
        ("0011122233334444", "0011122233334444"),
        (" abcd efgh jkmn pqrs ", "ABCDEFGHJKMNPQRS"),
    ],
)
def test_what_looks_alike_is_meant_alike(said: str, meant: str) -> None:
    assert read_code(said) == meant


@pytest.mark.parametrize("said", ["", "0011-1222-3333-444", "0011-1222-3333-44445", "U011-1222-3333-4444", "æ" * 16])
def test_what_cannot_be_a_code_is_none(said: str) -> None:
    assert read_code(said) is None


@given(st.text(max_size=300))
def test_reading_never_raises(said: str) -> None:
    assert read_code(said) is None or len(read_code(said) or "") == LENGTH


def test_letters_without_a_shape_are_named_once() -> None:
    assert strange_letters("Eli 🌸 og 🌸 علي", "Eliog ") == "🌸علي"
