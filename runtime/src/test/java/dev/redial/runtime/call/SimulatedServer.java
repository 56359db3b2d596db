package dev.redial.runtime.call;

import dev.redial.testing.ScriptedLink;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * The server's end of one connection: reads requests as they come, answers each with its own target
 * in order, and fails as its fate says.
 *
 * <p>Thread-safety: none; a simulation has one thread.
 */
final class SimulatedServer {
  private final ScriptedLink link;
  private final Random random;
  private final Map<String, Integer> arrived;
  private final Fate fate;
  private final long patienceNanos;
  private int left;
  private final StringBuilder input = new StringBuilder();
  private final Deque<String> unanswered = new ArrayDeque<>();
  private final StringBuilder output = new StringBuilder();
  private long silentUntil;
  private boolean over;

  /** What becomes of the connection after a number of octets or answers. */
  enum Fate {
    GOOD,
    FIN_AFTER_REQUEST_OCTETS,
    RST_AFTER_REQUEST_OCTETS,
    FIN_AFTER_ANSWER_OCTETS,
    RST_AFTER_ANSWER_OCTETS,
    LOSING_RST_AFTER_ANSWER_OCTETS,
    CLOSE_ANNOUNCED,
    HTTP_10,
    UNTIL_CLOSE,
    SILENT_FOR_A_WHILE,
    BAD_ANSWER,
    UNAVAILABLE_ONCE,
    INTERIM_FIRST,
    EARLY_ANSWER
  }

  /**
   * One that has been connected to.
   *
   * @param stamina so many times longer it lasts until its fate comes
   */
  SimulatedServer(
      ScriptedLink link, Random random, Map<String, Integer> arrived, Fate fate, int stamina) {
    this.link = link;
    this.random = random;
    this.arrived = arrived;
    this.fate = fate;
    this.left = countOf(fate, stamina);
    this.patienceNanos = TimeUnit.MILLISECONDS.toNanos(random.nextInt(800));
  }

  private int countOf(Fate of, int stamina) {
    return switch (of) {
      case GOOD -> Integer.MAX_VALUE;
      case FIN_AFTER_REQUEST_OCTETS, RST_AFTER_REQUEST_OCTETS -> random.nextInt(400 * stamina);
      case FIN_AFTER_ANSWER_OCTETS, RST_AFTER_ANSWER_OCTETS, LOSING_RST_AFTER_ANSWER_OCTETS ->
          random.nextInt(300 * stamina);
      default -> random.nextInt(5 * stamina);
    };
  }

  ScriptedLink link() {
    return link;
  }

  boolean canStep(long now) {
    return !over
        && (link.isClosed()
            || link.isOutputShut()
            || link.requestOctets() > 0
            || (output.length() > 0 && now >= silentUntil)
            || (!unanswered.isEmpty() && now >= silentUntil));
  }

  /** When it goes on by itself; 0 if it does not wait. */
  long silentUntil() {
    return over ? 0 : silentUntil;
  }

  void step(long now) {
    if (link.isClosed()) {
      over = true;
    } else if (link.requestOctets() > 0 && random.nextBoolean()) {
      take();
    } else if (now >= silentUntil && output.length() > 0) {
      give();
    } else if (now >= silentUntil && !unanswered.isEmpty()) {
      answer(unanswered.remove(), now);
    } else if (link.requestOctets() > 0) {
      take();
    } else if (link.isOutputShut()) {
      link.fin();
      over = true;
    }
  }

  /** Something comes that nobody asked for, if the client has certainly nothing under way. */
  boolean speaksUnasked() {
    boolean quiet = !over && unanswered.isEmpty() && output.length() == 0 && input.length() == 0;
    if (quiet
        && link.isWritable()
        && link.requestOctets() == 0
        && !link.isClosed()
        && !link.isReadable()) {
      link.answer("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil");
      return true;
    }
    return false;
  }

  private void take() {
    String octets = link.takeRequest(1 + random.nextInt(120));
    boolean counts = countsRequestOctets();
    if (counts && octets.length() >= left) {
      input.append(octets, 0, left);
      parse();
      end(fate == Fate.FIN_AFTER_REQUEST_OCTETS);
      return;
    }
    left -= counts ? octets.length() : 0;
    input.append(octets);
    parse();
  }

  private void parse() {
    int headEnd = input.indexOf("\r\n\r\n");
    while (headEnd >= 0) {
      String head = input.substring(0, headEnd);
      int length = contentLength(head);
      boolean whole = input.length() >= headEnd + 4 + length;
      String target = head.substring(head.indexOf(' ') + 1, head.indexOf(" HTTP/1.1"));
      String request = head.substring(0, head.indexOf(' ')) + target;
      if (head.contains("Expect: 100-continue") && !whole && !input.toString().contains("\u0000")) {
        input.insert(headEnd, "\r\nseen: \u0000");
        output.append("HTTP/1.1 100 Continue\r\n\r\n");
        return;
      }
      if (!whole) {
        return;
      }
      input.delete(0, headEnd + 4 + length);
      arrived.merge(request, 1, Integer::sum);
      unanswered.add(request);
      headEnd = input.indexOf("\r\n\r\n");
    }
  }

  private static int contentLength(String head) {
    int at = head.indexOf("Content-Length: ");
    if (at < 0) {
      return 0;
    }
    int end = head.indexOf("\r\n", at);
    String value = head.substring(at + "Content-Length: ".length(), end < 0 ? head.length() : end);
    return Integer.parseInt(value);
  }

  private boolean countsAnswers() {
    return !countsRequestOctets() && !countsAnswerOctets();
  }

  private boolean countsRequestOctets() {
    return fate == Fate.FIN_AFTER_REQUEST_OCTETS || fate == Fate.RST_AFTER_REQUEST_OCTETS;
  }

  private boolean countsAnswerOctets() {
    return fate == Fate.FIN_AFTER_ANSWER_OCTETS
        || fate == Fate.RST_AFTER_ANSWER_OCTETS
        || fate == Fate.LOSING_RST_AFTER_ANSWER_OCTETS;
  }

  private void answer(String request, long now) {
    boolean turn = countsAnswers() && --left == 0;
    switch (fate) {
      case CLOSE_ANNOUNCED -> {
        output.append(whole(request, 200, turn ? "Connection: close\r\n" : ""));
        if (turn) {
          unanswered.clear();
        }
      }
      case HTTP_10 -> output.append(whole(request, 200, "").replace("HTTP/1.1", "HTTP/1.0"));
      case UNTIL_CLOSE -> output.append("HTTP/1.1 200 OK\r\n\r\n").append(request);
      case SILENT_FOR_A_WHILE -> {
        if (turn) {
          silentUntil = now + patienceNanos;
        }
        output.append(whole(request, 200, ""));
      }
      case BAD_ANSWER -> output.append(turn ? "HTTP/1.1 20 what\r\n\r\n" : whole(request, 200, ""));
      case UNAVAILABLE_ONCE -> output.append(whole(request, turn ? 503 : 200, ""));
      case INTERIM_FIRST ->
          output.append("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n").append(chunked(request));
      default -> output.append(random.nextBoolean() ? whole(request, 200, "") : chunked(request));
    }
  }

  private static String whole(String request, int status, String fields) {
    return "HTTP/1.1 %d OK\r\n%sContent-Length: %d\r\n\r\n%s"
        .formatted(status, fields, request.length(), request);
  }

  private static String chunked(String request) {
    return "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n"
        .formatted(request.length(), request);
  }

  private void give() {
    int count = Math.min(output.length(), 1 + random.nextInt(100));
    boolean counts = countsAnswerOctets();
    if (counts && count >= left) {
      link.answer(output.substring(0, left));
      end(fate == Fate.FIN_AFTER_ANSWER_OCTETS);
      return;
    }
    left -= counts ? count : 0;
    link.answer(output.substring(0, count));
    output.delete(0, count);
    boolean last =
        fate == Fate.HTTP_10
            || fate == Fate.UNTIL_CLOSE
            || (fate == Fate.CLOSE_ANNOUNCED && left <= 0);
    if (last && output.length() == 0) {
      end(true);
    }
  }

  private void end(boolean orderly) {
    over = true;
    if (orderly) {
      link.fin();
    } else if (fate == Fate.LOSING_RST_AFTER_ANSWER_OCTETS) {
      link.resetAndLose();
    } else {
      link.reset();
    }
  }
}
