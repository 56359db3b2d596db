package dev.redial.samples.endpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.samples.endpoints.Echo.Received;
import dev.redial.samples.endpoints.Things.Colour;
import dev.redial.samples.endpoints.Things.Filter;
import dev.redial.samples.endpoints.Things.Page;
import dev.redial.samples.endpoints.Things.Point;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What arrives of what calls are given. */
class ThingsTest {
  @TempDir private Path files;

  private Echo echo;
  private Things things;

  @BeforeEach
  void open() throws IOException {
    echo = new Echo();
    things = new ThingsClient(echo.redial("Things"));
  }

  @AfterEach
  void close() {
    echo.close();
  }

  @Test
  void aRecordIsReadComponentByComponent() {
    LocalDate day = LocalDate.of(2020, 2, 29);
    things.find(new Filter<>("a/b", List.of(day, day), new Page(3, Optional.empty()), "me"));
    assertThat(echo.last().target())
        .isEqualTo("/find/a%2Fb?tags=2020-02-29&tags=2020-02-29&page=3");
    assertThat(echo.last().header("X-Id")).isEqualTo("me");
  }

  @Test
  void aRecordThatIsNotThereIsRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> things.find(null))
        .withMessageContaining("The parameters filter of Things.find")
        .withMessageContaining("are null");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> things.find(new Filter<>("a", List.of(), null, "me")))
        .withMessageContaining("filter.paging()");
    assertThat(echo.received()).isEmpty();
  }

  @Test
  void aConverterMakesTextAndWhatItGivesIsEncoded() {
    things.convert(
        new Point(1, 2), List.of(new Point(3, 4), new Point(0, 0)), Map.of("a b", new Point(5, 6)));
    assertThat(echo.last().target()).isEqualTo("/convert/1%2F2?line=3/4&a%20b=5/6");
  }

  @Test
  void aConverterThatGivesNothingLeavesNoPath() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> things.convert(new Point(0, 0), List.of(), Map.of()))
        .withMessageContaining("{at}");
  }

  @Test
  void everyTypeHasItsText() {
    things.texts(Colour.RED, Duration.ofSeconds(90), OptionalInt.of(7), null, 1, 2);
    assertThat(echo.last().target()).isEqualTo("/texts/RED?wait=PT1M30S&count=7&sizes=1&sizes=2");
  }

  @Test
  void aPathValueIsOneSegment() {
    for (String dots : List.of(".", "..", "")) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> things.find(new Filter<>(dots, List.of(), new Page(1, Optional.empty()), "")));
    }
    things.find(new Filter<>("../x?y#z", List.of(), new Page(1, Optional.of(2)), ""));
    assertThat(echo.last().target()).isEqualTo("/find/..%2Fx%3Fy%23z?page=1&per_page=2");
  }

  @Test
  void listsAreJoinedOnRequest() {
    things.lists(List.of("a,b", "c d"), new String[] {"1", "2"});
    assertThat(echo.last().target()).isEqualTo("/lists?tags=a%2Cb,c%20d");
    assertThat(echo.last().header("X-Ids")).isEqualTo("1, 2");
    things.form(List.of("x,y", "z"), "a&b=c");
    assertThat(echo.last().body()).isEqualTo("tags=x%2Cy,z&text=a%26b%3Dc");
    things.lists(List.of(), new String[0]);
    assertThat(echo.last().target()).isEqualTo("/lists");
    assertThat(echo.last().header("X-Ids")).isNull();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> things.lists(List.of(), new String[] {"1,2"}))
        .withMessageContaining("X-Ids");
  }

  @Test
  void aHeaderCannotBecomeTwo() {
    for (String value : List.of("a\r\nX-B: c", "a\0", " a", "a\t", "\u20ac")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> things.headers(value, Map.of()))
          .withMessageContaining("The header X-A of Things.headers (GET ");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> things.headers("a", Map.of("X B", "c")))
        .withMessageContaining("no token");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> things.headers("a", Map.of("Content-Length", "1")))
        .withMessageContaining("set by the client");
    assertThat(echo.received()).isEmpty();
    things.headers("a \t b", Map.of("X-B", "\u00e9"));
    assertThat(echo.last().header("X-B")).isEqualTo("\u00e9");
  }

  @Test
  void anotherBaseServesOneCall() throws IOException {
    try (Echo other = new Echo()) {
      things.at(other.uri().resolve("/v2/"), 1);
      things.at(null, 2);
      assertThat(other.received()).extracting(Received::target).containsExactly("/v2/at/1");
      assertThat(echo.received()).extracting(Received::target).containsExactly("/at/2");
    }
    for (String wrong : List.of("/v2", "ftp://a/", "http://a/?b", "http://u:p@localhost/")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> things.at(URI.create(wrong), 1))
          .withMessageContaining("The base URI of this call of Things.at")
          .withMessageNotContaining("u:p");
    }
  }

  @Test
  void partsAreSentAsTheyAre() throws IOException {
    Path text = Files.writeString(files.resolve("a\"b.txt"), "text");
    Path other = Files.write(files.resolve("c"), new byte[] {1, 2});
    things.parts(
        "T\u00e4st",
        List.of(1, 2),
        new Point(3, 4),
        List.of(text, other),
        new byte[] {0, -1},
        Optional.empty());
    String boundary = echo.last().header("Content-Type").replaceFirst(".*boundary=", "");
    String raw =
        new String("r\u00e4w.bin".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    String title =
        new String("T\u00e4st".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    assertThat(echo.last().header("Content-Type")).startsWith("multipart/form-data; boundary=");
    assertThat(echo.last().body().split("--" + boundary, -1))
        .containsExactly(
            "",
            part("name=\"ti%22tle%0D%0A\"", "", title),
            part("name=\"sizes\"", "", "1"),
            part("name=\"sizes\"", "", "2"),
            part("name=\"point\"", "application/json", "{\"x\":3,\"y\":4}"),
            part("name=\"files\"; filename=\"a%22b.txt\"", "text/plain", "text"),
            part("name=\"files\"; filename=\"c\"", "application/octet-stream", "\1\2"),
            part("name=\"raw\"; filename=\"" + raw + "\"", "application/octet-stream", "\0\u00ff"),
            "--\r\n");
    assertThat(echo.last().header("Content-Length")).isNotNull();
  }

  private static String part(String disposition, String type, String content) {
    return "\r\nContent-Disposition: form-data; "
        + disposition
        + (type.isEmpty() ? "" : "\r\nContent-Type: " + type)
        + "\r\n\r\n"
        + content
        + "\r\n";
  }

  /** The heap of this test is smaller: see the module's pom. */
  @Test
  void aLargeFileIsStreamed() throws IOException {
    Path large = files.resolve("large.bin");
    long size = 64L << 20;
    try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
      sparse.setLength(size);
    }
    assertThat(Runtime.getRuntime().maxMemory()).isLessThan(size);
    things.replace(large, "big");
    assertThat(echo.last().length()).isGreaterThan(size);
    assertThat(echo.last().header("Content-Length")).isEqualTo(Long.toString(echo.last().length()));
  }

  @Test
  void aStreamIsChunkedAndClosed() {
    AtomicBoolean closed = new AtomicBoolean();
    things.once(
        new ByteArrayInputStream("abc".getBytes(StandardCharsets.US_ASCII)) {
          @Override
          public void close() {
            closed.set(true);
          }
        });
    assertThat(echo.last().header("Transfer-Encoding")).isEqualTo("chunked");
    assertThat(echo.last().body()).contains("\r\n\r\nabc\r\n--");
    assertThat(closed).isTrue();
  }

  @Test
  void bodiesAreStreamed() throws IOException {
    things.path(Files.writeString(files.resolve("log"), "lines"));
    assertThat(echo.last().body()).isEqualTo("lines");
    assertThat(echo.last().header("Content-Type")).isEqualTo("text/x-log");
    things.stream(in("stream"));
    assertThat(echo.last().body()).isEqualTo("stream");
    assertThat(echo.last().header("Content-Type")).isEqualTo("application/octet-stream");
    things.supplier(() -> in("supplied"));
    assertThat(echo.last().body()).isEqualTo("supplied");
    things.publisher(BodyPublishers.ofString("published"));
    assertThat(echo.last().body()).isEqualTo("published");
    things.supplied(() -> in("part"));
    assertThat(echo.last().body()).contains("\r\n\r\npart\r\n--");
    assertThatThrownBy(() -> things.path(files.resolve("none")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("is not there; nothing was sent");
  }

  private static InputStream in(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }
}
