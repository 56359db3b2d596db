package dev.redial.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The tests that carry a tag, found in sources, so that those of other modules are seen as well.
 *
 * @param tagged all of them
 */
public record RuleTags(SortedSet<Tagged> tagged) {
  private static final Pattern TAG = Pattern.compile("@Tag\\(\"([^\"]*)\"\\)");
  private static final Pattern DECLARATION = Pattern.compile("\\b(class|void)\\s+(\\w+)");

  /**
   * A test that carries a tag.
   *
   * @param tag it carries
   * @param source of its class
   * @param method that it is; empty for all of the class
   */
  public record Tagged(String tag, Path source, String method) implements Comparable<Tagged> {
    private static final Comparator<Tagged> ORDER =
        Comparator.comparing(Tagged::testClass)
            .thenComparing(Tagged::source)
            .thenComparing(Tagged::method)
            .thenComparing(Tagged::tag);

    /** The simple name of its class. */
    public String testClass() {
      return source.getFileName().toString().replace(".java", "");
    }

    @Override
    public int compareTo(Tagged other) {
      return ORDER.compare(this, other);
    }
  }

  /** Those below some directories. */
  public static RuleTags below(List<Path> directories) throws IOException {
    SortedSet<Tagged> found = new TreeSet<>();
    for (Path directory : directories) {
      for (Path source : sources(directory)) {
        found.addAll(in(source, Files.readString(source)));
      }
    }
    return new RuleTags(found);
  }

  private static List<Path> sources(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  /** A tag belongs to the class or the method that is declared next. */
  static List<Tagged> in(Path source, String text) {
    List<Tagged> found = new ArrayList<>();
    Matcher tag = TAG.matcher(text);
    Matcher declaration = DECLARATION.matcher(text);
    while (tag.find()) {
      if (declaration.find(tag.end())) {
        boolean ofMethod = declaration.group(1).equals("void");
        found.add(new Tagged(tag.group(1), source, ofMethod ? declaration.group(2) : ""));
      }
    }
    return found;
  }

  /** Those that carry {@code tag}. */
  public List<Tagged> of(String tag) {
    return tagged.stream().filter(test -> test.tag().equals(tag)).toList();
  }
}
