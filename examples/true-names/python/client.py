"""Calls the vendor's hosts, by a client that knows no others."""

import os
import urllib.error
import urllib.request

import to_sandbox  # noqa: F401

for host in ("sandbox-api.amps.ai", "api.amps.ai"):
    headers = {"x-api-key": os.environ["AMPS_API_KEY"]}
    request = urllib.request.Request(f"https://{host}/battery", headers=headers)
    try:
        status = urllib.request.urlopen(request).status
    except urllib.error.HTTPError as error:
        status = error.code
    print("Python:", host, status)
