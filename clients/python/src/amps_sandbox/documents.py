"""Worlds, scenarios and configurations, in whichever form they are given."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import Any

from .convert import to_wire
from .errors import SandboxError

DocumentInput = str | PathLike[str] | Mapping[str, Any]
"""A name, the path of a file, YAML or JSON text, or the document itself."""

_NAME = re.compile(r"[\w-]+")
# No name and no path has a line break or begins with a brace.
_TEXT = re.compile(r"[\r\n]|^\s*(\{|\[\s*\{)")


@dataclass(frozen=True)
class Document:
    """A name that the emulator knows, or the text of a document."""

    name: str | None
    text: str = ""
    file_name: str = ""
    """What a file with the text may be called."""
    value: Mapping[str, Any] | None = None
    """Where it was given as one."""

    def on_wire(self) -> Any:
        """As the control API takes it; a text of one line is told from a name by its end."""
        if self.name is not None:
            return self.name
        return f"{self.text}\n" if self.value is None else self.value


def read_document(what: str, given: DocumentInput) -> Document:
    """Reads a document such as a "world"; raises SandboxError where its file cannot be read."""
    if isinstance(given, Mapping):
        value: Mapping[str, Any] = to_wire(given)
        return Document(None, json.dumps(value), f"{what}.json", value)
    if isinstance(given, str) and _TEXT.search(given):
        return Document(None, given, f"{what}.yaml")
    path = Path(given)
    # What may be a name is one where there is no such file: the emulator knows its names.
    if isinstance(given, str) and _NAME.fullmatch(given) and not path.is_file():
        return Document(given)
    try:
        return Document(None, path.read_text(encoding="utf-8-sig"), path.name)
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise SandboxError(
            f"Failed to read the {what} {path}: {reason}. Correct the path."
        ) from error
