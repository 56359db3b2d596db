package dev.redial.runtime.configuration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that was loaded: system properties before environment variables before files, and of
 * two files the later one.
 *
 * <p>A name from the environment is a normal form, {@code book_shop} for {@code Book-Shop}, and
 * stands for the one name that is asked for by it; for a second one it is {@linkplain #claim
 * ambiguous}.
 *
 * <p>Thread-safety: used by any thread.
 */
public final class Configuration {
  private final KeyTable table;
  private final List<Found<?>> all = new ArrayList<>(); // the last one holds
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, String> claims = new ConcurrentHashMap<>();

  /** What these sources say, given in the order in which they were loaded. */
  public Configuration(KeyTable table, List<Source> sources) {
    this.table = table;
    sources.stream().sorted(Comparator.comparing(Source::rank)).forEach(this::read);
    for (Domain domain : Domain.values()) {
      names(domain).forEach(name -> claim(domain, name).ifPresent(problems::add));
    }
  }

  // ---- reading

  private void read(Source source) {
    problems.addAll(source.problems());
    Map<String, String> seen = new HashMap<>();
    for (Entry entry : source.entries()) {
      String twin = seen.putIfAbsent(sameness(entry, source), entry.key());
      if (twin == null) {
        read(entry, source);
      } else {
        problems.add(
            new Problem(source.place(entry), "it says the same as " + twin + "; leave one out"));
      }
    }
  }

  private static String sameness(Entry entry, Source source) {
    return source.spelling() == Spelling.ENVIRONMENT
        ? Spelling.normalForm(entry.key())
        : entry.key();
  }

  private void read(Entry entry, Source source) {
    Optional<KeyTable.Match> match = table.find(entry.key(), source.spelling());
    if (match.isEmpty()) {
      problems.add(
          new Problem(
              source.place(entry),
              "there is no such key; the nearest is "
                  + table.nearest(entry.key(), source.spelling())));
      return;
    }
    try {
      all.add(found(match.get().key(), match.get().name(), entry, source));
    } catch (IllegalArgumentException e) {
      problems.add(new Problem(source.place(entry), String.valueOf(e.getMessage())));
    }
  }

  private static <T> Found<T> found(Key<T> key, String name, Entry entry, Source source) {
    return new Found<>(
        key, name, source.spelling(), key.kind().read(entry.value()), source.place(entry));
  }

  // ---- asking

  /** What is wrong with it. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** The value of a key without names. */
  public <T> Optional<T> value(Key<T> key) {
    return value(key, "");
  }

  /** The value of a key for a name. */
  public <T> Optional<T> value(Key<T> key, String name) {
    return found(key, name).map(Found::value);
  }

  @SuppressWarnings("unchecked") // what was found for a key has its type
  private <T> Optional<Found<T>> found(Key<T> key, String name) {
    return all.stream()
        .filter(found -> found.key().equals(key) && found.isNamed(name))
        .map(found -> (Found<T>) found)
        .reduce((earlier, later) -> later);
  }

  /** Whether anything was said about a name. */
  public boolean says(Domain domain, String name) {
    return in(domain).anyMatch(found -> found.isNamed(name));
  }

  /** Whether a certain key was given for a name. */
  public boolean says(Key<?> key, String name) {
    return found(key, name).isPresent();
  }

  /** The names that were written as they are, not as a normal form. */
  public Set<String> names(Domain domain) {
    return in(domain)
        .filter(found -> found.spelling() == Spelling.AS_DOCUMENTED && domain.isNamed())
        .map(Found::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The names that one key was given for, normal forms included. */
  public Set<String> names(Key<?> key) {
    return all.stream()
        .filter(found -> found.key().equals(key))
        .map(Found::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Stream<Found<?>> in(Domain domain) {
    return all.stream().filter(found -> found.key().domain() == domain);
  }

  // ---- for those who cannot use it

  /** The same complaint of every key of a domain. */
  public List<Problem> complain(Domain domain, String what) {
    return in(domain).map(found -> new Problem(found.place(), what)).toList();
  }

  /** The same complaint of one key for one name, wherever it stands. */
  public List<Problem> complain(Key<?> key, String name, String what) {
    return all.stream()
        .filter(found -> found.key().equals(key) && found.isNamed(name))
        .map(found -> new Problem(found.place(), what))
        .toList();
  }

  /** The same complaint of every key for one name. */
  public List<Problem> complain(Domain domain, String name, String what) {
    return in(domain)
        .filter(found -> found.isNamed(name))
        .map(found -> new Problem(found.place(), what))
        .toList();
  }

  /**
   * Takes what the environment says for a name; a problem if another name of the same normal form
   * has done so.
   */
  public Optional<Problem> claim(Domain domain, String name) {
    Optional<Found<?>> said =
        in(domain)
            .filter(found -> found.spelling() == Spelling.ENVIRONMENT && found.isNamed(name))
            .findFirst();
    if (!domain.isNamed() || said.isEmpty()) {
      return Optional.empty();
    }
    String holder = claims.putIfAbsent(domain + Spelling.normalForm(name), name);
    return holder == null || holder.equals(name)
        ? Optional.empty()
        : Optional.of(
            new Problem(
                said.get().place(),
                "it could mean \"%s\" or \"%s\"; write it as a system property or in a file"
                    .formatted(holder, name)));
  }

  /** Whether a name is, or belongs to, one of those: {@code shop.order} belongs to {@code shop}. */
  public static boolean belongs(String name, Set<String> owners) {
    String form = Spelling.normalForm(name);
    return owners.stream()
        .map(Spelling::normalForm)
        .anyMatch(owner -> form.equals(owner) || form.startsWith(owner + "_"));
  }

  /** The one of those that was perhaps meant. */
  public static String nearest(String name, Set<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(each -> Distance.of(name, each)))
        .orElse("none");
  }
}
