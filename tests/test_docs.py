import re
from pathlib import Path

from bot.settings import Settings
from domain import hubfile

ROOT = Path(__file__).parent.parent


def test_the_example_of_a_hubs_file_can_be_imported() -> None:
    found = re.search(r"```toml\n(.*?)```", (ROOT / "docs/hubs.md").read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    municipality = hubfile.read(found[1])
    assert hubfile.read(hubfile.write(municipality)) == municipality


def test_the_readme_names_every_setting() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([A-Z_]{4,})`", readme))
    assert {name.upper() for name in Settings.model_fields} <= named


def test_every_link_between_documents_leads_somewhere() -> None:
    documents = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    broken = [
        (document.name, link)
        for document in documents
        for link in re.findall(r"\]\((?!https?:)([^)#]+)", document.read_text(encoding="utf-8"))
        if not (document.parent / link).exists()
    ]
    assert broken == []
