package dev.redial.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redial.resend.CallTimeoutException;
import dev.redial.testing.RawServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Calls that end before there is a connection: while TCP waits, or the server's side of TLS. */
@ContractTest
class UnconnectedContractTest extends Contract {
  private static final Duration SHORT = Duration.ofMillis(300);

  /** What keeps a connection from being made. */
  private interface Silence extends AutoCloseable {
    int port();

    /** Waits until a client is there, where that can be seen. */
    void awaitClient();

    /** Waits until it has gone again, where that can be seen. */
    void awaitItsEnd();

    @Override
    void close() throws IOException;
  }

  private record NoRoom(FullBacklog backlog) implements Silence {
    @Override
    public int port() {
      return backlog.port();
    }

    @Override
    public void awaitClient() {}

    @Override
    public void awaitItsEnd() {}

    @Override
    public void close() throws IOException {
      backlog.close();
    }
  }

  /** Takes a ClientHello, and says nothing. */
  private static final class NoHello implements Silence {
    private final Event heard = new Event();
    private final Event gone = new Event();
    private final RawServer server =
        RawServer.start(
            connection -> {
              connection.readOctets(1);
              heard.happen();
              connection.awaitClose();
              gone.happen();
            });

    @Override
    public int port() {
      return server.port();
    }

    @Override
    public void awaitClient() {
      heard.await();
    }

    @Override
    public void awaitItsEnd() {
      gone.await();
    }

    @Override
    public void close() {
      server.close();
    }
  }

  /** What is tried against each of them. */
  @FunctionalInterface
  private interface Trial {
    void run(Silence silence, HttpRequest.Builder request) throws Exception;
  }

  private void inEachSilence(Trial trial) throws Exception {
    try (Silence full = new NoRoom(new FullBacklog())) {
      trial.run(full, request(full));
    }
    if (transport().isSecured()) {
      try (Silence mute = new NoHello()) {
        trial.run(mute, request(mute));
      }
    }
  }

  private HttpRequest.Builder request(Silence silence) {
    return HttpRequest.newBuilder(
        URI.create(transport().scheme() + "://127.0.0.1:" + silence.port() + "/"));
  }

  @Test
  @Differs(IntendedDifference.CONNECTIONS_ARE_MADE_FOR_THE_NEXT_CALL)
  void cancelledCallEndsWithItsConnectionOrItsClient() throws Exception {
    inEachSilence(
        (silence, request) -> {
          try (Client own = Client.of(pair.client())) {
            var call = own.start(request.build());
            silence.awaitClient();
            assertThat(call.cancel(true)).isTrue();
            assertThat(causes(catchThrowable(call::join)))
                .hasAtLeastOneElementOfType(CancellationException.class);
            differing(silence::awaitItsEnd, own::close);
            silence.awaitItsEnd();
          }
        });
  }

  @Test
  void interruptedCallerLeaves() throws Exception {
    inEachSilence(
        (silence, request) -> {
          CompletableFuture<Throwable> thrown = new CompletableFuture<>();
          Thread caller =
              new Thread(() -> thrown.complete(catchThrowable(() -> send(request.build()))));
          caller.start();
          silence.awaitClient();
          caller.interrupt();
          assertThat(within(thrown)).isInstanceOf(InterruptedException.class);
        });
  }

  @Test
  @Differs(IntendedDifference.LIMITS_OF_CALLS_SAY_WHAT_WAS_SENT)
  void limitOfTheCallIsATimeout() throws Exception {
    inEachSilence(
        (silence, request) -> {
          try (Client own = Client.of(pair.client())) {
            assertThat(own.failures(request.timeout(SHORT).build()))
                .allSatisfy(
                    failure -> {
                      assertThat(failure).isInstanceOf(HttpTimeoutException.class);
                      assertThat(failure instanceof CallTimeoutException).isEqualTo(isRedial());
                      assertThat(failure instanceof HttpConnectTimeoutException)
                          .isNotEqualTo(isRedial());
                    });
          }
        });
  }

  @Test
  void limitOfConnectingCoversTls() throws Exception {
    assumeTrue(transport().isSecured(), "there is TLS");
    try (Silence mute = new NoHello();
        Client own = Client.of(pair.client().connectTimeout(SHORT))) {
      assertThat(own.failures(request(mute).build()))
          .allSatisfy(
              failure -> assertThat(failure).isInstanceOf(HttpConnectTimeoutException.class));
    }
  }

  @Test
  void shutdownNowEndsIt() throws Exception {
    inEachSilence(
        (silence, request) -> {
          HttpClient own = pair.client().build();
          assumeTrue(own instanceof AutoCloseable, "before Java 21 nothing closes it");
          var call = own.sendAsync(request.build(), BodyHandlers.ofString());
          silence.awaitClient();
          closing(own);
          assertThat(failureOf(call)).isInstanceOf(IOException.class);
          silence.awaitItsEnd();
        });
  }
}
