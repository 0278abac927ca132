"""What goes wrong."""

from __future__ import annotations

from .models import ProblemDetail


class SandboxError(Exception):
    """What goes wrong with the sandbox; the message says what failed, why, and what to do."""


class StartError(SandboxError):
    """A container that did not become ready; the message has what the emulator said."""


class ControlError(SandboxError):
    """A call of the control API that failed."""

    def __init__(
        self, message: str, status: int | None = None, problems: tuple[ProblemDetail, ...] = ()
    ) -> None:
        super().__init__(message)
        self.status = status
        """The HTTP status; None where nobody answered."""
        self.problems = problems
        """What is wrong with the call, first problem first."""


class VerificationError(AssertionError):
    """The client under test did not send what was expected of it; the message says what it sent."""
