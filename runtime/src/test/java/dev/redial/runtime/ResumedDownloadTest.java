package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.resend.IncompleteResponseException;
import dev.redial.testing.ConnectionScript;
import dev.redial.testing.RawConnection;
import dev.redial.testing.RawRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Downloads that break off and are gone on with, by RFC 9110, sections 13.1.5 and 14.2. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@Tag("F4")
class ResumedDownloadTest {
  private static final String WHOLE = letters(300_000);

  @TempDir private Path directory;

  /** What the caller makes of the content. */
  enum Taken {
    OCTETS,
    STREAM,
    FILE
  }

  private static String letters(int count) {
    Random random = new Random(7);
    StringBuilder text = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      text.append((char) ('a' + random.nextInt(26)));
    }
    return text.toString();
  }

  private static RedialHttpClient.Builder resuming(RedialHttpClient.Builder client) {
    return Stage.attempts(4).apply(client).resumeDownloads();
  }

  /** Half of it, then the end; and whatever follows. */
  private static ConnectionScript half(String fields, ConnectionScript then) {
    return ConnectionScript.inTurn(
        connection -> {
          connection.readRequest();
          connection.write(
              "HTTP/1.1 200 OK\r\n%s\r\nContent-Length: %d\r\n\r\n"
                  .formatted(fields, WHOLE.length()));
          connection.write(WHOLE.substring(0, 150_000));
        },
        then);
  }

  private static long offsetOf(RawRequest request) {
    String range = request.header("Range");
    assertThat(range).matches("bytes=\\d+-");
    return Long.parseLong(range.substring("bytes=".length(), range.length() - 1));
  }

  private static void writePart(RawConnection connection, int from, int to) throws IOException {
    connection.write(
        "HTTP/1.1 206 Partial Content\r\nETag: \"v1\"\r\nContent-Range: bytes %d-%d/%d\r\n"
            .formatted(from, WHOLE.length() - 1, WHOLE.length()));
    connection.write("Content-Length: " + (WHOLE.length() - from) + "\r\n\r\n");
    connection.write(WHOLE.substring(from, to));
  }

  private static void answerRest(RawConnection connection) throws IOException {
    int from = Math.toIntExact(offsetOf(connection.readRequest()));
    writePart(connection, from, WHOLE.length());
  }

  private String download(Stage stage, Taken kind) throws Exception {
    HttpRequest request = stage.request("GET", "/file").build();
    return switch (kind) {
      case OCTETS -> text(send(stage, request, BodyHandlers.ofByteArray()));
      case STREAM -> {
        try (InputStream in = send(stage, request, BodyHandlers.ofInputStream())) {
          yield text(in.readAllBytes());
        }
      }
      case FILE ->
          Files.readString(
              send(stage, request, BodyHandlers.ofFile(directory.resolve("copy"))),
              StandardCharsets.ISO_8859_1);
    };
  }

  private static <T> T send(Stage stage, HttpRequest request, BodyHandler<T> handler)
      throws Exception {
    return stage.http().send(request, handler).body();
  }

  private static String text(byte[] octets) {
    return new String(octets, StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @EnumSource
  void restIsAskedForAndTheCallerNoticesNothing(Taken kind) throws Exception {
    try (Stage stage =
        Stage.of(
            1,
            half("ETag: \"v1\"", ResumedDownloadTest::answerRest),
            ResumedDownloadTest::resuming)) {
      assertThat(download(stage, kind).equals(WHOLE)).as("octet for octet").isTrue();
      List<RawRequest> requests = stage.server().requests();
      assertThat(requests).hasSize(2);
      assertThat(requests.get(1).header("Range")).isEqualTo("bytes=150000-");
      assertThat(requests.get(1).header("If-Range")).isEqualTo("\"v1\"");
      assertThat(stage.server().failures()).isEmpty();
    }
  }

  @Test
  void restThatBreaksOffAgainIsGoneOnWithToo() throws Exception {
    List<Long> offsets = new ArrayList<>();
    ConnectionScript piecemeal =
        connection -> {
          int from = Math.toIntExact(offsetOf(connection.readRequest()));
          offsets.add((long) from);
          writePart(connection, from, Math.min(WHOLE.length(), from + 75_000));
        };
    try (Stage stage =
        Stage.of(1, half("ETag: \"v1\"", piecemeal), ResumedDownloadTest::resuming)) {
      assertThat(download(stage, Taken.STREAM).equals(WHOLE)).as("octet for octet").isTrue();
      assertThat(offsets).containsExactly(150_000L, 225_000L);
    }
  }

  @Test
  void answerThatBreaksOffTooOftenIsToldAsAWhole() {
    ConnectionScript piecemeal =
        connection -> {
          int from = Math.toIntExact(offsetOf(connection.readRequest()));
          writePart(connection, from, from + 10_000);
        };
    try (Stage stage =
        Stage.of(1, half("ETag: \"v1\"", piecemeal), ResumedDownloadTest::resuming)) {
      assertThatThrownBy(() -> download(stage, Taken.OCTETS))
          .isInstanceOfSatisfying(
              IncompleteResponseException.class,
              broken -> {
                assertThat(broken.status()).isEqualTo(200);
                int parts = stage.server().requests().size() - 1;
                assertThat(broken.received()).isEqualTo(150_000 + parts * 10_000L);
                assertThat(broken.expected()).hasValue(WHOLE.length());
              });
      assertThat(stage.server().requests()).hasSizeGreaterThan(2);
    }
  }

  @Test
  void restThatIsNotToBeHadNowIsAskedForAgain() throws Exception {
    ConnectionScript busyOnce =
        half(
            "ETag: \"v1\"",
            connection -> {
              offsetOf(connection.readRequest());
              connection.respond(503, "later");
              answerRest(connection);
            });
    try (Stage stage = Stage.of(1, busyOnce, ResumedDownloadTest::resuming)) {
      assertThat(download(stage, Taken.STREAM).equals(WHOLE)).as("octet for octet").isTrue();
    }
  }

  @Test
  void changedFileIsNotMixedWithTheOldOne() {
    ConnectionScript changed =
        connection -> {
          connection.readRequest();
          connection.write("HTTP/1.1 200 OK\r\nETag: \"v2\"\r\nContent-Length: 3\r\n\r\nnew");
        };
    try (Stage stage = Stage.of(1, half("ETag: \"v1\"", changed), ResumedDownloadTest::resuming)) {
      assertThatThrownBy(() -> download(stage, Taken.FILE))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("150000")
          .hasMessageContaining("status 200");
    }
  }

  /** Nobody has seen the old one. */
  @Test
  void changedFileIsTakenInThePlaceOfWhatWasKeptInMemory() throws Exception {
    ConnectionScript changed =
        connection -> {
          connection.readRequest();
          connection.write("HTTP/1.1 200 OK\r\nETag: \"v2\"\r\nContent-Length: 3\r\n\r\nnew");
        };
    try (Stage stage = Stage.of(1, half("ETag: \"v1\"", changed), ResumedDownloadTest::resuming)) {
      assertThat(download(stage, Taken.OCTETS)).isEqualTo("new");
      assertThat(stage.server().requests()).hasSize(2);
    }
  }

  @Test
  void partOfAnotherPlaceIsNotTaken() {
    ConnectionScript elsewhere =
        connection -> {
          connection.readRequest();
          writePart(connection, 100_000, WHOLE.length());
        };
    try (Stage stage =
        Stage.of(1, half("ETag: \"v1\"", elsewhere), ResumedDownloadTest::resuming)) {
      assertThatThrownBy(() -> download(stage, Taken.STREAM)).isInstanceOf(IOException.class);
    }
  }

  /** Source: RFC 9110, section 15.3.7. */
  @ParameterizedTest
  @ValueSource(strings = {"X: y", "ETag: \"v2\"", "ETag: W/\"v1\"", "ETag: \"v1\"\r\nETag: \"v2\""})
  @Tag("S12")
  void restThatDoesNotSayWhatItIsOfIsNotTaken(String field) {
    ConnectionScript unmarked =
        connection -> {
          connection.readRequest();
          connection.write(
              "HTTP/1.1 206 Partial Content\r\n%s\r\nContent-Range: bytes 150000-299999/300000\r\n"
                  .formatted(field));
          connection.write("Content-Length: 150000\r\n\r\n" + "y".repeat(150_000));
        };
    try (Stage stage = Stage.of(1, half("ETag: \"v1\"", unmarked), ResumedDownloadTest::resuming)) {
      assertThatThrownBy(() -> download(stage, Taken.OCTETS))
          .isInstanceOf(IncompleteResponseException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Range: bytes 150000-150009/300000\r\nContent-Length: 10",
        "Content-Range: bytes 150000-299999/300000\r\nContent-Length: 10",
        "Content-Range: bytes 150000-299999/400000\r\nContent-Length: 150000",
        "Content-Range: bytes 150000-399999/400000\r\nContent-Length: 250000",
        "Content-Range: bytes 150000-299999/300000\r\nConnection: close",
        "Content-Range: bytes 150000-299999/*\r\nContent-Length: 150000",
        "Content-Type: multipart/byteranges; boundary=x\r\nContent-Length: 10"
      })
  @Tag("S12")
  void whatDoesNotMakeItWholeIsNotTaken(String fields) {
    assertThat(WHOLE).hasSize(300_000);
    ConnectionScript wrong =
        connection -> {
          connection.readRequest();
          connection.write(
              "HTTP/1.1 206 Partial Content\r\nETag: \"v1\"\r\n" + fields + "\r\n\r\n");
          connection.write("y".repeat(250_000));
        };
    try (Stage stage = Stage.of(1, half("ETag: \"v1\"", wrong), ResumedDownloadTest::resuming)) {
      assertThatThrownBy(() -> download(stage, Taken.OCTETS))
          .isInstanceOf(IncompleteResponseException.class)
          .hasMessageContaining("150000 octets of 300000")
          .hasMessageContaining("what the server sent as the rest, with status 206, is not it")
          .hasMessageContaining("(for the rest of the answer)");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ETag: W/\"v1\"",
        "X: y",
        "ETag: \"v1\"\r\nAccept-Ranges: none",
        "ETag: \"v1\"\r\nETag: \"v2\""
      })
  void withoutAStrongValidatorTheCallFails(String fields) {
    try (Stage stage = Stage.of(1, half(fields, Stage.TARGETS), ResumedDownloadTest::resuming)) {
      assertThatThrownBy(() -> download(stage, Taken.FILE))
          .hasStackTraceContaining("broke off after");
      assertThat(stage.server().requests()).hasSize(1);
    }
  }

  @Test
  void withoutAStrongValidatorWhatWasKeptInMemoryIsAskedForAnew() throws Exception {
    ConnectionScript twice = half("ETag: W/\"v1\"", Stage.TARGETS);
    try (Stage stage = Stage.of(1, twice, ResumedDownloadTest::resuming)) {
      assertThat(download(stage, Taken.OCTETS)).isEqualTo("/file");
      assertThat(stage.server().requests().get(1).headers().firstValue("Range")).isEmpty();
    }
  }

  @Test
  void whereNobodySwitchedItOnTheCallFails() {
    try (Stage stage = Stage.of(half("ETag: \"v1\"", ResumedDownloadTest::answerRest))) {
      assertThatThrownBy(() -> download(stage, Taken.FILE))
          .hasStackTraceContaining("broke off after");
      assertThat(stage.server().requests()).hasSize(1);
    }
  }
}
