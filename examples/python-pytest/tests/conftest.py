from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from sandbox_account import SandboxAccount
from testcontainers.core.container import DockerContainer
from testcontainers.core.wait_strategies import HttpWaitStrategy

IMAGE = os.environ.get("AMPS_SANDBOX_IMAGE", "amps-sandbox/amps-sandbox:0.1.0")
TOKEN = "local-tests"


def pytest_sessionstart(session: pytest.Session) -> None:
    """One container for all tests; the workers of pytest-xdist are told where it is."""
    if hasattr(session.config, "workerinput"):
        session.config.sandbox_url = session.config.workerinput["sandbox_url"]
        return
    container = (
        DockerContainer(IMAGE)
        .with_exposed_ports(4010)
        .with_env("AMPS_SANDBOX_CONTROL_TOKEN", TOKEN)
        .waiting_for(HttpWaitStrategy(4010, "/__sandbox/ready").with_poll_interval(0.1))
    )
    session.config.add_cleanup(container.stop)
    try:
        container.start()
    except Exception as error:
        pytest.exit(f"Failed to start {IMAGE}: {error}", returncode=1)
    host, port = container.get_container_host_ip(), container.get_exposed_port(4010)
    session.config.sandbox_url = f"http://{host}:{port}"


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node) -> None:
    node.workerinput["sandbox_url"] = node.config.sandbox_url


@pytest.fixture
def open_account(request: pytest.FixtureRequest) -> Callable[[str], SandboxAccount]:
    def open_at(at: str) -> SandboxAccount:
        account = SandboxAccount(request.config.sandbox_url, TOKEN, at)
        request.addfinalizer(account.close)
        return account

    return open_at


@pytest.fixture
def account(open_account: Callable[[str], SandboxAccount]) -> SandboxAccount:
    """An account of this test's own, at the instant of the vendor's samples."""
    return open_account("2025-01-23T10:30:00Z")
