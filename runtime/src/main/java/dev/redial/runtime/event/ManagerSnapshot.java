package dev.redial.runtime.event;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a connection manager had at one moment.
 *
 * <p>Each origin is seen at one moment of its own, so the sums may differ by what happened in
 * between.
 *
 * @param at when it was taken
 * @param connections how many are open or being closed
 * @param maxConnections how many there may be
 * @param origins those in use or remembered
 * @param questions of calls that wait for a confirmation, the oldest first
 */
public record ManagerSnapshot(
    Instant at,
    int connections,
    int maxConnections,
    List<OriginSnapshot> origins,
    List<QuestionSnapshot> questions) {

  /** Copies the lists. */
  public ManagerSnapshot {
    origins = List.copyOf(origins);
    questions = List.copyOf(questions);
  }

  /**
   * A text of several lines for people and logs: one for the manager, one for each origin, one for
   * each connection, one for each question.
   */
  public String describe() {
    String head = "%d of %d connections at %s".formatted(connections, maxConnections, at);
    return Stream.concat(
            origins.stream().map(OriginSnapshot::describe),
            questions.stream().map(QuestionSnapshot::describe))
        .collect(Collectors.joining("", head + "\n", ""))
        .stripTrailing();
  }

  /** The same as {@link #describe()}. */
  @Override
  public String toString() {
    return describe();
  }
}
