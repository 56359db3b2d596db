package dev.redial.testing;

import static dev.redial.testing.FaultServerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The server that users test their interfaces with, seen by a bare socket. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@ExtendWith(FaultServerExtension.class)
class FaultServerTest {
  private static final String GET = "GET /books HTTP/1.1\r\nHost: x\r\n\r\n";
  private static final String POST =
      "POST /orders?now HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\ntea\n";

  /** What a connection brings until its end. */
  private static String sent(FaultServer server, String... requests) throws IOException {
    try (Socket socket = connected(server)) {
      for (String request : requests) {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      }
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private static Socket connected(FaultServer server) throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), server.uri("").getPort());
  }

  @Test
  void answersInTurnAndTheLastOneStays(FaultServer server) throws Exception {
    server
        .when("GET", "/books")
        .then(Reaction.busy(Duration.ofSeconds(2)), Reaction.answer(200, "ä"));
    assertThat(sent(server, GET, GET, GET))
        .isEqualTo(
            "HTTP/1.1 503 \r\nRetry-After: 2\r\nContent-Length: 0\r\n\r\n"
                + "HTTP/1.1 200 \r\nContent-Length: 2\r\n\r\nÃ¤".repeat(2));
    assertThat(server).received("GET", "/books").times(3);
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void whatIsSaidLaterGoesBefore(FaultServer server) throws Exception {
    server.when("POST", "*").then(Reaction.answer(200));
    server.when("POST", "/orders").then(Reaction.answer(201));
    assertThat(sent(server, POST)).startsWith("HTTP/1.1 201 ");
  }

  @Test
  void unknownRequestIsAnsweredWithWhatToSay(FaultServer server) throws Exception {
    assertThat(sent(server, POST))
        .startsWith("HTTP/1.1 501 ")
        .endsWith(
            "nothing was said about POST /orders?now; say when(\"POST\", \"/orders\").then(...)");
  }

  @Test
  void closedBeforeReadingIsNotReceived(FaultServer server) throws Exception {
    server.when("POST", "/orders").then(Reaction.closeBeforeReading());
    assertThat(sent(server, POST)).isEmpty();
    assertThat(server).received("POST", "/orders").never();
  }

  @Test
  void closedAfterReadingIsReceived(FaultServer server) throws Exception {
    server.when("POST", "/orders").then(Reaction.closeAfterReading());
    assertThat(sent(server, POST)).isEmpty();
    assertThat(server).received("POST", "/orders").times(1);
    assertThat(server.requests().get(0).body()).isEqualTo("tea\n");
  }

  @Test
  void resetsAreResets(FaultServer server) {
    server
        .when("POST", "/orders")
        .then(Reaction.resetBeforeReading(), Reaction.resetAfterReading());
    assertThatThrownBy(() -> sent(server, POST)).isInstanceOf(SocketException.class);
    assertThat(server).received("POST", "/orders").never();
    assertThatThrownBy(() -> sent(server, POST)).isInstanceOf(SocketException.class);
    assertThat(server).received("POST", "/orders").times(1);
  }

  @Test
  void answerIsCutAfterAnOctet(FaultServer server) throws Exception {
    server.when("GET", "/books").then(Reaction.answer(200, "all of them").cutAfter(40));
    assertThat(sent(server, GET)).isEqualTo("HTTP/1.1 200 \r\nContent-Length: 11\r\n\r\nall");
  }

  @Test
  void connectionDiesUnderTheNextRequest(FaultServer server) throws Exception {
    server.when("GET", "/books").then(Reaction.answer(200).thenDie());
    try (Socket socket = connected(server)) {
      socket.getOutputStream().write(GET.getBytes(StandardCharsets.ISO_8859_1));
      String answer = "HTTP/1.1 200 \r\nContent-Length: 0\r\n\r\n";
      assertThat(socket.getInputStream().readNBytes(answer.length()))
          .asString(StandardCharsets.ISO_8859_1)
          .isEqualTo(answer);
      socket.getOutputStream().write(POST.getBytes(StandardCharsets.ISO_8859_1));
      assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketException.class);
    }
    assertThat(server).received("POST", "*").never();
  }

  @Test
  void stalledRequestIsHeardAndNotAnswered(FaultServer server) throws Exception {
    server.when("POST", "/orders").then(Reaction.stall());
    try (Socket socket = connected(server)) {
      socket.setSoTimeout(100);
      socket.getOutputStream().write(POST.getBytes(StandardCharsets.ISO_8859_1));
      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
    }
    assertThat(server).received("POST", "/orders").times(1);
  }

  @Test
  void headsAndEmptyAnswersHaveNoContent(FaultServer server) throws Exception {
    server.when("HEAD", "/books").then(Reaction.answer(200, "some"));
    server.when("GET", "/books").then(Reaction.answer(204, "none"));
    assertThat(sent(server, GET.replace("GET", "HEAD"), GET))
        .isEqualTo("HTTP/1.1 200 \r\nContent-Length: 4\r\n\r\nHTTP/1.1 204 \r\n\r\n");
  }

  @Test
  void announcedCloseIsKept(FaultServer server) throws Exception {
    server.when("GET", "/books").then(Reaction.answer(200).thenClose());
    assertThat(sent(server, GET, GET))
        .isEqualTo("HTTP/1.1 200 \r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
  }

  @Test
  void expectationIsAnsweredBeforeTheContentIsRead(FaultServer server) throws Exception {
    server.when("POST", "/orders").then(Reaction.answer(201));
    assertThat(sent(server, POST.replace("Host", "Expect: 100-continue\r\nHost")))
        .isEqualTo("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 \r\nContent-Length: 0\r\n\r\n");
  }

  @Test
  void wrongCountTellsWhatWasReceived(FaultServer server) throws Exception {
    server.when("POST", "/orders").then(Reaction.answer(201));
    assertThat(sent(server, POST, POST)).isNotEmpty();
    assertThatThrownBy(() -> assertThat(server).received("POST", "/orders").times(1))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "POST /orders was expected 1 time, and was received 2 times. In all there were: "
                + "\n  1. POST /orders?now on connection 1\n  2. POST /orders?now on connection 1");
    assertThatThrownBy(() -> assertThat(server).received("POST", "/orders").atMost(1))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> assertThat(server).received("POST", "/orders").atLeast(3))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void sameFieldIsAskedOfEach(FaultServer server) throws Exception {
    server.when("POST", "/orders").then(Reaction.answer(201));
    assertThat(sent(server, keyed("a"), keyed("a"))).isNotEmpty();
    assertThat(server).received("POST", "/orders").allWithSame("idempotency-key");
    assertThat(sent(server, keyed("b"))).isNotEmpty();
    assertThatThrownBy(
            () -> assertThat(server).received("POST", "/orders").allWithSame("Idempotency-Key"))
        .isInstanceOf(AssertionError.class);
  }

  private static String keyed(String key) {
    return POST.replace("Host", "Idempotency-Key: " + key + "\r\nHost");
  }

  @Test
  void wrongPathsAndStatusesAreRefused(FaultServer server) {
    assertThatThrownBy(() -> server.when("GET", "books")).hasMessageContaining("\"books\"");
    assertThatThrownBy(() -> server.when("GET", "/books?now")).hasMessageContaining("/books?now");
    assertThatThrownBy(() -> Reaction.answer(100)).hasMessageContaining("100");
    assertThatThrownBy(() -> Reaction.answer(200).header("A", "b\r\nC: d"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Reaction.answer(200).cutAfter(-1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
