package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.Document;
import dev.redial.testing.RuleTags;
import dev.redial.testing.RuleTags.Tagged;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/http-support.md} has each rule once, with the tests that are tagged with it; {@code
 * -Ddocs.record=true} records them.
 */
class HttpSupportDocTest {
  private static final Document DOCUMENT = Document.named("http-support.md");

  private static final Path ROOT = Path.of("..");

  private static final List<Path> TESTS =
      List.of(Path.of("src/test/java"), ROOT.resolve("samples/real-servers/src/test/java"));

  /** How many rules there are of each kind. */
  private static final Map<String, Integer> RULES =
      Map.of("F", 10, "P", 11, "L", 10, "R", 9, "C", 5, "T", 5, "S", 16);

  /** Rules that no test shows; the document says why. */
  private static final Set<String> NOT_SHOWN = Set.of();

  /** More methods of one class than these are counted, not named. */
  private static final int MOST_NAMED = 3;

  /** A row: the rule, what stands between, and the tests. */
  private static final Pattern ROW =
      Pattern.compile("^\\| ([A-Z]\\d+) \\|(.*)\\|([^|]*)\\|$", Pattern.MULTILINE);

  private static Set<String> rules() {
    return RULES.entrySet().stream()
        .flatMap(kind -> numbered(kind.getKey(), kind.getValue()))
        .collect(Collectors.toSet());
  }

  private static Stream<String> numbered(String kind, int most) {
    return IntStream.rangeClosed(1, most).mapToObj(number -> kind + number);
  }

  @Test
  void everyRuleHasOneRow() throws IOException {
    assertThat(ROW.matcher(DOCUMENT.text()).results().map(row -> row.group(1)))
        .containsExactlyInAnyOrderElementsOf(rules());
  }

  @Test
  void everyRuleIsShownByATestOrListedAsNotDone() throws IOException {
    RuleTags tests = RuleTags.below(TESTS);
    assertThat(rules().stream().filter(rule -> tests.of(rule).isEmpty()))
        .as("rules without a test")
        .containsExactlyInAnyOrderElementsOf(NOT_SHOWN);
    String notDone = DOCUMENT.text().split("\n## Not done\n", 2)[1];
    assertThat(NOT_SHOWN).allSatisfy(rule -> assertThat(notDone).contains("**" + rule + "**"));
  }

  @Test
  void everyTagIsARule() throws IOException {
    assertThat(RuleTags.below(TESTS).tagged()).extracting(Tagged::tag).isSubsetOf(rules());
  }

  @Test
  void testsOfEachRuleAreListed() throws IOException {
    RuleTags tests = RuleTags.below(TESTS);
    DOCUMENT.check(
        text ->
            ROW.matcher(text).replaceAll(row -> Matcher.quoteReplacement(withTests(row, tests))));
    DOCUMENT.checkPart("links", links(tests));
  }

  private static String withTests(MatchResult row, RuleTags tests) {
    return "| %s |%s| %s |".formatted(row.group(1), row.group(2), named(tests.of(row.group(1))));
  }

  private static String named(List<Tagged> tests) {
    Map<String, Set<String>> byClass = new TreeMap<>();
    for (Tagged test : tests) {
      byClass.computeIfAbsent(test.testClass(), name -> new LinkedHashSet<>()).add(test.method());
    }
    return byClass.isEmpty()
        ? "-"
        : byClass.entrySet().stream()
            .map(of -> named(of.getKey(), of.getValue()))
            .collect(Collectors.joining("<br>"));
  }

  private static String named(String testClass, Set<String> methods) {
    if (methods.contains("")) {
      return "[" + testClass + "]";
    }
    return methods.size() > MOST_NAMED
        ? "[%s]: %d tests".formatted(testClass, methods.size())
        : "[%s]: `%s`".formatted(testClass, String.join("`, `", methods));
  }

  private static String links(RuleTags tests) {
    return tests.tagged().stream()
        .map(test -> "[%s]: %s\n".formatted(test.testClass(), linkTo(test.source())))
        .distinct()
        .collect(Collectors.joining());
  }

  private static String linkTo(Path source) {
    Path there = ROOT.toAbsolutePath().normalize().relativize(source.toAbsolutePath().normalize());
    return "../" + there.toString().replace('\\', '/');
  }
}
