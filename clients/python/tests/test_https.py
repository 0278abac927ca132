from __future__ import annotations

import asyncio
import os
import socket
import ssl
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPSConnection
from pathlib import Path

import httpx
import pytest
import requests
from testcontainers.core.container import DockerContainer
from testcontainers.core.network import Network

from amps_sandbox import Account, AmpsSandboxContainer, Https, Sandbox, SandboxError, StartError

PATH = "/battery/device_abc123"
VENDOR = f"https://sandbox-api.amps.ai{PATH}"


@pytest.fixture(scope="module")
def container() -> Iterator[AmpsSandboxContainer]:
    with AmpsSandboxContainer().with_https("amps.test") as container:
        yield container


@pytest.fixture
def https(container: AmpsSandboxContainer) -> Https:
    return container.connect().https


@pytest.fixture
def account(container: AmpsSandboxContainer) -> Iterator[Account]:
    with container.connect().open_account() as account:
        yield account


def key_of(account: Account) -> dict[str, str]:
    return {"x-api-key": account.api_key}


class TestHttps:
    def test_serves_whoever_trusts_its_certificate(self, https: Https, account: Account) -> None:
        url, headers = f"{https.url}{PATH}", key_of(account)
        assert https.ca_certificate.startswith("-----BEGIN CERTIFICATE-----")
        assert httpx.get(url, headers=headers, verify=https.ssl_context()).status_code == 200
        reply = requests.get(url, headers=headers, verify=https.ca_file, timeout=30)
        assert reply.status_code == 200
        with pytest.raises(urllib.error.URLError, match="CERTIFICATE_VERIFY_FAILED"):
            urllib.request.urlopen(url, context=ssl.create_default_context())

    def test_has_more_names_where_they_are_given(self, container: AmpsSandboxContainer) -> None:
        assert "amps.test" in container.connect().info().configuration["https"]["names"]

    def test_is_found_by_the_environment(self, container: AmpsSandboxContainer) -> None:
        environment = {
            "AMPS_SANDBOX_URL": container.url,
            "AMPS_HTTPS_URL": str(container.https_url),
        }
        found = Sandbox.from_environment(environment)
        assert found is not None
        assert found.https.url == container.https_url

    def test_that_is_not_there_says_what_to_do(self, container: AmpsSandboxContainer) -> None:
        with pytest.raises(SandboxError, match=r"Start it by with_https\(\)"):
            _ = Sandbox(container.url).https

    def test_leaves_nothing_once_it_is_closed(self, https: Https) -> None:
        own = Https(https.url, https.ca_certificate)
        file, proxy = own.ca_file, own.proxy_url
        own.close()
        assert not Path(file).exists()
        with pytest.raises(httpx.ConnectError):
            httpx.get(VENDOR, proxy=proxy)
        assert Path(own.ca_file).exists()
        own.close()


class TestTheProxyToTheTrueNames:
    def test_leads_to_the_sandbox(self, https: Https, account: Account) -> None:
        headers, trust = key_of(account), https.ssl_context()
        with httpx.Client(proxy=https.proxy_url, verify=trust, headers=headers) as client:
            assert client.get(VENDOR).status_code == 200
            # The live host knows no sandbox keys.
            assert client.get(f"https://api.amps.ai{PATH}").status_code == 401
        proxies = {"https": https.proxy_url}
        trust_file = https.ca_file
        reply = requests.get(
            VENDOR, headers=headers, proxies=proxies, verify=trust_file, timeout=30
        )
        assert reply.status_code == 200
        account.verify(2, status=200)

    def test_serves_many_at_once(self, https: Https, account: Account) -> None:
        def status(_: int) -> int:
            with httpx.Client(proxy=https.proxy_url, verify=https.ssl_context()) as client:
                return client.get(VENDOR, headers=key_of(account)).status_code

        with ThreadPoolExecutor(10) as pool:
            assert set(pool.map(status, range(20))) == {200}
        account.verify(20, status=200)

    def test_leads_nowhere_else(self, https: Https) -> None:
        with pytest.raises(httpx.ProxyError, match="403"):
            httpx.get("https://amps.invalid", proxy=https.proxy_url)

    def test_tells_where_the_sandbox_is_gone(self, https: Https) -> None:
        with socket.socket() as closed:
            closed.bind(("127.0.0.1", 0))
            port = closed.getsockname()[1]
        own = Https(f"https://127.0.0.1:{port}", https.ca_certificate)
        with pytest.raises(httpx.ProxyError, match="502"):
            httpx.get(VENDOR, proxy=own.proxy_url)
        own.close()


class TestUnderTheTrueNames:
    @pytest.fixture(autouse=True)
    def true_names(self, https: Https) -> Iterator[None]:
        with https.true_names():
            yield

    def test_requests_is_tested_as_it_is(self, account: Account) -> None:
        assert requests.get(VENDOR, headers=key_of(account), timeout=30).status_code == 200

    def test_httpx_is_tested_as_it_is(self, account: Account) -> None:
        assert httpx.get(VENDOR, headers=key_of(account)).status_code == 200

    def test_httpx_is_tested_as_it_is_where_it_is_asynchronous(self, account: Account) -> None:
        async def ask() -> int:
            async with httpx.AsyncClient() as client:
                return (await client.get(VENDOR, headers=key_of(account))).status_code

        assert asyncio.run(ask()) == 200

    def test_the_standard_library_is_tested_as_it_is(self, account: Account) -> None:
        request = urllib.request.Request(VENDOR, headers=key_of(account))
        with urllib.request.build_opener().open(request) as reply:
            assert reply.status == 200
        connection = HTTPSConnection("sandbox-api.amps.ai")
        connection.request("GET", PATH, headers=key_of(account))
        assert connection.getresponse().status == 200
        connection.close()

    def test_a_program_that_is_started_is_tested_as_it_is(self, account: Account) -> None:
        ask = f"httpx.get({VENDOR!r}, headers={key_of(account)!r})"
        command = [sys.executable, "-c", f"import httpx; print({ask}.status_code)"]
        assert subprocess.run(command, capture_output=True, text=True).stdout == "200\n"

    def test_the_control_api_is_asked_as_before(self, account: Account) -> None:
        account.advance(1)


def test_true_names_end_as_they_began(https: Https, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/mine.pem")
    monkeypatch.delenv("HTTPS_PROXY", raising=False)
    lookup = socket.getaddrinfo
    with pytest.raises(ZeroDivisionError), https.true_names():
        raise ZeroDivisionError
    assert socket.getaddrinfo is lookup
    assert (os.environ["SSL_CERT_FILE"], os.environ.get("HTTPS_PROXY")) == ("/mine.pem", None)


def test_the_true_names_are_the_containers_in_its_network(tmp_path: Path) -> None:
    script = """
      for (const host of ['sandbox-api.amps.ai', 'api.amps.ai']) {
        const headers = { 'x-api-key': 'sk_sandbox_abc123xyz' };
        console.log((await fetch('https://' + host + '/battery', { headers })).status);
      }"""
    with (
        Network() as network,
        AmpsSandboxContainer().with_network(network).with_true_names() as sandbox,
    ):
        certificate = sandbox.connect().https.ca_certificate.encode()
        entrypoint = ["node", "--input-type=module", "-e"]
        client = DockerContainer(sandbox.image, entrypoint=entrypoint).with_command([script])
        client.with_network(network).with_env("NODE_EXTRA_CA_CERTS", "/ca.pem")
        with client.with_copy_into_container(certificate, "/ca.pem"):
            client.get_wrapped_container().wait(timeout=60)
            said, errors = client.get_logs()
    assert (said.decode().split(), errors) == (["200", "401"], b"")


def test_the_true_names_need_a_network() -> None:
    with pytest.raises(StartError, match=r"Add with_network\(network\)"):
        AmpsSandboxContainer().with_true_names().start()
