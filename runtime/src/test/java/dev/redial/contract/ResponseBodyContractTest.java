package dev.redial.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;

/** What becomes of an answer's content, whole and as text. */
@ContractTest
class ResponseBodyContractTest extends Contract {
  private static final int LARGE = 16 * 1024 * 1024;

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
}
