package io.github.ampssandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ampssandbox.model.Input;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A world, a scenario or a configuration, in whichever form it is given. */
final class Document {
  private static final Pattern NAME = Pattern.compile("[\\w-]+");
  /** No name and no path has a line break or begins with a brace. */
  private static final Pattern TEXT = Pattern.compile("[\\r\\n]|^\\s*(\\{|\\[\\s*\\{)");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String name;
  private final String text;
  private final String fileName;
  private final Object value;

  private Document(String name, String text, String fileName, Object value) {
    this.name = name;
    this.text = text;
    this.fileName = fileName;
    this.value = value;
  }

  /** A name, the path of a file, YAML or JSON text; or, as any other value, the document itself. */
  static Document of(String what, Object given) {
    if (given instanceof Path) return ofFile(what, (Path) given);
    if (given instanceof CharSequence) return ofText(what, given.toString());
    Object value = Input.toWire(given);
    try {
      return new Document(null, JSON.writeValueAsString(value), what + ".json", value);
    } catch (JsonProcessingException error) {
      throw new IllegalArgumentException("Failed to write the " + what + " as JSON: " + error, error);
    }
  }

  /** What may be a name is one where there is no such file: the emulator knows its names. */
  private static Document ofText(String what, String given) {
    if (TEXT.matcher(given).find()) return new Document(null, given, what + ".yaml", null);
    try {
      Path path = Path.of(given);
      boolean isName = NAME.matcher(given).matches() && !Files.isRegularFile(path);
      return isName ? new Document(given, null, null, null) : ofFile(what, path);
    } catch (InvalidPathException error) {
      throw unreadable(what, given, error.getReason(), error);
    }
  }

  private static Document ofFile(String what, Path path) {
    try {
      String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
      String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
      return new Document(null, unmarked, path.getFileName().toString(), null);
    } catch (IOException error) {
      boolean isGone = error instanceof NoSuchFileException;
      throw unreadable(what, path, isGone ? "there is no such file" : error.toString(), error);
    }
  }

  private static SandboxException unreadable(String what, Object given, String why, Exception cause) {
    return new SandboxException(
        "Failed to read the " + what + " " + given + ": " + why + ". Correct the path.", cause);
  }

  boolean isName() {
    return name != null;
  }

  /** What the emulator knows it by; only where {@link #isName}. */
  String name() {
    return name;
  }

  byte[] content() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** What a file with the text may be called; commas tell several files apart. */
  String fileName() {
    return fileName.replace(',', '_');
  }

  /** As the control API takes it; a text of one line is told from a name by its end. */
  Object onWire() {
    if (isName()) return name;
    return value == null ? text + "\n" : value;
  }
}
