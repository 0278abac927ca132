// Code generated from openapi/control.yaml by `npm run generate`. DO NOT EDIT.
package io.github.ampssandbox.model;

import com.fasterxml.jackson.databind.JsonNode;

/** The owner of a device. */
public final class DeviceUser extends Answer {
  /** Reads what the sandbox has answered. */
  public DeviceUser(JsonNode json) {
    super(json);
  }

  /** First name and last name. */
  public String name() {
    return text("name");
  }

  /** An e-mail address. */
  public String email() {
    return text("email");
  }
}
