package dev.redial.samples.bookshop;

import dev.redial.resend.ResendConfirmation;
import dev.redial.runtime.ConnectionManager;
import dev.redial.runtime.Redial;
import dev.redial.runtime.RedialHttpClient;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** A client of the bookshop at the end of a line of its own, closed as a whole. */
final class Line implements AutoCloseable {
  /** How long an answer is under way: the shop is an ocean away. */
  static final Duration DELAY = Duration.ofMillis(40);

  /** How many connections the client may have. */
  static final int CONNECTIONS = 2;

  private final CuttingProxy proxy;
  private final ConnectionManager connections;
  private final RedialHttpClient http;
  private final Bookshop shop;

  /** With requests one behind the other, as deep as Redial goes by itself. */
  Line(BookshopServer server, Fault fault, ResendConfirmation confirmation) throws IOException {
    this(server, fault, confirmation, ConnectionManager.builder());
  }

  private Line(
      BookshopServer server,
      Fault fault,
      ResendConfirmation confirmation,
      ConnectionManager.Builder settings)
      throws IOException {
    proxy = new CuttingProxy(server.port(), DELAY, fault);
    // The story counts what is sent; a machine that stalls would have copies of reads sent as well.
    connections = settings.maxConnectionsPerOrigin(CONNECTIONS).withoutRescue().build();
    http =
        RedialHttpClient.newBuilder()
            .connectionManager(connections)
            .retries(policies())
            .confirmation(confirmation)
            .build();
    Redial redial = Redial.builder().httpClient(http).baseUri("bookshop", proxy.uri()).build();
    shop = new BookshopClient(redial);
  }

  /** That of {@code @Retry("search")}, and one for everything else. */
  private static RetryRegistry policies() {
    RetryConfig usual =
        RetryConfig.custom().maxAttempts(3).waitDuration(Duration.ofMillis(100)).build();
    RetryConfig search =
        RetryConfig.custom().maxAttempts(4).waitDuration(Duration.ofMillis(50)).build();
    return RetryRegistry.of(Map.of("default", usual, "search", search));
  }

  /** With one request at a time on each connection, as most clients do it. */
  static Line oneAtATime(BookshopServer server) throws IOException {
    return new Line(
        server,
        Fault.none(),
        ResendConfirmation.never(),
        ConnectionManager.builder().maxPipelineDepth(1));
  }

  Bookshop shop() {
    return shop;
  }

  Traffic traffic() {
    return proxy.traffic();
  }

  @Override
  public void close() throws IOException {
    http.close();
    connections.close();
    proxy.close();
  }
}
