// Code generated from openapi/control.yaml by `npm run generate`. DO NOT EDIT.
package io.github.ampssandbox.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A device, its owner, and what it does at this instant. */
public final class Device extends Answer {
  /** Reads what the sandbox has answered. */
  public Device(JsonNode json) {
    super(json);
  }

  /** Unique in the account. */
  public String id() {
    return text("id");
  }

  /** The account that has it. */
  public String account() {
    return text("account");
  }

  /** Its owner. */
  public String userId() {
    return text("userId");
  }

  /** The owner of a device. */
  public DeviceUser user() {
    return model("user", DeviceUser::new);
  }

  /** Who makes it. */
  public String vendor() {
    return text("vendor");
  }

  /** What its maker calls it. */
  public String model() {
    return text("model");
  }

  /** Drawn from the seed. */
  public String serialNumber() {
    return text("serialNumber");
  }

  /**
   * A time in UTC as RFC 3339 has it, such as 2025-06-01T18:00:00Z or 2025-06-01T18:00:00+00:00.
   */
  public Instant installedAt() {
    return instant("installedAt");
  }

  /** Whether it follows the vendor's documented figures exactly. */
  public boolean reference() {
    return bool("reference");
  }

  /** Whether it can be reached. */
  public boolean online() {
    return bool("online");
  }

  /**
   * A time in UTC as RFC 3339 has it, such as 2025-06-01T18:00:00Z or 2025-06-01T18:00:00+00:00.
   */
  public Optional<Instant> offlineSince() {
    return optional("offlineSince", at -> instant("offlineSince"));
  }

  /**
   * Commands in force and those they replaced, newest first, back to the last release; 20 at most.
   */
  public List<StandingCommand> standingCommands() {
    return list("standingCommands", StandingCommand::new);
  }

  /** An energy in kWh above 0 and at most 10000. */
  public Optional<Double> capacityKwh() {
    return optional("capacityKwh", at -> number("capacityKwh"));
  }

  /** A power in kW above 0 and at most 1000. */
  public Optional<Double> maxChargeKw() {
    return optional("maxChargeKw", at -> number("maxChargeKw"));
  }

  /** A power in kW above 0 and at most 1000. */
  public Optional<Double> maxDischargeKw() {
    return optional("maxDischargeKw", at -> number("maxDischargeKw"));
  }

  /** Lowest level that discharging goes down to. */
  public Optional<Double> dischargeLimitPercent() {
    return optional("dischargeLimitPercent", at -> number("dischargeLimitPercent"));
  }

  /**
   * {@code battery}, {@code hvac}, {@code ev-charger}, {@code solar-inverter} or {@code vehicle}.
   */
  public String family() {
    return text("family");
  }

  /** What it does at this instant: the fields are those of its family in the control API. */
  public Map<String, Object> state() {
    return object("state");
  }

  /** What the unit can do. */
  public List<String> modes() {
    return list("modes", JsonNode::asText);
  }

  /** The household's own set points. */
  public Optional<Map<String, Object>> schedule() {
    return optional("schedule", at -> object("schedule"));
  }

  /** A power in kW above 0 and at most 1000. */
  public Optional<Double> maxPowerKw() {
    return optional("maxPowerKw", at -> number("maxPowerKw"));
  }

  /** A current in A above 0 and at most 1000. */
  public Optional<Double> maxCurrentA() {
    return optional("maxCurrentA", at -> number("maxCurrentA"));
  }

  /** Output on the plateau of a day in June. */
  public Optional<Double> peakKw() {
    return optional("peakKw", at -> number("peakKw"));
  }

  /** Level at which charging stops. */
  public Optional<Double> chargeLimitPercent() {
    return optional("chargeLimitPercent", at -> number("chargeLimitPercent"));
  }

  /** Range in km of a full battery. */
  public Optional<Double> fullRangeKm() {
    return optional("fullRangeKm", at -> number("fullRangeKm"));
  }
}
