package io.github.ampssandbox;

import io.github.ampssandbox.model.Device;
import io.github.ampssandbox.model.DeviceChange;
import io.github.ampssandbox.model.NewDevice;
import java.util.List;
import java.util.Map;

/** The devices of an account, past the read cache. */
public final class DeviceControl {
  private final Transport transport;

  DeviceControl(Transport transport) {
    this.transport = transport;
  }

  /** All devices, with their state at this instant. */
  public List<Device> list() {
    return transport.list("list devices", "/devices", Map.of(), Device::new);
  }

  /** The devices of a family, such as {@code battery}. */
  public List<Device> list(String family) {
    return transport.list("list devices", "/devices", Map.of("family", family), Device::new);
  }

  /** The device with its state at this instant. */
  public Device get(String deviceId) {
    return ask("read the device", "GET", deviceId, "", null);
  }

  /** Adds a device of a family; what is left out is drawn. */
  public Device create(NewDevice device) {
    return new Device(transport.ask("add a device", "POST", "/devices", device));
  }

  /** Changes what is given, and leaves the rest. */
  public Device change(String deviceId, DeviceChange change) {
    return ask("change the device", "PATCH", deviceId, "", change);
  }

  /** Lets the device lose its connection: reads answer what was known before, commands wait. */
  public Device takeOffline(String deviceId) {
    return ask("take the device offline", "POST", deviceId, "/offline", null);
  }

  /** Gives the device its connection back. */
  public Device bringOnline(String deviceId) {
    return ask("bring the device online", "POST", deviceId, "/online", null);
  }

  /** Ends the standing command: the daily pattern applies again. */
  public Device release(String deviceId) {
    return ask("release the device", "POST", deviceId, "/release", null);
  }

  /** Removes the device; requests for it are answered as for one that never was. */
  public void delete(String deviceId) {
    transport.ask("remove the device", "DELETE", "/devices/" + Transport.encode(deviceId), null);
  }

  private Device ask(String what, String method, String deviceId, String rest, Object body) {
    String path = "/devices/" + Transport.encode(deviceId) + rest;
    return new Device(transport.ask(what, method, path, body));
  }
}
