package dev.redial.samples.bookshop;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request or an answer with its length in its head: all that the {@link CuttingProxy} understands
 * of HTTP.
 *
 * @param startLine as in {@code GET /v1/books/1 HTTP/1.1}
 * @param octets the whole message
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record HttpMessage(String startLine, byte[] octets) {
  private static final Pattern CONTENT_LENGTH =
      Pattern.compile("\r\nContent-Length:[ \t]*(\\d+)[ \t]*\r\n", Pattern.CASE_INSENSITIVE);
  private static final Pattern TRANSFER_ENCODING =
      Pattern.compile("\r\nTransfer-Encoding:", Pattern.CASE_INSENSITIVE);

  /** The next message; empty where the stream ends between two of them. */
  static Optional<HttpMessage> read(InputStream in) throws IOException {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    do {
      int next = in.read();
      if (next < 0 && octets.size() == 0) {
        return Optional.empty();
      }
      append(next, octets);
    } while (!endsHead(octets));
    String head = octets.toString(StandardCharsets.ISO_8859_1);
    for (int left = contentLength(head); left > 0; left--) {
      append(in.read(), octets);
    }
    String startLine = head.substring(0, head.indexOf('\r'));
    return Optional.of(new HttpMessage(startLine, octets.toByteArray()));
  }

  /** Method and target of a request. */
  String request() {
    return startLine.substring(0, startLine.lastIndexOf(' '));
  }

  private static void append(int octet, ByteArrayOutputStream octets) throws IOException {
    if (octet < 0) {
      throw new EOFException("A message broke off after " + octets.size() + " octets");
    }
    octets.write(octet);
  }

  private static boolean endsHead(ByteArrayOutputStream octets) {
    return octets.size() >= 4 && octets.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n");
  }

  private static int contentLength(String head) throws ProtocolException {
    if (TRANSFER_ENCODING.matcher(head).find()) {
      throw new ProtocolException("This proxy forwards bodies of known length only");
    }
    Matcher length = CONTENT_LENGTH.matcher(head);
    return length.find() ? Integer.parseInt(length.group(1)) : 0;
  }
}
