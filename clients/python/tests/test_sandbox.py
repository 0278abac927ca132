from __future__ import annotations

import json
import socket
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from amps_sandbox import ControlError, Sandbox, SandboxError


def test_tells_about_itself(amps_sandbox: Sandbox) -> None:
    info = amps_sandbox.info()
    assert (info.name, info.default_account) == ("amps-sandbox", "acct_demo")
    assert amps_sandbox.is_ready()
    assert amps_sandbox.first_account().id == "acct_demo"


def test_takes_the_path_of_a_world_that_is_json(amps_sandbox: Sandbox, tmp_path: Path) -> None:
    world = {"accounts": [{"users": [{"devices": [{"family": "hvac", "id": "attic"}]}]}]}
    (tmp_path / "house.json").write_text(json.dumps(world))
    with amps_sandbox.open_account(world=tmp_path / "house.json") as account:
        assert [device.id for device in account.devices.list()] == ["attic"]
    with pytest.raises(SandboxError, match=r"Failed to read the world .*gone\.json"):
        amps_sandbox.open_account(world=tmp_path / "gone.json")


@pytest.mark.parametrize("form", ["name", "path", "text", "document"])
def test_opens_accounts_with_scenarios_of_their_own(
    amps_sandbox: Sandbox, tmp_path: Path, form: str
) -> None:
    text = "name: evening\nrules: [{ then: { status: 503 } }]\n"
    (tmp_path / "evening.yaml").write_text(text)
    document = {"name": "evening", "rules": [{"then": {"status": 503}}]}
    forms: dict[str, Any] = {
        "name": "slow-api",
        "path": tmp_path / "evening.yaml",
        "text": text,
        "document": document,
    }
    with amps_sandbox.open_account(
        scenarios=[forms[form]], rules=[{"name": "own", "then": ["ok"], "at_end": "repeat"}]
    ) as account:
        scenario = "slow-api" if form == "name" else "evening"
        assert [rule.name for rule in account.rules.list()] == ["own", scenario]
        account.rules.clear()
        account.rules.add_scenario(forms[form])
        assert account.rules.list()[0].name == scenario


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, None),
        ({"AMPS_SANDBOX_URL": ""}, None),
        ({"AMPS_SANDBOX_URL": "http://one:1/"}, ("http://one:1", None)),
        (
            {
                "AMPS_SANDBOX_CONTROL_URL": "http://two:2/__sandbox",
                "AMPS_SANDBOX_CONTROL_TOKEN": "secret-of-two",
            },
            ("http://two:2", "secret-of-two"),
        ),
    ],
)
def test_is_found_by_the_environment(
    environment: dict[str, str], expected: tuple[str, str | None] | None
) -> None:
    found = Sandbox.from_environment(environment)
    assert (found and (found.url, found.token)) == expected


@pytest.mark.parametrize("url", ["127.0.0.1:4010", "", "ftp://127.0.0.1"])
def test_refuses_what_is_no_url(url: str) -> None:
    with pytest.raises(ValueError, match="is not the base URL of a sandbox"):
        Sandbox(url)


def test_says_where_nobody_answers() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        sandbox = Sandbox(f"http://127.0.0.1:{closed.getsockname()[1]}")
        assert not sandbox.is_ready()
        with pytest.raises(ControlError, match=r"Failed to read the version: http://.* no answer"):
            sandbox.info()


def test_says_where_the_token_is_wrong(amps_sandbox: Sandbox) -> None:
    if amps_sandbox.token is None:
        pytest.fail("The tests run against a sandbox with a token.")
    with pytest.raises(ControlError) as failure:
        Sandbox(amps_sandbox.url, "not-this-token").info()
    assert failure.value.status == 401


def test_says_where_another_server_answers() -> None:
    with HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as stranger:
        Thread(target=stranger.serve_forever, daemon=True).start()
        with pytest.raises(ControlError, match=r"answered 501, and not as the sandbox does"):
            Sandbox(f"http://127.0.0.1:{stranger.server_address[1]}").info()
        stranger.shutdown()


def test_says_where_something_else_has_no_certificate() -> None:
    class Stranger(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"<html>")

    with HTTPServer(("127.0.0.1", 0), Stranger) as stranger:
        Thread(target=stranger.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{stranger.server_address[1]}"
        with pytest.raises(SandboxError, match="Check that the URL is that of an amps-sandbox"):
            _ = Sandbox(url, https_url="https://127.0.0.1:1").https
        stranger.shutdown()


def test_is_reached_past_the_proxy_of_the_environment(
    amps_sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    assert amps_sandbox.info().name == "amps-sandbox"
