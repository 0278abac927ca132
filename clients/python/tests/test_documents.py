from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import call

from amps_sandbox import Account, AmpsSandboxContainer, ControlError, Sandbox, SandboxError
from amps_sandbox.documents import read_document

EVENING = "name: evening\nrules:\n  - then: {status: 503}\n"
SCENARIO = {"name": "evening", "rules": [{"then": {"status": 503}}]}
WORLD = {"accounts": [{"users": [{"devices": [{"family": "hvac", "id": "attic"}]}]}]}


def written(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


FORMS: dict[str, Callable[[Path], Any]] = {
    "mapping": lambda _: SCENARIO,
    "text": lambda _: EVENING,
    "JSON": lambda _: json.dumps(SCENARIO),
    "path": lambda folder: written(folder, "evening.yaml", f"\ufeff{EVENING}"),
    "path as text": lambda folder: str(written(folder, "evening.json", json.dumps(SCENARIO))),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_scenario_is_taken_in_each_form(amps: Account, tmp_path: Path, form: str) -> None:
    added = amps.rules.add_scenario(FORMS[form](tmp_path))
    assert [rule.name for rule in added] == ["evening"]
    assert call(amps)[0] == 503


def test_a_shipped_scenario_is_taken_by_its_name(amps: Account) -> None:
    assert amps.rules.add_scenario("rate-limited-burst")[0].name == "burst"
    with pytest.raises(ControlError, match="rate-limited-burst"):
        amps.rules.add_scenario("rate-limited-brust")


def test_a_mistake_in_a_scenario_is_told_with_its_place(amps: Account) -> None:
    with pytest.raises(ControlError, match="staus") as failure:
        amps.rules.add_scenario({"name": "wrong", "rules": [{"then": {"staus": 503}}]})
    assert failure.value.problems[0].path.startswith("/body/scenario/rules/0/then")


@pytest.mark.parametrize("form", ["mapping", "text", "path", "path as text"])
def test_a_world_is_taken_in_each_form(amps_sandbox: Sandbox, tmp_path: Path, form: str) -> None:
    text = "{accounts: [{users: [{devices: [{family: hvac, id: attic}]}]}]}"
    file = written(tmp_path, "house.yaml", text)
    world = {"mapping": WORLD, "text": text, "path": file, "path as text": str(file)}[form]
    with amps_sandbox.open_account(world=world) as account:
        assert [device.id for device in account.devices.list()] == ["attic"]


def test_a_folder_with_the_name_of_a_shipped_world_is_not_taken_for_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    assert read_document("world", "empty").name == "empty"


def test_a_file_that_cannot_be_read_is_told_by_its_path(tmp_path: Path) -> None:
    with pytest.raises(SandboxError, match=r"Failed to read the scenario gone\.yaml: No such file"):
        read_document("scenario", "gone.yaml")
    (tmp_path / "picture.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SandboxError, match=r"picture\.yaml: it is not UTF-8"):
        read_document("world", tmp_path / "picture.yaml")


def test_a_container_takes_each_form(tmp_path: Path) -> None:
    container = AmpsSandboxContainer().with_world(json.dumps(WORLD))
    container.with_configuration("{seed: 7}")
    container.with_clock({"mode": "scaled", "factor": 60, "at": "2025-06-01T21:00:00Z"})
    late = written(tmp_path, "late, late.yaml", EVENING.replace("evening", "late"))
    with container.with_scenario(SCENARIO).with_scenario(late):
        account = container.connect().first_account()
        assert [device.id for device in account.devices.list()] == ["attic"]
        assert {"evening", "late"} <= {rule.name for rule in account.rules.list()}
        clock = account.clock.get()
        assert (clock.factor, clock.at.year) == (60, 2025)
        assert container.connect().accounts()[0].seed == "7"
