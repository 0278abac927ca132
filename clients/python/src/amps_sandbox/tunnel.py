"""A proxy on this machine that leads some hosts to one address, and refuses all others."""

from __future__ import annotations

import re
import socket
from collections.abc import Collection
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread

_REQUEST = re.compile(rb"CONNECT ([^ :]+):443 HTTP/1\.[01]\r\n")
_LARGEST_LINE = 16 * 1024
_CHUNK = 64 * 1024


class Tunnel(ThreadingTCPServer):
    """Runs from its making on, until it is closed."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, hosts: Collection[str], target: tuple[str, int]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.hosts = hosts
        self.target = target
        Thread(target=self.serve_forever, args=(0.05,), daemon=True, name="amps-tunnel").start()

    @property
    def url(self) -> str:
        """As an HTTP client takes its proxy."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def close(self) -> None:
        """Takes no more connections; those that stand end with the sandbox or the client."""
        self.shutdown()
        self.server_close()


class _Handler(StreamRequestHandler):
    server: Tunnel

    def handle(self) -> None:
        try:
            self._answer(_REQUEST.match(self._read_head()))
        except OSError:
            # The client is gone, and nobody is left to tell.
            return

    def _read_head(self) -> bytes:
        first = line = self.rfile.readline(_LARGEST_LINE)
        while line not in (b"", b"\r\n", b"\n"):
            line = self.rfile.readline(_LARGEST_LINE)
        return first

    def _answer(self, request: re.Match[bytes] | None) -> None:
        if request is None or request[1].decode("latin-1").lower() not in self.server.hosts:
            hosts = ", ".join(self.server.hosts)
            return self._refuse("403 Forbidden", f"This proxy leads to port 443 of {hosts} only.\n")
        try:
            sandbox = socket.create_connection(self.server.target)
        except OSError as error:
            host, port = self.server.target
            text = f"The sandbox at {host}:{port} gives no answer ({error}).\n"
            return self._refuse("502 Bad Gateway", text)
        with sandbox:
            self.connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            back = Thread(target=_copy, args=(sandbox, self.connection), daemon=True)
            back.start()
            _copy(self.connection, sandbox)
            back.join()

    def _refuse(self, status: str, text: str) -> None:
        body = text.encode()
        head = f"HTTP/1.1 {status}\r\ncontent-type: text/plain\r\ncontent-length: {len(body)}\r\n"
        self.connection.sendall(f"{head}connection: close\r\n\r\n".encode() + body)


def _copy(source: socket.socket, target: socket.socket) -> None:
    """All that comes from one end until it is over; then the other end is told so."""
    try:
        while content := source.recv(_CHUNK):
            target.sendall(content)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        for end in (source, target):
            _end(end)


def _end(connection: socket.socket) -> None:
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        # It has ended.
        return
