package dev.redial.testing;

import dev.redial.runtime.transport.Link;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/**
 * A link without a network: what it accepts, brings and suffers is told to it octet by octet.
 *
 * <pre>
 *   client --write--> [ accepted: as many as there is room for ] --takeRequest--> script
 *   client &lt;--read--- [ answered, until its FIN or reset       ] &lt;--answer------- script
 * </pre>
 *
 * <p>Thread-safety: none; a simulation has one thread.
 */
public final class ScriptedLink implements Link {
  private static final InetSocketAddress NOWHERE = InetSocketAddress.createUnresolved("sim", 1);

  private final ScriptedChannel channel = new ScriptedChannel(this);
  private final Octets requests = new Octets();
  private final Octets answers = new Octets();
  private Runnable beforeIo = () -> {};
  private long room = Long.MAX_VALUE;
  private long accepted;
  private int taken;
  private int read;
  private boolean fin;
  private boolean reset;
  private boolean ended;
  private boolean writeFailed;
  private boolean outputShut;
  private boolean closed;

  /** Octets that can be looked at without a copy. */
  private static final class Octets extends ByteArrayOutputStream {
    byte[] octets() {
      return buf;
    }
  }

  // ---- the script's side

  /** Runs {@code task} before each of the client's reads and writes. */
  public void beforeIo(Runnable task) {
    beforeIo = task;
  }

  /** From now on {@code octets} more are accepted, then the way out is blocked. */
  public void accept(long octets) {
    room = octets;
  }

  /** Octets that were accepted and not taken yet. */
  public int requestOctets() {
    return requests.size() - taken;
  }

  /** Takes up to {@code most} octets of requests. */
  public String takeRequest(int most) {
    int count = Math.min(most, requestOctets());
    String octets = new String(requests.toByteArray(), taken, count, StandardCharsets.ISO_8859_1);
    taken += count;
    return octets;
  }

  /** Brings octets to the client. */
  public void answer(String latin1) {
    answers.writeBytes(latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The server's half ends. */
  public void fin() {
    fin = true;
  }

  /** The connection is reset; what the client has not read yet can still be read, as on Linux. */
  public void reset() {
    reset = true;
  }

  /** The same, and what was not read is lost, as on other systems. */
  public void resetAndLose() {
    reset = true;
    read = answers.size();
  }

  /** Whether the client would see something new by reading. */
  public boolean isReadable() {
    return !closed && (read < answers.size() || reset || (fin && !ended));
  }

  /** Whether the client could write: it may have octets under way that are not accepted if not. */
  public boolean isWritable() {
    return !closed && (room > 0 || reset);
  }

  /** Whether the client has closed it, both halves. */
  public boolean isClosed() {
    return closed;
  }

  /** Whether the client has ended its half. */
  public boolean isOutputShut() {
    return outputShut;
  }

  // ---- the client's side

  @Override
  public int read(ByteBuffer destination) throws IOException {
    beforeIo.run();
    if (closed) {
      throw new IOException("closed by this side");
    }
    if (read < answers.size()) {
      int count = Math.min(destination.remaining(), answers.size() - read);
      destination.put(answers.octets(), read, count);
      read += count;
      return count;
    }
    if (reset) {
      throw new IOException("Connection reset by peer");
    }
    ended |= fin;
    return fin ? -1 : 0;
  }

  @Override
  public boolean holdsPartOfRecord() {
    return false;
  }

  @Override
  public boolean orderlyEnd() {
    return ended && !writeFailed;
  }

  @Override
  public void write(ByteBuffer[] sources) throws IOException {
    beforeIo.run();
    if (closed || reset || outputShut) {
      writeFailed = true;
      throw new IOException("Broken pipe");
    }
    for (ByteBuffer source : sources) {
      while (source.hasRemaining() && room > 0) {
        requests.write(source.get());
        accepted++;
        room--;
      }
    }
  }

  @Override
  public long accepted() {
    return accepted;
  }

  @Override
  public boolean flush() {
    return true;
  }

  @Override
  public SelectableChannel channel() {
    return channel;
  }

  @Override
  public void shutdownOutput() throws IOException {
    if (closed || reset) {
      throw new IOException("Broken pipe");
    }
    outputShut = true;
  }

  @Override
  public void close() {
    closed = true;
  }

  @Override
  public Optional<SSLSession> tlsSession() {
    return Optional.empty();
  }

  @Override
  public String applicationProtocol() {
    return "";
  }

  @Override
  public InetSocketAddress remoteAddress() {
    return NOWHERE;
  }

  @Override
  public InetSocketAddress localAddress() {
    return NOWHERE;
  }
}
