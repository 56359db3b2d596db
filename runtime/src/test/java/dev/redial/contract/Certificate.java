package dev.redial.contract;

import dev.redial.testing.TestTls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One certificate for all tests: making it takes longer than most of them. */
final class Certificate {
  static final TestTls TLS = make();

  private Certificate() {}

  private static TestTls make() {
    try {
      Path directory = Files.createTempDirectory("contract");
      TestTls made = TestTls.in(directory);
      Files.delete(directory.resolve("localhost.p12"));
      Files.delete(directory);
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
