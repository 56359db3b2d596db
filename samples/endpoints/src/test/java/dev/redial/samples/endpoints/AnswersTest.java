package dev.redial.samples.endpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.HttpStatusException;
import dev.redial.ServerSentEvent;
import dev.redial.resend.Delivery;
import dev.redial.resend.Reply;
import dev.redial.resend.UnconfirmedRequestException;
import dev.redial.runtime.ApiCredentials;
import dev.redial.runtime.TokenSource;
import dev.redial.samples.endpoints.Answers.Conflict;
import dev.redial.samples.endpoints.Answers.Gone;
import dev.redial.samples.endpoints.Answers.Item;
import dev.redial.samples.endpoints.Answers.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of answers, and of calls without one. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class AnswersTest {
  private static final Item PEN = new Item(7, "pen");
  private static final String PEN_TEXT = "{\"id\":7,\"name\":\"pen\"}";

  private Stub stub;
  private Answers answers;

  @BeforeEach
  void open() throws IOException {
    stub = new Stub();
    answers = new AnswersClient(stub.redial("Answers").build());
  }

  @AfterEach
  void close() {
    stub.close();
  }

  @Test
  void contentBecomesWhatTheMethodReturns() {
    stub.answer("/nothing", 204, "");
    stub.answer("/item", 200, PEN_TEXT);
    stub.answer("/items", 200, "[" + PEN_TEXT + "]");
    stub.answer("/count", 200, "42");
    stub.answer("/octets", 200, "application/octet-stream", "\u0000\u0001");
    stub.answer("/text", 200, "text/plain; charset=utf-8", "na\u00efve");
    answers.nothing();
    assertThat(answers.item()).isEqualTo(PEN);
    assertThat(answers.list()).containsExactly(PEN);
    assertThat(answers.maybe()).contains(PEN);
    assertThat(answers.count()).hasValue(42);
    assertThat(answers.octets()).containsExactly(0, 1);
    assertThat(answers.text()).isEqualTo("na\u00efve");
    HttpResponse<Item> response = answers.response();
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(PEN);
    assertThat(stub.requests()).contains("GET /item application/json");
  }

  @Test
  void absenceIsNoError() throws Exception {
    stub.answer("/item", 404, "{}");
    stub.answer("/count", 204, "");
    assertThat(answers.maybe()).isEmpty();
    assertThat(answers.maybeLater().get()).isEmpty();
    assertThat(answers.count()).isEmpty();
    assertThatThrownBy(answers::item)
        .isInstanceOfSatisfying(
            HttpStatusException.class, e -> assertThat(e.status()).isEqualTo(404));
  }

  @Test
  void statusBecomesAnExceptionOfYourOwn() throws Exception {
    stub.answer("/item", 410, "text/plain", "last year");
    stub.answer("/orders", 409, "{\"title\":\"taken\"}");
    assertThatThrownBy(answers::item).isInstanceOf(Gone.class).hasMessage("410 last year");
    assertThatThrownBy(() -> answers.itemLater().toCompletableFuture().get())
        .hasCauseInstanceOf(Gone.class);
    assertThatThrownBy(() -> answers.orderOrConflict(PEN))
        .isInstanceOf(Conflict.class)
        .hasMessage("409 taken");
    assertThatThrownBy(() -> answers.orderOnce(PEN))
        .isInstanceOfSatisfying(
            HttpStatusException.class,
            e -> assertThat(e.body(Problem.class)).isEqualTo(new Problem("taken")));
  }

  @Test
  void replyIsASuccessAnErrorOrADoubt() {
    stub.answer("/orders", 201, PEN_TEXT);
    assertThat(answers.order(PEN))
        .isInstanceOfSatisfying(Reply.Ok.class, ok -> assertThat(ok.body()).isEqualTo(PEN));
    try (Stub refusing = opened();
        Stub silent = opened()) {
      refusing.answer("/orders", 422, "{\"title\":\"no ink\"}");
      assertThat(new AnswersClient(refusing.redial("Answers").build()).order(PEN))
          .isInstanceOfSatisfying(
              Reply.Error.class,
              error -> assertThat(error.body()).isEqualTo(new Problem("no ink")));
      silent.handle("/orders", exchange -> {}); // closes without an answer
      Answers doubtful = new AnswersClient(silent.redial("Answers").build());
      assertThat(doubtful.order(PEN))
          .isInstanceOfSatisfying(
              Reply.Unconfirmed.class,
              doubt -> {
                assertThat(doubt.delivery()).isEqualTo(Delivery.UNKNOWN);
                assertThat(doubt.cause()).isInstanceOf(UnconfirmedRequestException.class);
              });
      assertThatThrownBy(() -> doubtful.orderOnce(PEN))
          .isInstanceOf(UncheckedIOException.class)
          .hasCauseInstanceOf(UnconfirmedRequestException.class);
      assertThat(silent.requests()).hasSize(2); // two calls, each sent once
    }
  }

  private static Stub opened() {
    try {
      return new Stub();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void faultsComeAsTheMethodDeclaresThem() {
    stub.handle("/text", exchange -> {}); // closes without an answer
    assertThatThrownBy(answers::text).isInstanceOf(UncheckedIOException.class);
    assertThatThrownBy(answers::textOrFault).isInstanceOf(IOException.class);
  }

  @Test
  void contentThatIsStreamedIsThereBeforeItsEnd() throws Exception {
    CountDownLatch read = new CountDownLatch(2);
    for (String path : List.of("/stream", "/lines")) {
      stub.handle(
          path,
          exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream to = exchange.getResponseBody();
            to.write("first\nsecond\nthi".getBytes(StandardCharsets.US_ASCII));
            to.flush();
            awaitUnchecked(read);
            to.write("rd".getBytes(StandardCharsets.US_ASCII));
          });
    }
    try (InputStream octets = answers.stream();
        Stream<String> lines = answers.lines()) {
      assertThat(octets.readNBytes(6)).asString().isEqualTo("first\n");
      var each = lines.iterator();
      assertThat(each.next()).isEqualTo("first");
      read.countDown();
      read.countDown();
      assertThat(octets.readAllBytes()).asString().isEqualTo("second\nthird");
      assertThat(each.next()).isEqualTo("second");
      assertThat(each.next()).isEqualTo("third");
      assertThat(each.hasNext()).isFalse();
    }
  }

  private static void awaitUnchecked(CountDownLatch latch) throws IOException {
    try {
      if (!latch.await(20, TimeUnit.SECONDS)) {
        throw new IOException("nobody has read");
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void itemsArePublishedAsTheyAreAskedFor() throws Exception {
    stub.answer("/feed", 200, "application/x-ndjson", PEN_TEXT + "\n" + PEN_TEXT + "\n");
    stub.answer(
        "/events",
        200,
        "text/event-stream",
        "id: 1\nevent: sold\ndata: " + PEN_TEXT + "\n\ndata: " + PEN_TEXT + "\n\n");
    assertThat(all(answers.feed())).containsExactly(PEN, PEN);
    assertThat(all(answers.events()))
        .containsExactly(
            new ServerSentEvent<>("1", "sold", PEN), new ServerSentEvent<>("1", "message", PEN));
  }

  @Test
  void nothingIsSentBeforeSomebodySubscribes() {
    stub.answer("/feed", 200, "application/x-ndjson", "");
    Flow.Publisher<Item> unread = answers.feed();
    assertThat(unread).isNotNull();
    assertThat(stub.requests()).isEmpty();
  }

  private static <T> List<T> all(Flow.Publisher<T> published) throws Exception {
    CompletableFuture<List<T>> all = new CompletableFuture<>();
    published.subscribe(new OneByOne<>(all));
    return all.get();
  }

  /** Asks for the next item when it has one. */
  private static final class OneByOne<T> implements Flow.Subscriber<T> {
    private final List<T> items = new ArrayList<>();
    private final CompletableFuture<List<T>> all;
    private Flow.Subscription subscription;

    OneByOne(CompletableFuture<List<T>> all) {
      this.all = all;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      given.request(1);
    }

    @Override
    public void onNext(T item) {
      items.add(item);
      subscription.request(1);
    }

    @Override
    public void onError(Throwable failure) {
      all.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      all.complete(items);
    }
  }

  @Test
  void interceptorsAndCredentialsGoWithEveryCall() {
    List<String> seen = new ArrayList<>();
    List<String> authorizations = new ArrayList<>();
    stub.handle(
        "/text",
        exchange -> {
          String token = exchange.getRequestHeaders().getFirst("Authorization");
          authorizations.add(token);
          exchange.sendResponseHeaders(token.equals("Bearer new") ? 200 : 401, -1);
        });
    TokenSource tokens =
        new TokenSource() {
          @Override
          public String token() {
            return "old";
          }

          @Override
          public Optional<String> renew(String refused) {
            return Optional.of("new");
          }
        };
    Answers guarded =
        new AnswersClient(
            stub.redial("Answers")
                .credentials("Answers", ApiCredentials.bearer(tokens))
                .interceptor(
                    call ->
                        call.whenAnswered(
                            answer -> seen.add(call.endpoint().name() + answer.statusCode())))
                .build());
    guarded.text();
    assertThat(authorizations).containsExactly("Bearer old", "Bearer new");
    assertThat(seen).containsExactly("text200");
  }
}
