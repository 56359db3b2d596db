package dev.redial.runtime.auth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where credentials hold that were accepted, so that the next request has them unasked; source: RFC
 * 9110, section 11.5.
 *
 * <p>Bounded: the space that was not used for longest is forgotten first.
 *
 * <p>Thread-safety: {@code this} guards changes; lists are replaced, so looking needs no lock.
 */
public final class ProtectionSpaces {
  /** Some hundred octets each; ours. */
  private static final int CAPACITY = 1_000;

  private final int capacity;
  private final Map<Guard, List<Space>> byGuard = new ConcurrentHashMap<>();
  private final AtomicLong uses = new AtomicLong();

  /** Knows nobody. */
  public ProtectionSpaces() {
    this(CAPACITY);
  }

  ProtectionSpaces(int capacity) {
    this.capacity = capacity;
  }

  /**
   * What was accepted here before; empty if nothing was.
   *
   * @param path of the request, as it is sent; a query does not matter
   */
  public Optional<Authorizer> find(Guard guard, String path) {
    String bare = withoutQuery(path);
    Optional<Space> nearest =
        byGuard.getOrDefault(guard, List.of()).stream()
            .filter(space -> space.covers(bare))
            .max(Comparator.comparingInt(space -> space.prefix.length()));
    nearest.ifPresent(space -> space.lastUse = uses.incrementAndGet());
    return nearest.map(space -> space.authorizer);
  }

  /** Keeps what was accepted for a path, for as far as that says something about others. */
  public synchronized void learn(Guard guard, String path, Authorizer authorizer) {
    List<String> reach =
        guard.party() == Party.PROXY ? List.of("") : authorizer.reach(guard, withoutQuery(path));
    List<Space> spaces = new ArrayList<>(byGuard.getOrDefault(guard, List.of()));
    spaces.removeIf(space -> reach.contains(space.prefix));
    reach.forEach(prefix -> spaces.add(new Space(prefix, authorizer, uses.incrementAndGet())));
    replace(guard, spaces);
    keepWithinCapacity();
  }

  /** Drops what was refused; what others have learnt meanwhile stays. */
  public synchronized void forget(Guard guard, Authorizer authorizer) {
    List<Space> spaces = new ArrayList<>(byGuard.getOrDefault(guard, List.of()));
    spaces.removeIf(space -> space.authorizer == authorizer);
    replace(guard, spaces);
  }

  private void keepWithinCapacity() {
    while (byGuard.values().stream().mapToInt(List::size).sum() > capacity) {
      byGuard.entrySet().stream()
          .min(Comparator.comparingLong(entry -> oldest(entry.getValue()).lastUse))
          .ifPresent(entry -> forgetOldest(entry.getKey(), entry.getValue()));
    }
  }

  private void forgetOldest(Guard guard, List<Space> spaces) {
    List<Space> others = new ArrayList<>(spaces);
    others.remove(oldest(spaces));
    replace(guard, others);
  }

  private static Space oldest(List<Space> spaces) {
    return spaces.stream().min(Comparator.comparingLong(space -> space.lastUse)).orElseThrow();
  }

  private void replace(Guard guard, List<Space> spaces) {
    if (spaces.isEmpty()) {
      byGuard.remove(guard);
    } else {
      byGuard.put(guard, List.copyOf(spaces));
    }
  }

  private static String withoutQuery(String path) {
    int query = path.indexOf('?');
    String bare = query < 0 ? path : path.substring(0, query);
    return bare.isEmpty() ? "/" : bare;
  }

  /** What begins with a prefix. */
  private static final class Space {
    final String prefix;
    final Authorizer authorizer;
    volatile long lastUse;

    Space(String prefix, Authorizer authorizer, long lastUse) {
      this.prefix = prefix;
      this.authorizer = authorizer;
      this.lastUse = lastUse;
    }

    /** A path that climbs, as {@code /a/../b} does, is only in what has no depth. */
    boolean covers(String path) {
      return prefix.length() <= 1 ? path.startsWith(prefix) : isBelow(path);
    }

    private boolean isBelow(String path) {
      return path.startsWith(prefix) && !PathSegments.climb(path);
    }
  }
}
