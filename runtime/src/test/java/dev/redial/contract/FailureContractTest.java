package dev.redial.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;

/**
 * How calls fail that the network or the server lets down, by type and by either way of sending.
 */
@ContractTest
class FailureContractTest extends Contract {
  private static final Duration SHORT = Duration.ofMillis(300);

  /** Sends it both ways; asserts that both fail with this type. */
  private void failsWith(Class<? extends Throwable> type, HttpRequest request) throws Exception {
    failsWith(type, client(), request);
  }

  private static void failsWith(
      Class<? extends Throwable> type, HttpClient client, HttpRequest request) throws Exception {
    assertThat(catchThrowable(() -> client.send(request, BodyHandlers.ofString())))
        .isInstanceOf(type);
    var call = client.sendAsync(request, BodyHandlers.ofString());
    assertThat(failureOf(call)).isInstanceOf(type);
    assertThatThrownBy(call::join)
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOf(type);
  }

  private URI elsewhere(String authority) {
    return URI.create(transport().scheme() + "://" + authority + "/");
  }

  // ---- connecting

  @Test
  void refusedConnectionIsAConnectException() throws Exception {
    int port;
    try (ServerSocket listener = new ServerSocket(0)) {
      port = listener.getLocalPort();
    }
    failsWith(ConnectException.class, get(elsewhere("localhost:" + port)));
    failsWith(
        ConnectException.class, post(elsewhere("localhost:" + port), BodyPublishers.ofString("x")));
  }

  @Test
  void unknownHostIsAConnectException() throws Exception {
    failsWith(ConnectException.class, get(elsewhere("host.invalid")));
  }

  @Test
  void slowConnectionIsAConnectTimeout() throws Exception {
    try (FullBacklog full = new FullBacklog()) {
      HttpClient hasty = pair.client().connectTimeout(SHORT).build();
      failsWith(
          HttpConnectTimeoutException.class, hasty, get(elsewhere("127.0.0.1:" + full.port())));
      closing(hasty);
    }
  }

  // ---- time

  @Test
  void lateHeadIsATimeout() throws Exception {
    Event over = new Event();
    URI at =
        peer()
            .serve(
                r -> {
                  over.await();
                  return Content.sized("late");
                });
    HttpRequest request = HttpRequest.newBuilder(at).timeout(SHORT).build();
    failsWith(HttpTimeoutException.class, request);
    over.happen();
    assertThat(catchThrowable(() -> send(request))).isNull();
  }

  @Test
  @Differs(IntendedDifference.TIMEOUT_COVERS_THE_BODY)
  void lateBodyIsATimeoutUnlessItStreams() throws Exception {
    Event over = new Event();
    URI at =
        peer()
            .serve(
                r ->
                    Content.streamed(
                        transport(),
                        to -> {
                          to.write("a");
                          over.await();
                          to.write("b");
                        }));
    HttpRequest request = HttpRequest.newBuilder(at).timeout(SHORT).build();
    var text = start(request);
    if (isRedial() || Runtime.version().feature() >= 26) {
      assertThat(failureOf(text)).isInstanceOf(HttpTimeoutException.class);
    }
    try (var stream = send(request, BodyHandlers.ofInputStream()).body()) {
      assertThat(stream.read()).isEqualTo('a');
      differing(() -> assertThat(text).isNotDone(), () -> assertThat(text).isDone());
      over.happen();
      assertThat(stream.readAllBytes()).containsExactly('b');
    }
    differing(() -> assertThat(within(text).body()).isEqualTo("ab"), () -> {});
  }

  // ---- the server's end

  private static final int INTERNAL_ERROR = 2;

  /** Ends the connection, or the stream of HTTP/2. */
  private SocketEffect cut() {
    return transport().isHttp2()
        ? new SocketEffect.CloseStream(INTERNAL_ERROR)
        : new SocketEffect.CloseSocket();
  }

  @Test
  void connectionClosedBeforeTheAnswerFailsAPost() throws Exception {
    assumeFalse(transport().isHttp2(), "this server does so in HTTP/1.1 only");
    URI at = peer().serve(new MockResponse.Builder().onResponseStart(cut()));
    HttpRequest request = post(at, BodyPublishers.ofString("x"));
    failsWith(IOException.class, request);
    assertThat(peer().arrived(at)).hasSize(2);
  }

  @Test
  void answerCutInItsContentFails() throws Exception {
    byte[] octets = Content.octets(100_000);
    URI sized = peer().serve(Content.sized(octets).onResponseBody(cut()));
    failsWith(IOException.class, post(sized, BodyPublishers.noBody()));
    URI unsized = peer().serve(Content.unsized(transport(), octets).onResponseBody(cut()));
    failsWith(IOException.class, post(unsized, BodyPublishers.noBody()));
  }

  @Test
  void cutStreamThrowsWhereItIsRead() throws Exception {
    URI at = peer().serve(Content.sized(Content.octets(200_000)).onResponseBody(cut()));
    HttpRequest request = post(at, BodyPublishers.noBody());
    Throwable early = null;
    try (var in = send(request, BodyHandlers.ofInputStream()).body()) {
      assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class);
    } catch (IOException e) {
      early = e;
    }
    assertThat(early == null || mayFindAResetBeforeTheAnswer()).as("%s", early).isTrue();
  }

  /**
   * Over HTTP/2 the JDK's client, which ours has inside, may see the reset of a stream before it
   * hands over its head.
   */
  private boolean mayFindAResetBeforeTheAnswer() {
    return transport().isHttp2();
  }

  @Test
  void clientWorksOnAfterFailures() throws Exception {
    URI bad = peer().serve(Content.sized(Content.octets(100_000)).onResponseBody(cut()));
    URI good = peer().echo();
    for (int i = 0; i < 20; i++) {
      assertThat(catchThrowable(() -> send(post(bad, BodyPublishers.noBody())))).isNotNull();
      assertThat(send(post(good, BodyPublishers.ofString("x"))).body()).isEqualTo("x");
    }
  }

  @Test
  @Differs(IntendedDifference.SENT_AGAIN_BY_POLICY)
  void busyAnswerToAGetIsReturnedOrReplaced() throws Exception {
    URI at = peer().serve(new MockResponse.Builder().code(503).body("busy"));
    assertThat(send(get(at)).statusCode()).isEqualTo(503);
    differing(
        () -> assertThat(peer().arrived(at)).hasSize(1),
        () -> assertThat(peer().arrived(at)).hasSize(3));
    URI order = peer().serve(new MockResponse.Builder().code(503));
    assertThat(send(post(order, BodyPublishers.noBody())).statusCode()).isEqualTo(503);
    assertThat(peer().arrived(order)).hasSize(1);
  }
}
