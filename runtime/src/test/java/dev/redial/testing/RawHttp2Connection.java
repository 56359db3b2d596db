package dev.redial.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.redial.testing.RawHttp2Stream.Content;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/**
 * One connection of a {@link RawHttp2Server}: frames by hand; source: RFC 9113, sections 4 and 6.
 *
 * <p>Thread-safety: its script's own, but for what is written.
 */
public final class RawHttp2Connection {
  private static final int PREFACE_OCTETS = 24;
  private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(US_ASCII);
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int PUSH_PROMISE = 5;
  private static final int PING = 6;
  private static final int GOAWAY = 7;
  private static final int ACK = 1;
  private static final int MAX_CONCURRENT_STREAMS = 3;
  private static final int REFUSED_STREAM = 7;
  private static final int ENABLE_PUSH = 2;
  private static final int SETTING_OCTETS = 6;
  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;

  /** Without indexing, its name from the static table; source: RFC 7541, appendix A. */
  private static final byte[] CODED_BY_GZIP = {0x0f, 26 - 15, 4, 'g', 'z', 'i', 'p'};

  /** {@code :status: 200}, as it stands in the static table (RFC 7541, appendix A). */
  private static final byte[] STATUS_200 = {(byte) 0x88};

  /** GET and https, and the names {@code :authority} and {@code :path}, by the same table. */
  private static final byte[] GET_HTTPS = {(byte) 0x82, (byte) 0x87};

  private static final byte AUTHORITY = 1;
  private static final byte PATH = 4;

  private static final byte[] NOTHING = {};

  private final RawHttp2Server server;
  private final int index;
  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;
  private int enablePush = 1;
  private byte[] head = NOTHING;

  /** One frame as it was read. */
  private record Frame(int type, int flags, int stream) {}

  RawHttp2Connection(RawHttp2Server server, int index, Socket socket) throws IOException {
    this.server = server;
    this.index = index;
    this.socket = socket;
    this.in = new DataInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  /** False if the client ends the connection instead. */
  boolean readPreface() throws IOException {
    byte[] preface = in.readNBytes(PREFACE_OCTETS);
    if (preface.length == 0) {
      return false;
    }
    if (!Arrays.equals(preface, PREFACE)) {
      throw new IOException("not a preface: " + new String(preface, US_ASCII));
    }
    if (server.maxStreams() == RawHttp2Server.UNLIMITED) {
      write(SETTINGS, 0, 0, NOTHING);
    } else {
      allow(server.maxStreams());
    }
    return true;
  }

  /** Says how many streams it allows at a time from now on. */
  public void allow(int most) throws IOException {
    ByteBuffer limit = ByteBuffer.allocate(SETTING_OCTETS);
    limit.putShort((short) MAX_CONCURRENT_STREAMS).putInt(most);
    write(SETTINGS, 0, 0, limit.array());
  }

  /**
   * Which connection of the server this is.
   *
   * @return from 0
   */
  public int index() {
    return index;
  }

  /**
   * Whether the client lets itself be pushed to.
   *
   * @return 1, or 0 if its settings say so
   */
  public int enablePush() {
    return enablePush;
  }

  /**
   * Reads up to the next request's head.
   *
   * @return its stream
   */
  public RawHttp2Stream readHead() throws IOException {
    Frame frame = readUntil(HEADERS);
    boolean bare = (frame.flags & END_STREAM) != 0;
    RawHttp2Stream stream =
        new RawHttp2Stream(index, frame.stream, bare ? Content.NONE : Content.SOME);
    server.record(stream);
    return stream;
  }

  /**
   * The fields of the last request whose head was read.
   *
   * @return compressed, as they came; without those of a CONTINUATION
   */
  public byte[] head() {
    return head.clone();
  }

  /** Reads until the client resets a stream. */
  public void awaitReset() throws IOException {
    readUntil(RST_STREAM);
  }

  /** Reads past the body of a request, if it has one and nothing stands between. */
  public void readBody(RawHttp2Stream stream) throws IOException {
    boolean more = stream.content() == Content.SOME;
    while (more) {
      more = (readUntil(DATA).flags & END_STREAM) == 0;
    }
  }

  /** Answers with 200 and no content. */
  public void answer(RawHttp2Stream stream) throws IOException {
    write(HEADERS, END_STREAM | END_HEADERS, stream.stream(), STATUS_200);
  }

  /** Answers with 200 and the promise of content. */
  public void beginAnswer(RawHttp2Stream stream) throws IOException {
    write(HEADERS, END_HEADERS, stream.stream(), STATUS_200);
  }

  /**
   * Promises an answer beside that of {@code with}, and sends it.
   *
   * @param promised an even number, higher than any before
   * @param path under 128 octets
   */
  public void push(RawHttp2Stream with, int promised, String path, String content)
      throws IOException {
    push(with, promised, path, STATUS_200, content.getBytes(US_ASCII));
  }

  /** The same with content that is coded already. */
  public void pushGzipped(RawHttp2Stream with, int promised, String path, byte[] coded)
      throws IOException {
    byte[] head = Arrays.copyOf(STATUS_200, STATUS_200.length + CODED_BY_GZIP.length);
    System.arraycopy(CODED_BY_GZIP, 0, head, STATUS_200.length, CODED_BY_GZIP.length);
    push(with, promised, path, head, coded);
  }

  private void push(
      RawHttp2Stream with, int promised, String path, byte[] answerHead, byte[] content)
      throws IOException {
    String authority = server.uri("/").getAuthority();
    ByteBuffer promise = ByteBuffer.allocate(300).putInt(promised).put(GET_HTTPS);
    literal(promise, AUTHORITY, authority);
    literal(promise, PATH, path);
    byte[] head = Arrays.copyOf(promise.array(), promise.position());
    write(PUSH_PROMISE, END_HEADERS, with.stream(), head);
    write(HEADERS, END_HEADERS, promised, answerHead);
    write(DATA, END_STREAM, promised, content);
  }

  /** Without indexing; source: RFC 7541, section 6.2.2. */
  private static void literal(ByteBuffer into, byte name, String value) {
    into.put(name).put((byte) value.length()).put(value.getBytes(US_ASCII));
  }

  /** Says that a stream was not processed, as one that exceeds the limit. */
  public void refuse(RawHttp2Stream stream) throws IOException {
    write(RST_STREAM, 0, stream.stream(), ByteBuffer.allocate(4).putInt(REFUSED_STREAM).array());
  }

  /** Says that no stream after {@code last} was or will be processed. */
  public void goAway(RawHttp2Stream last) throws IOException {
    write(GOAWAY, 0, 0, ByteBuffer.allocate(8).putInt(last.stream()).putInt(0).array());
  }

  /** Answers all requests from now on. */
  public void answerAll() throws IOException {
    while (true) {
      RawHttp2Stream next = readHead();
      readBody(next);
      answer(next);
    }
  }

  /**
   * Has the TLS of the connection fail with a fatal alert of the kind that handshakes have, though
   * its own was over long ago. The client has to keep to TLS 1.2, which can be negotiated anew.
   */
  public void failHandshakeAnew() throws IOException {
    SSLSocket secured = (SSLSocket) socket;
    secured.setEnabledCipherSuites(
        new String[] {"TLS_RSA_WITH_AES_128_GCM_SHA256"}); // for no EC key
    try {
      secured.startHandshake();
      throw new IllegalStateException("no suite should be common to both");
    } catch (SSLException e) {
      // It has sent its alert.
    }
  }

  /** Ends the connection in order, and waits until the client has done so, too. */
  public void end() throws IOException {
    socket.shutdownOutput();
    awaitEnd();
  }

  /** Reads, and answers nothing, until the client ends the connection. */
  public void awaitEnd() throws IOException {
    in.transferTo(OutputStream.nullOutputStream());
  }

  /** Resets the connection. */
  public void cut() throws IOException {
    socket.close();
  }

  private Frame readUntil(int type) throws IOException {
    while (true) {
      Frame frame = readFrame();
      if (frame.type == type) {
        return frame;
      }
    }
  }

  private Frame readFrame() throws IOException {
    int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
    Frame frame = new Frame(in.readUnsignedByte(), in.readUnsignedByte(), in.readInt());
    byte[] payload = in.readNBytes(length);
    head = frame.type == HEADERS ? payload : head;
    if (frame.type == SETTINGS) {
      learn(ByteBuffer.wrap(payload));
    }
    if ((frame.type == SETTINGS || frame.type == PING) && (frame.flags & ACK) == 0) {
      write(frame.type, ACK, 0, frame.type == PING ? payload : NOTHING);
    }
    return frame;
  }

  private void learn(ByteBuffer settings) {
    while (settings.remaining() >= SETTING_OCTETS) {
      int which = settings.getShort();
      int value = settings.getInt();
      enablePush = which == ENABLE_PUSH ? value : enablePush;
    }
  }

  private synchronized void write(int type, int flags, int stream, byte[] payload)
      throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(9 + payload.length);
    frame.put((byte) (payload.length >> 16)).putShort((short) payload.length);
    frame.put((byte) type).put((byte) flags).putInt(stream).put(payload);
    out.write(frame.array());
    out.flush();
  }
}
