package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.HttpStatusException;
import dev.redial.ServerSentEvent;
import dev.redial.codec.BodyType;
import dev.redial.resend.UnconfirmedRequestException;
import dev.redial.testing.RawServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Publishers of items, over real sockets. */
class ItemsTest {
  private static final String END = "complete";
  private static final String EVENTS =
      """
      HTTP/1.1 200 OK\r
      Content-Type: text/event-stream\r
      Transfer-Encoding: chunked\r
      \r
      """;

  public record Tick(int n) {}

  /** Hands over what it is told; asks for nothing by itself. */
  private static final class Inbox<T> implements Flow.Subscriber<T> {
    private final BlockingQueue<Object> told = new LinkedBlockingQueue<>();
    private volatile Flow.@Nullable Subscription subscription;

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
    }

    Flow.Subscription subscription() {
      return java.util.Objects.requireNonNull(subscription);
    }

    @Override
    public void onNext(T item) {
      told.add(java.util.Objects.requireNonNull((Object) item));
    }

    @Override
    public void onError(Throwable failure) {
      told.add(failure);
    }

    @Override
    public void onComplete() {
      told.add(END);
    }

    Object next() throws InterruptedException {
      Object next = told.poll(10, TimeUnit.SECONDS);
      assertThat(next).as("something in time").isNotNull();
      return java.util.Objects.requireNonNull(next);
    }
  }

  /** All that a publisher tells, and the field {@code Accept} that was sent for it. */
  private record Told(List<Object> all, String accept) {}

  private static <T> Told told(Returns<Flow.Publisher<T>> returns, RawServer server)
      throws InterruptedException {
    try (server;
        RedialHttpClient http = Shop.once()) {
      Inbox<T> inbox = new Inbox<>();
      Shop.call(http, server, Shop.GET).publish(returns).subscribe(inbox);
      inbox.subscription().request(Long.MAX_VALUE);
      List<Object> all = new ArrayList<>();
      do {
        all.add(inbox.next());
      } while (!all.contains(END) && !(all.get(all.size() - 1) instanceof Throwable));
      return new Told(all, server.requests().get(0).header("Accept"));
    }
  }

  private static Returns<Flow.Publisher<Tick>> ticks() {
    return Returns.items(BodyType.of(Tick.class));
  }

  @Test
  void jsonLinesAreItems() throws Exception {
    Told told =
        told(ticks(), Shop.answering(200, "application/x-ndjson", "{\"n\":1}\n{\"n\":2}\n"));
    assertThat(told.all()).containsExactly(new Tick(1), new Tick(2), END);
    assertThat(told.accept())
        .isEqualTo(
            "application/x-ndjson, application/jsonl, application/json-seq, text/event-stream");
    assertThat(told(ticks(), Shop.answering(200, "application/jsonl", "{\"n\":3}")).all())
        .containsExactly(new Tick(3), END);
  }

  @Test
  void textsOfASequenceAreItems() throws Exception {
    assertThat(
            told(ticks(), Shop.answering(200, "application/json-seq", "\u001e{\"n\":1}\n")).all())
        .containsExactly(new Tick(1), END);
  }

  @Test
  void dataOfEventsIsItems() throws Exception {
    assertThat(
            told(
                    ticks(),
                    Shop.answering(200, "text/event-stream;charset=UTF-8", "data:{\"n\":1}\n\n"))
                .all())
        .containsExactly(new Tick(1), END);
  }

  @Test
  void linesAreItemsAsTheyAreForStrings() throws Exception {
    assertThat(
            told(
                    Returns.items(BodyType.of(String.class)),
                    Shop.answering(200, "application/x-ndjson", "{\"n\":1}\nx\u00c3\u00a9\n"))
                .all())
        .containsExactly("{\"n\":1}", "x\u00e9", END);
  }

  @Test
  void eventsHaveNameIdAndData() throws Exception {
    Told told =
        told(
            Returns.events(BodyType.of(Tick.class)),
            Shop.answering(200, "text/event-stream", "id: 4\nevent: t\ndata: {\"n\":1}\n\n"));
    assertThat(told.all()).containsExactly(new ServerSentEvent<>("4", "t", new Tick(1)), END);
    assertThat(told.accept()).isEqualTo("text/event-stream");
  }

  @Test
  void noContentIsNoItems() throws Exception {
    RawServer server =
        RawServer.start(
            connection -> {
              connection.readRequest();
              connection.write("HTTP/1.1 204 No Content\r\n\r\n");
              connection.awaitClose();
            });
    assertThat(told(ticks(), server).all()).containsExactly(END);
  }

  @Test
  void otherContentIsAFaultThatNamesIt() throws Exception {
    assertThat(told(ticks(), Shop.answering(200, "application/json", "[]")).all())
        .singleElement()
        .isInstanceOfSatisfying(
            IOException.class,
            e -> assertThat(e).hasMessageContaining("was answered with application/json"));
    assertThat(
            told(
                    Returns.events(BodyType.of(String.class)),
                    Shop.answering(200, "application/jsonl", "1\n"))
                .all())
        .singleElement()
        .isInstanceOf(IOException.class);
  }

  @Test
  void statusIsToldAsAFailure() throws Exception {
    assertThat(told(ticks(), Shop.answering(404, "text/plain", "no")).all())
        .singleElement()
        .isInstanceOfSatisfying(
            HttpStatusException.class, e -> assertThat(e.bodyAsString()).isEqualTo("no"));
  }

  @Test
  void brokenStreamIsNeverAComplete() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    try (RawServer server =
            RawServer.start(
                connection -> {
                  connection.readRequest();
                  connection.write(EVENTS + "9\r\ndata: a\n\n\r\n");
                  assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
                  connection.close();
                });
        RedialHttpClient http = Shop.once()) {
      Inbox<String> inbox = new Inbox<>();
      Shop.call(http, server, Shop.GET)
          .publish(Returns.items(BodyType.of(String.class)))
          .subscribe(inbox);
      inbox.subscription().request(Long.MAX_VALUE);
      assertThat(inbox.next()).isEqualTo("a");
      told.countDown();
      assertThat(inbox.next()).isInstanceOf(IOException.class);
    }
  }

  @Test
  void lostAnswerOfANonIdempotentCallIsToldAsUnconfirmed() throws Exception {
    try (RawServer server =
            RawServer.start(
                connection -> {
                  connection.readRequest();
                  connection.close();
                });
        RedialHttpClient http = Shop.once()) {
      Inbox<Tick> inbox = new Inbox<>();
      Shop.call(http, server, Shop.POST).publish(ticks()).subscribe(inbox);
      assertThat(inbox.next()).isInstanceOf(UnconfirmedRequestException.class);
    }
  }

  private static RawServer endless(CountDownLatch closed) {
    return RawServer.start(
        connection -> {
          connection.readRequest();
          connection.write(EVENTS + "9\r\ndata: a\n\n\r\n");
          connection.awaitClose();
          closed.countDown();
        });
  }

  @Test
  void itemsComeWhileTheStreamIsOpenAndCancellingClosesIt() throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    try (RawServer server = endless(closed);
        RedialHttpClient http = Shop.once()) {
      Inbox<String> inbox = new Inbox<>();
      Shop.call(http, server, Shop.GET)
          .publish(Returns.items(BodyType.of(String.class)))
          .subscribe(inbox);
      inbox.subscription().request(1);
      assertThat(inbox.next()).isEqualTo("a");
      inbox.subscription().cancel();
      assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void nothingIsSentWithoutASubscriber() {
    try (RawServer server = Shop.answering(200, "application/jsonl", "1");
        RedialHttpClient http = Shop.once()) {
      var unused = Shop.call(http, server, Shop.POST).publish(ticks());
      assertThat(server.connections()).isZero();
    }
  }

  /** A server that could go on writing has to wait: more is not read than is asked for. */
  @Test
  void slowSubscriberHoldsUpTheServer() throws Exception {
    CountDownLatch written = new CountDownLatch(1);
    String line = "\"" + "x".repeat(1_000_000) + "\"\n";
    try (RawServer server =
            RawServer.start(
                connection -> {
                  connection.readRequest();
                  connection.write(
                      "HTTP/1.1 200 OK\r\nContent-Type: application/jsonl\r\nContent-Length: "
                          + 32 * line.length()
                          + "\r\n\r\n");
                  for (int i = 0; i < 32; i++) {
                    connection.write(line);
                  }
                  written.countDown();
                  connection.awaitClose();
                });
        RedialHttpClient http = Shop.once()) {
      Inbox<String> inbox = new Inbox<>();
      Shop.call(http, server, Shop.GET)
          .publish(Returns.items(BodyType.of(String.class)))
          .subscribe(inbox);
      inbox.subscription().request(1);
      assertThat(inbox.next()).asString().hasSize(1_000_002);
      assertThat(written.await(1, TimeUnit.SECONDS)).isFalse();
      inbox.subscription().request(31);
      for (int i = 1; i < 32; i++) {
        assertThat(inbox.next()).asString().hasSize(1_000_002);
      }
      assertThat(inbox.next()).isEqualTo(END);
      assertThat(written.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }
}
