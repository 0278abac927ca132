"""Fixtures for pytest: one sandbox for all tests and workers, an account for each test."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from typing import Any, TypeVar

import pytest

from .account import Account
from .errors import SandboxError
from .https import Https
from .models import RecordedRequest
from .sandbox import Sandbox
from .shared_sandbox import OwnedSandbox, RemoteSandbox

T = TypeVar("T")

_SANDBOX = pytest.StashKey[OwnedSandbox | RemoteSandbox]()
_ACCOUNTS = pytest.StashKey[list[Account]]()
_SHOWN_REQUESTS = 10
_NAME_LENGTH = 100


def pytest_addoption(parser: pytest.Parser) -> None:
    """Options of the ini file."""
    parser.addini(
        "amps_sandbox_image", "image of the emulator (AMPS_SANDBOX_IMAGE wins)", default=""
    )
    parser.addini("amps_sandbox_config", "configuration file of the emulator", default="")
    parser.addini("amps_sandbox_https", "serve HTTPS beside HTTP", type="bool", default=False)


def pytest_configure(config: pytest.Config) -> None:
    """Makes the sandbox known, which the first test that asks for it starts."""
    config.addinivalue_line(
        "markers",
        "amps(at=..., **options): how the account of the fixture amps is opened, "
        "as Sandbox.open_account takes it",
    )
    worker: dict[str, Any] = getattr(config, "workerinput", {})
    if "amps_sandbox" in worker:
        config.stash[_SANDBOX] = RemoteSandbox(**worker["amps_sandbox"])
        return
    file = config.getini("amps_sandbox_config")
    config.stash[_SANDBOX] = OwnedSandbox(
        image=config.getini("amps_sandbox_image"),
        configuration=str(config.rootpath / file) if file else "",
        has_https=config.getini("amps_sandbox_https"),
    )


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tells a worker of pytest-xdist where to ask for the sandbox."""
    node.workerinput["amps_sandbox"] = node.config.stash[_SANDBOX].serve()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Ends the sandbox that was started here."""
    shared = config.stash.get(_SANDBOX, None)
    if shared is not None:
        shared.close()


@pytest.fixture(scope="session")
def amps_sandbox(request: pytest.FixtureRequest) -> Sandbox:
    """The sandbox of all tests: the one of AMPS_SANDBOX_URL, else one in a container."""
    return _or_fail(request.config.stash[_SANDBOX].get)


def _or_fail(find: Callable[[], T]) -> T:
    """Fails with what the sandbox says, and without the errors that led to it."""
    try:
        return find()
    except SandboxError as error:
        said = str(error)
    pytest.fail(said, pytrace=False)


@pytest.fixture(scope="session")
def amps_https(amps_sandbox: Sandbox) -> Iterator[Https]:
    """HTTPS of the sandbox, which `amps_sandbox_https = true` in the pytest options turns on."""
    https = _or_fail(lambda: amps_sandbox.https)
    yield https
    https.close()


@pytest.fixture
def amps_true_names(amps_https: Https) -> Iterator[Https]:
    """Leads clients that call the vendor's own host names to the sandbox, and has them trust it."""
    with amps_https.true_names():
        yield amps_https


@pytest.fixture
def amps_options() -> dict[str, Any]:
    """How accounts are opened; override it, or mark a test with `amps`."""
    return {}


@pytest.fixture
def open_amps_account(
    request: pytest.FixtureRequest, amps_sandbox: Sandbox, amps_options: dict[str, Any]
) -> Iterator[Callable[..., Account]]:
    """Opens accounts that are closed after the test; options are those of Sandbox.open_account."""
    opened: list[Account] = []
    request.node.stash[_ACCOUNTS] = opened

    def open_account(**options: Any) -> Account:
        name = {} if opened else {"name": request.node.name[:_NAME_LENGTH]}
        opened.append(amps_sandbox.open_account(**{**name, **amps_options, **options}))
        return opened[-1]

    yield open_account
    for account in opened:
        account.close()


@pytest.fixture
def amps(request: pytest.FixtureRequest, open_amps_account: Callable[..., Account]) -> Account:
    """An account of this test's own."""
    markers = list(request.node.iter_markers("amps"))
    options = {name: value for mark in reversed(markers) for name, value in mark.kwargs.items()}
    return open_amps_account(**options)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Shows with a failure what the sandbox saw."""
    report = yield
    # After the teardown the accounts are closed.
    if report.when != "teardown" and report.failed:
        for account in item.stash.get(_ACCOUNTS, ()):
            title = f"amps-sandbox requests of {account.id}"
            report.sections.append((title, _describe_requests(account)))
    return report


def _describe_requests(account: Account) -> str:
    try:
        requests = account.requests.list()
    except SandboxError as error:
        return str(error)
    if not requests:
        return "none"
    return "\n".join(_describe(request) for request in requests[-_SHOWN_REQUESTS:])


def _describe(request: RecordedRequest) -> str:
    rule = f", by rule {request.rule}" if request.rule else ""
    problem = f", {request.problem}" if request.problem else ""
    return f"#{request.sequence} {request.method} {request.path} {request.status}{problem}{rule}"
