package dev.redial.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.Idempotency;
import dev.redial.resend.Delivery;
import dev.redial.runtime.connection.OutgoingRequest.BodyMode;
import dev.redial.testing.ScriptedLink;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A conversation of eight pipelined exchanges over a scripted link, cut after every octet of either
 * direction: what is reported equals what the offsets say.
 */
class CutPipelineTest {
  private static final int EXCHANGES = 8;
  private static final String STATUS = "HTTP/1.1 200";

  private final OneConnection stage = new OneConnection();

  /** How the connection is cut. */
  enum Cut {
    FIN,
    RST,
    /** What had arrived and was not read is lost with it. */
    RST_LOSING
  }

  private static final class Conversation {
    final List<Exchange> exchanges = new ArrayList<>();
    final List<Integer> starts = new ArrayList<>();
    final List<Integer> headEnds = new ArrayList<>();
    final List<Integer> ends = new ArrayList<>();
    final List<String> answers = new ArrayList<>();
    int octets;

    Conversation() {
      for (int i = 0; i < EXCHANGES; i++) {
        boolean put = i % 3 == 2;
        String body = put ? "body" + i : "";
        String head =
            (put ? "PUT" : "GET") + " /" + i + " HTTP/1.1\r\nContent-Length: " + body.length();
        add(put ? Idempotency.IDEMPOTENT : Idempotency.SAFE, head + "\r\n\r\n", body);
        String content = "answer " + i;
        answers.add(
            i % 2 == 0
                ? STATUS + " OK\r\nContent-Length: " + content.length() + "\r\n\r\n" + content
                : STATUS
                    + " OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n"
                    + content
                    + "\r\n0\r\n\r\n");
      }
    }

    private void add(Idempotency idempotency, String head, String body) {
      starts.add(octets);
      headEnds.add(octets + head.length());
      octets += head.length() + body.length();
      ends.add(octets);
      exchanges.add(
          new Exchange(
              new OutgoingRequest(
                  head.substring(0, 3),
                  head.substring(0, 6),
                  idempotency,
                  Placement.SHARED,
                  head.getBytes(StandardCharsets.ISO_8859_1),
                  body.getBytes(StandardCharsets.ISO_8859_1),
                  BodyMode.WHOLE,
                  Set.of()),
              new SilentOwner(),
              0));
    }

    Delivery byRequestOctets(int exchange, int accepted) {
      if (accepted <= starts.get(exchange)) {
        return Delivery.NOT_SENT;
      }
      return accepted < headEnds.get(exchange) ? Delivery.NOT_PROCESSED : Delivery.UNKNOWN;
    }

    /** Null where the answer is complete. */
    @Nullable Delivery byAnswerOctets(int exchange, int arrived) {
      int before = answers.subList(0, exchange).stream().mapToInt(String::length).sum();
      if (arrived >= before + answers.get(exchange).length()) {
        return null;
      }
      return arrived >= before + STATUS.length() ? Delivery.ANSWERED : Delivery.UNKNOWN;
    }

    String allAnswers() {
      return String.join("", answers);
    }
  }

  private static void cut(ScriptedLink link, Cut cut) {
    switch (cut) {
      case FIN -> link.fin();
      case RST -> link.reset();
      case RST_LOSING -> link.resetAndLose();
    }
  }

  private static void send(Connection connection, Conversation conversation) {
    for (Exchange exchange : conversation.exchanges) {
      assertThat(connection.admit(exchange, EXCHANGES)).isEqualTo(Admission.ADMITTED);
    }
    connection.flush();
  }

  @ParameterizedTest
  @EnumSource(Cut.class)
  @Tag("C1")
  @Tag("F4")
  void requestsCutAfterEveryOctetAreReportedByTheirOffsets(Cut cut) {
    int whole = new Conversation().octets;
    for (int accepted = 0; accepted <= whole; accepted++) {
      Conversation conversation = new Conversation();
      ScriptedLink link = new ScriptedLink();
      link.accept(accepted);
      Connection connection = stage.over(link);
      send(connection, conversation);
      cut(link, cut);
      stage.readAll();

      assertEnded(connection, link);
      for (int i = 0; i < EXCHANGES; i++) {
        ExchangeFailure failure = conversation.exchanges.get(i).failure();
        assertThat(failure).as("exchange %d, %d accepted", i, accepted).isNotNull();
        assertThat(failure.delivery())
            .as("exchange %d, %d accepted", i, accepted)
            .isEqualTo(conversation.byRequestOctets(i, accepted));
        assertThat(failure.use()).isNotNull();
        assertThat(failure.use().octetsSent())
            .isEqualTo(
                Math.max(
                    0, Math.min(accepted, conversation.ends.get(i)) - conversation.starts.get(i)));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Cut.class)
  @Tag("C1")
  @Tag("L5")
  void answersCutAfterEveryOctetAreDeliveredAsFarAsTheyCame(Cut cut) {
    String answers = new Conversation().allAnswers();
    for (int arrived = 0; arrived <= answers.length(); arrived++) {
      Conversation conversation = new Conversation();
      ScriptedLink link = new ScriptedLink();
      Connection connection = stage.over(link);
      send(connection, conversation);
      link.answer(answers.substring(0, arrived));
      cut(link, cut);
      stage.readAll();

      int read = cut == Cut.RST_LOSING ? 0 : arrived;
      if (read < answers.length()) {
        assertEnded(connection, link);
      }
      for (int i = 0; i < EXCHANGES; i++) {
        assertAnswered(conversation, i, read);
      }
    }
  }

  private static void assertAnswered(Conversation conversation, int i, int read) {
    Exchange exchange = conversation.exchanges.get(i);
    Delivery expected = conversation.byAnswerOctets(i, read);
    if (expected == null) {
      assertThat(exchange.isComplete()).as("exchange %d, %d read", i, read).isTrue();
      assertThat(text(exchange)).isEqualTo("answer " + i);
    } else {
      ExchangeFailure failure = exchange.failure();
      assertThat(failure).as("exchange %d, %d read", i, read).isNotNull();
      assertThat(failure.delivery()).as("exchange %d, %d read", i, read).isEqualTo(expected);
      assertThat(exchange.isComplete()).isFalse();
    }
  }

  private static String text(Exchange exchange) {
    StringBuilder text = new StringBuilder();
    for (ByteBuffer octets : exchange.take()) {
      text.append(StandardCharsets.ISO_8859_1.decode(octets));
    }
    return text.toString();
  }

  @ParameterizedTest
  @EnumSource(Cut.class)
  @Tag("C1")
  @Tag("C2")
  void answersThatArrivedBeforeTheWayOutBrokeAreDelivered(Cut cut) {
    int whole = new Conversation().octets;
    for (int accepted = 0; accepted <= whole; accepted++) {
      Conversation conversation = new Conversation();
      ScriptedLink link = new ScriptedLink();
      link.accept(accepted);
      Connection connection = stage.over(link);
      send(connection, conversation);
      int answered = complete(conversation, accepted);
      link.answer(String.join("", conversation.answers.subList(0, answered)));
      if (cut != Cut.FIN) {
        link.reset();
      } else {
        link.fin();
      }
      connection.writable();
      stage.readAll();

      if (answered < EXCHANGES) {
        assertEnded(connection, link);
      }
      for (int i = 0; i < EXCHANGES; i++) {
        Exchange exchange = conversation.exchanges.get(i);
        if (i < answered) {
          assertThat(text(exchange)).as("%d of %d", i, accepted).isEqualTo("answer " + i);
        } else {
          assertThat(exchange.failure()).as("exchange %d, %d accepted", i, accepted).isNotNull();
          assertThat(exchange.failure().delivery())
              .as("exchange %d, %d accepted", i, accepted)
              .isEqualTo(conversation.byRequestOctets(i, accepted));
        }
      }
    }
  }

  private static int complete(Conversation conversation, int accepted) {
    return (int) conversation.ends.stream().filter(end -> end <= accepted).count();
  }

  private void assertEnded(Connection connection, ScriptedLink link) {
    stage.clock().pass(Duration.ofSeconds(5));
    assertThat(connection.state()).isEqualTo(ConnectionState.CLOSED);
    assertThat(link.isClosed()).isTrue();
    assertThat(stage.closedSince()).isEqualTo(1);
    assertThat(stage.clock().hasTimers()).as("a timer would hold it").isFalse();
  }
}
