"""How programs on this machine reach a sandbox by TLS, and under the vendor's own host names."""

from __future__ import annotations

import os
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Any
from urllib.parse import urlsplit

from .tunnel import Tunnel

TRUE_NAMES = ("sandbox-api.amps.ai", "api.amps.ai")
"""The vendor's own host names, for which the certificate of every sandbox is good."""

_USUAL_PORT = 443


class Https:
    """HTTPS of a sandbox: its address, the authority to trust, and the way to it by true names.

    >>> https = amps_sandbox.https
    >>> httpx.Client(base_url=https.url, verify=https.ssl_context())
    >>> requests.get(f"{https.url}/battery", verify=https.ca_file)
    >>> httpx.get("https://api.amps.ai/battery", proxy=https.proxy_url, verify=https.ssl_context())
    """

    def __init__(self, url: str, ca_certificate: str) -> None:
        self.url = url
        """The base URL, such as https://127.0.0.1:4443."""
        self.ca_certificate = ca_certificate
        """What a client must trust, as PEM: the certificate of the authority of the sandbox."""
        place = urlsplit(url)
        self._target = (str(place.hostname), place.port or _USUAL_PORT)
        self._lock = Lock()
        self._folder: TemporaryDirectory[str] | None = None
        self._tunnel: Tunnel | None = None

    def ssl_context(self) -> ssl.SSLContext:
        """Trusts what the authority of the sandbox signs, and nothing else; a new one each time."""
        return ssl.create_default_context(cadata=self.ca_certificate)

    @property
    def ca_file(self) -> str:
        """A file with ca_certificate, for clients that take a path; it goes with this object."""
        with self._lock:
            if self._folder is None:
                self._folder = TemporaryDirectory(prefix="amps-sandbox-")
            path = Path(self._folder.name, "ca.pem")
            path.write_text(self.ca_certificate, encoding="ascii")
        return str(path)

    @property
    def proxy_url(self) -> str:
        """A proxy of this process, for clients that take one.

        It leads TRUE_NAMES to the sandbox and refuses all other hosts. TLS is not touched: the
        client still checks the certificate, by the name that it knows.
        """
        with self._lock:
            if self._tunnel is None:
                self._tunnel = Tunnel(TRUE_NAMES, self._target)
            return self._tunnel.url

    @contextmanager
    def true_names(self) -> Iterator[None]:
        """Leads all clients of this process that call TRUE_NAMES to the sandbox, and has them
        trust it, so that a client that cannot be told anything is tested as it is.

        Names are looked up differently for as long, and the variables are set that HTTP clients
        and child processes read: HTTPS_PROXY, SSL_CERT_FILE, REQUESTS_CA_BUNDLE. A client must be
        made within, since most read them when they are made.
        """
        lookup = socket.getaddrinfo

        def lead_to_sandbox(host: Any, port: Any, *args: Any, **options: Any) -> Any:
            name = host.decode("latin-1") if isinstance(host, bytes) else host
            is_true_name = isinstance(name, str) and name.lower() in TRUE_NAMES
            return lookup(*(self._target if is_true_name else (host, port)), *args, **options)

        changes = {
            "HTTPS_PROXY": self.proxy_url,
            "https_proxy": self.proxy_url,
            "SSL_CERT_FILE": self.ca_file,
            "REQUESTS_CA_BUNDLE": self.ca_file,
        }
        before = {name: os.environ.get(name) for name in changes}
        os.environ.update(changes)
        socket.getaddrinfo = lead_to_sandbox
        try:
            yield
        finally:
            socket.getaddrinfo = lookup
            for name, value in before.items():
                if value is None:
                    os.environ.pop(name, None)
                else:
                    os.environ[name] = value

    def close(self) -> None:
        """Ends the proxy and removes the file; either comes again where it is asked for."""
        with self._lock:
            if self._tunnel is not None:
                self._tunnel.close()
            if self._folder is not None:
                self._folder.cleanup()
            self._tunnel = self._folder = None
