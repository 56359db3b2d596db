package dev.redial.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.redial.resend.ProtocolViolationException;
import dev.redial.testing.ConnectionScript;
import dev.redial.testing.RawConnection;
import dev.redial.testing.RawRequest;
import dev.redial.testing.RawServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Differences that come from how Redial is made. */
@Http1ContractTest
class DesignContractTest extends Contract {
  private RawServer server(ConnectionScript script) {
    return transport().isSecured()
        ? RawServer.startTls(Certificate.TLS.server(), script)
        : RawServer.start(script);
  }

  @Test
  @Differs(IntendedDifference.SMALL_CONTENT_COMES_WHOLE)
  void smallContentIsStreamedOrComesWhole() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    ConnectionScript halting =
        connection -> {
          connection.readRequest();
          connection.write("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nab");
          begun.await();
          connection.write("cd");
        };
    try (RawServer server = server(halting)) {
      CompletableFuture<HttpResponse<InputStream>> call =
          start(get(server.uri("/")), BodyHandlers.ofInputStream());
      differing(
          () -> {
            assertThat(within(call).body().readNBytes(2)).isEqualTo(bytes("ab"));
            begun.countDown();
          },
          () -> {
            assertThat(call).isNotDone();
            begun.countDown();
            assertThat(within(call).body().readNBytes(2)).isEqualTo(bytes("ab"));
          });
      assertThat(within(call).body().readAllBytes()).isEqualTo(bytes("cd"));
    }
  }

  @Test
  @Differs(IntendedDifference.CLOSE_DOES_NOT_WAIT_FOR_STREAMS)
  void closeWaitsForStreamsOrGivesThemItsGrace() throws Exception {
    HttpClient closed = pair.client().build();
    Assumptions.assumeTrue(
        closed instanceof AutoCloseable, "the JDK's clients can be closed since Java 21");
    ConnectionScript endless =
        connection -> {
          connection.readRequest();
          connection.write(
              "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + "x".repeat(70_000));
          connection.awaitClose();
        };
    try (RawServer server = server(endless)) {
      InputStream unread = closed.send(get(server.uri("/")), BodyHandlers.ofInputStream()).body();
      CompletableFuture<Void> closing =
          CompletableFuture.runAsync(() -> closeQuietly((AutoCloseable) closed));
      differing(
          () -> {
            assertThat(closing).isNotDone();
            unread.close(); // it waits for this
          },
          () -> {
            within(closing);
            assertThatThrownBy(unread::readAllBytes).isInstanceOf(IOException.class);
          });
      within(closing);
    }
  }

  @Test
  @Differs(IntendedDifference.SMALL_BODIES_ARE_READ_FIRST)
  void headIsSentAtOnceOrWithASmallBody() throws Exception {
    Event arrived = new Event();
    Event asked = new Event();
    SubmissionPublisher<ByteBuffer> late = new SubmissionPublisher<>();
    Flow.Publisher<ByteBuffer> observed =
        subscriber -> {
          late.subscribe(subscriber);
          asked.happen();
        };
    ConnectionScript reading =
        connection -> {
          RawRequest head = connection.readHead();
          arrived.happen();
          connection.readBody(head);
          connection.respond(200, "x");
        };
    try (RawServer server = server(reading)) {
      CompletableFuture<HttpResponse<String>> call =
          start(post(server.uri("/"), BodyPublishers.fromPublisher(observed, 3)));
      asked.await();
      differing(arrived::await, () -> assertThat(arrived.hasHappened()).isFalse());
      late.submit(ByteBuffer.wrap(bytes("abc")));
      late.close();
      assertThat(within(call).body()).isEqualTo("x");
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static void closeQuietly(AutoCloseable client) {
    try {
      client.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  @Differs(IntendedDifference.HANDLERS_RUN_WITH_THEIR_CALLER)
  void handlersOfBlockingCallsRunOnTheExecutorOrWithTheirCaller() throws Exception {
    AtomicReference<Thread> applied = new AtomicReference<>();
    ExecutorService own = Executors.newCachedThreadPool();
    HttpClient client = pair.client().executor(own).build();
    try (RawServer server = server(ConnectionScript.answering(200, "x"))) {
      client.send(
          get(server.uri("/")),
          head -> {
            applied.set(Thread.currentThread());
            return BodySubscribers.ofString(StandardCharsets.UTF_8);
          });
      differing(
          () -> assertThat(applied.get()).isNotSameAs(Thread.currentThread()),
          () -> assertThat(applied.get()).isSameAs(Thread.currentThread()));
    } finally {
      closing(client);
      own.shutdown();
    }
  }

  @Test
  @Differs(IntendedDifference.CONNECTIONS_ARE_LIMITED)
  void eachCallHasAConnectionOrSixServeAll() throws Exception {
    Semaphore arrived = new Semaphore(0);
    CountDownLatch answering = new CountDownLatch(1);
    ConnectionScript patient =
        connection -> {
          while (true) {
            connection.readRequest();
            arrived.release();
            answering.await();
            connection.respond(200, "x");
          }
        };
    try (RawServer server = server(patient)) {
      List<CompletableFuture<HttpResponse<String>>> calls =
          IntStream.range(0, 9).mapToObj(i -> start(get(server.uri("/" + i)))).toList();
      int atOnce = isRedial() ? 6 : 9;
      assertThat(arrived.tryAcquire(atOnce, 20, TimeUnit.SECONDS)).isTrue();
      answering.countDown();
      for (CompletableFuture<HttpResponse<String>> call : calls) {
        assertThat(within(call).statusCode()).isEqualTo(200);
      }
      differing(
          () -> assertThat(server.connections()).isEqualTo(9),
          () -> assertThat(server.connections()).isEqualTo(6));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1 2000 OK\r\n", "HTTP/1.1 200 OK\r\nno field\r\n"})
  @Differs(IntendedDifference.HEADS_ARE_READ_TO_THE_LETTER)
  void oddHeadIsReadOrRefused(String beginning) throws Exception {
    ConnectionScript odd =
        connection -> {
          connection.readRequest();
          connection.write(beginning + "Content-Length: 0\r\n\r\n");
        };
    try (RawServer server = server(odd)) {
      differing(
          () -> assertThat(send(get(server.uri("/"))).statusCode()).isBetween(200, 2000),
          () ->
              assertThat(catchThrowable(() -> send(get(server.uri("/")))))
                  .isInstanceOf(ProtocolViolationException.class));
    }
  }

  @Test
  @Differs(IntendedDifference.FAULTS_OF_PUBLISHERS_ARE_CAUSES)
  void faultOfAPublisherIsThatOfTheCallOrItsCause() throws Exception {
    Flow.Publisher<ByteBuffer> broken =
        subscriber -> {
          SubmissionPublisher<ByteBuffer> once = new SubmissionPublisher<>();
          once.subscribe(subscriber);
          once.closeExceptionally(new IllegalStateException("broken"));
        };
    try (RawServer server = server(RawConnection::awaitClose)) {
      CompletableFuture<HttpResponse<String>> call =
          start(post(server.uri("/"), BodyPublishers.fromPublisher(broken)));
      Throwable failure = catchThrowable(() -> within(call));
      assertThat(causes(failure)).anyMatch(cause -> "broken".equals(cause.getMessage()));
      differing(
          () -> assertThat(causes(failure)).noneMatch(IOException.class::isInstance),
          () -> assertThat(causes(failure)).anyMatch(IOException.class::isInstance));
    }
  }

  @Test
  @Differs(IntendedDifference.HEADS_ARE_LIMITED)
  void headOfManyFieldsIsReadOrRefused() throws Exception {
    ConnectionScript talkative =
        connection -> {
          connection.readRequest();
          StringBuilder head = new StringBuilder("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n");
          for (int i = 0; i < 300; i++) {
            head.append("X-Field-").append(i).append(": x\r\n");
          }
          connection.write(head + "\r\n");
        };
    try (RawServer server = server(talkative)) {
      differing(
          () -> assertThat(send(get(server.uri("/"))).statusCode()).isEqualTo(200),
          () ->
              assertThat(catchThrowable(() -> send(get(server.uri("/")))))
                  .isInstanceOf(IOException.class)
                  .hasMessageContaining("field"));
    }
  }
}
