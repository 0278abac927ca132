package io.github.ampssandbox.model;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A JSON object that the sandbox answered. Fields that a later version adds are in {@link #json}. */
public abstract class Answer {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private final JsonNode json;

  Answer(JsonNode json) {
    this.json = json;
  }

  /** All of it, as it came. */
  public JsonNode json() {
    return json;
  }

  String text(String field) {
    return json.get(field).asText();
  }

  int integer(String field) {
    return json.get(field).asInt();
  }

  double number(String field) {
    return json.get(field).asDouble();
  }

  boolean bool(String field) {
    return json.get(field).asBoolean();
  }

  Instant instant(String field) {
    return Instant.parse(text(field));
  }

  Object value(String field) {
    return MAPPER.convertValue(json.get(field), Object.class);
  }

  Map<String, Object> object(String field) {
    return Collections.unmodifiableMap(MAPPER.convertValue(json.get(field), OBJECT));
  }

  <T> T model(String field, Function<JsonNode, T> read) {
    return read.apply(json.get(field));
  }

  <T> List<T> list(String field, Function<JsonNode, T> read) {
    List<T> items = new ArrayList<>();
    json.path(field).forEach(item -> items.add(read.apply(item)));
    return Collections.unmodifiableList(items);
  }

  <T> Optional<T> optional(String field, Function<JsonNode, T> read) {
    return json.hasNonNull(field) ? Optional.of(read.apply(json.get(field))) : Optional.empty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Answer
        && other.getClass() == getClass()
        && ((Answer) other).json.equals(json);
  }

  @Override
  public int hashCode() {
    return json.hashCode();
  }

  @Override
  public String toString() {
    return getClass().getSimpleName() + json;
  }
}
