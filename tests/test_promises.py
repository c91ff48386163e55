"""The tests that docs/promises.md and docs/dispatch.md name exist, and so does what the mutations replace."""

import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROMISES = (ROOT / "docs/promises.md").read_text(encoding="utf-8")
DISPATCH = (ROOT / "docs/dispatch.md").read_text(encoding="utf-8")


def test_every_promise_names_its_tests() -> None:
    sections = PROMISES.split("\n## ")[1:-1]
    assert [section[0] for section in sections] == ["1", "2", "3", "4", "5", "6"]
    assert [section[:1] for section in sections if "`tests/" not in section] == []


def test_every_rule_of_dispatch_names_its_tests() -> None:
    rules = [line for line in DISPATCH.splitlines() if line.startswith("| ") and not line.startswith("| rule")]
    assert (len(rules) > 35, [rule for rule in rules if "`tests/" not in rule]) == (True, [])


@pytest.mark.parametrize(("file", "test"), sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PROMISES + DISPATCH))))
def test_named_test_exists(file: str, test: str) -> None:
    code = (ROOT / file).read_text(encoding="utf-8")
    assert re.findall(rf"^(?:(?:async )?def )?({test})\b", code, re.MULTILINE)[:1] == [test]


def test_every_mutation_finds_its_text_once() -> None:
    found = runpy.run_path(str(ROOT / ".ci/mutations"), run_name="mutations")["MUTATIONS"]
    counts = {one.name: (ROOT / one.file).read_text(encoding="utf-8").count(one.text) for one in found}
    assert counts == dict.fromkeys(counts, 1)
    assert {test for one in found for test in one.tests if not (ROOT / test).exists()} == set()
