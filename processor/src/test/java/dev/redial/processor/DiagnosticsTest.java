package dev.redial.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every tag: its message, and where it points. */
final class DiagnosticsTest {

  /**
   * A mistake.
   *
   * @param message all of the message, the tag included
   * @param guilty the text at which the diagnostic points
   */
  record Mistake(String message, String guilty, JavaFileObject source, List<String> options) {
    Mistake(String message, String guilty, JavaFileObject source, String... options) {
      this(message, guilty, source, List.of(options));
    }

    @Override
    public String toString() {
      return message;
    }
  }

  static Stream<Mistake> mistakes() {
    return Stream.of(
            TypeMistakes.all(),
            PathMistakes.all(),
            ParameterMistakes.all(),
            OtherMistakes.all(),
            ErrorMistakes.all(),
            WordingMistakes.all())
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void isReportedWhereItIs(Mistake mistake) throws IOException {
    Watcher watcher = new Watcher();
    Compilation compilation = Shops.watched(watcher, mistake.options(), mistake.source());
    String source = mistake.source().getCharContent(false).toString();
    List<String> found =
        compilation.diagnostics().stream()
            .filter(diagnostic -> diagnostic.getMessage(null).startsWith("["))
            .map(diagnostic -> describe(diagnostic, source))
            .toList();
    assertThat(found).contains(mistake.message() + " @ " + mistake.guilty());
    if (isError(mistake)) {
      assertThat(watcher.written()).isEmpty();
    }
    assertThat(compilation.errors())
        .allMatch(error -> error.getSource() == null || isSource(error, mistake));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@Get(\"/{id:[0-9]+}\") void a(String id);",
        "@Get(\"/{*rest}\") void a(String rest);",
        "@Get(\"/a?x={y}\") void a(String y);"
      })
  void variableThatOthersWriteSoIsOneMistake(String method) {
    assertThat(Shops.leniently(Shops.method(method)).errors()).hasSize(1);
  }

  private static boolean isError(Mistake mistake) {
    return Arrays.stream(Tag.values())
        .filter(tag -> mistake.message().startsWith("[" + tag.text() + "]"))
        .anyMatch(tag -> tag.kind() == Diagnostic.Kind.ERROR);
  }

  private static boolean isSource(Diagnostic<? extends JavaFileObject> error, Mistake mistake) {
    return error.getSource().getName().equals(mistake.source().getName());
  }

  private static String describe(Diagnostic<? extends JavaFileObject> diagnostic, String source) {
    int start = (int) diagnostic.getPosition();
    String rest = start < 0 ? "nowhere" : source.substring(start).lines().findFirst().orElse("");
    return diagnostic.getMessage(null) + " @ " + rest.strip();
  }

  @Test
  void everyTagHasAMistake() {
    Set<String> shown =
        mistakes()
            .map(mistake -> mistake.message().replaceAll("^\\[([A-Z]+-\\d+)].*", "$1"))
            .collect(Collectors.toSet());
    assertThat(shown)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Tag.values())
                .map(Tag::text)
                .filter(tag -> !OtherTests.TAGS.contains(tag))
                .collect(Collectors.toSet()));
  }

  /** Tags that need more than one source, and have tests of their own. */
  private static final class OtherTests {
    static final Set<String> TAGS =
        Set.of("API-05", "API-08", "API-13", "API-19", "API-20", "REP-01");
  }
}
