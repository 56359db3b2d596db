package dev.redial.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A state machine as a drawing and a table; what its states mean is what their Javadoc says.
 *
 * @param states of it, the first one first
 * @param steps whether it may go from one to another
 * @param source that declares the states, below the runtime's package
 * @param <S> the states
 */
public record StateMachine<S extends Enum<S>>(
    Class<S> states, BiPredicate<S, S> steps, String source) {
  private static final Path SOURCES = Path.of("src/main/java/dev/redial/runtime");

  /** The drawing in Mermaid's words, then the table. */
  public String markdown() {
    return "```mermaid\n" + drawing() + "```\n\n" + table();
  }

  // ---- the drawing

  /** What every state that goes on may end in is drawn once, from a frame around them all. */
  private String drawing() {
    StringBuilder drawn = new StringBuilder("stateDiagram-v2\n");
    drawn.append("  [*] --> ").append(all().get(0)).append('\n');
    List<S> ends = all().stream().filter(this::endsAll).toList();
    if (!ends.isEmpty()) {
      drawn.append("  state \"any of these\" as any {\n");
    }
    for (S from : all()) {
      successors(from).stream()
          .filter(to -> !ends.contains(to) && !isEnd(to))
          .forEach(to -> drawn.append("    %s --> %s\n".formatted(from, to)));
    }
    if (!ends.isEmpty()) {
      drawn.append("  }\n");
    }
    ends.forEach(end -> drawn.append("  any --> ").append(end).append('\n'));
    return drawn.append(otherEnds(ends)).toString();
  }

  private String otherEnds(List<S> drawn) {
    StringBuilder text = new StringBuilder();
    for (S end : all().stream().filter(this::isEnd).toList()) {
      all().stream()
          .filter(from -> !drawn.contains(end) && successors(from).contains(end))
          .forEach(from -> text.append("  %s --> %s\n".formatted(from, end)));
      text.append("  ").append(end).append(" --> [*]\n");
    }
    return text.toString();
  }

  private boolean isEnd(S state) {
    return successors(state).isEmpty();
  }

  private boolean endsAll(S state) {
    return isEnd(state)
        && all().stream().filter(from -> !isEnd(from)).allMatch(from -> steps.test(from, state));
  }

  private List<S> all() {
    return Arrays.asList(states.getEnumConstants());
  }

  private List<S> successors(S from) {
    return all().stream().filter(to -> to != from && steps.test(from, to)).toList();
  }

  // ---- the table

  private String table() {
    StringBuilder table = new StringBuilder("| state | meaning | next |\n|---|---|---|\n");
    for (S state : all()) {
      table.append("| `%s` | %s | %s |\n".formatted(state, meaning(state), next(state)));
    }
    return table.append('\n').toString();
  }

  private String next(S state) {
    return isEnd(state)
        ? "-"
        : successors(state).stream().map(s -> "`" + s + "`").collect(Collectors.joining(", "));
  }

  private String meaning(S state) {
    Matcher words =
        Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*" + state + "[,;]", Pattern.DOTALL)
            .matcher(read());
    if (!words.find()) {
      throw new AssertionError(source + " does not say what " + state + " means");
    }
    return words
        .group(1)
        .replaceAll("\\s*\\n\\s*\\*", "")
        .replaceAll("\\{@code ([^}]*)}", "`$1`")
        .replace("|", "\\|")
        .strip();
  }

  private String read() {
    try {
      return Files.readString(SOURCES.resolve(source));
    } catch (IOException e) {
      throw new UncheckedIOException("No source of " + states, e);
    }
  }
}
