// Code generated from openapi/control.yaml by `npm run generate`. DO NOT EDIT.
package io.github.ampssandbox.model;

import com.fasterxml.jackson.databind.JsonNode;

/** A part of what the sandbox answers. */
public final class DeviceUser extends Answer {
  public DeviceUser(JsonNode json) {
    super(json);
  }

  public String name() {
    return text("name");
  }

  public String email() {
    return text("email");
  }
}
