package dev.redial.runtime.configuration;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All keys that there are.
 *
 * <p>Thread-safety: immutable.
 */
public final class KeyTable {
  private final List<Key<?>> keys;

  /** Of these, in the order in which they are documented. */
  public KeyTable(List<? extends Key<?>> keys) {
    this.keys = List.copyOf(keys);
  }

  /** All of them. */
  public List<Key<?>> keys() {
    return keys;
  }

  /**
   * A key that was found.
   *
   * @param key of the table
   * @param name that stands in it; empty if it takes none
   */
  record Match(Key<?> key, String name) {}

  /** The key of the table that is written so; where two could be, the one with more to say. */
  Optional<Match> find(String written, Spelling spelling) {
    return keys.stream()
        .flatMap(key -> match(key, written, spelling).stream())
        .min(Comparator.comparingInt(match -> match.name().length()));
  }

  private static Optional<Match> match(Key<?> key, String written, Spelling spelling) {
    return key.domain().isNamed()
        ? named(key, comparable(written, spelling), spelling)
        : Optional.of(new Match(key, ""))
            .filter(m -> comparable(written, spelling).equals(comparable(key.pattern(), spelling)));
  }

  private static Optional<Match> named(Key<?> key, String written, Spelling spelling) {
    String before = comparable(key.domain().key("", "").replace("..", "."), spelling);
    String after = comparable("." + key.setting(), spelling);
    boolean fits =
        written.startsWith(before)
            && written.endsWith(after)
            && written.length() > before.length() + after.length();
    return fits
        ? Optional.of(
            new Match(key, written.substring(before.length(), written.length() - after.length())))
        : Optional.empty();
  }

  private static String comparable(String key, Spelling spelling) {
    return spelling == Spelling.ENVIRONMENT ? Spelling.normalForm(key) : key;
  }

  /** The key that was perhaps meant, in the same spelling and with the same name. */
  String nearest(String written, Spelling spelling) {
    String meant = Spelling.normalForm(written);
    return keys.stream()
        .map(key -> key.domain().key(nameIn(written, key), key.setting()))
        .min(Comparator.comparingInt(key -> Distance.of(meant, Spelling.normalForm(key))))
        .map(spelling::write)
        .orElse("");
  }

  /** What stands where the name of such a key stands: between its second dot and its last. */
  private static String nameIn(String written, Key<?> key) {
    int from = key.domain().key("", "").length() - 1;
    int to = written.lastIndexOf('.');
    return from < to ? written.substring(from, to) : "NAME";
  }
}
