"""Imported first: what would go to the vendor goes to the sandbox that AMPS_HTTPS_URL names.

It stays TLS, under the vendor's name: the client still checks the certificate.
"""

import os
import socket
from urllib.parse import urlsplit

HOSTS = ("sandbox-api.amps.ai", "api.amps.ai")
sandbox = urlsplit(os.environ["AMPS_HTTPS_URL"])
getaddrinfo = socket.getaddrinfo


def lead_to_sandbox(host, port, *args, **kwargs):
    if host in HOSTS:
        return getaddrinfo(sandbox.hostname, sandbox.port, *args, **kwargs)
    return getaddrinfo(host, port, *args, **kwargs)


socket.getaddrinfo = lead_to_sandbox
