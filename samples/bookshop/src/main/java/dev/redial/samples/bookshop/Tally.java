package dev.redial.samples.bookshop;

/**
 * What one chapter took.
 *
 * @param chapter its name
 * @param calls what the program asked for
 * @param attempts how many requests went out for them
 * @param connections how many were made
 * @param mostAtOnce how many of them there were at one time, at most
 * @param deepest how many requests were unanswered on one connection, at most
 * @param millis how long it took
 */
record Tally(
    String chapter,
    int calls,
    int attempts,
    int connections,
    int mostAtOnce,
    int deepest,
    long millis) {
  static Tally of(String chapter, int calls, Traffic traffic, long millis) {
    return new Tally(
        chapter,
        calls,
        traffic.attempts(),
        traffic.connections(),
        traffic.mostAtOnce(),
        traffic.deepest(),
        millis);
  }
}
