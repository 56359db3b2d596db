package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.resend.Delivery;
import dev.redial.resend.RequestFailedException;
import dev.redial.resend.ResendConfirmation;
import dev.redial.resend.UnconfirmedRequestException;
import dev.redial.testing.ConnectionScript;
import dev.redial.testing.RawServer;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.micrometer.tagged.TaggedRetryMetrics;
import io.github.resilience4j.retry.MaxRetriesExceededException;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * resilience4j's policies: who finds them, what they may not overrule, and what they count.
 *
 * <p>Above 400 lines because whatever somebody else's policy may say to a call stands here.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class PoliciesTest {
  private static final ConnectionScript OK = answering(200);
  private static final ConnectionScript UNAVAILABLE = answering(503);
  private static final ConnectionScript CLOSES =
      connection -> {
        connection.readRequest();
        connection.close();
      };

  /** The standard registry of this test: every name has a policy that tries three times. */
  private final RetryRegistry registry = RetryRegistry.of(Map.of("default", tries(3)));

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  private static ConnectionScript answering(int status) {
    return connection -> {
      connection.readRequest();
      connection.respond(status, Map.of("Connection", "close"), "x");
    };
  }

  /** On everything, without long waits. */
  private static RetryConfig tries(int attempts) {
    return RetryConfig.<ResponseInfo>custom()
        .maxAttempts(attempts)
        .intervalFunction(IntervalFunction.of(1))
        .retryOnException(failure -> true)
        .retryOnResult(answer -> answer.statusCode() == 503)
        .build();
  }

  private RedialHttpClient.Builder client() {
    TaggedRetryMetrics.ofRetryRegistry(registry).bindTo(meters);
    return RedialHttpClient.newBuilder().retries(registry);
  }

  private static HttpRequest get(RawServer server) {
    return HttpRequest.newBuilder(server.uri("/x")).build();
  }

  private static HttpRequest post(RawServer server) {
    return HttpRequest.newBuilder(server.uri("/x")).POST(BodyPublishers.ofString("x")).build();
  }

  private static int statusOf(RedialHttpClient http, HttpRequest request) throws Exception {
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }

  @Test
  void redirectsDoNotBringMoreAttempts() throws Exception {
    ConnectionScript script =
        connection -> {
          boolean first = connection.index() == 2;
          connection.readRequest();
          connection.respond(
              first ? 307 : 503, Map.of("Connection", "close", "Location", "/elsewhere"), "x");
        };
    try (RawServer server = RawServer.start(script);
        RedialHttpClient http = client().followRedirects(Redirect.NORMAL).build()) {
      assertThat(statusOf(http, get(server))).isEqualTo(503);
      assertThat(server.requests()).hasSize(4); // three attempts, and the redirect
    }
  }

  /** An order that was answered is not told as a fault of the program alone. */
  @Test
  void predicateThatThrowsFailsTheCallWithItsStory() {
    RetryConfig wrong =
        RetryConfig.custom()
            .retryOnResult(answer -> ((HttpResponse<?>) answer).statusCode() == 503)
            .build();
    try (RawServer server = RawServer.start(OK);
        RedialHttpClient http =
            client().retries(RetryRegistry.of(Map.of("default", wrong))).build()) {
      assertThatThrownBy(() -> statusOf(http, post(server)))
          .isInstanceOfSatisfying(
              RequestFailedException.class,
              e -> assertThat(e.attempt().delivery()).isEqualTo(Delivery.ANSWERED))
          .hasMessageContaining("its retry policy threw java.lang.ClassCastException")
          .hasMessageContaining("ResponseInfo");
    }
  }

  @Test
  void listenerThatThrowsFailsTheCallWithItsStory() {
    try (RawServer server = RawServer.start(CLOSES);
        RedialHttpClient http = client().build()) {
      Retry retry = registry.retry("default");
      retry
          .getEventPublisher()
          .onRetry(
              event -> {
                throw new IllegalStateException("of a listener");
              });
      assertThatThrownBy(() -> statusOf(http, get(server)))
          .isInstanceOf(RequestFailedException.class)
          .hasMessageContaining("its retry policy threw java.lang.IllegalStateException");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void listenerThatThrowsAtTheEndDoesNotHideTheAnswer() {
    try (RawServer server =
            RawServer.start(
                connection -> {
                  connection.readRequest();
                  connection.respond(
                      connection.index() == 0 ? 503 : 200, Map.of("Connection", "close"), "x");
                });
        RedialHttpClient http = client().build()) {
      registry
          .retry("default")
          .getEventPublisher()
          .onSuccess(
              event -> {
                throw new IllegalStateException("of a listener");
              });
      assertThatThrownBy(() -> statusOf(http, get(server)))
          .isInstanceOfSatisfying(
              RequestFailedException.class,
              e -> assertThat(e.attempt().delivery()).isEqualTo(Delivery.ANSWERED))
          .hasMessageContaining("status 200")
          .hasMessageContaining("its retry policy threw java.lang.IllegalStateException");
    }
  }

  /** What Micrometer has counted: all that is not zero. */
  private Map<String, Double> counted() {
    Map<String, Double> all = new TreeMap<>();
    for (FunctionCounter counter : meters.find("resilience4j.retry.calls").functionCounters()) {
      if (counter.count() > 0) {
        all.merge(String.valueOf(counter.getId().getTag("kind")), counter.count(), Double::sum);
      }
    }
    return all;
  }

  // ---- what is counted

  @Test
  void callThatIsAnsweredIsSuccessfulWithoutRetry() throws Exception {
    try (RawServer server = RawServer.start(OK);
        RedialHttpClient http = client().build()) {
      statusOf(http, get(server));
      statusOf(http, post(server));
      assertThat(counted()).isEqualTo(Map.of("successful_without_retry", 2.0));
    }
  }

  @Test
  void callThatIsRepairedIsSuccessfulWithRetry() throws Exception {
    try (RawServer lost = RawServer.start(ConnectionScript.inTurn(CLOSES, OK));
        RawServer unavailable = RawServer.start(ConnectionScript.inTurn(UNAVAILABLE, OK));
        RedialHttpClient http = client().build()) {
      assertThat(statusOf(http, get(lost))).isEqualTo(200);
      assertThat(statusOf(http, get(unavailable))).isEqualTo(200);
      assertThat(counted()).isEqualTo(Map.of("successful_with_retry", 2.0));
    }
  }

  @Test
  void callThatIsLostHasFailedWithRetry() throws Exception {
    try (RawServer lost = RawServer.start(CLOSES);
        RawServer unavailable = RawServer.start(UNAVAILABLE);
        RedialHttpClient http = client().build()) {
      assertThatThrownBy(() -> statusOf(http, get(lost))).isInstanceOf(IOException.class);
      assertThat(statusOf(http, get(unavailable))).isEqualTo(503);
      assertThat(lost.received("GET")).isEqualTo(3);
      assertThat(unavailable.received("GET")).isEqualTo(3);
      assertThat(counted()).isEqualTo(Map.of("failed_with_retry", 2.0));
    }
  }

  @Test
  void answerThatBreaksOffIsCountedAsWhatBecomesOfItsCall() throws Exception {
    ConnectionScript cut =
        connection -> {
          connection.readRequest();
          connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\nhalf");
        };
    try (RawServer repaired = RawServer.start(ConnectionScript.inTurn(cut, OK));
        RawServer broken = RawServer.start(cut);
        RedialHttpClient http = client().build()) {
      assertThat(statusOf(http, get(repaired))).isEqualTo(200);
      assertThat(counted()).isEqualTo(Map.of("successful_with_retry", 1.0));
      assertThatThrownBy(() -> statusOf(http, get(broken))).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> statusOf(http, post(broken))).isInstanceOf(IOException.class);
      assertThat(counted())
          .isEqualTo(
              Map.of(
                  "successful_with_retry", 1.0,
                  "failed_with_retry", 1.0,
                  "failed_without_retry", 1.0));
    }
  }

  @Test
  void refusedConfirmationIsNotTriedAgainAndHasFailedWithoutRetry() throws Exception {
    try (RawServer server = RawServer.start(CLOSES);
        RedialHttpClient http = client().confirmation(ResendConfirmation.never()).build()) {
      assertThatThrownBy(() -> statusOf(http, post(server)))
          .isInstanceOf(UnconfirmedRequestException.class);
      assertThat(server.received("POST")).isEqualTo(1);
      assertThat(counted()).isEqualTo(Map.of("failed_without_retry", 1.0));
    }
  }

  @Test
  void breachOfProtocolIsNotTriedAgainAndHasFailedWithoutRetry() throws Exception {
    ConnectionScript garbled =
        connection -> {
          connection.readRequest();
          connection.write("HTTP/1.1 two hundred\r\n\r\n");
          connection.awaitClose();
        };
    try (RawServer server = RawServer.start(garbled);
        RedialHttpClient http = client().build()) {
      assertThatThrownBy(() -> statusOf(http, get(server))).isInstanceOf(IOException.class);
      assertThat(server.received("GET")).isEqualTo(1);
      assertThat(counted()).isEqualTo(Map.of("failed_without_retry", 1.0));
    }
  }

  @Test
  void programmingErrorIsNotTriedAgain() throws Exception {
    try (RawServer server = RawServer.start(OK);
        RedialHttpClient http = client().build()) {
      HttpResponse.BodyHandler<String> faulty =
          answer -> {
            throw new IllegalArgumentException("a mistake");
          };
      assertThatThrownBy(() -> http.send(get(server), faulty)).hasMessageContaining("a mistake");
      assertThat(server.received("GET")).isEqualTo(1);
    }
  }

  @Test
  void cancelledCallIsNotTriedAgainAndNotCounted() throws Exception {
    ConnectionScript silent =
        connection -> {
          connection.readRequest();
          connection.awaitClose();
        };
    try (RawServer server = RawServer.start(silent);
        RedialHttpClient http = client().build()) {
      CompletableFuture<HttpResponse<Void>> call =
          http.sendAsync(get(server), BodyHandlers.discarding());
      Streams.until(() -> server.received("GET") == 1);
      call.cancel(true);
      http.shutdownNow();
      assertThat(http.awaitTermination(Duration.ofSeconds(10))).isTrue();
      assertThat(server.received("GET")).isEqualTo(1);
      assertThat(counted()).isEmpty();
    }
  }

  @Test
  void redirectedCallIsCountedOnce() throws Exception {
    ConnectionScript moved =
        connection -> {
          connection.readRequest();
          connection.respond(302, Map.of("Connection", "close", "Location", "/there"), "");
        };
    try (RawServer server = RawServer.start(ConnectionScript.inTurn(moved, OK));
        RedialHttpClient http =
            client().followRedirects(RedialHttpClient.Redirect.NORMAL).build()) {
      assertThat(statusOf(http, get(server))).isEqualTo(200);
      assertThat(counted()).isEqualTo(Map.of("successful_without_retry", 1.0));
    }
  }

  @Test
  void retryOfTheUsersOwnIsNotToldOfEndsThatItWouldHaveTriedAgain() throws Exception {
    Retry own = registry.retry("default", tries(3));
    List<String> heard = new CopyOnWriteArrayList<>();
    own.getEventPublisher().onEvent(event -> heard.add(event.getEventType().name()));
    try (RawServer server = RawServer.start(ConnectionScript.inTurn(CLOSES, CLOSES, OK));
        RedialHttpClient http = client().build()) {
      assertThatThrownBy(() -> statusOf(http, post(server)))
          .isInstanceOf(UnconfirmedRequestException.class);
      assertThat(heard).isEmpty();
      assertThat(statusOf(http, get(server))).isEqualTo(200);
      assertThat(heard).containsExactly("RETRY", "SUCCESS");
    }
  }

  /** As where resilience4j itself repeats something, but as a failure of I/O with its story. */
  @Test
  @Tag("R9")
  void policyThatFailsAfterItsLastAttemptReturnsNoAnswer() throws Exception {
    try (RawServer server = RawServer.start(UNAVAILABLE);
        RedialHttpClient http = failingAfter(3)) {
      assertThatThrownBy(() -> statusOf(http, get(server)))
          .isInstanceOfSatisfying(
              RequestFailedException.class,
              e -> {
                assertThat(e.delivery()).isEqualTo(Delivery.ANSWERED);
                assertThat(e.attempt().number()).isEqualTo(3);
                assertThat(e.getSuppressed()).hasSize(2);
              })
          .hasMessageContaining("the server answered with status 503")
          .hasMessageContaining("its retry policy fails after the last attempt")
          .hasRootCauseInstanceOf(MaxRetriesExceededException.class);
      assertThat(server.received("GET")).isEqualTo(3);
      assertThat(counted()).isEqualTo(Map.of("failed_with_retry", 1.0));
    }
  }

  @Test
  void asynchronousCallFailsAlike() throws Exception {
    try (RawServer server = RawServer.start(UNAVAILABLE);
        RedialHttpClient http = failingAfter(1)) {
      CompletableFuture<HttpResponse<Void>> call =
          http.sendAsync(get(server), BodyHandlers.discarding());
      assertThat(Stage.failureOf(call))
          .isInstanceOf(RequestFailedException.class)
          .hasRootCauseInstanceOf(MaxRetriesExceededException.class);
    }
  }

  /** What is not tried again has not used up its attempts. */
  @Test
  @Tag("R1")
  void policyThatFailsAfterItsLastAttemptLetsAnOrderHaveItsAnswer() throws Exception {
    try (RawServer server = RawServer.start(UNAVAILABLE);
        RedialHttpClient http = failingAfter(3)) {
      assertThat(statusOf(http, post(server))).isEqualTo(503);
      assertThat(server.received("POST")).isEqualTo(1);
    }
  }

  /** Counted too. */
  private RedialHttpClient failingAfter(int attempts) {
    RetryConfig failing = RetryConfig.from(tries(attempts)).failAfterMaxAttempts(true).build();
    RetryRegistry own = RetryRegistry.of(Map.of("default", failing));
    TaggedRetryMetrics.ofRetryRegistry(own).bindTo(meters);
    return RedialHttpClient.newBuilder().retries(own).build();
  }

  // ---- changes while it runs

  @Test
  void retryThatTakesAnothersPlaceCountsForTheNextCall() throws Exception {
    try (RawServer server = RawServer.start(UNAVAILABLE);
        RedialHttpClient http = client().build()) {
      statusOf(http, get(server));
      registry.replace("default", Retry.of("default", tries(1)));
      statusOf(http, get(server));
      assertThat(server.received("GET")).isEqualTo(4);
    }
  }

  @Test
  void configurationThatIsAddedReplacedOrRemovedCountsForTheNextCall() throws Exception {
    try (RawServer server = RawServer.start(UNAVAILABLE);
        RedialHttpClient http = client().build();
        Redial redial =
            Redial.builder().httpClient(http).baseUri("shop", server.uri("/")).build()) {
      BoundEndpoint get = redial.bind(Shop.GET);
      assertThat(arrivalsOfOne(get, server)).isEqualTo(3);
      registry.addConfiguration("shop.get", tries(1));
      assertThat(arrivalsOfOne(get, server)).isEqualTo(1);
      registry.addConfiguration("shop.get", tries(2));
      assertThat(arrivalsOfOne(get, server)).isEqualTo(2);
      registry.removeConfiguration("shop.get");
      assertThat(arrivalsOfOne(get, server)).isEqualTo(3);
    }
  }

  private static long arrivalsOfOne(BoundEndpoint endpoint, RawServer server) {
    long before = server.received("GET");
    EndpointCall call = endpoint.call();
    assertThatThrownBy(() -> call.send(Returns.nothing())).hasMessageContaining("503");
    return server.received("GET") - before;
  }

  // ---- limits

  @Test
  void pauseThatAServerAsksForIsLimitedAsSet() throws Exception {
    ConnectionScript later =
        connection -> {
          connection.readRequest();
          connection.respond(503, Map.of("Connection", "close", "Retry-After", "1"), "");
        };
    try (RawServer server = RawServer.start(later);
        RedialHttpClient http = client().maxRetryAfter(Duration.ZERO).build()) {
      assertThat(statusOf(http, get(server))).isEqualTo(503);
      assertThat(server.received("GET")).isEqualTo(1);
    }
  }

  @Test
  void callBeyondTheBudgetIsNotCountedAsTriedAgain() throws Exception {
    AtomicInteger triedAgain = new AtomicInteger();
    registry
        .getEventPublisher()
        .onEntryAdded(
            added ->
                added
                    .getAddedEntry()
                    .getEventPublisher()
                    .onRetry(again -> triedAgain.incrementAndGet()));
    try (RawServer lost = RawServer.start(CLOSES);
        RawServer unavailable = RawServer.start(UNAVAILABLE);
        ConnectionManager none =
            ConnectionManager.builder().maxRetryRatio(0).minRetriesPerSecond(0).build();
        RedialHttpClient http = client().connectionManager(none).build()) {
      assertThatThrownBy(() -> statusOf(http, get(lost))).hasMessageContaining("too many calls");
      assertThat(statusOf(http, get(unavailable))).isEqualTo(503);
      assertThat(lost.received("GET") + unavailable.received("GET")).isEqualTo(2);
      assertThat(counted())
          .isEqualTo(Map.of("failed_without_retry", 1.0, "successful_without_retry", 1.0));
      assertThat(triedAgain).hasValue(0);
    }
  }
}
