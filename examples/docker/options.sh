#!/usr/bin/env bash
# docs/docker.md: options as variables, flags and mounted files, with nothing but what it needs. `.ci/container` runs it.
set -euo pipefail
cd "$(dirname "$0")"
source ./wait-until-healthy.sh
trap 'docker rm --force amps-sandbox >/dev/null 2>&1' EXIT

docker run --detach --name amps-sandbox --publish 127.0.0.1::4010 \
  --read-only --cap-drop ALL --security-opt no-new-privileges --user 65532 --memory 128m \
  --volume "$PWD:/work:ro" --env AMPS_SANDBOX_CONFIG=sandbox.yaml \
  amps-sandbox/amps-sandbox:0.1.0 --seed winter
wait_until_healthy amps-sandbox
docker logs amps-sandbox 2>&1 | grep x-sandbox-token
