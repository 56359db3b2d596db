package dev.redial.testing;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/**
 * An HTTP/1.1 server on the loopback address that answers what it is told to, or fails as it is
 * told to, and knows what it was sent: for tests of interfaces and of what becomes of their calls
 * when connections break.
 *
 * <pre>{@code
 * try (FaultServer server = FaultServer.start()) {
 *   server.when("POST", "/orders").then(Reaction.closeAfterReading());
 *   Bookshop shop = new BookshopClient(Redial.builder().baseUri("Bookshop", server.uri("")).build());
 *
 *   assertThrows(UnconfirmedRequestException.class, () -> shop.order(book));
 *
 *   assertThat(server).received("POST", "/orders").times(1);
 * }
 * }</pre>
 *
 * <p>Requests of one connection are answered one after the other, in their order. Whatever nothing
 * was said about is answered 501, with a text that says so.
 *
 * <p>Thread-safety: safe.
 */
public final class FaultServer implements AutoCloseable {
  private final List<Expectation> expectations = new CopyOnWriteArrayList<>();
  private final RawServer server;

  private FaultServer(Function<ConnectionScript, RawServer> start) {
    this.server = start.apply(this::play);
  }

  /** Starts a server in clear, on a free port. */
  public static FaultServer start() {
    return new FaultServer(RawServer::start);
  }

  /**
   * Starts a server that speaks TLS, on a free port.
   *
   * @param tls with its key
   */
  public static FaultServer startTls(SSLContext tls) {
    return new FaultServer(script -> RawServer.startTls(tls, script));
  }

  /**
   * A URI at this server.
   *
   * @param path begins with a slash, or is empty
   * @return with the host {@code localhost}
   */
  public URI uri(String path) {
    return server.uri(path);
  }

  /**
   * About these requests something is going to be said; what is said later goes before.
   *
   * @param method as in the request line: the case counts
   * @param path as it is sent, without a query; {@code *} for every path
   */
  public When when(String method, String path) {
    return new When(new Requests(method, path));
  }

  /** Requests about which something is being said. */
  public final class When {
    private final Requests requests;

    private When(Requests requests) {
      this.requests = requests;
    }

    /**
     * What is done with the first of them from now on, with the second and so on.
     *
     * @param more for those that follow; the last one is for all the rest
     * @return the server
     */
    public FaultServer then(Reaction first, Reaction... more) {
      expectations.add(0, new Expectation(requests, first, more));
      return FaultServer.this;
    }
  }

  /** All requests that were read, in their order, those that were not answered included. */
  public List<RawRequest> requests() {
    return server.requests();
  }

  /** How many connections were accepted. */
  public int connections() {
    return server.connections();
  }

  /** What went wrong with the server itself, such as a request that cannot be understood. */
  public List<Throwable> failures() {
    return server.failures();
  }

  /** Stops listening and ends every connection. */
  @Override
  public void close() {
    server.close();
  }

  private void play(RawConnection connection) throws IOException {
    Reaction.Next next = Reaction.Next.GOES_ON;
    while (next == Reaction.Next.GOES_ON) {
      RequestReader.Parsed head = connection.look();
      next = reactionTo(head).play(connection, head);
    }
    if (next == Reaction.Next.DEAD) {
      connection.readOctets(1);
      connection.reset();
    }
  }

  private Reaction reactionTo(RequestReader.Parsed head) {
    return expectations.stream()
        .filter(expectation -> expectation.requests().include(head.method(), head.target()))
        .findFirst()
        .map(Expectation::next)
        .orElseGet(() -> unexpected(head));
  }

  private static Reaction unexpected(RequestReader.Parsed head) {
    return Reaction.answer(
        501,
        "FaultServer: nothing was said about %s %s; say when(\"%s\", \"%s\").then(...)"
            .formatted(
                head.method(), head.target(), head.method(), Requests.pathOf(head.target())));
  }
}
