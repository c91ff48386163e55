import pytest

from bot.demo.entities import as_html, found_in, trimmed
from bot.demo.html_text import read_html
from tests.bot.demo.api import Json


def entity(kind: str, offset: int, length: int, **more: str) -> Json:
    return {"type": kind, "offset": offset, "length": length} | more


READ = [
    ("Hei", "Hei", []),
    ("<b>Hei</b>", "Hei", [entity("bold", 0, 3)]),
    ("<STRONG>Hei</STRONG>", "Hei", [entity("bold", 0, 3)]),
    ("🙂 <em>du</em>", "🙂 du", [entity("italic", 3, 2)]),
    ("<b>a<i>b</i></b>", "ab", [entity("bold", 0, 2), entity("italic", 1, 1)]),
    (
        '<a href="https://example.org?a=1&amp;b=2">x</a>',
        "x",
        [entity("text_link", 0, 1, url="https://example.org?a=1&b=2")],
    ),
    (
        "<a>https://example.org</a>",
        "https://example.org",
        [entity("text_link", 0, 19, url="https://example.org")],
    ),
    ('<a href="javascript:alert(1)">x</a>', "x", []),
    ("<a>https:///</a>", "https:///", []),
    ("<u>a</u><ins>b</ins>", "ab", [entity("underline", 0, 1), entity("underline", 1, 1)]),
    ("<s>a</s><del>b</del>", "ab", [entity("strikethrough", 0, 1), entity("strikethrough", 1, 1)]),
    ('<span class="tg-spoiler">x</span>', "x", [entity("spoiler", 0, 1)]),
    ("<tg-spoiler>x</tg-spoiler>", "x", [entity("spoiler", 0, 1)]),
    ("<blockquote>x</blockquote>", "x", [entity("blockquote", 0, 1)]),
    ("<blockquote expandable>x</blockquote>", "x", [entity("expandable_blockquote", 0, 1)]),
    ("<pre>x</pre>", "x", [entity("pre", 0, 1)]),
    ('<tg-emoji emoji-id="5">🙂</tg-emoji>', "🙂", [entity("custom_emoji", 0, 2, custom_emoji_id="5")]),
    ("&lt;b&gt; &amp; &quot;x&quot; &#248; &#xe5;", '<b> & "x" ø å', []),
    ("Kaffe & kaker", "Kaffe & kaker", []),
]


@pytest.mark.parametrize(("source", "plain", "entities"), READ)
def test_reads_telegrams_html(source: str, plain: str, entities: list[Json]) -> None:
    assert read_html(source) == (plain, entities)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("/start abc", [("bot_command", 0, 6)]),
        ("/start@torgbot", [("bot_command", 0, 14)]),
        ("og/eller 1/2", []),
        ("🙂 https://example.org/a.", [("url", 3, 21)]),
        ("skriv til kari@example.org", [("email", 10, 16)]),
        ("hei @torgbot #dugnad", [("mention", 4, 8), ("hashtag", 13, 7)]),
    ],
)
def test_finds_what_telegram_finds(text: str, kinds: list[tuple[str, int, int]]) -> None:
    found = [(one["type"], one["offset"], one["length"]) for one in found_in(text, [])]
    assert found == kinds


def test_trimming_keeps_entities_in_place() -> None:
    text, entities = trimmed("  Hei du \n", [entity("bold", 2, 3), entity("italic", 8, 2)])
    assert (text, entities) == ("Hei du", [entity("bold", 0, 3)])


@pytest.mark.parametrize(
    "source",
    ["Hei", "<b>Hei</b> du", "<b>a<i>🙂</i></b>", '<a href="https://example.org">x</a> &lt;3'],
)
def test_html_survives_reading_and_writing(source: str) -> None:
    assert as_html(*read_html(source)) == source
