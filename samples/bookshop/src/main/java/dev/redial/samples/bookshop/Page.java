package dev.redial.samples.bookshop;

import java.io.Console;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What is printed for a person: headings, lines, and colour only where a terminal shows it. */
final class Page {
  private static final int WIDTH = 90;
  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";

  /** Whether escape sequences may be written. */
  enum Colour {
    NONE,
    ANSI
  }

  private final PrintWriter out;
  private final Colour colour;

  Page(PrintWriter out, Colour colour) {
    this.out = out;
    this.colour = colour;
  }

  /** The standard output, in colour if a person reads it and has nothing against it. */
  static Page ofSystem() {
    boolean wanted = terminal().isPresent() && System.getenv("NO_COLOR") == null;
    return new Page(
        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
        wanted ? Colour.ANSI : Colour.NONE);
  }

  /** Since Java 22 there is a console object without a terminal too; it has to be asked. */
  @SuppressWarnings("SystemConsoleNull") // older releases answer null, newer ones isTerminal()
  static Optional<Console> terminal() {
    return Optional.ofNullable(System.console()).filter(Page::isTerminal);
  }

  private static boolean isTerminal(Console console) {
    if (Runtime.version().feature() < 22) {
      return true;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("This Java release has no Console.isTerminal()", e);
    }
  }

  void chapter(String title) {
    out.printf("%n%s%n", styled(BOLD, title));
  }

  @SuppressWarnings("AnnotateFormatMethod") // the annotation would be one more dependency
  void line(String text, Object... values) {
    out.printf("  " + text + "%n", values);
  }

  /** Words that may take more than one line. */
  void paragraph(String words) {
    StringBuilder line = new StringBuilder();
    for (String word : words.split(" ", -1)) {
      if (line.length() + word.length() >= WIDTH) {
        line("%s", line);
        line.setLength(0);
        line.append("  ");
      }
      line.append(line.toString().isBlank() ? "" : " ").append(word);
    }
    line("%s", line);
  }

  /** Without a line's end: the answer is to stand behind it. */
  void question(String text) {
    out.print("  " + styled(BOLD, text) + " ");
    out.flush();
  }

  void answer(String text) {
    out.println(text);
  }

  private String styled(String style, String text) {
    return colour == Colour.ANSI ? style + text + PLAIN : text;
  }
}
