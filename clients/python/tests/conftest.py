from __future__ import annotations

import json
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

import pytest

from amps_sandbox import Account

pytest_plugins = ["pytester"]

BATTERY = "device_abc123"


@pytest.fixture
def amps_options() -> dict[str, Any]:
    return {"at": "2025-01-23T10:30:00Z"}


def call(
    account: Account, method: str = "GET", path: str = f"/battery/{BATTERY}", body: Any = None
) -> tuple[int, Any]:
    """A request as a client sends it; the status and the body of the reply."""
    connection = HTTPConnection(str(urlsplit(account.url).netloc))
    headers = {"x-api-key": account.api_key, "content-type": "application/json"}
    try:
        connection.request(method, path, None if body is None else json.dumps(body), headers)
        reply = connection.getresponse()
        content = reply.read()
        return reply.status, json.loads(content) if content else None
    finally:
        connection.close()


def push(account: Account, **options: Any) -> str:
    command = {"action": "set_operation_mode", "mode": "charge", **options}
    _, body = call(account, "POST", f"/battery/{BATTERY}", command)
    action_id: str = body["actionId"]
    return action_id
