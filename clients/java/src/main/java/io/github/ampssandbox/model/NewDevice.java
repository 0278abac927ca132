// Code generated from openapi/control.yaml by `npm run generate`. DO NOT EDIT.
package io.github.ampssandbox.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A device of which only the family must be known. */
public final class NewDevice extends Input<NewDevice> {
  /** Unique in the account; drawn where it is left out. */
  public NewDevice id(String value) {
    return set("id", value);
  }

  /** The account's first user where it is left out. */
  public NewDevice userId(String value) {
    return set("userId", value);
  }

  /** A text of 1 to 100 characters. */
  public NewDevice vendor(String value) {
    return set("vendor", value);
  }

  /** Needs a vendor. */
  public NewDevice model(String value) {
    return set("model", value);
  }

  /** Since when its meters count, at the latest now. */
  public NewDevice installedAt(Instant value) {
    return set("installedAt", value);
  }

  /** Whether it follows the vendor's documented figures exactly. */
  public NewDevice reference(boolean value) {
    return set("reference", value);
  }

  /** An energy in kWh above 0 and at most 10000. */
  public NewDevice capacityKwh(double value) {
    return set("capacityKwh", value);
  }

  /** A power in kW above 0 and at most 1000. */
  public NewDevice maxChargeKw(double value) {
    return set("maxChargeKw", value);
  }

  /** A power in kW above 0 and at most 1000. */
  public NewDevice maxDischargeKw(double value) {
    return set("maxDischargeKw", value);
  }

  /** Lowest level that discharging goes down to. */
  public NewDevice dischargeLimitPercent(double value) {
    return set("dischargeLimitPercent", value);
  }

  /**
   * {@code battery}, {@code hvac}, {@code ev-charger}, {@code solar-inverter} or {@code vehicle}.
   */
  public NewDevice family(String value) {
    return set("family", value);
  }

  /** What the unit can do. */
  public NewDevice modes(String... values) {
    return set("modes", List.of(values));
  }

  /** The household's own set points. */
  public NewDevice schedule(Map<String, ?> value) {
    return set("schedule", value);
  }

  /** A power in kW above 0 and at most 1000. */
  public NewDevice maxPowerKw(double value) {
    return set("maxPowerKw", value);
  }

  /** A current in A above 0 and at most 1000. */
  public NewDevice maxCurrentA(double value) {
    return set("maxCurrentA", value);
  }

  /** Output on the plateau of a day in June. */
  public NewDevice peakKw(double value) {
    return set("peakKw", value);
  }

  /** Level at which charging stops. */
  public NewDevice chargeLimitPercent(double value) {
    return set("chargeLimitPercent", value);
  }

  /** Range in km of a full battery. */
  public NewDevice fullRangeKm(double value) {
    return set("fullRangeKm", value);
  }
}
