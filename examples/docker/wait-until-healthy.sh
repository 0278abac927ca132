# docs/docker.md: to be read by `source`.

# Waits until the container is healthy. Where it has ended, or after 30 seconds, its log says why.
wait_until_healthy() {
  for _ in $(seq 300); do
    case $(docker inspect --format '{{.State.Status}} {{.State.Health.Status}}' "$1") in
      'running healthy') return ;;
      'running starting') sleep 0.1 ;;
      *) break ;;
    esac
  done
  docker logs "$1" >&2
  return 1
}
