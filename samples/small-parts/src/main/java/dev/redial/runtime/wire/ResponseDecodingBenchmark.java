package dev.redial.runtime.wire;

import dev.redial.resend.ProtocolViolationException;
import dev.redial.runtime.wire.ResponseDecoder.Event;
import dev.redial.samples.smallparts.SmallPart;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * One answer is taken apart, head and content, as a connection does that has had many: by how much
 * its head is like the last one.
 */
public class ResponseDecodingBenchmark extends SmallPart {
  private static final String TEXT =
      "It was the best of times, it was the worst of times. ".repeat(2);

  private static final String HEAD =
      """
      HTTP/1.1 200 OK
      Server: shop
      Date: Sun, 22 Nov 2026 10:00:00 GMT
      Content-Type: text/plain; charset=utf-8
      Content-Length: %d
      Cache-Control: no-cache
      Connection: keep-alive

      """
          .formatted(TEXT.length());

  /** Another head, line by line. */
  private static final String OTHER_HEAD =
      """
      HTTP/1.1 200 OK
      Connection: keep-alive
      Server: shop
      Date: Sun, 22 Nov 2026 10:00:01 GMT
      Content-Type: text/html
      Content-Length: %d
      Cache-Control: max-age=60

      """
          .formatted(TEXT.length());

  private static final String CHUNKED_HEAD =
      """
      HTTP/1.1 200 OK
      Server: shop
      Date: Sun, 22 Nov 2026 10:00:00 GMT
      Content-Type: text/plain; charset=utf-8
      Transfer-Encoding: chunked
      Cache-Control: no-cache

      """;

  private final Answers same = new Answers(HEAD + TEXT);
  private final Answers dated = new Answers(HEAD + TEXT, HEAD.replace(":00 GMT", ":01 GMT") + TEXT);
  private final Answers different = new Answers(HEAD + TEXT, OTHER_HEAD + TEXT);
  private final Answers chunked = new Answers(CHUNKED_HEAD + inChunks());

  private static String inChunks() {
    int half = TEXT.length() / 2;
    return chunk(TEXT.substring(0, half)) + chunk(TEXT.substring(half)) + "0\n\n";
  }

  private static String chunk(String text) {
    return Integer.toHexString(text.length()) + "\n" + text + "\n";
  }

  /** What comes on one connection, over and over. */
  private static final class Answers {
    private final ResponseDecoder decoder =
        new ResponseDecoder(DecoderLimits.STANDARD, new HeadMemory());
    private final List<ByteBuffer> octets;
    private int next;

    Answers(String... texts) {
      octets = List.of(texts).stream().map(Answers::octetsOf).toList();
    }

    private static ByteBuffer octetsOf(String text) {
      byte[] octets = text.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
      return ByteBuffer.allocateDirect(octets.length).put(octets); // as what is read from a socket
    }

    ResponseDecoder decodeNext() throws ProtocolViolationException {
      ByteBuffer answer = octets.get(next).rewind();
      next = (next + 1) % octets.size();
      decoder.expect("GET");
      Event event = decoder.next(answer);
      while (event != Event.END) {
        event = decoder.next(answer);
      }
      return decoder;
    }
  }

  /** Its head is the last one's. */
  @Benchmark
  public ResponseDecoder sameHead() throws ProtocolViolationException {
    return same.decodeNext();
  }

  /** One line is not, as where a second has passed. */
  @Benchmark
  public ResponseDecoder otherDate() throws ProtocolViolationException {
    return dated.decodeNext();
  }

  /** No line is. */
  @Benchmark
  public ResponseDecoder otherHead() throws ProtocolViolationException {
    return different.decodeNext();
  }

  /** The last one's, and content in two chunks. */
  @Benchmark
  public ResponseDecoder chunked() throws ProtocolViolationException {
    return chunked.decodeNext();
  }
}
