package dev.redial.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One connection of a {@link RawServer}, in the hands of its script. Nothing is read or written but
 * what the script asks for.
 *
 * <p>Thread-safety: one thread at a time.
 */
public final class RawConnection {
  private final RawServer server;
  private final int index;
  private final Socket transport;
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final RequestReader reader;

  /** For each answer in turn: how much of the input had arrived before it was written. */
  private final List<Long> arrivedBeforeAnswer = new ArrayList<>();

  private int read;

  /**
   * A connection.
   *
   * @param transport what TCP gave
   * @param socket the same, or the TLS socket on top of it
   */
  RawConnection(RawServer server, int index, Socket transport, Socket socket) throws IOException {
    this.server = server;
    this.index = index;
    this.transport = transport;
    this.socket = socket;
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
    this.reader = new RequestReader(in);
  }

  /**
   * Which connection of the server this is.
   *
   * @return from 0, in the order of their arrival
   */
  public int index() {
    return index;
  }

  /**
   * Where the client connected from.
   *
   * @return its address
   */
  public InetAddress peer() {
    return transport.getInetAddress();
  }

  /**
   * Reads one request, its body included, and records it.
   *
   * @return the request
   * @throws PeerClosedException if the client closed first
   * @throws IOException if what arrives is no request
   */
  public RawRequest readRequest() throws IOException {
    RequestReader.Parsed parsed = peerClosing(reader::read);
    int unanswered = unansweredAt(parsed.start());
    read++;
    return server.record(index, unanswered, parsed);
  }

  /**
   * Reads and records the head of a request, and leaves its body.
   *
   * @return the request, without its body
   * @throws IOException as {@link #readRequest}
   */
  public RawRequest readHead() throws IOException {
    RequestReader.Parsed parsed = peerClosing(reader::readHead);
    int unanswered = unansweredAt(parsed.start());
    read++;
    return server.record(index, unanswered, parsed);
  }

  /** Reads the head of a request, which does not count as received yet. */
  RequestReader.Parsed look() throws IOException {
    return peerClosing(reader::readHead);
  }

  /** Reads the rest of what was looked at, asking for it where that is expected; it counts. */
  RawRequest take(RequestReader.Parsed head) throws IOException {
    if (head.headers().firstValue("Expect").filter("100-continue"::equalsIgnoreCase).isPresent()) {
      write("HTTP/1.1 100 Continue\r\n\r\n");
    }
    String body = peerClosing(() -> reader.readBody(head.headers()));
    int unanswered = unansweredAt(head.start());
    read++;
    return server.record(index, unanswered, head.with(body));
  }

  /**
   * Reads the body of a request whose head was read alone.
   *
   * @param request its head
   * @return the octets in Latin-1
   * @throws IOException as {@link #readRequest}
   */
  public String readBody(RawRequest request) throws IOException {
    return peerClosing(() -> reader.readBody(request.headers()));
  }

  /**
   * Whether any octet arrives in time.
   *
   * @param patience how long to wait
   * @return false if there is silence
   * @throws PeerClosedException if the client closed
   */
  public boolean hears(Duration patience) throws IOException {
    transport.setSoTimeout(Math.max(1, (int) patience.toMillis()));
    try {
      peerClosing(
          () -> {
            reader.fill();
            return true;
          });
      return true;
    } catch (PeerClosedException e) {
      if (e.getCause() instanceof SocketTimeoutException) {
        return false;
      }
      throw e;
    } finally {
      transport.setSoTimeout(0);
    }
  }

  /**
   * Reads so many octets, whatever they are.
   *
   * @param count how many
   * @throws PeerClosedException if the client closed first
   */
  public void readOctets(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      int unused = peerClosing(reader::octet);
    }
  }

  /**
   * Reads one request if its first octet arrives in time.
   *
   * @param patience how long to wait
   * @return the request, or empty
   * @throws IOException as {@link #readRequest}
   */
  public Optional<RawRequest> tryReadRequest(Duration patience) throws IOException {
    transport.setSoTimeout(Math.max(1, (int) patience.toMillis()));
    try {
      reader.fill();
    } catch (SocketTimeoutException e) {
      return Optional.empty();
    } finally {
      transport.setSoTimeout(0);
    }
    return Optional.of(readRequest());
  }

  /**
   * Whether octets of another request have arrived. In TLS that may also be a session's message.
   *
   * @return true if there is at least one octet
   */
  public boolean requestWaiting() throws IOException {
    return reader.buffered() > 0 || transport.getInputStream().available() > 0;
  }

  /**
   * Writes octets as they are. Text that begins with a status line of 200 or more counts as an
   * answer to the oldest request without one.
   *
   * @param latin1 the octets
   */
  public void write(String latin1) throws IOException {
    if (latin1.startsWith("HTTP/1.") && !latin1.startsWith(" 1", 8)) {
      arrivedBeforeAnswer.add(arrived());
    }
    send(latin1.getBytes(ISO_8859_1));
  }

  /**
   * Answers with Content-Length.
   *
   * @param status for example 200
   * @param body in Latin-1
   */
  public void respond(int status, String body) throws IOException {
    respond(status, Map.of(), body);
  }

  /**
   * Answers with Content-Length and other fields.
   *
   * @param status for example 200
   * @param headers fields beside Content-Length
   * @param body in Latin-1
   */
  public void respond(int status, Map<String, String> headers, String body) throws IOException {
    StringBuilder text = new StringBuilder("HTTP/1.1 " + status + " Scripted\r\n");
    headers.forEach((name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
    text.append("Content-Length: ").append(body.length()).append("\r\n\r\n").append(body);
    write(text.toString());
  }

  /** Ends our half: in TLS close_notify, then FIN. */
  public void shutdownOutput() throws IOException {
    socket.shutdownOutput();
    if (socket != transport) {
      finishTransport();
    }
  }

  /** Ends our half with a bare FIN, in TLS without close_notify: a truncated stream. */
  public void truncate() throws IOException {
    finishTransport();
  }

  /** Closes in order: ends our half, reads what the client still sends until its end, closes. */
  public void close() throws IOException {
    if (!transport.isClosed() && !transport.isOutputShutdown()) {
      shutdownOutput();
    }
    awaitClose();
  }

  /** Closes with RST: what the client has not read yet may be lost. */
  public void reset() throws IOException {
    transport.setSoLinger(true, 0);
    transport.close();
  }

  /** Reads nothing more; what still arrives is acknowledged and thrown away. */
  public void shutdownInput() throws IOException {
    transport.shutdownInput();
  }

  /** Closes without reading what has arrived: the client is told by RST. */
  public void closeUnread() throws IOException {
    transport.close();
  }

  /** How a client ended its half. */
  public enum PeerEnd {
    /** In order. */
    FIN,
    /** Abruptly: it may have thrown away what it had not read. */
    RST
  }

  /**
   * What a client still sent until its end.
   *
   * @param octets how many octets
   * @param how its end
   */
  public record Rest(long octets, PeerEnd how) {}

  /**
   * Reads past everything until the client ends its half. Our half stays open.
   *
   * @return how much it was, and how it ended
   */
  public Rest readToEnd() {
    long octets = reader.buffered();
    byte[] past = new byte[16 * 1024];
    try {
      for (int count = in.read(past); count >= 0; count = in.read(past)) {
        octets += count;
      }
      return new Rest(octets, PeerEnd.FIN);
    } catch (IOException e) {
      return new Rest(octets, PeerEnd.RST);
    }
  }

  /** Waits until the client closes or resets, throwing away what it sends, then closes. */
  public void awaitClose() throws IOException {
    try {
      transport.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // Reset, or closed by us: closed in any case.
    } finally {
      transport.close();
    }
  }

  private void finishTransport() throws IOException {
    transport.shutdownOutput();
  }

  private void send(byte[] octets) throws IOException {
    peerClosing(
        () -> {
          out.write(octets);
          out.flush();
          return octets;
        });
  }

  /** Requests that were read and not answered, and those answered after this offset had arrived. */
  private int unansweredAt(long start) {
    long later = arrivedBeforeAnswer.stream().filter(arrived -> arrived > start).count();
    return Math.max(0, read - arrivedBeforeAnswer.size()) + (int) later;
  }

  private long arrived() throws IOException {
    long read = reader.taken() + reader.buffered();
    return transport.isInputShutdown() ? read : read + transport.getInputStream().available();
  }

  private static <T> T peerClosing(Action<T> action) throws IOException {
    try {
      return action.run();
    } catch (java.net.ProtocolException e) {
      throw e;
    } catch (PeerClosedException e) {
      throw e;
    } catch (IOException e) {
      throw new PeerClosedException(e);
    }
  }

  private interface Action<T> {
    T run() throws IOException;
  }
}
