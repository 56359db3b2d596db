package dev.redial.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of an answer's content with every handler that the JDK has. */
@ContractTest
class ResponseBodyContractTest extends Contract {
  private static final int LARGE = 16 * 1024 * 1024;

  private <T> T body(MockResponse.Builder answer, BodyHandler<T> handler) throws Exception {
    return send(get(peer().serve(answer)), handler).body();
  }

  private MockResponse.Builder unsized(String text) {
    return Content.unsized(transport(), text.getBytes(UTF_8));
  }

  // ---- what there is

  @Test
  void answersWithoutContentHaveAnEmptyBody() throws Exception {
    assertThat(body(Content.sized(""), BodyHandlers.ofString())).isEmpty();
    assertThat(body(Content.unsized(transport(), new byte[0]), BodyHandlers.ofString())).isEmpty();
    for (int status : new int[] {204, 304}) {
      MockResponse.Builder answer =
          new MockResponse.Builder().code(status).removeHeader("Content-Length");
      HttpResponse<String> got = send(get(peer().serve(answer)));
      assertThat(got.statusCode()).isEqualTo(status);
      assertThat(got.body()).isEmpty();
    }
  }

  @Test
  void answerToAHeadTellsALengthAndHasNoContent() throws Exception {
    URI at =
        peer()
            .serve(
                new MockResponse.Builder()
                    .removeHeader("Content-Length")
                    .addHeader("Content-Length", "1000"));
    HttpRequest head = HttpRequest.newBuilder(at).method("HEAD", BodyPublishers.noBody()).build();
    for (int i = 0; i < 3; i++) {
      HttpResponse<String> answer = send(head);
      assertThat(answer.body()).isEmpty();
      assertThat(answer.headers().firstValueAsLong("content-length")).hasValue(1000);
    }
  }

  @Test
  void oneOctetComes() throws Exception {
    assertThat(body(Content.sized("x"), BodyHandlers.ofByteArray())).containsExactly('x');
    assertThat(body(unsized("x"), BodyHandlers.ofByteArray())).containsExactly('x');
  }

  @Test
  void sixteenMebibytesCome() throws Exception {
    byte[] large = Content.octets(LARGE);
    assertThat(body(Content.sized(large), BodyHandlers.ofByteArray())).isEqualTo(large);
    assertThat(body(Content.unsized(transport(), large), BodyHandlers.ofByteArray()))
        .isEqualTo(large);
  }

  // ---- text

  @Test
  void textIsReadInTheCharsetOfItsContentType() throws Exception {
    String text = "gr\u00fc\u00df";
    assertThat(typed("text/plain; charset=ISO-8859-1", text.getBytes(ISO_8859_1))).isEqualTo(text);
    assertThat(typed("text/plain; charset=utf-16be", text.getBytes(UTF_16BE))).isEqualTo(text);
    assertThat(typed("text/plain", text.getBytes(UTF_8))).isEqualTo(text);
    assertThat(typed("text/plain; charset=\"iso-8859-1\"", text.getBytes(ISO_8859_1)))
        .isEqualTo(text);
    assertThat(typed("text/plain; charset=unheard-of", text.getBytes(UTF_8))).isEqualTo(text);
  }

  private String typed(String type, byte[] octets) throws Exception {
    return body(Content.sized(octets).addHeader("Content-Type", type), BodyHandlers.ofString());
  }

  @Test
  void givenCharsetIsTaken() throws Exception {
    Charset given = ISO_8859_1;
    assertThat(body(Content.sized(new byte[] {(byte) 0xfc}), BodyHandlers.ofString(given)))
        .isEqualTo("\u00fc");
  }

  @Test
  void linesEndAtEachKindOfEnd() throws Exception {
    try (Stream<String> lines = body(unsized("a\rb\nc\r\nd\n\ne"), BodyHandlers.ofLines())) {
      assertThat(lines).containsExactly("a", "b", "c", "d", "", "e");
    }
  }

  @Test
  void linesComeAsTheyAreWritten() throws Exception {
    Event read = new Event();
    URI at =
        peer()
            .serve(
                r ->
                    Content.streamed(
                        transport(),
                        to -> {
                          to.write("first\n");
                          read.await();
                          to.write("second\n");
                        }));
    try (Stream<String> lines = send(get(at), BodyHandlers.ofLines()).body()) {
      var each = lines.iterator();
      assertThat(each.next()).isEqualTo("first");
      read.happen();
      assertThat(each.next()).isEqualTo("second");
      assertThat(each.hasNext()).isFalse();
    }
  }

  // ---- streams

  @Test
  void streamIsReadInParts() throws Exception {
    byte[] octets = Content.octets(300_000);
    try (InputStream in =
        body(Content.unsized(transport(), octets), BodyHandlers.ofInputStream())) {
      ByteArrayOutputStream read = new ByteArrayOutputStream();
      read.write(in.read());
      read.write(in.readNBytes(7));
      assertThat(in.read(new byte[0])).isZero();
      in.transferTo(read);
      assertThat(in.read()).isEqualTo(-1);
      assertThat(read.toByteArray()).isEqualTo(octets);
    }
  }

  @Test
  void streamIsHandedOverBeforeItsEnd() throws Exception {
    Event begun = new Event();
    URI at =
        peer()
            .serve(
                r ->
                    Content.streamed(
                        transport(),
                        to -> {
                          to.write("a");
                          begun.await();
                          to.write("b");
                        }));
    try (InputStream in = send(get(at), BodyHandlers.ofInputStream()).body()) {
      assertThat(in.read()).isEqualTo('a');
      begun.happen();
      assertThat(in.readAllBytes()).containsExactly('b');
    }
  }

  @Test
  void closedStreamEndsTheAnswer() throws Exception {
    Event gone = new Event();
    URI at = peer().serve(r -> Content.streamed(transport(), Content.endless(gone)));
    InputStream in = send(get(at), BodyHandlers.ofInputStream()).body();
    assertThat(in.read()).isEqualTo('e');
    in.close();
    gone.await();
    in.close();
  }

  @Test
  void publisherOfTheContentGivesItWhenItIsSubscribedTo() throws Exception {
    byte[] octets = Content.octets(200_000);
    Flow.Publisher<List<ByteBuffer>> content =
        body(Content.unsized(transport(), octets), BodyHandlers.ofPublisher());
    var whole = BodySubscribers.ofByteArray();
    content.subscribe(whole);
    assertThat(within(whole.getBody().toCompletableFuture())).isEqualTo(octets);
    var second = BodySubscribers.ofByteArray();
    content.subscribe(second);
    assertThat(failureOf(second.getBody().toCompletableFuture()))
        .isInstanceOf(IllegalStateException.class);
  }

  // ---- files

  @Test
  void fileIsWritten(@TempDir Path directory) throws Exception {
    byte[] octets = Content.octets(200_000);
    Path file = directory.resolve("file");
    assertThat(body(Content.sized(octets), BodyHandlers.ofFile(file))).isEqualTo(file);
    assertThat(file).hasBinaryContent(octets);
    assertThat(body(Content.sized("+"), BodyHandlers.ofFile(file, StandardOpenOption.APPEND)))
        .isEqualTo(file);
    assertThat(file).hasSize(octets.length + 1);
  }

  @Test
  void fileThatMustBeNewFailsTheCall(@TempDir Path directory) throws Exception {
    Path file = Files.createFile(directory.resolve("file"));
    var handler =
        BodyHandlers.ofFile(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    Throwable thrown = catchThrowable(() -> body(Content.sized("x"), handler));
    assertThat(thrown).isInstanceOf(IOException.class);
    assertThat(causes(thrown)).hasAtLeastOneElementOfType(FileAlreadyExistsException.class);
  }

  @Test
  void downloadIsNamedByTheServer(@TempDir Path directory) throws Exception {
    var options = new StandardOpenOption[] {StandardOpenOption.CREATE, StandardOpenOption.WRITE};
    MockResponse.Builder named =
        Content.sized("x").addHeader("Content-Disposition", "attachment; filename=\"a.txt\"");
    assertThat(body(named, BodyHandlers.ofFileDownload(directory, options)))
        .isEqualTo(directory.resolve("a.txt"))
        .hasContent("x");
    assertThatThrownBy(
            () -> body(Content.sized("x"), BodyHandlers.ofFileDownload(directory, options)))
        .isInstanceOf(IOException.class);
    MockResponse.Builder above =
        Content.sized("x").addHeader("Content-Disposition", "attachment; filename=\"..\"");
    assertThatThrownBy(() -> body(above, BodyHandlers.ofFileDownload(directory, options)))
        .isInstanceOf(IOException.class);
  }

  // ---- the others

  @Test
  void contentIsDiscardedReplacedBufferedAndMapped() throws Exception {
    byte[] octets = Content.octets(100_000);
    assertThat(body(Content.sized(octets), BodyHandlers.discarding())).isNull();
    assertThat(body(Content.sized(octets), BodyHandlers.replacing("r"))).isEqualTo("r");
    assertThat(
            body(Content.sized(octets), BodyHandlers.buffering(BodyHandlers.ofByteArray(), 1000)))
        .isEqualTo(octets);
    BodyHandler<Integer> mapped =
        info -> BodySubscribers.mapping(BodySubscribers.ofByteArray(), array -> array.length);
    assertThat(body(Content.sized(octets), mapped)).isEqualTo(octets.length);
  }

  @Test
  void consumerIsGivenEverythingAndTheEnd() throws Exception {
    ByteArrayOutputStream got = new ByteArrayOutputStream();
    List<Boolean> ends = new ArrayList<>();
    byte[] octets = Content.octets(100_000);
    assertThat(
            body(
                Content.sized(octets),
                BodyHandlers.ofByteArrayConsumer(
                    part -> part.ifPresentOrElse(got::writeBytes, () -> ends.add(true)))))
        .isNull();
    assertThat(got.toByteArray()).isEqualTo(octets);
    assertThat(ends).hasSize(1);
  }

  @Test
  void flowSubscribersAreServed() throws Exception {
    Collecting<List<ByteBuffer>> buffers = new Collecting<>();
    assertThat(body(unsized("abc"), BodyHandlers.fromSubscriber(buffers))).isNull();
    assertThat(buffers.ended).isTrue();
    assertThat(buffers.items).isNotEmpty();
    Collecting<String> lines = new Collecting<>();
    assertThat(body(unsized("a\nb"), BodyHandlers.fromLineSubscriber(lines))).isNull();
    assertThat(lines.items).containsExactly("a", "b");
    Collecting<String> pairs = new Collecting<>();
    BodyHandler<Integer> counted =
        BodyHandlers.fromLineSubscriber(pairs, done -> done.items.size(), "||");
    assertThat(body(unsized("a||b||c"), counted)).isEqualTo(3);
  }

  private static final class Collecting<T> implements Flow.Subscriber<T> {
    private final List<T> items = new ArrayList<>();
    private boolean ended;

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(T item) {
      items.add(item);
    }

    @Override
    public void onError(Throwable fault) {}

    @Override
    public void onComplete() {
      ended = true;
    }
  }

  /** Since Java 25. */
  @Test
  void limitedContentFailsBeyondItsLimit() throws Exception {
    var limiting =
        Stream.of(BodyHandlers.class.getMethods())
            .filter(method -> method.getName().equals("limiting"))
            .findAny();
    Assumptions.assumeTrue(limiting.isPresent(), "before Java 25 there is no limiting()");
    @SuppressWarnings("unchecked")
    BodyHandler<String> five =
        (BodyHandler<String>) limiting.get().invoke(null, BodyHandlers.ofString(), 5L);
    assertThat(body(Content.sized("12345"), five)).isEqualTo("12345");
    assertThatThrownBy(() -> body(Content.sized("123456"), five)).isInstanceOf(IOException.class);
  }

  // ---- back-pressure

  @Test
  void subscriberThatAsksForNothingHoldsUpTheServer() throws Exception {
    Slow slow = new Slow();
    URI at = peer().serve(r -> Content.streamed(transport(), slow::write));
    CompletableFuture<HttpResponse<Void>> call = start(get(at), BodyHandlers.fromSubscriber(slow));
    slow.heldUp.await();
    assertThat(slow.written).isLessThan(Slow.ALL);
    slow.subscription.request(Long.MAX_VALUE);
    assertThat(within(call).statusCode()).isEqualTo(200);
    assertThat(slow.taken).isEqualTo(Slow.ALL);
  }

  /** Takes one item, then waits until the server cannot write any more. */
  private static final class Slow implements Flow.Subscriber<List<ByteBuffer>> {
    static final long ALL = 64L * 1024 * 1024;
    static final long HALF_A_SECOND = 500_000_000;

    private final Event heldUp = new Event();
    private volatile Flow.Subscription subscription;
    private volatile long written;
    private volatile long writtenAt = System.nanoTime();
    private long taken;

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    void write(Content.Pieces to) throws IOException {
      Thread watch = new Thread(this::watch);
      watch.setDaemon(true);
      watch.start();
      byte[] piece = new byte[64 * 1024];
      while (written < ALL) {
        to.write(piece);
        written += piece.length;
        writtenAt = System.nanoTime();
      }
    }

    private void watch() {
      while (written < ALL && System.nanoTime() - writtenAt < HALF_A_SECOND) {
        Thread.onSpinWait();
      }
      heldUp.happen();
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      given.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> items) {
      taken += items.stream().mapToLong(ByteBuffer::remaining).sum();
    }

    @Override
    public void onError(Throwable fault) {}

    @Override
    public void onComplete() {}
  }

  @Test
  void itemsComeOneForEachRequest() throws Exception {
    byte[] octets = Content.octets(500_000);
    OneByOne one = new OneByOne();
    Optional<Integer> total =
        Optional.of(
            body(Content.sized(octets), BodyHandlers.fromSubscriber(one, done -> done.octets)));
    assertThat(total).hasValue(octets.length);
    assertThat(one.received).isEqualTo(one.asked - 1);
  }

  private static final class OneByOne implements Flow.Subscriber<List<ByteBuffer>> {
    private Flow.Subscription subscription;
    private int asked;
    private int received;
    private int octets;

    private void ask() {
      asked++;
      subscription.request(1);
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      ask();
    }

    @Override
    public void onNext(List<ByteBuffer> items) {
      received++;
      octets += items.stream().mapToInt(ByteBuffer::remaining).sum();
      if (received > asked) {
        throw new IllegalStateException("more than was asked for");
      }
      ask();
    }

    @Override
    public void onError(Throwable fault) {}

    @Override
    public void onComplete() {}
  }
}
