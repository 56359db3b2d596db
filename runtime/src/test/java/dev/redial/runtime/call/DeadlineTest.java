package dev.redial.runtime.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.resend.CallTimeoutException;
import dev.redial.resend.Confirmation;
import dev.redial.runtime.transport.Link;
import dev.redial.testing.ScriptedLink;
import io.github.resilience4j.retry.RetryConfig;
import java.lang.reflect.Proxy;
import java.net.Authenticator;
import java.net.InetAddress;
import java.net.PasswordAuthentication;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A call ends when its time is over, whatever it waits for then. */
@Tag("R6")
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class DeadlineTest {
  private static final Duration LIMIT = Duration.ofMillis(200);
  private static final Duration TOLERANCE = Duration.ofMillis(50);
  private static final URI SHOP = URI.create("http://sim/orders");
  private static final String PART = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf";

  private final TimedClient client = new TimedClient();

  @AfterEach
  void end() {
    client.close();
  }

  private static HttpRequest.Builder order(URI uri) {
    return HttpRequest.newBuilder(uri).timeout(LIMIT).POST(BodyPublishers.ofString("order"));
  }

  private static HttpRequest get() {
    return HttpRequest.newBuilder(SHOP).timeout(LIMIT).build();
  }

  private void assertEndsInTime(HttpRequest request) {
    assertEndsInTime(CallFacts.of(request));
  }

  private void assertEndsInTime(CallFacts facts) {
    CompletableFuture<HttpResponse<String>> call = client.start(facts);
    Duration took = client.await(call, LIMIT.multipliedBy(3));
    assertThat(call)
        .failsWithin(Duration.ZERO)
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(CallTimeoutException.class);
    assertThat(took).isBetween(LIMIT, LIMIT.plus(TOLERANCE));
  }

  /** The server says this to each request. */
  private void answering(String octets) {
    client.server =
        link -> {
          link.takeRequest(link.requestOctets());
          link.answer(octets);
        };
  }

  // ---- before anything is sent

  @Test
  void whileTheWayIsLookedUp() {
    client.routes =
        uri -> {
          throw client.standStill();
        };
    assertEndsInTime(get());
  }

  @Test
  void whileItsBodyDoesNotCome() {
    assertEndsInTime(order(SHOP).POST(silent(5)).build());
  }

  private static BodyPublisher silent(long length) {
    return BodyPublishers.fromPublisher(subscriber -> {}, length);
  }

  @Test
  void whileItsPublisherBlocks() {
    Flow.Publisher<ByteBuffer> blocking =
        subscriber -> {
          throw client.standStill();
        };
    assertEndsInTime(order(SHOP).POST(BodyPublishers.fromPublisher(blocking, 5)).build());
  }

  @Test
  void whileNoConnectionBecomesFree() {
    HttpRequest before = HttpRequest.newBuilder(SHOP).POST(BodyPublishers.noBody()).build();
    CompletableFuture<?> holder = client.start(CallFacts.of(before));
    client.await(holder, Duration.ofMillis(5));
    assertEndsInTime(order(SHOP).build());
    assertThat(holder).isNotDone();
  }

  @Test
  void whileItIsDialled() {
    client.dial =
        () -> {
          throw client.standStill();
        };
    assertEndsInTime(get());
  }

  // ---- on a connection

  @Test
  void whileNothingIsAnswered() {
    assertEndsInTime(get());
  }

  @Test
  void whileAShortAnswerIsNotComplete() {
    answering(PART);
    assertEndsInTime(get());
  }

  @Test
  void whileALongAnswerIsHandedOver() {
    answering("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n");
    assertEndsInTime(get());
  }

  @Test
  void whileTheServerTakesNoMoreOfItsBody() {
    client.dial =
        () -> {
          ScriptedLink link = client.link();
          link.accept(1_000);
          return link;
        };
    byte[] piece = new byte[100_000];
    BodyPublisher large = BodyPublishers.ofByteArrays(Collections.nCopies(10, piece));
    assertEndsInTime(order(SHOP).POST(large).build());
  }

  @Test
  void whileAttemptsThatTakeTooLongFollowOneAnother() {
    client.policy =
        RetryConfig.custom().maxAttempts(1_000).waitDuration(Duration.ofMillis(1)).build();
    assertEndsInTime(CallFacts.of(get()).within(Duration.ofMillis(30), LIMIT));
  }

  @Test
  void whileItIsSentFromPlaceToPlace() {
    answering("HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n");
    assertEndsInTime(get());
  }

  // ---- between attempts

  @Test
  void whileItsPolicyWaits() {
    client.server =
        link -> {
          link.takeRequest(link.requestOctets());
          link.fin();
        };
    assertEndsInTime(get());
  }

  @Test
  void answerThatWouldBeWaitedOutForLongerIsReturnedAtOnce() {
    answering("HTTP/1.1 503 Later\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n");
    CompletableFuture<HttpResponse<String>> call = client.start(CallFacts.of(get()));
    assertThat(client.await(call, LIMIT)).isLessThan(Duration.ofMillis(10));
    assertThat(call.join().statusCode()).isEqualTo(503);
  }

  @Test
  void whileSomebodyIsAskedForAPassword() {
    client.authenticator =
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            throw client.standStill();
          }
        };
    answering(
        "HTTP/1.1 401 Who\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n");
    assertEndsInTime(get());
  }

  // ---- while somebody is asked whether to send it again

  @Test
  void whileNobodyConfirms() {
    CompletableFuture<Confirmation> question = new CompletableFuture<>();
    client.confirmation = attempt -> question;
    client.server = ScriptedLink::reset;
    assertEndsInTime(order(SHOP).build());
    assertThat(question).isCancelled();
  }

  @Test
  void whileWhoeverIsAskedBlocks() {
    client.confirmation =
        attempt -> {
          throw client.standStill();
        };
    client.server = ScriptedLink::reset;
    assertEndsInTime(order(SHOP).build());
  }

  @Test
  void whileSomebodyIsAskedAboutAnAnswer() {
    CompletableFuture<Confirmation> question = new CompletableFuture<>();
    client.confirmation = attempt -> question;
    answering("HTTP/1.1 503 Later\r\nContent-Length: 0\r\n\r\n");
    assertEndsInTime(order(SHOP).build());
    assertThat(question).isCancelled();
  }

  // ---- by HTTP/2

  @Test
  @Tag("R8")
  void whileNoStreamBecomesFree() {
    HttpRequest order = order(URI.create("https://sim/orders")).build();
    client.dial = () -> choosingHttp2(client.link());
    client.gate(order).enter(new Holder());
    assertEndsInTime(order);
  }

  @Test
  @Tag("R8")
  void whileTheJdksClientIsAtWork() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      client.dial = () -> choosingHttp2(client.link());
      assertEndsInTime(
          order(URI.create("https://127.0.0.1:" + silent.getLocalPort() + "/orders")).build());
    }
  }

  private static Link choosingHttp2(ScriptedLink link) {
    return (Link)
        Proxy.newProxyInstance(
            Link.class.getClassLoader(),
            new Class<?>[] {Link.class},
            (proxy, method, arguments) ->
                method.getName().equals("applicationProtocol")
                    ? "h2"
                    : method.invoke(link, arguments));
  }

  /** Is given the first stream and never has one. */
  private static final class Holder implements StreamGate.Candidate {
    @Override
    public long seniority() {
      return 0;
    }

    @Override
    public long arrival() {
      return 0;
    }

    @Override
    public void admitted() {}

    @Override
    public void sentAway() {}

    @Override
    public String describe() {
      return "the holder";
    }
  }
}
