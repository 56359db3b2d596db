package dev.redial.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic.Kind;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/diagnostics.md} has each tag once, in order, with what its source and its tests say;
 * {@code -Ddocs.record=true} records them.
 */
class DiagnosticsDocTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "diagnostics.md");
  private static final Path TAGS = Path.of("src/main/java/dev/redial/processor/Tag.java");

  /** A row: the tag, its meaning, how to mend it, an example. */
  private static final Pattern ROW =
      Pattern.compile("^\\| ([A-Z]+-\\d+) \\|([^|]*)\\|([^|]*)\\|([^|]*)\\|$", Pattern.MULTILINE);

  private static List<Tag> printed() {
    return Arrays.stream(Tag.values()).filter(tag -> !tag.name().endsWith("_NOTE")).toList();
  }

  @Test
  void everyTagHasOneRow() throws IOException {
    assertThat(ROW.matcher(Files.readString(DOCUMENT)).results().map(row -> row.group(1)))
        .containsExactlyElementsOf(printed().stream().map(Tag::text).toList());
  }

  @Test
  void everyTagSaysHowToMendIt() throws IOException {
    assertThat(ROW.matcher(Files.readString(DOCUMENT)).results())
        .allSatisfy(row -> assertThat(row.group(3)).as(row.group(1)).isNotBlank());
  }

  @Test
  void meaningsAndExamplesAreThoseOfTheSource() throws IOException {
    String text = Files.readString(DOCUMENT);
    String tags = Files.readString(TAGS);
    String generated =
        ROW.matcher(text).replaceAll(row -> Matcher.quoteReplacement(generated(row, tags)));
    if (Boolean.getBoolean("docs.record")) {
      Files.writeString(DOCUMENT, generated);
    }
    assertThat(Files.readString(DOCUMENT))
        .as("%s is not what the code says; -Ddocs.record=true records it", DOCUMENT)
        .isEqualTo(generated);
  }

  private static String generated(MatchResult row, String tags) {
    Tag tag = Tag.valueOf(row.group(1).replace('-', '_'));
    return "| %s | %s%s |%s|%s|"
        .formatted(tag.text(), kind(tag), meaning(tag, tags), row.group(3), example(row));
  }

  private static String kind(Tag tag) {
    return tag.kind() == Kind.ERROR ? "" : "*" + tag.kind().name().toLowerCase(Locale.ROOT) + "*: ";
  }

  /** The first sentence of its comment. */
  private static String meaning(Tag tag, String tags) {
    Matcher comment =
        Pattern.compile("/\\*\\* ([^*]*?) \\*/\\s+" + tag.name() + "\\b").matcher(tags);
    assertThat(comment.find()).as(tag.name()).isTrue();
    return comment.group(1).replaceAll("\\{@code ([^}]*)}", "`$1`");
  }

  /** That of the first mistake; other tests have theirs written down. */
  private static String example(MatchResult row) {
    String tag = "[" + row.group(1) + "] ";
    return DiagnosticsTest.mistakes()
        .map(DiagnosticsTest.Mistake::message)
        .filter(message -> message.startsWith(tag))
        .map(message -> " " + message.substring(tag.length()).replace("|", "\\|") + " ")
        .findFirst()
        .orElse(row.group(4));
  }
}
