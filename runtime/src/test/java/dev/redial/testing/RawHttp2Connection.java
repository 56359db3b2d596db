package dev.redial.testing;

import dev.redial.testing.RawHttp2Stream.Content;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;

/**
 * One connection of a {@link RawHttp2Server}: frames by hand; source: RFC 9113, sections 4 and 6.
 *
 * <p>Thread-safety: its script's own, but for what is written.
 */
public final class RawHttp2Connection {
  private static final int PREFACE_OCTETS = 24;
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int PING = 6;
  private static final int GOAWAY = 7;
  private static final int ACK = 1;
  private static final int MAX_CONCURRENT_STREAMS = 3;
  private static final int REFUSED_STREAM = 7;
  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;

  /** {@code :status: 200}, as it stands in the static table (RFC 7541, appendix A). */
  private static final byte[] STATUS_200 = {(byte) 0x88};

  private static final byte[] NOTHING = {};

  private final RawHttp2Server server;
  private final int index;
  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;

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
    write(SETTINGS, 0, 0, settings());
    return true;
  }

  private byte[] settings() {
    int most = server.maxStreams();
    return most == RawHttp2Server.UNLIMITED
        ? NOTHING
        : ByteBuffer.allocate(6).putShort((short) MAX_CONCURRENT_STREAMS).putInt(most).array();
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
    if ((frame.type == SETTINGS || frame.type == PING) && (frame.flags & ACK) == 0) {
      write(frame.type, ACK, 0, frame.type == PING ? payload : NOTHING);
    }
    return frame;
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
