"""Tests clients of the Amps AI API against a local emulator."""

from ._version import __version__
from .account import Account
from .container import DEFAULT_IMAGE, AmpsSandboxContainer
from .documents import DocumentInput
from .errors import ControlError, SandboxError, StartError, VerificationError
from .https import TRUE_NAMES, Https
from .models import (
    Action,
    Clock,
    Device,
    Key,
    Quota,
    RecordedRequest,
    RuleReport,
    Verification,
)
from .sandbox import Sandbox

__all__ = [
    "DEFAULT_IMAGE",
    "TRUE_NAMES",
    "Account",
    "Action",
    "AmpsSandboxContainer",
    "Clock",
    "ControlError",
    "Device",
    "DocumentInput",
    "Https",
    "Key",
    "Quota",
    "RecordedRequest",
    "RuleReport",
    "Sandbox",
    "SandboxError",
    "StartError",
    "Verification",
    "VerificationError",
    "__version__",
]
