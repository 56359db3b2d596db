package dev.redial.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * A document under {@code docs} that is generated in parts; {@code -Ddocs.record=true} records it.
 *
 * <p>A part stands between {@code <!-- generated: name -->} and {@code <!-- end of name -->}.
 */
public final class Document {
  private static final String SWITCH = "docs.record";

  /** Tests that record parts of one document run at the same time. */
  private static final Object RECORDING = new Object();

  private final Path path;

  private Document(Path path) {
    this.path = path;
  }

  /** The document of this name. */
  public static Document named(String name) {
    return new Document(Path.of("..", "docs", name));
  }

  /** What it says now. */
  public String text() throws IOException {
    return Files.readString(path);
  }

  /** Asserts that one part is as it is generated now. */
  public void checkPart(String name, String generated) throws IOException {
    check(text -> withPart(text, name, generated));
  }

  /** Asserts that generating it anew changes nothing. */
  public void check(UnaryOperator<String> generation) throws IOException {
    synchronized (RECORDING) {
      checkAlone(generation);
    }
  }

  private void checkAlone(UnaryOperator<String> generation) throws IOException {
    String generated = generation.apply(text());
    if (Boolean.getBoolean(SWITCH)) {
      Files.writeString(path, generated);
    }
    assertThat(text())
        .as("%s is not what the code says; -D%s=true records it", path, SWITCH)
        .isEqualTo(generated);
  }

  private String withPart(String text, String name, String generated) {
    String begin = "<!-- generated: " + name + " -->\n";
    int from = text.indexOf(begin);
    int to = text.indexOf("<!-- end of " + name + " -->");
    assertThat(from).as("%s has a place for %s", path, name).isNotNegative().isLessThan(to);
    return text.substring(0, from + begin.length()) + generated + text.substring(to);
  }
}
