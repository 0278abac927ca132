#!/usr/bin/env bash
# docs/docker.md: one container from its start to its end. `.ci/container` runs it.
set -euo pipefail
source "$(dirname "$0")/wait-until-healthy.sh"
trap 'docker rm --force amps-sandbox >/dev/null 2>&1' EXIT

docker run --detach --name amps-sandbox --publish 127.0.0.1::4010 \
  --env AMPS_SANDBOX_CONTROL_TOKEN=local-secret amps-sandbox/amps-sandbox:0.1.0
wait_until_healthy amps-sandbox

url=http://$(docker port amps-sandbox 4010)
curl --fail "$url/battery/device_abc123" --header 'x-api-key: sk_sandbox_abc123xyz'
curl --fail "$url/__sandbox/clock/advance" --header 'x-sandbox-token: local-secret' --json '{"by":"3h"}'
docker stop amps-sandbox
