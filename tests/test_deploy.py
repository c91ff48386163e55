"""What is deployed: the image, the two services and the systemd unit, read as their tools read them."""

import configparser
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.front import LAST_SECONDS
from bot.runtime import GRACE
from bot.supervision.watchdogs import LOOK_EVERY
from bot.variables import READERS

ROOT = Path(__file__).parent.parent
DOCKERFILE = (ROOT / "deploy/Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
SECRETS = re.compile(r"(TOKEN|SECRET|PASSWORD)\w*[=:]\s*[^$\s]")


class Unit(configparser.ConfigParser):
    """A unit file; systemd minds the case."""

    def optionxform(self, optionstr: str) -> str:
        return optionstr


@pytest.fixture(scope="module")
def unit() -> Unit:
    unit = Unit(interpolation=None)
    unit.read(ROOT / "deploy/torgbot.service", encoding="utf-8")
    return unit


def seconds(value: str) -> float:
    """A time as compose and Dockerfile write it."""
    return float(value.removesuffix("s"))


def test_image_holds_every_package() -> None:
    packages = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]["wheel"]
    copied = re.findall(r"^COPY (\w+) \1$", DOCKERFILE, re.MULTILINE)
    ignored = (ROOT / ".dockerignore").read_text().splitlines()
    assert copied == sorted(packages["packages"])
    assert [line for line in ignored if line.startswith("!")][3:] == [f"!{package}" for package in copied]


def test_image_runs_as_nobody_special_and_says_whether_it_is_well() -> None:
    last = DOCKERFILE.rpartition("FROM ")[2]
    words = dict(re.findall(r"^(USER|WORKDIR|VOLUME|STOPSIGNAL|CMD) (.+)$", last, re.MULTILINE))
    assert words == {
        "USER": "torgbot",
        "WORKDIR": "/data",
        "VOLUME": "/data",
        "STOPSIGNAL": "SIGTERM",
        "CMD": '["torgbot", "run"]',
    }
    assert re.findall(r"^HEALTHCHECK .* CMD (.+)$", last, re.MULTILINE) == ['["torgbot", "healthcheck"]']
    assert "--from=build /app/.venv /app/.venv" in last


def test_services_are_locked_down_and_wait_for_each_other() -> None:
    bot, database = COMPOSE["services"]["bot"], COMPOSE["services"]["database"]
    assert [service["read_only"] for service in (bot, database)] == [True, True]
    assert (bot["cap_drop"], bot["security_opt"]) == (["ALL"], ["no-new-privileges:true"])
    assert bot["init"] is True  # the kernel keeps signals that nobody minds yet from a container's first process
    assert bot["depends_on"] == {"database": {"condition": "service_healthy"}}
    assert (database["image"], database["healthcheck"]["test"][:2]) == ("postgres:18", ["CMD", "pg_isready"])
    assert [port.rpartition(":")[0] for port in bot["ports"]] == ["127.0.0.1:8080"]
    assert (ROOT / bot["build"]["dockerfile"]).is_file()
    mounted = {volume.partition(":")[0] for service in (bot, database) for volume in service["volumes"]}
    assert mounted == set(COMPOSE["volumes"])


def test_bot_has_time_to_end_in_order(unit: Unit) -> None:
    assert seconds(COMPOSE["services"]["bot"]["stop_grace_period"]) > GRACE
    assert min(seconds(unit["Service"]["TimeoutStopSec"]), LAST_SECONDS) > GRACE


def test_what_is_set_is_a_setting(unit: Unit) -> None:
    names = {name.upper() for name in READERS}
    in_image = re.findall(r"([A-Z_]+)=", re.findall(r"^ENV (PATH=.+)$", DOCKERFILE, re.MULTILINE)[0])
    in_unit = [pair.partition("=")[0] for pair in unit["Service"]["Environment"].split()]
    in_compose = list(COMPOSE["services"]["bot"]["environment"])
    set_here = {*in_image, *in_unit, *in_compose} - {"PATH", "PYTHONDONTWRITEBYTECODE"}
    assert set_here - names == set()


@pytest.mark.parametrize("name", ["compose.yaml", "deploy/Dockerfile", "deploy/torgbot.service"])
def test_no_secret_stands_in_a_file(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert SECRETS.findall(re.sub(r"\$\{[^}]+\}", "$", text)) == []


def test_unit_is_watched_restarted_and_locked_down(unit: Unit) -> None:
    service = unit["Service"]
    expected = {
        "Type": "notify",
        "Restart": "always",
        "TimeoutStartSec": "infinity",
        "DynamicUser": "yes",
        "StateDirectory": "torgbot",
        "NoNewPrivileges": "yes",
        "ProtectSystem": "strict",
        "CapabilityBoundingSet": "",
        "EnvironmentFile": "/etc/torgbot/env",
    }
    assert {key: service[key] for key in expected} == expected
    assert float(service["WatchdogSec"]) >= 4 * LOOK_EVERY
    assert service["ExecStart"].split()[0].endswith("/bin/torgbot")
