package dev.redial.runtime;

import dev.redial.runtime.event.ManagerSnapshot;
import dev.redial.runtime.event.TrafficListener;
import dev.redial.runtime.journal.Journal;
import dev.redial.runtime.pool.ConnectionPool;
import java.time.Duration;

/**
 * The connections of one or more clients: persistent, limited per origin and in total, pipelined
 * where the calls and the server allow it.
 *
 * <p>Clients that share a manager share its limits, never a connection.
 *
 * <p>Thread-safety: used by any thread. Close it after the clients that use it.
 */
public final class ConnectionManager implements AutoCloseable {
  private final ConnectionPool pool;
  private final Duration closeGrace;
  private final Names names;

  /** Who turns names into addresses. */
  enum Names {
    OF_THE_JVM,
    OF_ITS_OWN
  }

  ConnectionManager(ManagerSettings settings) {
    pool =
        new ConnectionPool(
            settings.pool(),
            settings.decoder(),
            settings.connection(),
            new LinkDialling(settings.dialer()),
            Journal.of(settings.listeners()));
    closeGrace = settings.closeGrace();
    names = settings.names();
  }

  /** A manager with the standard limits. */
  public static ConnectionManager create() {
    return builder().build();
  }

  /** Starts with the standard limits. */
  public static Builder builder() {
    return new ManagerSettings();
  }

  ConnectionPool pool() {
    return pool;
  }

  Names names() {
    return names;
  }

  /**
   * Takes no new calls, fails those that wait for a connection, and gives those under way time to
   * be answered: {@link Builder#closeGrace}, during which this method waits. Then it closes all
   * connections; calls that are not answered fail, saying how far they came. An interrupt ends the
   * wait.
   */
  @Override
  public void close() {
    pool.close(closeGrace);
  }

  /**
   * What it holds at this moment: per origin the connections with state, age and load, how many
   * exchanges wait, how many connections were opened and exchanges carried by reused ones, how deep
   * pipelines may be, and an estimate of the local ports that linger in TIME_WAIT. Origins are
   * looked at one after the other. What the JDK's client carries by HTTP/2 is not among it.
   */
  public ManagerSnapshot snapshot() {
    return pool.snapshot();
  }

  /** Closes all connections at once; calls that are not answered fail, saying how far they came. */
  public void closeNow() {
    pool.closeNow();
  }

  /** Takes no new calls and ends by itself when those under way, and their bodies, are over. */
  void windDown() {
    pool.windDown();
  }

  /**
   * The limits of a manager, and how it dials.
   *
   * <p>A value out of its range is an {@link IllegalArgumentException} that names the range.
   *
   * <p>Thread-safety: none; used by one thread.
   */
  public sealed interface Builder permits ManagerSettings {

    // ---- how many

    /**
     * Parallel connections to one origin, at least 1. The default is 6, which browsers settled on:
     * more of them compete with each other (RFC 9112, section 9.4).
     */
    Builder maxConnectionsPerOrigin(int connections);

    /**
     * Parallel connections to all origins together, at least 1. The default is 256, which leaves
     * most of the 1,024 files that a process may usually open. At the limit the connection that was
     * idle for longest gives way, of whatever origin; where none is idle, origins take turns (RFC
     * 9112, section 9.4).
     */
    Builder maxConnections(int connections);

    /**
     * Unanswered requests on one connection, at least 1, which means no pipelining. The default is
     * 16; it is reached step by step, as the origin shows that it can pipeline (RFC 9112, section
     * 9.3.2).
     */
    Builder maxPipelineDepth(int exchanges);

    /**
     * Octets of unanswered requests on one connection, 1,024 to 2^30. The default is 65,536, which
     * every server's receive buffer holds: with more, a server that does not read before its answer
     * is read could bring both ends to a stand (RFC 9112, section 9.3.2). One larger request still
     * goes, alone.
     */
    Builder pipelineWindow(int octets);

    /**
     * Never sends a copy of a safe call beside the first one: what stands behind a late answer
     * waits, until the time of its call is up. By default, where an answer is silent for three
     * times as long as 95 of 100 take, at least 150 ms, the safe calls behind it are sent on other
     * connections, too, and the first answer wins; for answers come in the order of requests (RFC
     * 9112, section 9.3.2). Calls still move away from behind a caller that does not take its
     * answer.
     */
    Builder withoutRescue();

    /**
     * Lets every caller that waits for an answer sleep at once. By default, where the last answers
     * of a connection came within 100 microseconds, a caller looks for the next one again and again
     * for as long, because being woken may take longer: only while nobody stands behind it, and
     * while no more callers of the JVM wait for such answers than half of its processors, so never
     * where there is one. Where processor time is metered, they may rather sleep. Asynchronous
     * calls never wait like this.
     */
    Builder withoutBusyWaiting();

    /**
     * Local ports towards one destination that linger in TIME_WAIT because we closed first, at
     * least 1; dials wait when as many do. The default is 24,000: 400 closes a second for the 60
     * seconds that a port lingers, of the 28,232 ports that Linux gives out (RFC 9293, section
     * 3.6.1).
     */
    Builder maxLingeringPorts(int ports);

    // ---- how long

    /**
     * The time for proxy, name, connection and TLS together, positive; 10 seconds by default unless
     * the client says otherwise: two lost SYN packets still leave time for the third.
     */
    Builder connectTimeout(Duration limit);

    /**
     * How long a call waits for a connection, positive; 30 seconds by default, about as long as
     * people do. Then it fails, naming who holds the connections, and is not sent again.
     */
    Builder waitTimeout(Duration limit);

    /**
     * How long an unused connection is kept, positive; 30 seconds by default, less than most
     * servers do. A server's own {@code Keep-Alive: timeout} and what it was seen to do shorten it
     * (RFC 9112, section 9.3).
     */
    Builder idleTimeout(Duration limit);

    /**
     * How old a connection may become before it is replaced, positive, give or take a tenth; 10
     * minutes by default, so that changes of DNS and certificates are seen. What is under way is
     * finished (RFC 9112, section 9.5).
     */
    Builder maxAge(Duration limit);

    /**
     * How long the orderly close of one connection may take on the server's side, positive; 1
     * second by default, in which a last answer may still arrive (RFC 9112, section 9.6).
     */
    Builder closeTimeout(Duration limit);

    /**
     * How long {@link ConnectionManager#close} waits for answers, not negative; 2 seconds by
     * default, which most answers take less than. Zero is {@link ConnectionManager#closeNow}.
     */
    Builder closeGrace(Duration limit);

    // ---- how much is sent again

    /**
     * Of all calls to one origin within ten seconds, the share that may be sent again although the
     * server may have seen them, 0 to 1. The default is 0.2: where everything fails, a server in
     * trouble gets a fifth more than its calls, not thrice as much. What exceeds it fails with its
     * last failure, or has the last answer. Each operation has the share of its own calls: an
     * endpoint, or of plain requests those with one method and first segment of their paths.
     */
    Builder maxRetryRatio(double ofAllCalls);

    /**
     * How many calls to one origin, whatever their operations, may be sent again in each second
     * where their share is less, 0 to 2^20; 10 by default, so that a client with few calls repairs
     * all of them.
     */
    Builder minRetriesPerSecond(int calls);

    // ---- how it dials

    /**
     * Who turns names into addresses; the JVM's resolver by default. What it finds is remembered
     * for 30 seconds, for up to 256 hosts.
     */
    Builder resolver(HostResolver resolver);

    /**
     * Switches off TCP's probes of silent connections, which are on by default: they notice a peer
     * that vanished and keep the entries of address translators alive (RFC 9293, section 3.8.4).
     */
    Builder withoutTcpKeepAlive();

    // ---- what servers may send

    /**
     * Octets of an answer's head, trailers included, 256 to 2^30. The default is 65,536: servers
     * rarely send more than 16 KiB (RFC 9112, section 3; RFC 9110, section 5.4).
     */
    Builder maxHeadBytes(int octets);

    /**
     * Field lines of an answer's head and trailers, 1 to 2^20; 256 by default (RFC 9110, section
     * 5.4).
     */
    Builder maxFieldLines(int lines);

    /**
     * Octets of a status line with its line end, 32 to 2^30; 8,192 by default (RFC 9112, section
     * 4).
     */
    Builder maxStatusLineBytes(int octets);

    /**
     * Octets of a chunk's size and extensions, 16 to 2^30; 1,024 by default: extensions are unused
     * but by attackers (RFC 9112, section 7.1.1).
     */
    Builder maxChunkHeaderBytes(int octets);

    /**
     * Interim answers (1xx) before one final answer, 0 to 2^20; 16 by default (RFC 9110, section
     * 15.2).
     */
    Builder maxInterimAnswers(int answers);

    /**
     * Takes a lone LF as the end of a line in heads, as very old servers write it; strict by
     * default, because whoever reads line ends differently from others can be deceived (RFC 9112,
     * section 2.2). Chunk headers stay strict.
     */
    Builder lenientLineEnds();

    // ---- who is told

    /**
     * Adds one who is told what happens, besides Flight Recorder, which needs no listener: there
     * the events are {@code dev.redial.Connection}, {@code .Exchange}, {@code .Resend} and {@code
     * .Confirmation}. None by default, which costs nothing.
     */
    Builder listener(TrafficListener listener);

    /** The manager, with its threads started. */
    ConnectionManager build();
  }
}
