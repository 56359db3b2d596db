package dev.redial.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares generated source with what is on record; {@code -Dgolden.record=true} records it. */
final class Golden {
  private static final Path RECORDS = Path.of("src/test/resources/golden");

  private Golden() {}

  static void check(Compilation compilation, String className) throws IOException {
    check(compilation, className, ".");
  }

  /** Compares with what is on record in {@code folder}, for one interface has several clients. */
  static void check(Compilation compilation, String className, String folder) throws IOException {
    String source =
        compilation
            .generatedSourceFile(className)
            .orElseThrow(() -> new AssertionError("no " + className + ": " + compilation))
            .getCharContent(false)
            .toString();
    String file = className.substring(className.lastIndexOf('.') + 1) + ".java";
    Path record = RECORDS.resolve(folder).resolve(file);
    if (Boolean.getBoolean("golden.record")) {
      Files.writeString(record, source);
    }
    assertThat(source).isEqualTo(Files.readString(record));
  }
}
