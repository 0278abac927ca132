// Code generated from openapi/control.yaml by `npm run generate`. DO NOT EDIT.
package io.github.ampssandbox.model;

import java.util.List;
import java.util.Map;

/** Figures must be of the device's family. */
public final class DeviceChange extends Input<DeviceChange> {
  /** An energy in kWh above 0 and at most 10000. */
  public DeviceChange capacityKwh(double value) {
    return set("capacityKwh", value);
  }

  /** A power in kW above 0 and at most 1000. */
  public DeviceChange maxChargeKw(double value) {
    return set("maxChargeKw", value);
  }

  /** A power in kW above 0 and at most 1000. */
  public DeviceChange maxDischargeKw(double value) {
    return set("maxDischargeKw", value);
  }

  /** Lowest level that discharging goes down to. */
  public DeviceChange dischargeLimitPercent(double value) {
    return set("dischargeLimitPercent", value);
  }

  /** What the unit can do. */
  public DeviceChange modes(String... values) {
    return set("modes", List.of(values));
  }

  /** The household's own set points. */
  public DeviceChange schedule(Map<String, ?> value) {
    return set("schedule", value);
  }

  /** A power in kW above 0 and at most 1000. */
  public DeviceChange maxPowerKw(double value) {
    return set("maxPowerKw", value);
  }

  /** A current in A above 0 and at most 1000. */
  public DeviceChange maxCurrentA(double value) {
    return set("maxCurrentA", value);
  }

  /** Output on the plateau of a day in June. */
  public DeviceChange peakKw(double value) {
    return set("peakKw", value);
  }

  /** Level at which charging stops. */
  public DeviceChange chargeLimitPercent(double value) {
    return set("chargeLimitPercent", value);
  }

  /** Range in km of a full battery. */
  public DeviceChange fullRangeKm(double value) {
    return set("fullRangeKm", value);
  }

  /** 1 to 100 characters without spaces; an e-mail address is a good one. */
  public DeviceChange userId(String value) {
    return set("userId", value);
  }

  /** A text of 1 to 100 characters. */
  public DeviceChange vendor(String value) {
    return set("vendor", value);
  }

  /** A text of 1 to 100 characters. */
  public DeviceChange model(String value) {
    return set("model", value);
  }

  /** Whether it follows the vendor's documented figures exactly. */
  public DeviceChange reference(boolean value) {
    return set("reference", value);
  }
}
