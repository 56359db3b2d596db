package dev.redial.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class RawServerTest {

  @Test
  void aRequestBehindAnUnansweredOneIsSeenAsPipelined() throws Exception {
    try (RawServer server = RawServer.start(ConnectionScript.echo());
        Socket client = client(server)) {
      send(client, "GET /1 HTTP/1.1\r\n\r\nPOST /2 HTTP/1.1\r\nContent-Length: 2\r\n\r\nhi");
      client.shutdownOutput();
      client.getInputStream().readAllBytes();
      assertThat(server.requests()).extracting(RawRequest::unanswered).containsExactly(0, 1);
      assertThat(server.requests()).extracting(RawRequest::body).containsExactly("", "hi");
      assertThat(server.failures()).isEmpty();
    }
  }

  @Test
  void requestsReadBeforeAnyAnswerCountTheOnesBeforeThem() throws Exception {
    try (RawServer server = RawServer.start(RawServerTest::threeThenAnswers);
        Socket client = client(server)) {
      send(client, "GET /1 HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\n\r\nGET /3 HTTP/1.1\r\n\r\n");
      client.getInputStream().readAllBytes();
      assertThat(server.requests()).extracting(RawRequest::unanswered).containsExactly(0, 1, 2);
    }
  }

  @Test
  void aRequestSentAfterTheAnswerIsNotPipelined() throws Exception {
    try (RawServer server = RawServer.start(ConnectionScript.answering(200, "ok"));
        Socket client = client(server)) {
      for (int i = 0; i < 3; i++) {
        send(client, "GET / HTTP/1.1\r\n\r\n");
        readTo(client, "ok");
      }
      assertThat(server.requests()).extracting(RawRequest::unanswered).containsExactly(0, 0, 0);
      assertThat(server.received("GET")).isEqualTo(3);
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void chunksArePutTogether() throws Exception {
    try (RawServer server = RawServer.start(ConnectionScript.echo());
        Socket client = client(server)) {
      send(
          client,
          "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n");
      send(client, "0\r\nTrailer: t\r\n\r\n");
      readTo(client, "abcde");
      assertThat(server.requests().get(0).body()).isEqualTo("abcde");
    }
  }

  @Test
  void whatAScriptThrowsIsAFailure() throws Exception {
    try (RawServer server =
            RawServer.start(
                c -> {
                  throw new IllegalStateException("script");
                });
        Socket client = client(server)) {
      client.getInputStream().readAllBytes();
      assertThat(server.failures()).hasSize(1).first().isInstanceOf(IllegalStateException.class);
    }
  }

  private static void threeThenAnswers(RawConnection connection) throws IOException {
    for (int i = 0; i < 3; i++) {
      connection.readRequest();
    }
    for (int i = 0; i < 3; i++) {
      connection.respond(200, "");
    }
  }

  private static Socket client(RawServer server) throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), server.port());
  }

  private static void send(Socket client, String text) throws IOException {
    client.getOutputStream().write(text.getBytes(ISO_8859_1));
  }

  private static void readTo(Socket client, String end) throws IOException {
    StringBuilder text = new StringBuilder();
    while (!text.toString().endsWith(end)) {
      text.append((char) client.getInputStream().read());
    }
  }
}
