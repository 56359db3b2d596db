package dev.redial.runtime.call;

import java.net.http.HttpClient;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Before Java 21 a client of the JDK's has no end of its own: its threads and connections go when
 * the garbage collector has found that nobody holds it. The thread that selects takes all of that
 * along when it is interrupted, and is found by its name, which has the client's number. Where it
 * is not found, things are as they were.
 */
final class OlderJdk {
  private static final Pattern NUMBER = Pattern.compile("\\((\\d+)\\)$");
  private static final String SELECTING = "HttpClient-%s-SelectorManager";

  private OlderJdk() {}

  /** Ends a client that carries nothing. */
  static void end(HttpClient client) {
    Matcher number = NUMBER.matcher(client.toString());
    if (number.find()) {
      String name = SELECTING.formatted(number.group(1));
      threads().filter(thread -> thread.getName().equals(name)).forEach(Thread::interrupt);
    }
  }

  private static Stream<Thread> threads() {
    ThreadGroup all = Thread.currentThread().getThreadGroup();
    while (all.getParent() != null) {
      all = all.getParent();
    }
    Thread[] found = new Thread[2 * all.activeCount() + 16]; // an estimate, says its contract
    int count = all.enumerate(found);
    return Arrays.stream(found, 0, count).map(Objects::requireNonNull);
  }
}
