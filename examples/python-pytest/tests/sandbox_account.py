"""An account of one test's own on a running amps-sandbox, by plain HTTP. Copy it."""

from __future__ import annotations

from typing import Any

import httpx


class SandboxAccount:
    def __init__(self, url: str, token: str, at: str) -> None:
        """Opens an account whose clock stands still at an instant, such as 2025-01-23T10:30:00Z."""
        self.url = url
        self._http = httpx.Client(base_url=f"{url}/__sandbox", headers={"x-sandbox-token": token})
        opened = self._ask("POST", "/accounts", {"clock": {"mode": "frozen", "at": at}})
        self.id: str = opened["account"]["id"]
        self.api_key: str = opened["apiKey"]
        # From now on the control API acts on the account of this key, be it revoked or not.
        self._http.headers["x-api-key"] = self.api_key

    def close(self) -> None:
        self._ask("DELETE", f"/accounts/{self.id}")
        self._http.close()

    def advance(self, seconds: float) -> None:
        """Lets time pass, and everything that is due in it happen."""
        self._ask("POST", "/clock/advance", {"by": round(seconds * 1000)})

    def set_clock(self, at: str) -> None:
        self._ask("POST", "/clock/set", {"at": at})

    def add_key(self, **options: Any) -> str:
        key: str = self._ask("POST", "/keys", options)["key"]
        return key

    def change_key(self, key: str, **options: Any) -> None:
        self._ask("PATCH", f"/keys/{key}", options)

    def revoke(self, key: str) -> None:
        self._ask("POST", f"/keys/{key}/revoke")

    def take_offline(self, device_id: str) -> None:
        self._ask("POST", f"/devices/{device_id}/offline")

    def add_rule(self, **rule: Any) -> None:
        self._ask("POST", "/rules", {"rules": [rule]})

    def verify(self, times: int, **request: Any) -> None:
        """Fails unless so many of the requests of this account are like this."""
        verdict = self._ask("POST", "/requests/verify", {"request": request, "times": times})
        assert verdict["verified"], verdict["message"]

    def _ask(self, method: str, path: str, body: Any = None) -> Any:
        reply = self._http.request(method, path, json=body)
        assert reply.is_success, f"{method} {path}: {reply.text}"
        return reply.json() if reply.content else None
