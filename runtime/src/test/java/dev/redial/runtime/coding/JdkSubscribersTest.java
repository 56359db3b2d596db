package dev.redial.runtime.coding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JDK's own subscribers get what was coded. */
class JdkSubscribersTest {
  private static final String TEXT =
      IntStream.range(0, 5000)
          .mapToObj(line -> "line " + line + " é")
          .reduce("", (a, b) -> a + b + "\n");
  private static final byte[] CODED = Coded.gzip(TEXT.getBytes(StandardCharsets.UTF_8));

  private final CountedInflaters inflaters = new CountedInflaters();

  @AfterEach
  void nothingIsLeftOpen() {
    assertThat(inflaters.open()).isZero();
  }

  private <T> BodySubscriber<T> around(BodySubscriber<T> subscriber) {
    return new Decompression(1 << 20, inflaters).around(Coded.head("gzip"), subscriber);
  }

  /** In parts of about a hundred octets, on this thread. */
  private <T> T body(BodySubscriber<T> subscriber) {
    BodySubscriber<T> decoding = around(subscriber);
    EagerPublisher.send(
        decoding,
        EagerPublisher.cut(
            CODED, IntStream.range(1, CODED.length / 100).map(i -> i * 100).toArray()));
    return decoding.getBody().toCompletableFuture().join();
  }

  @Test
  void ofString() {
    assertThat(body(BodySubscribers.ofString(StandardCharsets.UTF_8))).isEqualTo(TEXT);
  }

  @Test
  void ofByteArray() {
    assertThat(body(BodySubscribers.ofByteArray()))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(TEXT);
  }

  @Test
  void ofInputStream() throws IOException {
    try (InputStream in = body(BodySubscribers.ofInputStream())) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(TEXT);
    }
  }

  @Test
  void ofInputStreamThatIsClosedEarly() throws IOException {
    try (InputStream in = body(BodySubscribers.ofInputStream())) {
      assertThat(in.readNBytes(4)).asString(StandardCharsets.UTF_8).isEqualTo("line");
      assertThat(inflaters.open()).isOne();
    }
  }

  @Test
  void ofInputStreamOfMalformedContent() throws IOException {
    BodySubscriber<InputStream> decoding = around(BodySubscribers.ofInputStream());
    EagerPublisher.send(decoding, List.of(Arrays.copyOf(CODED, CODED.length - 1)));
    try (InputStream in = decoding.getBody().toCompletableFuture().join()) {
      assertThatThrownBy(in::readAllBytes)
          .isInstanceOf(IOException.class)
          .hasCauseInstanceOf(MalformedContentException.class);
    }
  }

  @Test
  void ofLines() {
    try (Stream<String> lines = body(BodySubscribers.ofLines(StandardCharsets.UTF_8))) {
      assertThat(lines).containsExactlyElementsOf(TEXT.lines().toList());
    }
  }

  @Test
  void ofFile(@TempDir Path directory) throws IOException {
    Path file = body(BodySubscribers.ofFile(directory.resolve("body")));
    assertThat(Files.readString(file)).isEqualTo(TEXT);
  }

  @Test
  void buffering() {
    assertThat(
            body(BodySubscribers.buffering(BodySubscribers.ofString(StandardCharsets.UTF_8), 1000)))
        .isEqualTo(TEXT);
  }

  @Test
  void mapping() throws IOException {
    BodySubscriber<BufferedReader> reader =
        BodySubscribers.mapping(
            BodySubscribers.ofInputStream(),
            in -> new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
    try (BufferedReader lines = body(reader)) {
      assertThat(lines.lines()).hasSize(5000);
    }
  }

  @Test
  void discardingAndReplacing() {
    assertThat(body(BodySubscribers.discarding())).isNull();
    assertThat(body(BodySubscribers.replacing("instead"))).isEqualTo("instead");
  }

  @Test
  void fromLineSubscriberAndFromSubscriber() {
    Collecting<String> lines = new Collecting<>();
    int received =
        body(
            BodySubscribers.fromLineSubscriber(
                lines, done -> done.items.size(), StandardCharsets.UTF_8, "\n"));
    assertThat(received).isEqualTo(5000);
    assertThat(lines.items).containsExactlyElementsOf(TEXT.lines().toList());
    Collecting<List<ByteBuffer>> items = new Collecting<>();
    int chunks = body(BodySubscribers.fromSubscriber(items, done -> done.items.size()));
    assertThat(chunks).isPositive();
  }

  @Test
  void ofPublisher() {
    Collecting<List<ByteBuffer>> items = new Collecting<>();
    body(BodySubscribers.ofPublisher()).subscribe(items);
    int octets = items.items.stream().flatMap(List::stream).mapToInt(ByteBuffer::remaining).sum();
    assertThat(octets).isEqualTo(TEXT.getBytes(StandardCharsets.UTF_8).length);
    assertThat(items.completed).isTrue();
  }

  @Test
  void ofByteArrayConsumer() {
    List<byte[]> parts = new ArrayList<>();
    var unused = body(BodySubscribers.ofByteArrayConsumer(part -> part.ifPresent(parts::add)));
    assertThat(Coded.join(parts.toArray(byte[][]::new)))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(TEXT);
  }

  /** Since Java 25. */
  @Test
  void limiting() throws ReflectiveOperationException {
    int octets = TEXT.getBytes(StandardCharsets.UTF_8).length;
    assertThat(body(limited(octets))).isEqualTo(TEXT);
    assertThatThrownBy(() -> body(limited(octets - 1)))
        .isInstanceOf(CompletionException.class)
        .hasRootCauseInstanceOf(IOException.class);
  }

  @SuppressWarnings("unchecked")
  private static BodySubscriber<String> limited(long octets) throws ReflectiveOperationException {
    Method limiting =
        Stream.of(BodySubscribers.class.getMethods())
            .filter(method -> method.getName().equals("limiting"))
            .findFirst()
            .orElse(null);
    assumeTrue(limiting != null, "BodySubscribers.limiting is there since Java 25");
    return (BodySubscriber<String>)
        limiting.invoke(null, BodySubscribers.ofString(StandardCharsets.UTF_8), octets);
  }

  /** One by one. */
  private static final class Collecting<T> implements Flow.Subscriber<T> {
    private final List<T> items = new ArrayList<>();
    private Flow.Subscription subscription;
    private boolean completed;

    @Override
    public void onSubscribe(Flow.Subscription offered) {
      subscription = offered;
      offered.request(1);
    }

    @Override
    public void onNext(T item) {
      items.add(item);
      subscription.request(1);
    }

    @Override
    public void onError(Throwable why) {
      throw new AssertionError(why);
    }

    @Override
    public void onComplete() {
      completed = true;
    }
  }
}
