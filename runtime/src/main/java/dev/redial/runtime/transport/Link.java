package dev.redial.runtime.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/**
 * One connected stream of octets, in clear or in TLS, that never blocks.
 *
 * <p>Thread-safety: one thread may read while another one writes ({@code write}, {@code flush},
 * {@code shutdownOutput}); two readers or two writers at once are the caller's mistake. Everything
 * else may be called by anybody.
 *
 * <p>A failed write leaves the reading side as it is: what the peer sent before can still be read.
 */
public interface Link extends AutoCloseable {

  /**
   * Reads what is there. Octets may wait inside a link while its {@link #channel} is silent, so
   * read until this returns 0 before waiting for the channel.
   *
   * @param destination where the octets go
   * @return how many octets were read, 0 if there are none now, -1 at the end of the stream
   * @throws IOException if the connection was reset, or the peer broke TLS
   */
  int read(ByteBuffer destination) throws IOException;

  /**
   * Whether octets have arrived that cannot be read yet: a part of a TLS record, which may be an
   * answer, a session ticket or the end.
   *
   * @return true if so; only of use after {@link #read} returned 0
   */
  boolean holdsPartOfRecord();

  /**
   * Whether the end that {@link #read} reported was meant by the peer: its {@code close_notify} in
   * TLS, otherwise a FIN with no failed write before it (after one, Linux reports an end too).
   * Without that, a body that only the end of the connection delimits is not complete (RFC 9112,
   * section 8).
   *
   * @return true if so; false before the end
   */
  boolean orderlyEnd();

  /**
   * Takes as many octets as go out now, in one gathering write, and advances the positions past
   * them. What was taken but not {@link #accepted} yet goes out with {@link #flush}.
   *
   * @param sources the octets, in order
   * @throws IOException if the connection cannot be written to any more
   */
  void write(ByteBuffer[] sources) throws IOException;

  /**
   * How many octets were handed to the kernel. In TLS these are octets of plaintext, and they count
   * when the record that holds them was handed over completely.
   *
   * @return octets since the connection began
   */
  long accepted();

  /**
   * Pushes out what was taken and is not accepted yet.
   *
   * @return true if nothing is left; false if the channel must be writable first
   * @throws IOException if the connection cannot be written to any more
   */
  boolean flush() throws IOException;

  /**
   * What to register with a selector.
   *
   * @return the non-blocking channel
   */
  SelectableChannel channel();

  /**
   * Ends the outgoing half: in TLS {@code close_notify}, then FIN. If the kernel does not take the
   * {@code close_notify} now, {@link #flush} completes it.
   *
   * @throws IOException if the connection cannot be written to any more
   */
  void shutdownOutput() throws IOException;

  /** Closes the connection, at once; closing twice is harmless, and it never throws. */
  @Override
  void close();

  /**
   * The session of a TLS link.
   *
   * @return empty for a link in clear
   */
  Optional<SSLSession> tlsSession();

  /**
   * What ALPN agreed on (RFC 7301).
   *
   * @return {@code "h2"}, {@code "http/1.1"}, or {@code ""} where nothing was agreed
   */
  String applicationProtocol();

  /**
   * The peer, or the proxy in front of it.
   *
   * @return the address
   */
  InetSocketAddress remoteAddress();

  /**
   * Our end.
   *
   * @return the address
   */
  InetSocketAddress localAddress();
}
