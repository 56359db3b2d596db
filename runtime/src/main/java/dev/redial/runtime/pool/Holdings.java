package dev.redial.runtime.pool;

import dev.redial.runtime.connection.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the pool of one origin holds.
 *
 * <p>Thread-safety: guarded by its origin's pool.
 *
 * @param line who waits
 * @param slots the connections that count
 * @param leaving connections that were given up and are not closed yet
 * @param dials under way
 * @param learning what the origin has shown
 * @param tally of what has been
 */
record Holdings(
    WaitingLine line,
    List<Slot> slots,
    List<Slot> leaving,
    Dials dials,
    Learning learning,
    Tally tally) {

  static Holdings none(Origin origin, int maxDepth) {
    return new Holdings(
        new WaitingLine(),
        new ArrayList<>(),
        new ArrayList<>(),
        new Dials(),
        new Learning(origin, maxDepth),
        new Tally());
  }

  List<Seat<Slot>> seats(long now) {
    List<Seat<Slot>> seats = new ArrayList<>(slots.size());
    seats(now, seats);
    return seats;
  }

  /** Puts them into a list in the place of what it had. */
  void seats(long now, List<Seat<Slot>> seats) {
    seats.clear();
    for (Slot slot : slots) {
      seats.add(slot.seat(learning, now));
    }
  }

  /** Does not count the connection any more; it is closed after this decision. */
  void evict(Slot slot, Plan plan) {
    slots.remove(slot);
    leaving.add(slot);
    plan.retire(slot.connection());
  }

  @Nullable Slot slotOf(Connection connection) {
    Slot slot = find(slots, connection);
    return slot != null ? slot : find(leaving, connection);
  }

  private static @Nullable Slot find(List<Slot> among, Connection connection) {
    for (Slot slot : among) {
      if (slot.connection() == connection) {
        return slot;
      }
    }
    return null;
  }

  /** Its connection is closed; returns whether it counted until now. */
  boolean remove(Slot slot) {
    boolean counted = slots.remove(slot);
    if (!counted) {
      leaving.remove(slot);
    }
    return counted;
  }

  List<Connection> all() {
    return Stream.concat(slots.stream(), leaving.stream()).map(Slot::connection).toList();
  }

  boolean isEmpty() {
    return line.isEmpty() && slots.isEmpty() && leaving.isEmpty() && dials.count() == 0;
  }
}
