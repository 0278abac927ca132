package io.github.ampssandbox;

import io.github.ampssandbox.model.Action;
import java.util.List;
import java.util.Map;

/** What the devices of an account were asked to do. */
public final class ActionControl {
  private final Transport transport;

  ActionControl(Transport transport) {
    this.transport = transport;
  }

  /** All actions, oldest first. */
  public List<Action> list() {
    return list(Map.of());
  }

  /** Actions of one device. */
  public List<Action> list(String deviceId) {
    return list(Map.of("deviceId", deviceId));
  }

  /** Actions by {@code family}, {@code deviceId} and {@code state}. */
  public List<Action> list(Map<String, String> filter) {
    return transport.list("list actions", "/actions", filter, Action::new);
  }
}
