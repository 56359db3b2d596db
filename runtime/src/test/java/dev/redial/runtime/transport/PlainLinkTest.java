package dev.redial.runtime.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.ConnectionScript;
import dev.redial.testing.RawServer;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PlainLinkTest {
  private static final String REQUEST = "POST /a HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello";

  @Test
  void whatIsWrittenArrivesAndTheAnswerIsRead() throws IOException {
    try (RawServer server = RawServer.start(ConnectionScript.echo());
        Link link = Links.dial(server)) {
      Links.send(link, REQUEST);
      assertThat(Links.readUntil(link, "hello")).startsWith("HTTP/1.1 200");
      assertThat(link.accepted()).isEqualTo(REQUEST.length());
      assertThat(server.requests().get(0).body()).isEqualTo("hello");
      assertThat(server.failures()).isEmpty();
    }
  }

  @Test
  @Tag("T1")
  void manyPiecesGoOutInOneWrite() throws IOException {
    try (RawServer server = RawServer.start(ConnectionScript.echo());
        Link link = Links.dial(server)) {
      link.write(Links.pieces(REQUEST, 7));
      assertThat(link.accepted()).isEqualTo(REQUEST.length());
      assertThat(Links.readUntil(link, "hello")).contains("Content-Length: 5");
    }
  }

  @Test
  void readWithNothingThereReturnsZero() throws IOException {
    try (RawServer server = RawServer.start(c -> c.awaitClose());
        Link link = Links.dial(server)) {
      assertThat(link.read(Links.buffer())).isZero();
      assertThat(link.orderlyEnd()).isFalse();
    }
  }

  @Test
  @Tag("F5")
  void finIsAnOrderlyEnd() throws IOException {
    try (RawServer server = RawServer.start(c -> c.write("bye"));
        Link link = Links.dial(server)) {
      assertThat(Links.readToEnd(link)).isEqualTo("bye");
      assertThat(link.orderlyEnd()).isTrue();
    }
  }

  @Test
  @Tag("F5")
  @Tag("C1")
  void afterAFailedWriteAnswersAreStillReadButTheEndIsNotOrderly() throws Exception {
    try (RawServer server = RawServer.start(Links::answerAndReset);
        Link link = Links.dial(server)) {
      Links.send(link, "GET / HTTP/1.1\r\n\r\n");
      assertThat(Links.writeUntilItFails(link)).isInstanceOf(IOException.class);
      assertThat(Links.readToEnd(link)).isEqualTo("answer");
      assertThat(link.orderlyEnd()).isFalse();
    }
  }

  @Test
  @Tag("L9")
  void aWriteTakesOnlyWhatAPeerThatDoesNotReadHasRoomFor() throws IOException {
    try (RawServer server = RawServer.start(c -> c.tryReadRequest(Links.PATIENCE));
        Link link = Links.dial(server)) {
      long taken = Links.takenUntilFull(link);
      assertThat(link.accepted()).isPositive().isEqualTo(taken);
      assertThat(link.flush()).isTrue();
    }
  }

  @Test
  @Tag("C2")
  void theOutgoingHalfCanEndAlone() throws IOException {
    try (RawServer server = RawServer.start(Links::answerAfterEnd);
        Link link = Links.dial(server)) {
      link.shutdownOutput();
      assertThat(Links.readToEnd(link)).isEqualTo("late");
    }
  }

  @Test
  void closingTwiceIsHarmless() throws IOException {
    try (RawServer server = RawServer.start(c -> c.awaitClose())) {
      Link link = Links.dial(server);
      link.close();
      link.close();
      assertThat(link.remoteAddress().getPort()).isEqualTo(server.port());
      assertThat(link.tlsSession()).isEmpty();
      assertThat(link.applicationProtocol()).isEmpty();
    }
  }
}
