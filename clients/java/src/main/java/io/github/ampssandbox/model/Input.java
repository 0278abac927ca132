package io.github.ampssandbox.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A JSON object to send, built field by field; what is not set is left out. */
public abstract class Input<T extends Input<T>> {
  private static final long LONGEST_IN_MILLISECONDS = 1_000_000_000L;

  private final Map<String, Object> fields = new LinkedHashMap<>();

  Input() {}

  /** Sets a field by its name on the wire, for one that this version has no method for. */
  @SuppressWarnings("unchecked")
  public T set(String field, Object value) {
    fields.put(field, toWire(value));
    return (T) this;
  }

  /** What is sent. */
  @JsonValue
  public Map<String, Object> fields() {
    return Collections.unmodifiableMap(fields);
  }

  @Override
  public String toString() {
    return getClass().getSimpleName() + fields;
  }

  /** Instants and durations as text, wherever they are. */
  public static Object toWire(Object value) {
    if (value instanceof Instant) return value.toString();
    if (value instanceof Duration) return toText((Duration) value);
    if (value instanceof Input) return ((Input<?>) value).fields();
    if (value instanceof Map) {
      Map<String, Object> converted = new LinkedHashMap<>();
      ((Map<?, ?>) value).forEach((name, inner) -> converted.put(name.toString(), toWire(inner)));
      return converted;
    }
    if (value instanceof Collection) {
      return ((Collection<?>) value).stream().map(Input::toWire).collect(Collectors.toList());
    }
    return value;
  }

  private static String toText(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException(duration + " is negative, and time goes forward only.");
    }
    long milliseconds = duration.toMillis();
    return milliseconds < LONGEST_IN_MILLISECONDS
        ? milliseconds + "ms"
        : String.format("%d.%03ds", milliseconds / 1000, milliseconds % 1000);
  }
}
