import re
from pathlib import Path

import typer

from bot.command_line import app
from bot.variables import READERS
from domain import hubfile

ROOT = Path(__file__).parent.parent
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
IN_A_ROOM = re.compile(r"`((?:bot|handlers|actions|db|domain|locales|tests|bench|deploy|\.ci)/[^`\s]*)`")


def is_there(name: str) -> bool:
    """Whether a file, a folder or a name in a module is there; `<noun>` may be any."""
    place = re.sub(r"<\w+>", "*", name.partition("::")[0].rstrip("/"))
    if any(ROOT.glob(place)) or any(ROOT.glob(f"{place}.py")):
        return True
    module, _, what = place.rpartition(".")
    file = ROOT / f"{module}.py"
    return file.exists() and re.search(rf"\b{what}\b", file.read_text(encoding="utf-8")) is not None


def test_the_example_of_a_hubs_file_can_be_imported() -> None:
    found = re.search(r"```toml\n(.*?)```", (ROOT / "docs/hubs.md").read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    municipality = hubfile.read(found[1])
    assert hubfile.read(hubfile.write(municipality)) == municipality


def test_the_readme_names_every_setting() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([A-Z_]{4,})`", readme))
    assert {name.upper() for name in READERS} <= named


def test_every_link_between_documents_leads_somewhere() -> None:
    broken = [
        (document.name, link)
        for document in DOCUMENTS
        for link in re.findall(r"\]\((?!https?:)([^)#]+)", document.read_text(encoding="utf-8"))
        if not (document.parent / link).exists()
    ]
    assert broken == []


def test_every_place_that_documents_name_is_there() -> None:
    named = {
        (document.name, name)
        for document in DOCUMENTS
        for name in IN_A_ROOM.findall(document.read_text(encoding="utf-8"))
    }
    assert len(named) > 200
    assert {each for each in named if not is_there(each[1])} == set()


def test_the_readme_names_every_command() -> None:
    command = typer.main.get_command(app)
    assert isinstance(command, typer.core.TyperGroup)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"`torgbot ([a-z]+)", readme)) == set(command.commands)
