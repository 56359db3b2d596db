package dev.redial.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads whole requests from a stream, with a buffer of its own that can be looked into. */
final class RequestReader {

  /** A request without what the server knows of it; {@code start} is the offset of its head. */
  record Parsed(long start, String method, String target, HttpHeaders headers, String body) {
    Parsed with(String content) {
      return new Parsed(start, method, target, headers, content);
    }
  }

  private final InputStream in;
  private final byte[] buffer = new byte[16 * 1024];
  private int position;
  private int limit;
  private long taken;

  RequestReader(InputStream in) {
    this.in = in;
  }

  Parsed read() throws IOException {
    Parsed head = readHead();
    return head.with(readBody(head.headers));
  }

  /** Reads up to the body, which counts as empty. */
  Parsed readHead() throws IOException {
    String line = line();
    while (line.isEmpty()) {
      line = line();
    }
    long start = taken - line.length() - 2;
    String[] parts = line.split(" ", 3);
    if (parts.length != 3) {
      throw new ProtocolException("not a request line: " + line);
    }
    Map<String, List<String>> fields = fields();
    HttpHeaders headers = HttpHeaders.of(fields, (name, value) -> true);
    return new Parsed(start, parts[0], parts[1], headers, "");
  }

  /** How many octets were taken out so far. */
  long taken() {
    return taken;
  }

  int buffered() {
    return limit - position;
  }

  /** Waits until there is an octet to take. */
  void fill() throws IOException {
    if (position == limit) {
      int octets = in.read(buffer);
      if (octets < 0) {
        throw new PeerClosedException("end of stream");
      }
      position = 0;
      limit = octets;
    }
  }

  int octet() throws IOException {
    fill();
    taken++;
    return buffer[position++] & 0xff;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    int octet = octet();
    while (octet != '\n') {
      line.append((char) octet);
      octet = octet();
    }
    int end = line.length() - 1;
    if (end < 0 || line.charAt(end) != '\r') {
      throw new ProtocolException("line without CR: " + line);
    }
    return line.substring(0, end);
  }

  private Map<String, List<String>> fields() throws IOException {
    Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new ProtocolException("not a field: " + line);
      }
      String value = line.substring(colon + 1).strip();
      fields.computeIfAbsent(line.substring(0, colon), n -> new ArrayList<>()).add(value);
    }
    return fields;
  }

  String readBody(HttpHeaders headers) throws IOException {
    if (headers.firstValue("Transfer-Encoding").filter("chunked"::equalsIgnoreCase).isPresent()) {
      return chunks();
    }
    return octets(Math.toIntExact(headers.firstValueAsLong("Content-Length").orElse(0)));
  }

  private String chunks() throws IOException {
    StringBuilder body = new StringBuilder();
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      body.append(octets(size));
      line();
    }
    fields();
    return body.toString();
  }

  private int chunkSize() throws IOException {
    String line = line();
    int extension = line.indexOf(';');
    String size = extension < 0 ? line : line.substring(0, extension);
    return Integer.parseInt(size.strip(), 16);
  }

  private String octets(int count) throws IOException {
    byte[] octets = new byte[count];
    for (int filled = 0; filled < count; ) {
      fill();
      int part = Math.min(buffered(), count - filled);
      System.arraycopy(buffer, position, octets, filled, part);
      position += part;
      taken += part;
      filled += part;
    }
    return new String(octets, ISO_8859_1);
  }
}
