// Code generated from openapi/control.yaml by `npm run generate`. DO NOT EDIT.
package io.github.ampssandbox.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** A body as it went over the wire, at most 16 KiB of it. */
public final class RecordedBody extends Answer {
  /** Reads what the sandbox has answered. */
  public RecordedBody(JsonNode json) {
    super(json);
  }

  /** UTF-8 text, or base64 where the bytes are none. */
  public String text() {
    return text("text");
  }

  /** There where the text is base64. */
  public Optional<String> encoding() {
    return optional("encoding", at -> text("encoding"));
  }

  /** Of the whole; left out where it was refused before its end. */
  public Optional<Integer> sizeBytes() {
    return optional("sizeBytes", at -> integer("sizeBytes"));
  }

  /** Whether less was kept than was sent. */
  public boolean truncated() {
    return bool("truncated");
  }
}
