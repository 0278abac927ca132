// Code generated from openapi/control.yaml by `npm run generate`. DO NOT EDIT.
package io.github.ampssandbox.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** A command that is or was in force. */
public final class StandingCommand extends Answer {
  /** Reads what the sandbox has answered. */
  public StandingCommand(JsonNode json) {
    super(json);
  }

  /** When it took effect. */
  public Instant at() {
    return instant("at");
  }

  /** What a device was asked to do, in the words of no edition. */
  public Object command() {
    return value("command");
  }
}
