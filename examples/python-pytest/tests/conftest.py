import pytest


@pytest.fixture
def amps_options():
    """Accounts begin at the instant of the vendor's samples, and their clocks stand still."""
    return {"at": "2025-01-23T10:30:00Z"}
