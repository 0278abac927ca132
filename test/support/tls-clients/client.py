"""Asks the sandbox as Python asks, by the strictest reading of certificates."""
import os
import ssl
import urllib.request

context = ssl.create_default_context()
context.verify_flags |= ssl.VERIFY_X509_STRICT
url = os.environ["AMPS_HTTPS_URL"] + "/battery"
request = urllib.request.Request(url, headers={"x-api-key": os.environ["AMPS_API_KEY"]})
print("Python:", urllib.request.urlopen(request, context=context).status)
