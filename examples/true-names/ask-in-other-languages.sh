#!/usr/bin/env bash
# Run by `amps-sandbox exec --https-port 443`: clients in Java, Python and Go call the vendor's hosts on this machine.
set -euo pipefail
cd "$(dirname "$0")"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

SSL_CERT_FILE=$AMPS_SANDBOX_CA_FILE python3 python/client.py
(cd go && SSL_CERT_FILE=$AMPS_SANDBOX_CA_FILE go run .)

keytool -importcert -noprompt -file "$AMPS_SANDBOX_CA_FILE" -keystore "$folder/trust.p12" -storepass changeit 2>"$folder/said"
java -Djdk.net.hosts.file=java/hosts \
  "-Djavax.net.ssl.trustStore=$folder/trust.p12" -Djavax.net.ssl.trustStorePassword=changeit java/Client.java
