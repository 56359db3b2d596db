package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.Endpoint;
import dev.redial.testing.RawServer;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is optional may be missing. */
class OptionalLibrariesTest {
  @Test
  void callsWorkWithRequiredLibrariesAlone() throws Exception {
    try (RawServer server =
        RawServer.start(
            connection -> {
              while (true) {
                connection.readRequest();
                connection.respond(200, "hello");
              }
            })) {
      Process program =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  classPathOf(
                      Endpoint.class,
                      Redial.class,
                      WithoutOptionalLibraries.class,
                      Retry.class,
                      IntervalFunction.class,
                      Class.forName("org.slf4j.LoggerFactory")),
                  WithoutOptionalLibraries.class.getName(),
                  server.uri("/").toString())
              .redirectErrorStream(true)
              .start();
      String output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();

      assertThat(output).contains("hello").contains("No codec can read").contains("add Jackson");
      assertThat(program.exitValue()).isZero();
    }
  }

  private static String classPathOf(Class<?>... known) {
    return Arrays.stream(known)
        .map(OptionalLibrariesTest::placeOf)
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String placeOf(Class<?> known) {
    try {
      return Path.of(known.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(known + " has no place", e);
    }
  }
}
