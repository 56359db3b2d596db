package dev.redial.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes out of every publisher that the JDK has. */
@ContractTest
class RequestBodyContractTest extends Contract {
  private static final int LARGE = 16 * 1024 * 1024;

  /** The window of the server's streams is small: it takes a second for each of these. */
  private static final int LARGE_OVER_HTTP2 = 2 * 1024 * 1024;

  private byte[] large() {
    return Content.octets(transport().isHttp2() ? LARGE_OVER_HTTP2 : LARGE);
  }

  private byte[] echoed(BodyPublisher body) throws Exception {
    return send(post(peer().echo(), body), BodyHandlers.ofByteArray()).body();
  }

  /** What is sent where nothing is. */
  private RecordedRequest arrived(HttpRequest.Builder request, URI at) throws Exception {
    assertThat(send(request.build()).statusCode()).isEqualTo(200);
    return peer().only(at);
  }

  @Test
  @Differs(IntendedDifference.NO_LENGTH_WITHOUT_A_BODY)
  void getHasNoBody() throws Exception {
    URI at = peer().echo();
    RecordedRequest request = arrived(HttpRequest.newBuilder(at), at);
    assertThat(request.getBodySize()).isZero();
    assertThat(request.getHeaders().get("Transfer-Encoding")).isNull();
    differing(
        () -> assertThat(request.getHeaders().get("Content-Length")).isEqualTo(lengthByTheJdk()),
        () -> assertThat(request.getHeaders().get("Content-Length")).isNull());
  }

  @Test
  @Differs(IntendedDifference.NO_LENGTH_WITHOUT_A_BODY)
  void optionsWithoutABodySaysNothing() throws Exception {
    URI at = peer().echo();
    RecordedRequest request =
        arrived(HttpRequest.newBuilder(at).method("OPTIONS", BodyPublishers.noBody()), at);
    assertThat(request.getBodySize()).isZero();
    differing(
        () ->
            assertThat(request.getHeaders().get("Content-Length"))
                .isEqualTo(transport().isHttp2() ? null : "0"),
        () -> assertThat(request.getHeaders().get("Content-Length")).isNull());
  }

  private @Nullable String lengthByTheJdk() {
    return transport().isHttp2() || Runtime.version().feature() >= 19 ? null : "0";
  }

  @Test
  void postWithoutABodySaysSo() throws Exception {
    URI at = peer().echo();
    RecordedRequest request = arrived(HttpRequest.newBuilder(at).POST(BodyPublishers.noBody()), at);
    assertThat(request.getBodySize()).isZero();
    assertThat(request.getHeaders().get("Content-Length"))
        .isEqualTo(transport().isHttp2() ? null : "0");
  }

  @Test
  void emptyBodiesAreEmpty() throws Exception {
    assertThat(echoed(BodyPublishers.ofString(""))).isEmpty();
    assertThat(echoed(BodyPublishers.ofByteArray(new byte[0]))).isEmpty();
    assertThat(echoed(BodyPublishers.ofByteArrays(List.of()))).isEmpty();
    assertThat(echoed(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[0]))))
        .isEmpty();
  }

  @Test
  void oneOctetArrives() throws Exception {
    URI at = peer().echo();
    RecordedRequest request =
        arrived(HttpRequest.newBuilder(at).POST(BodyPublishers.ofByteArray(new byte[] {7})), at);
    assertThat(Peer.bodyOf(request)).containsExactly(7);
    assertThat(request.getHeaders().get("Content-Length")).isEqualTo("1");
  }

  @Test
  void largeBodyArrives() throws Exception {
    byte[] large = large();
    assertThat(echoed(BodyPublishers.ofByteArray(large))).isEqualTo(large);
  }

  @Test
  void largeStreamArrives() throws Exception {
    byte[] large = large();
    assertThat(echoed(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))))
        .isEqualTo(large);
  }

  @Test
  void textGoesInItsCharset() throws Exception {
    String text = "gr\u00fc\u00df \u20ac";
    assertThat(echoed(BodyPublishers.ofString(text))).isEqualTo(text.getBytes(UTF_8));
    assertThat(echoed(BodyPublishers.ofString(text, UTF_16))).isEqualTo(text.getBytes(UTF_16));
    assertThat(echoed(BodyPublishers.ofString("gr\u00fc\u00df", ISO_8859_1)))
        .isEqualTo("gr\u00fc\u00df".getBytes(ISO_8859_1));
  }

  @Test
  void partOfAnArrayGoes() throws Exception {
    byte[] all = Content.octets(100);
    assertThat(echoed(BodyPublishers.ofByteArray(all, 10, 50)))
        .isEqualTo(Arrays.copyOfRange(all, 10, 60));
    assertThat(echoed(BodyPublishers.ofByteArray(all, 100, 0))).isEmpty();
  }

  @Test
  void arraysGoOneAfterTheOther() throws Exception {
    byte[] whole = Content.octets(150_000);
    List<byte[]> parts =
        List.of(
            Arrays.copyOfRange(whole, 0, 100_000),
            new byte[0],
            Arrays.copyOfRange(whole, 100_000, 150_000));
    assertThat(echoed(BodyPublishers.ofByteArrays(parts))).isEqualTo(whole);
  }

  @Test
  void fileGoesWithItsLength(@TempDir Path directory) throws Exception {
    byte[] octets = Content.octets(200_000);
    Path file = Files.write(directory.resolve("body"), octets);
    URI at = peer().echo();
    RecordedRequest request =
        arrived(HttpRequest.newBuilder(at).PUT(BodyPublishers.ofFile(file)), at);
    assertThat(Peer.bodyOf(request)).isEqualTo(octets);
    assertThat(request.getHeaders().get("Content-Length")).isEqualTo("200000");
  }

  @Test
  void streamOfUnknownLengthGoesInChunks() throws Exception {
    URI at = peer().echo();
    BodyPublisher body = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[9]));
    RecordedRequest request = arrived(HttpRequest.newBuilder(at).POST(body), at);
    assertThat(request.getBodySize()).isEqualTo(9);
    assertThat(request.getHeaders().get("Content-Length")).isNull();
    assertThat(request.getHeaders().get("Transfer-Encoding"))
        .isEqualTo(transport().isHttp2() ? null : "chunked");
  }

  @Test
  void ownPublishersGoWithAndWithoutLength() throws Exception {
    byte[] octets = Content.octets(70_000);
    assertThat(echoed(BodyPublishers.fromPublisher(Publishers.of(octets)))).isEqualTo(octets);
    assertThat(echoed(BodyPublishers.fromPublisher(Publishers.of(octets), octets.length)))
        .isEqualTo(octets);
  }

  @Test
  void concatenatedBodiesGoAsOne() throws Exception {
    BodyPublisher both =
        BodyPublishers.concat(
            BodyPublishers.ofString("first, "),
            BodyPublishers.noBody(),
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream("second".getBytes(UTF_8))));
    assertThat(echoed(both)).asString(UTF_8).isEqualTo("first, second");
    BodyPublisher sized =
        BodyPublishers.concat(BodyPublishers.ofString("ab"), BodyPublishers.ofString("cd"));
    assertThat(sized.contentLength()).isEqualTo(4);
    assertThat(echoed(sized)).asString(UTF_8).isEqualTo("abcd");
  }

  @Test
  @Differs(IntendedDifference.EMPTY_BUFFERS_END_NOTHING)
  void emptyBuffersBetweenOthersAreNoEnd() throws Exception {
    List<ByteBuffer> buffers =
        List.of(buffer(""), buffer("a"), buffer(""), buffer(""), buffer("b"), buffer(""));
    String sized = sentWithin(Publishers.of(buffers, 2));
    String chunked = sentWithin(Publishers.of(buffers, -1));
    differing(
        () -> assertThat(chunked.equals("ab")).isEqualTo(isWholeByTheJdk()),
        () -> assertThat(List.of(sized, chunked)).containsExactly("ab", "ab"));
  }

  private boolean isWholeByTheJdk() {
    return transport().isHttp2() || Runtime.version().feature() >= 25;
  }

  /** What is echoed, or "-": the JDK's client may lose or spoil it, or wait for ever. */
  private String sentWithin(BodyPublisher body) throws Exception {
    HttpClient own = pair.client().build();
    HttpRequest request =
        HttpRequest.newBuilder(peer().echo()).POST(body).timeout(Duration.ofSeconds(5)).build();
    var call = own.sendAsync(request, BodyHandlers.ofString());
    String got = within(call.handle((answer, failure) -> failure == null ? answer.body() : "-"));
    closing(own);
    return got;
  }

  @Test
  void directAndReadOnlyBuffersGo() throws Exception {
    ByteBuffer direct = ByteBuffer.allocateDirect(2).put(new byte[] {1, 2}).flip();
    ByteBuffer readOnly = ByteBuffer.wrap(new byte[] {3}).asReadOnlyBuffer();
    assertThat(echoed(Publishers.of(List.of(direct, readOnly), 3))).containsExactly(1, 2, 3);
    ByteBuffer again = ByteBuffer.allocateDirect(2).put(new byte[] {1, 2}).flip();
    assertThat(echoed(Publishers.of(List.of(again, readOnly), -1))).containsExactly(1, 2, 3);
  }

  @Test
  void manySmallBuffersGo() throws Exception {
    byte[] octets = Content.octets(20_000);
    List<ByteBuffer> single =
        IntStream.range(0, 1000).mapToObj(i -> ByteBuffer.wrap(octets, i * 20, 20)).toList();
    assertThat(echoed(Publishers.of(single, -1))).isEqualTo(octets);
  }

  @Test
  void everyMethodMayHaveABody() throws Exception {
    for (String method : List.of("POST", "PUT", "PATCH", "DELETE", "PROPFIND")) {
      URI at = peer().echo();
      HttpRequest.Builder request =
          HttpRequest.newBuilder(at).method(method, BodyPublishers.ofString("body"));
      assertThat(Peer.bodyOf(arrived(request, at))).as(method).asString(UTF_8).isEqualTo("body");
      assertThat(peer().only(at).getMethod()).isEqualTo(method);
    }
  }

  private static ByteBuffer buffer(String text) {
    return ByteBuffer.wrap(text.getBytes(UTF_8));
  }
}
