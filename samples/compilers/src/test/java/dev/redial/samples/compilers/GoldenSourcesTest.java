package dev.redial.samples.compilers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every compiler makes the same clients, and has nothing to say of them. */
final class GoldenSourcesTest {
  private static final String[] STRICTLY = {"-Xlint:all,-processing", "-Werror"};

  /** Overriding what is to be removed is a warning of javac, and none of the Eclipse compiler. */
  private static final String NOT_NEEDED_BY_ALL = "Unnecessary @SuppressWarnings(\"removal\")";

  @TempDir Path output;

  @ParameterizedTest
  @EnumSource
  void interfacesGiveTheRecordedClients(KnownCompiler known) throws Exception {
    Job job = Job.of(Golden.interfaces(), output);
    Outcome outcome = compileStrictly(known, job);
    assertThat(outcome.status()).as("%s", outcome.lines()).isZero();
    assertThat(complaints(outcome)).isEmpty();
    assertThat(Golden.generated(output)).isEqualTo(Golden.texts()).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void recordedClientsCompileAgainstTheRuntimeWithoutWarnings(KnownCompiler known)
      throws Exception {
    List<Path> sources =
        Stream.concat(Golden.interfaces().stream(), Golden.clients().stream()).toList();
    Outcome outcome = compileStrictly(known, Job.of(sources, output).withoutProcessor());
    assertThat(outcome.status()).as("%s", outcome.lines()).isZero();
    assertThat(complaints(outcome)).isEmpty();
    assertThat(output.resolve("shop/BookshopClient.class")).exists();
  }

  private static Outcome compileStrictly(KnownCompiler known, Job job)
      throws IOException, InterruptedException {
    Compiler compiler = known.here();
    return compiler.compile(compiler instanceof Javac ? job.with(STRICTLY) : job);
  }

  /** What is said of anything but the interfaces, which are written to be strange. */
  private static Stream<String> complaints(Outcome outcome) {
    return outcome.lines().stream()
        .filter(line -> !line.contains("/interfaces/"))
        .filter(line -> !line.endsWith(NOT_NEEDED_BY_ALL));
  }
}
