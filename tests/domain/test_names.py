"""Names and words as people give them, and what is shown."""

import unicodedata

import pytest

from domain.names import NAME_MAX, free_text, one_line, shown_name

ZWSP, ZWJ, RLO, PDI, BOM, NUL = "\u200b", "\u200d", "\u202e", "\u2069", "\ufeff", "\x00"
FAMILY = f"👩{ZWJ}👧{ZWJ}👦"


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (("Kari", None), "Kari"),
        (("Kari", "Nordmann"), "Kari Nordmann"),
        (("  Kari ", "\tNordmann\n"), "Kari Nordmann"),
        (("Kari\n\nDu har vunnet", None), "Kari Du har vunnet"),
        (("<b>Kari</b>", None), "<b>Kari</b>"),
        (('<a href="https://example.org">Kari</a>', None), '<a href="https://example.org">Kari</a>'),
        (("{0.__class__} %s '; --", None), "{0.__class__} %s '; --"),
        ((f"{RLO}iraK", None), "iraK"),
        ((f"Kari{PDI}{RLO}", "Nordmann"), "Kari Nordmann"),
        ((f"Ka{ZWSP}ri", None), "Kari"),
        ((f"{BOM}Kari{NUL}Ola", None), "Kari Ola"),
        ((FAMILY, None), FAMILY),
        (("🇳🇴", "Åse"), "🇳🇴 Åse"),
        (("❤️", None), "❤️"),
        (("مريم", None), "مريم"),
        (("愛", None), "愛"),
        (("-", None), "-"),
        (("\ud83d", None), ""),
        (("Kari\ud83d", None), "Kari"),
        (("K\u0301ari", None), "K\u0301ari"),
        ((ZWSP * 3, None), ""),
        ((ZWJ, None), ""),
        ((f"{ZWSP}{RLO}", ZWSP), ""),
        (("\u3164", "\u2800"), ""),
        (("\u0301\u0301", None), ""),
        (("", None), ""),
        ((None, None), ""),
        ((7, ["x"]), ""),
    ],
)
def test_name_is_shown_literally_and_harmlessly(given: tuple[object, object], shown: str) -> None:
    assert shown_name(*given) == shown


@pytest.mark.parametrize("letter", ["a", "😀", f"x{ZWJ}", "e\u0301"])
def test_name_of_4_kb_is_cut(letter: str) -> None:
    name = shown_name(letter * 4096)
    assert 0 < len(name) <= NAME_MAX


def test_no_character_of_any_kind_gets_through_that_hides_or_turns() -> None:
    everything = "".join(map(chr, range(0x110000)))
    pieces = (everything[start : start + 40] for start in range(0, len(everything), 40))
    shown = {char for piece in pieces for char in shown_name("a" + piece)}
    hidden = {char for char in shown if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}}
    assert hidden == {ZWJ}


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        ("kor og dans", 20, "kor og dans"),
        ("kor\nog\r\n dans", 20, "kor og dans"),
        ("kor og dans", 11, "kor og dans"),
        ("kor og dans", 8, "kor og…"),
        ("kor og dans", 7, "kor og…"),
        (f"{RLO}kor", 20, "kor"),
        ("", 20, ""),
    ],
)
def test_one_line_is_one_line_and_no_longer(text: str, limit: int, shown: str) -> None:
    assert one_line(text, limit) == shown


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Første linje\nandre  linje ", "Første linje\nandre linje"),
        ("\n\nkor\n\n", "kor"),
        (f"kor{RLO}snad{NUL}!", "korsnad !"),
        (f"{ZWSP}\n{ZWSP}", ""),
        (FAMILY, FAMILY),
        ("kor\u2028dans", "kor dans"),
    ],
)
def test_free_text_keeps_lines_and_nothing_hidden(text: str, kept: str) -> None:
    assert free_text(text) == kept
