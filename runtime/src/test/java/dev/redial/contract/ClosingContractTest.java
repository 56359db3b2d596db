package dev.redial.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import mockwebserver3.MockResponse;
import okhttp3.WebSocketListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The end of a client: since Java 21 for both, before for ours only. */
@ContractTest
class ClosingContractTest extends Contract {
  private HttpClient closing;
  private Event arrived;
  private Event release;

  @BeforeEach
  void make() {
    Assumptions.assumeTrue(
        isRedial() || client() instanceof AutoCloseable, "before Java 21 nothing closes it");
    assertThat(client() instanceof AutoCloseable)
        .isEqualTo(isRedial() || Runtime.version().feature() >= 21);
    closing = pair.client().build();
    arrived = new Event();
    release = new Event();
  }

  @AfterEach
  void end() throws Exception {
    if (closing != null) {
      release.happen();
      closing(closing);
    }
  }

  // ---- methods that HttpClient has since Java 21

  private Object call(String name, Object... arguments) throws Exception {
    Class<?>[] types = arguments.length == 0 ? new Class<?>[0] : new Class<?>[] {Duration.class};
    try {
      return typeOf(closing).getMethod(name, types).invoke(closing, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
  }

  private boolean isTerminated() throws Exception {
    return (boolean) call("isTerminated");
  }

  private boolean awaitTermination(Duration limit) throws Exception {
    return (boolean) call("awaitTermination", limit);
  }

  private CompletableFuture<HttpResponse<String>> underWay() {
    URI at =
        peer()
            .serve(
                r -> {
                  arrived.happen();
                  release.await();
                  return Content.sized("x");
                });
    var call = closing.sendAsync(get(at), BodyHandlers.ofString());
    arrived.await();
    return call;
  }

  /** On a thread of its own: the JDK's client may need those of the common pool meanwhile. */
  private CompletableFuture<Void> closed() {
    CompletableFuture<Void> closed = new CompletableFuture<>();
    new Thread(
            () -> {
              try {
                ((AutoCloseable) closing).close();
                closed.complete(null);
              } catch (Exception e) {
                closed.completeExceptionally(e);
              }
            })
        .start();
    return closed;
  }

  private void takesNoMore() throws Exception {
    URI at = peer().serve(Content.sized("x"));
    assertThatThrownBy(() -> closing.send(get(at), BodyHandlers.ofString()))
        .isInstanceOf(IOException.class);
    assertThat(failureOf(closing.sendAsync(get(at), BodyHandlers.ofString())))
        .isInstanceOf(IOException.class);
    assertThat(peer().arrived(at)).isEmpty();
  }

  @Test
  @Differs(IntendedDifference.CLOSABLE_BEFORE_JAVA_21)
  void closeWaitsForCallsUnderWay() throws Exception {
    var call = underWay();
    CompletableFuture<Void> closed = closed();
    assertThat(awaitTermination(Duration.ofMillis(100))).isFalse();
    assertThat(closed).isNotDone();
    assertThat(call).isNotDone();
    release.happen();
    assertThat(within(call).body()).isEqualTo("x");
    within(closed);
    assertThat(isTerminated()).isTrue();
    takesNoMore();
  }

  @Test
  void closeTwiceIsCloseOnce() throws Exception {
    within(closed());
    within(closed());
    assertThat(isTerminated()).isTrue();
    takesNoMore();
  }

  @Test
  void shutdownTakesNoMoreAndLetsTheRestGoOn() throws Exception {
    var call = underWay();
    call("shutdown");
    call("shutdown");
    takesNoMore();
    assertThat(isTerminated()).isFalse();
    release.happen();
    assertThat(within(call).body()).isEqualTo("x");
    assertThat(awaitTermination(Duration.ofSeconds(Event.PATIENCE_SECONDS))).isTrue();
    assertThat(isTerminated()).isTrue();
  }

  @Test
  void shutdownNowEndsCallsUnderWay() throws Exception {
    var call = underWay();
    call("shutdownNow");
    assertThat(failureOf(call)).isInstanceOf(IOException.class);
    assertThat(awaitTermination(Duration.ofSeconds(Event.PATIENCE_SECONDS))).isTrue();
    takesNoMore();
  }

  @Test
  void interruptedCloseEndsCallsUnderWay() throws Exception {
    var call = underWay();
    CompletableFuture<Boolean> flag = new CompletableFuture<>();
    Thread closer =
        new Thread(
            () -> {
              try {
                ((AutoCloseable) closing).close();
              } catch (Exception e) {
                flag.completeExceptionally(e);
              }
              flag.complete(Thread.currentThread().isInterrupted());
            });
    closer.start();
    assertThat(awaitTermination(Duration.ofMillis(50))).isFalse();
    closer.interrupt();
    assertThat(failureOf(call)).isInstanceOf(IOException.class);
    assertThat(within(flag)).isTrue();
  }

  @Test
  void unusedClientTerminatesAtOnce() throws Exception {
    assertThat(isTerminated()).isFalse();
    call("shutdown");
    assertThat(awaitTermination(Duration.ofSeconds(Event.PATIENCE_SECONDS))).isTrue();
  }

  @Test
  @Differs(IntendedDifference.CLOSE_DOES_NOT_WAIT_FOR_WEBSOCKETS)
  void openWebSocketKeepsAClientOrDoesNot() throws Exception {
    Assumptions.assumeFalse(transport().isHttp2(), "a WebSocket is opened by HTTP/1.1");
    URI at = peer().serve(new MockResponse.Builder().webSocketUpgrade(new WebSocketListener() {}));
    URI socket = URI.create(at.toString().replaceFirst("http", "ws"));
    var listener = new WebSocket.Listener() {};
    WebSocket open = within(closing.newWebSocketBuilder().buildAsync(socket, listener));
    call("shutdown");
    assertThat(awaitTermination(Duration.ofMillis(200))).isEqualTo(isRedial());
    open.abort();
    assertThat(awaitTermination(Duration.ofSeconds(20))).isTrue();
  }

  @Test
  @Differs(IntendedDifference.CLOSED_CLIENTS_MAKE_NO_WEBSOCKETS)
  void closedClientHasABuilderThatFailsOrNone() throws Exception {
    var listener = new WebSocket.Listener() {};
    call("shutdownNow");
    differing(
        () ->
            assertThat(
                    closing.newWebSocketBuilder().buildAsync(URI.create("ws://[::1]:1"), listener))
                .failsWithin(Duration.ofSeconds(Event.PATIENCE_SECONDS)),
        () ->
            assertThatThrownBy(closing::newWebSocketBuilder)
                .isInstanceOf(IllegalStateException.class));
  }

  @Test
  void awaitingWithoutALimitIsRefused() {
    assertThatThrownBy(() -> call("awaitTermination", (Object) null))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  void bodyThatStillStreamsIsReadToItsEnd() throws Exception {
    URI at =
        peer()
            .serve(
                r ->
                    Content.streamed(
                        transport(),
                        to -> {
                          to.write("a");
                          release.await();
                          to.write("b");
                        }));
    InputStream in = closing.send(get(at), BodyHandlers.ofInputStream()).body();
    assertThat(in.read()).isEqualTo('a');
    call("shutdown");
    release.happen();
    assertThat(in.readAllBytes()).containsExactly('b');
  }
}
