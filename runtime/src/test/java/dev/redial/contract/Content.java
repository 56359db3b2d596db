package dev.redial.contract;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.redial.testing.ConnectionScript;
import dev.redial.testing.RawServer;
import java.io.IOException;
import java.util.Arrays;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import okio.Buffer;
import okio.BufferedSink;

/** Bodies of answers, framed as each transport needs it. */
final class Content {
  private static final int CHUNK_OCTETS = 8 * 1024;
  private static final String LENGTH = "Content-Length";

  private Content() {}

  /** Writes a body piece by piece. */
  @FunctionalInterface
  interface Writer {
    void write(Pieces pieces) throws IOException;
  }

  /** Where pieces go; each is on its way when {@code write} returns, unless the client is slow. */
  @FunctionalInterface
  interface Pieces {
    void write(byte[] piece) throws IOException;

    default void write(String piece) throws IOException {
      write(piece.getBytes(US_ASCII));
    }
  }

  /** Octets that differ from their neighbours. */
  static byte[] octets(int count) {
    byte[] made = new byte[count];
    for (int i = 0; i < count; i++) {
      made[i] = (byte) (i * 31 + (i >> 8));
    }
    return made;
  }

  /** An answer that says how long its content is. */
  static MockResponse.Builder sized(byte[] octets) {
    return new MockResponse.Builder().body(new Buffer().write(octets));
  }

  static MockResponse.Builder sized(String text) {
    return new MockResponse.Builder().body(text);
  }

  /** An answer that does not: chunked, or HTTP/2's frames alone. */
  static MockResponse.Builder unsized(Transport transport, byte[] octets) {
    return transport.isHttp2()
        ? sized(octets).removeHeader(LENGTH)
        : new MockResponse.Builder().chunkedBody(new Buffer().write(octets), CHUNK_OCTETS);
  }

  /** An answer that a script writes, of unknown length. */
  static MockResponse.Builder streamed(Transport transport, Writer writer) {
    MockResponse.Builder answer = new MockResponse.Builder().body(new Scripted(transport, writer));
    return transport.isHttp2()
        ? answer.removeHeader(LENGTH)
        : answer.removeHeader(LENGTH).setHeader("Transfer-Encoding", "chunked");
  }

  /** A server of HTTP/1.1 that does what a script says, octet by octet. */
  static RawServer raw(Transport transport, ConnectionScript script) {
    return transport.isSecured()
        ? RawServer.startTls(Certificate.TLS.server(), script)
        : RawServer.start(script);
  }

  /** Writes until the client has gone; then {@code gone} happens. */
  static Writer endless(Event gone) {
    byte[] piece = new byte[CHUNK_OCTETS];
    Arrays.fill(piece, (byte) 'e');
    return pieces -> {
      try {
        while (true) {
          pieces.write(piece);
        }
      } catch (IOException e) {
        gone.happen();
        throw e;
      }
    };
  }

  private record Scripted(Transport transport, Writer writer) implements MockResponseBody {
    @Override
    public long getContentLength() {
      return -1;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      if (transport.isHttp2()) {
        writer.write(piece -> sink.write(piece).flush());
      } else {
        writer.write(piece -> chunk(sink, piece));
        sink.writeUtf8("0\r\n").flush();
      }
    }

    private static void chunk(BufferedSink sink, byte[] piece) throws IOException {
      sink.writeHexadecimalUnsignedLong(piece.length).writeUtf8("\r\n");
      sink.write(piece).writeUtf8("\r\n").flush();
    }
  }
}
