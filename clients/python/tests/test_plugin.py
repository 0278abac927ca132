from __future__ import annotations

import pytest

from amps_sandbox import Sandbox

TESTS = """
import pytest

@pytest.mark.parametrize("number", range(4))
@pytest.mark.amps(at="2025-06-01T12:00:00Z")
def test_has_an_account(amps, number):
    assert amps.requests.list() == []
    assert amps.clock.get().at.isoformat() == "2025-06-01T12:00:00+00:00"
"""


@pytest.fixture
def run(
    pytester: pytest.Pytester, amps_sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> object:
    monkeypatch.setenv("AMPS_SANDBOX_URL", amps_sandbox.url)
    monkeypatch.setenv("AMPS_SANDBOX_CONTROL_TOKEN", amps_sandbox.token or "")
    return pytester


@pytest.mark.parametrize("workers", ["0", "2"])
def test_a_sandbox_that_runs_already_is_taken(run: pytest.Pytester, workers: str) -> None:
    run.makepyfile(TESTS)
    run.runpytest_subprocess("-n", workers).assert_outcomes(passed=4)


def test_workers_share_one_container_that_ends_with_them(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("AMPS_SANDBOX_URL", raising=False)
    pytester.makefile(".yaml", sandbox="clock: frozen\nat: 2025-06-01T00:00:00Z\n")
    pytester.makeini("[pytest]\namps_sandbox_config = sandbox.yaml")
    pytester.makepyfile(
        """
        import os, pathlib, pytest

        @pytest.mark.parametrize("number", range(4))
        def test_writes_where_it_is(amps_sandbox, amps, number):
            assert amps.clock.get().mode == "frozen"
            pathlib.Path(os.environ["URLS"]).joinpath(str(number)).write_text(amps_sandbox.url)
        """
    )
    urls = pytester.mkdir("urls")
    monkeypatch.setenv("URLS", str(urls))
    pytester.runpytest_subprocess("-n", "2").assert_outcomes(passed=4)
    [url] = {file.read_text() for file in urls.iterdir()}
    assert not Sandbox(url).is_ready()


@pytest.mark.parametrize("workers", ["0", "2"])
def test_a_sandbox_that_does_not_start_fails_each_test_with_its_words(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, workers: str
) -> None:
    monkeypatch.delenv("AMPS_SANDBOX_URL", raising=False)
    pytester.makefile(".yaml", sandbox="clock: x0\n")
    pytester.makeini("[pytest]\namps_sandbox_config = sandbox.yaml")
    pytester.makepyfile(TESTS)
    result = pytester.runpytest_subprocess("-n", workers)
    result.assert_outcomes(errors=4)
    result.stdout.fnmatch_lines(['*"x0" does not have the right form*'])
    result.stdout.no_fnmatch_line("*Traceback*")


def test_no_container_is_started_where_no_test_asks_for_one(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOCKER_HOST", "unix:///nowhere/docker.sock")
    monkeypatch.delenv("AMPS_SANDBOX_URL", raising=False)
    pytester.makepyfile("def test_nothing(): pass")
    pytester.runpytest_subprocess().assert_outcomes(passed=1)


def test_a_failing_test_shows_what_the_sandbox_saw(run: pytest.Pytester) -> None:
    run.makepyfile(
        """
        from urllib.error import HTTPError
        from urllib.request import Request, urlopen

        def test_fails(amps):
            amps.rules.create(name="broken", then={"status": 503})
            try:
                urlopen(Request(f"{amps.url}/battery", headers={"x-api-key": amps.api_key}))
            except HTTPError as error:
                assert error.status == 200
        """
    )
    result = run.runpytest_subprocess()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*amps-sandbox requests*", "#1 GET /battery 503, by rule broken"])


def test_an_account_is_named_after_its_test(run: pytest.Pytester, amps_sandbox: Sandbox) -> None:
    run.makepyfile(
        """
        def test_with_a_name(amps_sandbox, amps):
            names = {each.id: each.name for each in amps_sandbox.accounts()}
            assert names[amps.id] == "test_with_a_name"
        """
    )
    run.runpytest_subprocess().assert_outcomes(passed=1)


def test_fixtures_are_documented(pytester: pytest.Pytester) -> None:
    listed = pytester.runpytest("--fixtures").stdout.str()
    for name in ("amps", "amps_sandbox", "amps_options", "open_amps_account"):
        assert f"{name} " in listed or f"{name}\n" in listed


@pytest.mark.parametrize("workers", ["0", "2"])
def test_clients_are_led_to_the_sandbox_by_the_true_names(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, workers: str
) -> None:
    monkeypatch.delenv("AMPS_SANDBOX_URL", raising=False)
    pytester.makeini("[pytest]\namps_sandbox_https = true")
    pytester.makepyfile(
        """
        import httpx

        def test_a_client_with_the_name_in_it(amps, amps_true_names):
            headers = {"x-api-key": amps.api_key}
            assert httpx.get("https://sandbox-api.amps.ai/battery", headers=headers).is_success
            amps.verify(1, path="/battery")

        def test_a_client_that_is_told(amps, amps_https):
            client = httpx.Client(base_url=amps_https.url, verify=amps_https.ssl_context())
            assert client.get("/battery", headers={"x-api-key": amps.api_key}).is_success
        """
    )
    pytester.runpytest_subprocess("-n", workers).assert_outcomes(passed=2)


def test_without_https_it_is_said_how_to_turn_it_on(run: pytest.Pytester) -> None:
    run.makepyfile("def test_asks_for_https(amps_https): pass")
    result = run.runpytest_subprocess()
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*amps_sandbox_https of pytest*"])


def test_a_failure_shows_the_requests_of_each_account_and_no_other_errors(
    run: pytest.Pytester,
) -> None:
    run.makepyfile(
        """
        import pytest
        from urllib.request import Request, urlopen

        @pytest.fixture
        def two(open_amps_account):
            accounts = [open_amps_account(), open_amps_account()]
            headers = {"x-api-key": accounts[1].api_key}
            urlopen(Request(f"{accounts[1].url}/hvac", headers=headers))
            raise RuntimeError

        def test_fails_before_it_begins(two): pass
        """
    )
    result = run.runpytest_subprocess()
    result.assert_outcomes(errors=1)
    title = "*amps-sandbox requests of acct_*"
    result.stdout.fnmatch_lines([title, "none", title, "#1 GET /hvac 200"])


def test_a_sandbox_that_does_not_start_is_told_of_once(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("AMPS_SANDBOX_URL", raising=False)
    pytester.makeini("[pytest]\namps_sandbox_config = gone.yaml")
    pytester.makepyfile("def test_one(amps): pass")
    result = pytester.runpytest_subprocess()
    result.stdout.fnmatch_lines(["*Failed to read the configuration *gone.yaml: No such file*"])
    result.stdout.no_fnmatch_line("*another exception occurred*")
