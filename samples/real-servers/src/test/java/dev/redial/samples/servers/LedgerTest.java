package dev.redial.samples.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.Test;

/** What the tests of the servers would not see, they could not fail for. */
final class LedgerTest {
  private static final MixedCall GET = new MixedCall(7, CallKind.CHUNKED);
  private static final MixedCall POST = new MixedCall(9, CallKind.POST);

  private final Outcome answeredGet =
      new Outcome.Answered(GET, Answer.to(GET, "id=7", Site.chunked("id=7")));
  private final Outcome answeredPost =
      new Outcome.Answered(POST, Answer.to(POST, "id=9", POST.sent()));

  @Test
  void answeredCallsThatArrivedOnceAreRight() {
    assertThat(
            complaints(
                List.of(answeredGet, answeredPost),
                "1 GET /chunked?id=7 200 .",
                "1 POST /post?id=9 200 p"))
        .isEmpty();
  }

  @Test
  void doubledCallIsSeen() {
    assertThat(complaints(List.of(answeredGet), "1 GET /c?id=7 200 .", "2 GET /c?id=7 200 ."))
        .singleElement()
        .asString()
        .startsWith("Arrived 2 times");
  }

  @Test
  void requestWithoutPasswordIsNoArrival() {
    assertThat(complaints(List.of(answeredGet), "1 GET /c?id=7 407 -", "1 GET /c?id=7 200 -"))
        .isEmpty();
    assertThat(complaints(List.of(answeredGet), "1 GET /c?id=7 407 -")).hasSize(1);
  }

  @Test
  void lostCallIsSeen() {
    var lost = new Outcome.Failed(GET, new IOException("closed"));
    assertThat(complaints(List.of(lost))).singleElement().asString().startsWith("Lost");
  }

  @Test
  void answerThatNoServerGaveIsSeen() {
    assertThat(complaints(List.of(answeredGet)))
        .singleElement()
        .asString()
        .startsWith("Never arrived");
  }

  @Test
  void answerToAnotherCallIsSeen() {
    var mistaken = new Outcome.Answered(GET, Answer.to(GET, "id=8", Site.chunked("id=8")));
    assertThat(complaints(List.of(mistaken), "1 GET /chunked?id=7 200 ."))
        .singleElement()
        .asString()
        .startsWith("Not its own answer");
  }

  @Test
  void contentOfAnotherCallIsSeen() {
    byte[] foreign = "POST 8 -".getBytes(StandardCharsets.US_ASCII);
    var mistaken = new Outcome.Answered(POST, Answer.to(POST, "id=9", foreign));
    assertThat(complaints(List.of(mistaken), "1 POST /post?id=9 200 ."))
        .singleElement()
        .asString()
        .startsWith("Not its own answer");
  }

  @Test
  void arrivalOfNobodysCallIsSeen() {
    assertThat(complaints(List.of(), "1 - - 400 ."))
        .singleElement()
        .asString()
        .startsWith("Nobody's call");
  }

  @Test
  void callThatChangedItsMethodIsSeen() {
    assertThat(complaints(List.of(answeredPost), "1 GET /post?id=9 200 ."))
        .singleElement()
        .asString()
        .startsWith("Arrived with another method");
  }

  @Test
  void unconfirmedPostIsLostUnlessItMayAsk() {
    var unconfirmed = new Outcome.Failed(POST, Unconfirmed.exception());
    var ledger = new Ledger(List.of(unconfirmed), List.of());
    assertThat(ledger.complaints(Ledger.Posts.MAY_ASK)).isEmpty();
    assertThat(ledger.complaints(Ledger.Posts.ALL_ANSWERED)).hasSize(1);
  }

  @Test
  void summaryCountsConnectionsAndPipelines() {
    var ledger =
        new Ledger(
            List.of(answeredGet),
            List.of(
                Arrival.parse("1 GET /a?id=1 200 ."),
                Arrival.parse("2 GET /a?id=2 200 ."),
                Arrival.parse("1 GET /a?id=3 200 p"),
                Arrival.parse("1 GET /a?id=4 200 p")));
    assertThat(ledger.summary())
        .isEqualTo(
            "1 calls, 4 arrivals on 2 connections, 2 behind another, at most 3 in a row,"
                + " 0 turned away, 0 posts not confirmed");
  }

  private static List<String> complaints(List<Outcome> outcomes, String... log) {
    return new Ledger(outcomes, List.of(log).stream().map(Arrival::parse).toList())
        .complaints(Ledger.Posts.ALL_ANSWERED);
  }

  private record Answer(MixedCall call, String id, String text) implements HttpResponse<byte[]> {
    static Answer to(MixedCall call, String id, byte[] body) {
      return new Answer(call, id, new String(body, StandardCharsets.US_ASCII));
    }

    @Override
    public byte[] body() {
      return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public int statusCode() {
      return 200;
    }

    @Override
    public HttpHeaders headers() {
      return HttpHeaders.of(Map.of("X-Call", List.of(id)), (name, value) -> true);
    }

    @Override
    public HttpRequest request() {
      return call.request(uri());
    }

    @Override
    public Optional<HttpResponse<byte[]>> previousResponse() {
      return Optional.empty();
    }

    @Override
    public Optional<SSLSession> sslSession() {
      return Optional.empty();
    }

    @Override
    public URI uri() {
      return URI.create("http://127.0.0.1");
    }

    @Override
    public HttpClient.Version version() {
      return HttpClient.Version.HTTP_1_1;
    }
  }
}
