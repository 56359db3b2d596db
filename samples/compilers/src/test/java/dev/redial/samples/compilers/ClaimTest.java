package dev.redial.samples.compilers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Our processor claims no annotation, so that whoever stands behind it sees them. The price is a
 * warning under {@code -Xlint:processing}; claiming ours would not save it: the JDK's own {@code
 * Generated} on what is written gets the same.
 */
final class ClaimTest {
  private static final String UNCLAIMED = "No processor claimed any of these annotations: ";

  @TempDir Path folder;
  private Job job;

  @BeforeEach
  void writeAnInterface() throws IOException {
    Path source =
        Files.writeString(
            folder.resolve("Shop.java"),
            """
            @dev.redial.HttpApi
            public interface Shop {
              @dev.redial.Get("/books/{isbn}")
              String book(String isbn);
            }
            """);
    job = Job.of(List.of(source), Files.createDirectory(folder.resolve("out")));
  }

  @ParameterizedTest
  @EnumSource(names = "ECLIPSE", mode = EnumSource.Mode.EXCLUDE)
  void allLintsSayOnlyThatNobodyClaims(KnownCompiler javac) throws Exception {
    Outcome outcome = javac.here().compile(job.with("-Xlint:all"));
    List<String> warnings =
        outcome.lines().stream().filter(line -> !line.matches("\\d .*")).toList();
    assertThat(outcome.status()).isZero();
    assertThat(warnings).hasSize(2).allMatch(line -> line.contains(UNCLAIMED));
    assertThat(warnings.get(0)).contains("dev.redial.HttpApi", "dev.redial.Get");
    assertThat(warnings.get(1)).contains("javax.annotation.processing.Generated");
  }

  @ParameterizedTest
  @EnumSource(names = "ECLIPSE", mode = EnumSource.Mode.EXCLUDE)
  void warningsMayBeErrorsBesidesThat(KnownCompiler javac) throws Exception {
    Outcome outcome = javac.here().compile(job.with("-Xlint:all,-processing", "-Werror"));
    assertThat(outcome).isEqualTo(new Outcome(0, List.of()));
  }

  /** As checkers do that look at every class: they are not asked where all has been claimed. */
  @ParameterizedTest
  @EnumSource(names = "ECLIPSE", mode = EnumSource.Mode.EXCLUDE)
  void processorsBehindOursSeeAllThatOursSees(KnownCompiler javac) throws Exception {
    Path witness = Path.of("target/test-classes").toAbsolutePath();
    Outcome outcome =
        javac
            .here()
            .compile(
                job.with(
                    "-processorpath",
                    Jars.path(List.of(Jars.processor(), witness)),
                    "-processor",
                    OurProcessor.NAME + "," + Witness.class.getName()));
    assertThat(outcome.lines())
        .filteredOn(line -> line.contains("saw "))
        .extracting(line -> line.substring(line.indexOf("saw ")))
        .contains("saw dev.redial.HttpApi", "saw dev.redial.Get");
  }
}
